"""ChatMember objects."""

from playground.botapi.model import Chat, Rights
from playground.botapi.rights import as_permissions
from playground.botapi.wire import Json
from playground.botapi.world import World

RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
)


def member(world: World, chat: Chat, user_id: int) -> Json:
    user = world.bot.user() if user_id == world.bot.id else world.people[user_id].user()
    status = _status(world, chat, user_id)
    rights = chat.bot_rights if user_id == world.bot.id else None
    return {"status": status, "user": user} | _details(status, rights)


def bot_member(world: World, status: str, rights: Rights | None = None) -> Json:
    return {"status": status, "user": world.bot.user()} | _details(status, rights)


def _status(world: World, chat: Chat, user_id: int) -> str:
    if user_id == world.bot.id:
        return bot_status(chat)
    if user_id == chat.owner:
        return "creator"
    if user_id in chat.administrators:
        return "administrator"
    return "member" if user_id in chat.members else "left"


def bot_status(chat: Chat) -> str:
    if chat.bot_was_kicked:
        return "kicked"
    if not chat.bot_is_member:
        return "left"
    if chat.bot_is_admin:
        return "administrator"
    return "restricted" if chat.bot_rights is not None else "member"


def _details(status: str, rights: Rights | None) -> Json:
    if status == "restricted":
        return {"is_member": True, "until_date": 0, **as_permissions(rights or Rights())}
    if status == "creator":
        return {"is_anonymous": False}
    if status == "administrator":
        return {"can_be_edited": False, "is_anonymous": False, **dict.fromkeys(RIGHTS, True)}
    return {"until_date": 0} if status == "kicked" else {}


def bot_change(world: World, chat: Chat, by: Json, old: str, new: str) -> Json:
    """The body of a my_chat_member update."""
    return {
        "chat": world.chat_object(chat),
        "from": by,
        "date": world.now_seconds(),
        "old_chat_member": bot_member(world, old),
        "new_chat_member": bot_member(world, new, chat.bot_rights),
    }


def tell_bot_of_itself(world: World, chat: Chat, by: Json, old: str, new: str) -> None:
    if old != new or new == "restricted":
        world.tell_bot("my_chat_member", bot_change(world, chat, by, old, new), lane=f"membership:{chat.id}")
