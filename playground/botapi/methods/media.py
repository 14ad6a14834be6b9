"""Files in calls of the bot: uploaded with the call, or sent again by file_id."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from playground.botapi import clips
from playground.botapi.entities import Text
from playground.botapi.methods import texts
from playground.botapi.model import StoredFile
from playground.botapi.parameters import Arguments, Upload
from playground.botapi.pictures import dimensions, photo_sizes, thumbnail_of
from playground.botapi.wire import Json, bad_request
from playground.botapi.world import World

PHOTO_EDGE = 2560
_LARGEST_THUMBNAIL = 200 * 1024
_INTERCHANGEABLE = frozenset({"document", "video", "animation"})
_INPUT_FIELDS = frozenset({"type", "media", "caption", "parse_mode", "caption_entities"})
_SHOWN_FIELDS = frozenset({"has_spoiler", "show_caption_above_media"})
_CLIP_FIELDS = frozenset({"thumbnail", "width", "height", "duration"})
_FIELDS_OF = {
    "photo": _INPUT_FIELDS | _SHOWN_FIELDS,
    "video": _INPUT_FIELDS
    | _SHOWN_FIELDS
    | _CLIP_FIELDS
    | {"cover", "start_timestamp", "supports_streaming"},
    "animation": _INPUT_FIELDS | _SHOWN_FIELDS | _CLIP_FIELDS,
    "document": _INPUT_FIELDS | {"thumbnail", "disable_content_type_detection"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class InputMedia:
    """One file with what is said of it. `details` are the parameters of the call, or the InputMedia object."""

    kind: str
    source: Upload | StoredFile
    caption: Text
    details: Mapping[str, Any]
    thumbnail: Upload | None = None

    def fields(self) -> Json:
        fields = self.caption.as_fields("caption")
        if self.details.get("has_spoiler"):
            fields["has_media_spoiler"] = True
        if self.details.get("show_caption_above_media"):
            fields["show_caption_above_media"] = True
        return fields


def from_call(world: World, args: Arguments, kind: str) -> InputMedia:
    """Of sendPhoto and its likes, where the file is a parameter."""
    source = _source(world, args, args.text(kind), args.uploads.get(kind))
    if source is None:
        raise bad_request(f"there is no {kind} in the request")
    thumbnail = _uploaded(args, args.text("thumbnail")) or args.uploads.get("thumbnail")
    return InputMedia(
        kind=kind, source=source, caption=texts.caption(args.values), details=args.values, thumbnail=thumbnail
    )


def from_object(world: World, args: Arguments, media: object) -> InputMedia:
    """Of sendMediaGroup and editMessageMedia, where it is an InputMedia object."""
    trouble = "can't parse InputMedia: "
    if not isinstance(media, dict):
        raise bad_request(trouble + "expected an Object")
    kind = media.get("type")
    if kind not in _FIELDS_OF:
        raise bad_request(f'{trouble}type "{kind}" is unsupported')
    if world.strict and (unknown := set(media) - _FIELDS_OF[kind]):
        raise bad_request(f"{trouble}unknown field {min(unknown)!r}")
    named = media.get("media")
    source = _source(world, args, named if isinstance(named, str) else "", None)
    if source is None:
        raise bad_request(trouble + "media not found")
    thumbnail = _uploaded(args, str(media.get("thumbnail") or ""))
    return InputMedia(
        kind=kind, source=source, caption=texts.caption(media), details=media, thumbnail=thumbnail
    )


def _source(world: World, args: Arguments, value: str, upload: Upload | None) -> Upload | StoredFile | None:
    if value.startswith("attach://"):
        return _uploaded(args, value)
    if not value:
        return upload
    if value.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    stored = world.shelf.find(value)
    if stored is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return stored


def _uploaded(args: Arguments, value: str) -> Upload | None:
    return args.uploads.get(value.removeprefix("attach://")) if value.startswith("attach://") else None


async def content_of(world: World, media: InputMedia) -> Json:
    """The fields of the message that shows it."""
    if isinstance(media.source, StoredFile):
        return {**_again(world, media.kind, media.source), **media.fields()}
    if not media.source.content:
        raise bad_request("file must be non-empty")
    if media.kind == "photo":
        sizes = await asyncio.to_thread(photo_sizes, media.source.content, longest=PHOTO_EDGE)
        return {"photo": world.shelf.photo(sizes), **media.fields()}
    return {**_new_file(world, media, media.source), **media.fields()}


def _again(world: World, kind: str, stored: StoredFile) -> Json:
    if stored.kind == "photo" and kind == "photo":
        return {"photo": world.shelf.group_of(stored)}
    if stored.kind not in _INTERCHANGEABLE or kind not in _INTERCHANGEABLE:
        raise bad_request(f"can't use file of type {stored.kind.capitalize()} as {kind.capitalize()}")
    return _as_shown(stored.kind, stored.facts)


def _new_file(world: World, media: InputMedia, upload: Upload) -> Json:
    mime = upload.content_type or "application/octet-stream"
    thumbnail = _thumbnail(world, media, upload)
    named = {"file_name": upload.filename, "mime_type": mime}
    kind = media.kind
    if kind == "document" and mime == "image/gif" and not media.details.get("disable_content_type_detection"):
        kind = "animation"
    if kind == "document":
        facts = {**named, **thumbnail}
    else:
        width, height, seconds = clips.measure(upload.content, media.details) or (*_still(upload.content), 0)
        facts = {"width": width, "height": height, "duration": seconds, **named, **thumbnail}
    return _as_shown(kind, world.shelf.file(kind, upload.content, facts, name=upload.filename, mime=mime))


def _still(content: bytes) -> tuple[int, int]:
    return dimensions(content) or (320, 240)


def _thumbnail(world: World, media: InputMedia, upload: Upload) -> Json:
    if media.thumbnail is None:
        return world.shelf.thumbnail(thumbnail_of(upload.content))
    size = dimensions(media.thumbnail.content)
    fits = size is not None and max(size) <= 320 and len(media.thumbnail.content) <= _LARGEST_THUMBNAIL
    if world.strict and not (fits and media.thumbnail.content.startswith(b"\xff\xd8")):
        raise bad_request(
            "the thumbnail must be a JPEG of at most 320x320 and 200 kB (the real server would ignore it)"
        )
    return world.shelf.thumbnail(thumbnail_of(media.thumbnail.content))


def _as_shown(kind: str, facts: Json) -> Json:
    # An animation is shown twice, for bots from before there were animations.
    return {kind: facts, "document": facts} if kind == "animation" else {kind: facts}
