"""Files of people: photos are shrunk by the app that sends them, everything else arrives as it is."""

import asyncio
import mimetypes

from playground.botapi import clips
from playground.botapi.model import Chat, Message, Person
from playground.botapi.parameters import Upload
from playground.botapi.people.request_fields import Refused, Wish
from playground.botapi.people.speaking import caption_content, check_present, say
from playground.botapi.pictures import Size, dimensions, photo_sizes, thumbnail_of
from playground.botapi.wire import ApiError, Json
from playground.botapi.world import World

PHOTO_EDGE = 1280
KINDS = ("photo", "document", "video", "animation", "video_note", "sticker", "voice")
_IN_ALBUMS = {"photo", "video", "document"}
_CAPTIONED = {"photo", "document", "video", "animation", "voice"}
_UNKNOWN = "application/octet-stream"
_MIMES = {"voice": "audio/ogg", "video_note": "video/mp4", "sticker": "image/webp"}


async def send_files(
    world: World, chat: Chat, person: Person, wish: Wish, files: list[tuple[str, Upload]]
) -> list[Message]:
    """Several become albums of at most ten: separate messages that share a media_group_id."""
    check_present(chat, person)
    if not files:
        raise Refused("there is no file")
    kinds = [kind for kind, _ in files]
    if len(files) > 1 and not set(kinds) <= _IN_ALBUMS:
        raise Refused("only photos, videos and files can be sent together")
    contents = [await _content(world, kind, upload) for kind, upload in files]
    caption = caption_content(wish.text("caption", ""))
    if caption and kinds[0] in _CAPTIONED:
        contents[0] |= caption
    messages: list[Message] = []
    for start in range(0, len(contents), 10):
        part = contents[start : start + 10]
        album = {"media_group_id": world.new_id()} if len(part) > 1 else {}
        messages += [say(world, chat, person, {**content, **album}, wish) for content in part]
    return messages


async def _content(world: World, kind: str, upload: Upload) -> Json:
    if kind not in KINDS:
        raise Refused(f"as must be one of {', '.join(KINDS)}")
    if not upload.content:
        raise Refused("the file is empty")
    if kind == "photo":
        try:
            sizes = await asyncio.to_thread(photo_sizes, upload.content, longest=PHOTO_EDGE)
        except ApiError as error:
            raise Refused(f"not a photo: {error.description}") from error
        return {"photo": world.shelf.photo(sizes)}
    mime = _mime(kind, upload)
    thumbnail = await asyncio.to_thread(thumbnail_of, upload.content)
    facts = _facts(kind, upload, mime, thumbnail) | world.shelf.thumbnail(
        None if kind == "sticker" else thumbnail
    )
    shown = world.shelf.file(kind, upload.content, facts, name=upload.filename, mime=mime)
    return {kind: shown, "document": shown} if kind == "animation" else {kind: shown}


def _mime(kind: str, upload: Upload) -> str:
    told = (upload.content_type, mimetypes.guess_type(upload.filename)[0], _MIMES.get(kind))
    return next((mime for mime in told if mime and mime != _UNKNOWN), _UNKNOWN)


def _facts(kind: str, upload: Upload, mime: str, still: Size | None) -> Json:
    named = {"file_name": upload.filename, "mime_type": mime}
    if kind == "document":
        return named
    if kind == "voice":
        return {"duration": 3, "mime_type": mime}
    if kind == "sticker":
        return _sticker(upload, mime)
    width, height, seconds = clips.measure(upload.content, {}) or (*_size(still), 1)
    if kind == "video_note":
        return {"length": min(width, height), "duration": seconds}
    return {"width": width, "height": height, "duration": seconds, **named}


def _size(still: Size | None) -> tuple[int, int]:
    return (still.width, still.height) if still else (320, 240)


def _sticker(upload: Upload, mime: str) -> Json:
    width, height = dimensions(upload.content) or (512, 512)
    moving = {"is_animated": mime == "application/x-tgsticker", "is_video": mime == "video/webm"}
    return {"width": width, "height": height, **moving, "type": "regular", "emoji": "🙂"}
