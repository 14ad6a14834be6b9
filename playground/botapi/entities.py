"""Texts as Telegram keeps them: plain characters beside entities, offsets in UTF-16 units."""

import re
from dataclasses import dataclass, field

from playground.botapi.wire import Json

ENTITY_TYPES = frozenset(
    {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bold"}
    | {"italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote"}
    | {"code", "pre", "text_link", "text_mention", "custom_emoji", "date_time"}
)
_FOUND = (
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,32}(?:@[A-Za-z][A-Za-z0-9_]{2,31})?(?![\w/])")),
    ("mention", re.compile(r"(?<!\w)@[A-Za-z][A-Za-z0-9_]{3,31}\b")),
    ("hashtag", re.compile(r"(?<![\w&])#(?=\w*[^\W\d])\w{1,256}")),
    ("email", re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")),
    ("url", re.compile(r"\b(?:https?://|t\.me/|www\.)[^\s<>\"]*[^\s<>\".,:;!?)]")),
)
FOUND_BY_TELEGRAM = frozenset({*(kind for kind, _ in _FOUND), "cashtag", "phone_number"})
"""Kinds that it looks for itself: a bot that names them is not listened to."""

_NOT_INSIDE = frozenset({"code", "pre", "text_link", "text_mention"})


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf16_slice(text: str, offset: int, length: int) -> str:
    units = text.encode("utf-16-le", "surrogatepass")
    return units[offset * 2 : (offset + length) * 2].decode("utf-16-le", "replace")


@dataclass(frozen=True, slots=True)
class Text:
    plain: str = ""
    entities: tuple[Json, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.plain)

    @property
    def length(self) -> int:
        return utf16_length(self.plain)

    def as_fields(self, name: str) -> Json:
        """The two fields of a Message: text and entities, or caption and caption_entities."""
        if not self.plain:
            return {}
        entities = "entities" if name == "text" else f"{name}_entities"
        return {name: self.plain} | (
            {entities: [dict(entity) for entity in self.entities]} if self.entities else {}
        )


@dataclass(slots=True)
class _Trimmer:
    """Cuts the white space at both ends, and moves the entities along."""

    text: Text
    kept: list[Json] = field(default_factory=list)

    def trimmed(self) -> Text:
        plain = self.text.plain
        start = utf16_length(plain) - utf16_length(plain.lstrip())
        stripped = plain.strip()
        end = start + utf16_length(stripped)
        for entity in self.text.entities:
            first = max(entity["offset"], start)
            last = min(entity["offset"] + entity["length"], end)
            if last > first:
                self.kept.append({**entity, "offset": first - start, "length": last - first})
        return Text(stripped, tuple(self.kept))


def finished(text: Text) -> Text:
    """Trimmed, with the links, commands and mentions that Telegram finds by itself, in Telegram's order."""
    trimmed = _Trimmer(text).trimmed()
    entities = [*trimmed.entities, *_found_in(trimmed)]
    entities.sort(key=lambda entity: (entity["offset"], -entity["length"], entity["type"]))
    return Text(trimmed.plain, tuple(entities))


def _found_in(text: Text) -> list[Json]:
    taken = [_span(entity) for entity in text.entities if entity["type"] in _NOT_INSIDE]
    found: list[Json] = []
    for kind, pattern in reversed(_FOUND):
        for match in pattern.finditer(text.plain):
            offset = utf16_length(text.plain[: match.start()])
            span = (offset, offset + utf16_length(match.group()))
            if any(span[0] < end and start < span[1] for start, end in taken):
                continue
            taken.append(span)
            found.append({"type": kind, "offset": offset, "length": span[1] - span[0]})
    return found


def _span(entity: Json) -> tuple[int, int]:
    return entity["offset"], entity["offset"] + entity["length"]


def parts_of(text: Text, kind: str) -> list[str]:
    """The words of one kind, such as the commands: ["/start@some_bot"]."""
    return [
        utf16_slice(text.plain, entity["offset"], entity["length"])
        for entity in text.entities
        if entity["type"] == kind
    ]
