"""editMessageText and its likes. An edit without reply_markup takes the buttons away, as it really does."""

from playground.botapi.keyboards import check_markup, inline_only
from playground.botapi.methods import media as media_input
from playground.botapi.methods import texts
from playground.botapi.methods.addressing import reachable
from playground.botapi.methods.handler import Handler
from playground.botapi.methods.sending import ALBUM_KINDS
from playground.botapi.model import MEDIA, Message
from playground.botapi.parameters import Arguments
from playground.botapi.rights import check_has_rights, check_may_edit
from playground.botapi.wire import Json, bad_request
from playground.botapi.world import World

_SHOWN = ("text", "entities", "caption", "caption_entities", "show_caption_above_media", "has_media_spoiler")
_CONTENT = (*_SHOWN, *MEDIA, "link_preview_options", "reply_markup")
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def editable(world: World, args: Arguments) -> Message:
    if args.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    chat = reachable(world, args.values.get("chat_id"))
    check_may_edit(chat)
    message_id = args.number("message_id")
    if message_id <= 0:
        raise bad_request("message identifier is not specified")
    message = chat.message(message_id)
    if message is None:
        raise bad_request("message to edit not found")
    if not message.by_bot or message.frozen or message.is_service:
        raise bad_request("message can't be edited")
    return message


def markup_of(world: World, args: Arguments) -> Json:
    markup = check_markup(inline_only(args.object("reply_markup")), strict=world.strict)
    return {"reply_markup": markup} if markup else {}


def changed(world: World, message: Message, content: Json) -> Json:
    """Puts the new content in the old one's place. The markup is part of the content."""
    rest = {key: value for key, value in message.body.items() if key not in _CONTENT}
    new = {**rest, **content}
    if _essence(new) == _essence(message.body):
        raise bad_request(_NOT_MODIFIED)
    return world.replace(message, new).body


def _essence(body: Json) -> Json:
    media = {kind: _identity(body[kind]) for kind in MEDIA if kind in body}
    shown = {key: body.get(key) for key in (*_SHOWN, "reply_markup", "link_preview_options")}
    return {**shown, **media}


def _identity(media: Json | list[Json]) -> list[str]:
    files = media if isinstance(media, list) else [media]
    return [file["file_unique_id"] for file in files]


async def edit_text(world: World, args: Arguments) -> Json:
    text = texts.message_text(args)
    message = editable(world, args)
    if "text" not in message.body:
        raise bad_request("there is no text in the message to edit")
    preview = texts.link_preview(args, strict=world.strict)
    previewed = {"link_preview_options": preview} if preview else {}
    return changed(world, message, {**text.as_fields("text"), **previewed, **markup_of(world, args)})


async def edit_caption(world: World, args: Arguments) -> Json:
    caption = texts.caption(args.values)
    message = editable(world, args)
    media = {kind: message.body[kind] for kind in MEDIA if kind in message.body}
    if not media:
        raise bad_request("there is no caption in the message to edit")
    kept = {key: message.body[key] for key in ("has_media_spoiler",) if key in message.body}
    if args.flag("show_caption_above_media"):
        kept["show_caption_above_media"] = True
    content = {**media, **kept, **caption.as_fields("caption")}
    return changed(world, message, {**content, **markup_of(world, args)})


async def edit_media(world: World, args: Arguments) -> Json:
    described = args.object("media")
    if described is None:
        raise bad_request('parameter "media" is required')
    media = media_input.from_object(world, args, described)
    message = editable(world, args)
    if not any(kind in message.body for kind in ("text", *MEDIA)):
        raise bad_request("there is no media in the message to edit")
    _check_stays_in_album(message, media.kind)
    check_has_rights(world.chats[message.chat_id], [media.kind])
    markup = markup_of(world, args)
    content = await media_input.content_of(world, media)
    return changed(world, editable(world, args), {**content, **markup})


def _check_stays_in_album(message: Message, kind: str) -> None:
    if "media_group_id" not in message.body:
        return
    same = next((kinds for kinds in ALBUM_KINDS if any(each in message.body for each in kinds)), set())
    if kind not in same:
        raise bad_request("can't use media of the specified type in the album")


async def edit_reply_markup(world: World, args: Arguments) -> Json:
    message = editable(world, args)
    content = {key: message.body[key] for key in _CONTENT if key in message.body and key != "reply_markup"}
    return changed(world, message, {**content, **markup_of(world, args)})


HANDLERS: dict[str, Handler] = {
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageMedia": edit_media,
    "editMessageReplyMarkup": edit_reply_markup,
}
