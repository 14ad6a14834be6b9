"""copyMessage: the content of a message once more, without a link to where it came from."""

from playground.botapi.methods import texts
from playground.botapi.methods.addressing import destination, reachable
from playground.botapi.methods.handler import Handler
from playground.botapi.model import CONTENT, MEDIA, Message
from playground.botapi.parameters import Arguments
from playground.botapi.rights import kind_of
from playground.botapi.wire import Json, bad_request
from playground.botapi.world import World

_KEPT = (*CONTENT, "entities", "link_preview_options", "has_media_spoiler")
_CAPTION = ("caption", "caption_entities", "show_caption_above_media")


async def copy_message(world: World, args: Arguments) -> Json:
    """The source is looked at first, as the real server does. Buttons do not come along."""
    content = _content(_source(world, args), args)
    where = destination(world, args, kind_of(content))
    return {"message_id": where.post(world, content).id}


def _source(world: World, args: Arguments) -> Message:
    chat = reachable(world, args.values.get("from_chat_id"), to_write=False)
    message_id = args.number("message_id")
    if message_id <= 0:
        raise bad_request("message identifier is not specified")
    message = chat.message(message_id)
    if message is None:
        raise bad_request("message to copy not found")
    if message.is_service or "invoice" in message.body or message.body.get("has_protected_content"):
        raise bad_request("message can't be copied")
    return message


def _content(message: Message, args: Arguments) -> Json:
    body = message.body
    content = {key: body[key] for key in _KEPT if key in body}
    if not args.has("caption") or not any(kind in body for kind in MEDIA):
        return content | {key: body[key] for key in _CAPTION if key in body}
    above = {"show_caption_above_media": True} if args.flag("show_caption_above_media") else {}
    return content | texts.caption(args.values).as_fields("caption") | above


HANDLERS: dict[str, Handler] = {"copyMessage": copy_message}
