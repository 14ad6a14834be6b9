"""deleteMessage and deleteMessages."""

from datetime import timedelta

from playground.botapi.methods.addressing import reachable
from playground.botapi.methods.handler import Handler
from playground.botapi.model import Chat, Message
from playground.botapi.parameters import Arguments
from playground.botapi.wire import bad_request
from playground.botapi.world import World

FOR_EVERYONE = timedelta(hours=48)


async def delete_message(world: World, args: Arguments) -> bool:
    chat = reachable(world, args.values.get("chat_id"))
    message_id = args.number("message_id")
    if message_id <= 0:
        raise bad_request("message identifier is not specified")
    message = chat.message(message_id)
    if message is None:
        raise bad_request("message to delete not found")
    if not _may_delete(world, chat, message):
        raise bad_request("message can't be deleted")
    world.delete(message)
    return True


async def delete_messages(world: World, args: Arguments) -> bool:
    """The ones that are not there are skipped."""
    chat = reachable(world, args.values.get("chat_id"))
    ids = args.array("message_ids")
    if not ids:
        raise bad_request("message identifiers are not specified")
    if len(ids) > 100:
        raise bad_request("too many message identifiers specified")
    if not all(isinstance(each, int) and each > 0 for each in ids):
        raise bad_request("invalid message identifier specified")
    for message in [found for each in ids if (found := chat.message(each))]:
        if _may_delete(world, chat, message):
            world.delete(message)
    return True


def _may_delete(world: World, chat: Chat, message: Message) -> bool:
    if chat.bot_is_admin:
        return True
    young = world.clock() - message.sent_at < FOR_EVERYONE
    return young and (message.by_bot or chat.is_private)


HANDLERS: dict[str, Handler] = {"deleteMessage": delete_message, "deleteMessages": delete_messages}
