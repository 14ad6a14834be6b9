"""What the bot may know of a chat and its members."""

from playground.botapi.membership import member
from playground.botapi.methods.addressing import reachable
from playground.botapi.methods.handler import Handler
from playground.botapi.model import Chat
from playground.botapi.parameters import Arguments
from playground.botapi.rights import as_permissions
from playground.botapi.wire import Json, bad_request
from playground.botapi.world import World

_GIFTS = {
    "unlimited_gifts": False,
    "limited_gifts": False,
    "unique_gifts": False,
    "premium_subscription": False,
    "gifts_from_channels": False,
}


async def get_chat(world: World, args: Arguments) -> Json:
    chat = reachable(world, args.values.get("chat_id"), to_write=False)
    permissions = {} if chat.is_private else {"permissions": as_permissions(chat.rights)}
    return {
        **world.chat_object(chat),
        **permissions,
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": _GIFTS,
    }


async def get_chat_member(world: World, args: Arguments) -> Json:
    chat = reachable(world, args.values.get("chat_id"), to_write=False)
    user_id = args.user_id()
    if user_id != world.bot.id and user_id not in world.people:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return member(world, chat, user_id)


async def get_chat_member_count(world: World, args: Arguments) -> int:
    chat = reachable(world, args.values.get("chat_id"), to_write=False)
    return len(chat.members) + int(chat.bot_is_member)


async def get_chat_administrators(world: World, args: Arguments) -> list[Json]:
    chat = reachable(world, args.values.get("chat_id"), to_write=False)
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    bot = [world.bot.id] if chat.bot_is_admin and args.flag("return_bots") else []
    return [member(world, chat, user_id) for user_id in [*_admins(chat), *bot]]


def _admins(chat: Chat) -> list[int]:
    return [user_id for user_id in chat.members if chat.is_admin(user_id)]


async def leave_chat(world: World, args: Arguments) -> bool:
    chat = reachable(world, args.values.get("chat_id"))
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    chat.bot_is_member = chat.bot_is_admin = False
    world.post(chat, {"left_chat_member": world.bot.user()})
    return True


HANDLERS: dict[str, Handler] = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatMemberCount": get_chat_member_count,
    "getChatAdministrators": get_chat_administrators,
    "leaveChat": leave_chat,
}
