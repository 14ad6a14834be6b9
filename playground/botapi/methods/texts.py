"""Texts and captions as they come from the bot: parsed, checked, cut to Telegram's rules."""

from collections.abc import Mapping
from typing import Any

from playground.botapi.entities import ENTITY_TYPES, FOUND_BY_TELEGRAM, Text, finished
from playground.botapi.html import BadHtml, parse_html
from playground.botapi.parameters import Arguments
from playground.botapi.wire import Json, bad_request

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
_MOST_BYTES = 1 << 15
_PREVIEW_FIELDS = {"is_disabled", "url", "prefer_small_media", "prefer_large_media", "show_above_text"}


def message_text(args: Arguments) -> Text:
    text = _formatted(args.text("text"), args.text("parse_mode"), args.array("entities"))
    if not text:
        raise bad_request("message text is empty")
    if text.length > LONGEST_TEXT:
        raise bad_request("message is too long")
    return text


def caption(values: Mapping[str, Any]) -> Text:
    """Of a call or of one InputMedia."""
    text = _formatted(
        values.get("caption") or "", values.get("parse_mode") or "", values.get("caption_entities")
    )
    if text.length > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return text


def link_preview(args: Arguments, *, strict: bool) -> Json | None:
    options = args.object("link_preview_options")
    if options is None:
        return {"is_disabled": True} if args.flag("disable_web_page_preview") else None
    if strict and (unknown := set(options) - _PREVIEW_FIELDS):
        raise bad_request(f"unknown field {min(unknown)!r} in link preview options")
    return options or None


def _formatted(source: str, parse_mode: str, entities: list[Any] | None) -> Text:
    if len(source.encode()) > _MOST_BYTES:
        raise bad_request("text is too long")
    mode = parse_mode.lower()
    if not source or mode in {"", "none"}:
        given = [_checked(entity) for entity in entities or []]
        return finished(Text(source, tuple(each for each in given if each["type"] not in FOUND_BY_TELEGRAM)))
    if mode != "html":
        reason = "only HTML is emulated" if mode.startswith("markdown") else "unsupported parse_mode"
        raise bad_request(reason)
    try:
        return finished(parse_html(source))
    except BadHtml as error:
        raise bad_request(f"can't parse entities: {error}") from error


def _checked(entity: object) -> Json:
    trouble = "can't parse MessageEntity: "
    if not isinstance(entity, dict):
        raise bad_request(trouble + "expected an Object")
    for name in ("offset", "length"):
        if not isinstance(entity.get(name), int) or entity[name] < 0:
            raise bad_request(f'{trouble}field "{name}" must be a non-negative Number')
    if entity.get("type") not in ENTITY_TYPES:
        raise bad_request(trouble + "Unsupported type specified")
    return entity
