"""sendMessage and its likes."""

from playground.botapi.methods import media as media_input
from playground.botapi.methods import texts
from playground.botapi.methods.addressing import destination, reachable, thread_fields
from playground.botapi.methods.handler import Handler
from playground.botapi.parameters import Arguments
from playground.botapi.rights import check_may_edit
from playground.botapi.wire import Json, bad_request
from playground.botapi.world import World

_ACTIONS = frozenset(
    {"typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice"}
    | {"upload_document", "choose_sticker", "find_location", "record_video_note"}
    | {"upload_video_note", "cancel"}
)
ALBUM_KINDS = ({"photo", "video"}, {"document"})


async def send_message(world: World, args: Arguments) -> Json:
    text = texts.message_text(args)
    preview = texts.link_preview(args, strict=world.strict)
    content = text.as_fields("text") | ({"link_preview_options": preview} if preview else {})
    return destination(world, args, "text").post(world, content, link_preview=preview).body


def _sender_of(kind: str) -> Handler:
    async def send(world: World, args: Arguments) -> Json:
        where = destination(world, args, kind)
        content = await media_input.content_of(world, media_input.from_call(world, args, kind))
        return where.post(world, content).body

    return send


async def send_media_group(world: World, args: Arguments) -> list[Json]:
    listed = args.array("media")
    if listed is None:
        raise bad_request('parameter "media" is required')
    items = [media_input.from_object(world, args, each) for each in listed]
    where = destination(world, args, *(item.kind for item in items))
    _check_album([item.kind for item in items])
    contents = [await media_input.content_of(world, item) for item in items]
    album = {"media_group_id": world.new_id()}
    return [where.post(world, {**content, **album}).body for content in contents]


def _check_album(kinds: list[str]) -> None:
    if "animation" in kinds:
        raise bad_request("can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup")
    if not 2 <= len(kinds) <= 10:
        few = "there are too few messages to send as an album"
        raise bad_request(few if len(kinds) < 2 else "too many messages to send as an album")
    if not any(set(kinds) <= allowed for allowed in ALBUM_KINDS):
        raise bad_request("can't use the media of the specified type in the album")


async def send_chat_action(world: World, args: Arguments) -> bool:
    chat = reachable(world, args.values.get("chat_id"))
    action = args.text("action").lower()
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    check_may_edit(chat)
    thread_fields(chat, args.number("message_thread_id"), None)
    world.announce("typing", chat.id, user_id=world.bot.id, text=action)
    return True


HANDLERS: dict[str, Handler] = {
    "sendMessage": send_message,
    "sendPhoto": _sender_of("photo"),
    "sendDocument": _sender_of("document"),
    "sendVideo": _sender_of("video"),
    "sendAnimation": _sender_of("animation"),
    "sendMediaGroup": send_media_group,
    "sendChatAction": send_chat_action,
}
