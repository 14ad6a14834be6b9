"""Reads the HTML of parse_mode as the Bot API does, and refuses it in the same words."""

import re
from dataclasses import dataclass, field

from playground.botapi.entities import Text, utf16_length
from playground.botapi.wire import Json

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_CHARACTER = re.compile(r"&(?:#(?P<decimal>\d+)|#x(?P<hex>[0-9A-Fa-f]+)|(?P<name>[A-Za-z]+));?")
_SPACE = " \t\r\n\0\v"
_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")


class BadHtml(ValueError):
    pass


@dataclass(slots=True)
class _Open:
    tag: str
    offset: int
    attributes: dict[str, str]


@dataclass(slots=True)
class _Reader:
    source: str
    at: int = 0
    plain: list[str] = field(default_factory=list)
    length: int = 0
    open: list[_Open] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def read(self) -> Text:
        while self.at < len(self.source):
            char = self.source[self.at]
            if char == "&":
                self._add(self._character())
            elif char != "<":
                self._add(char)
                self.at += 1
            elif self.source.startswith("</", self.at):
                self._end_tag()
            else:
                self._start_tag()
        if self.open:
            raise BadHtml(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        return Text("".join(self.plain), tuple(_with_languages(self.entities)))

    def _add(self, text: str) -> None:
        self.plain.append(text)
        self.length += utf16_length(text)

    def _character(self) -> str:
        """An HTML entity; what is none stays as it is written."""
        match = _CHARACTER.match(self.source, self.at)
        decoded = _decoded(match) if match else None
        if match is None or decoded is None:
            self.at += 1
            return "&"
        self.at = match.end()
        return decoded

    def _start_tag(self) -> None:
        begin = self.at
        self.at += 1
        tag = self._take_until(_SPACE + ">").lower()
        if self._ended():
            raise BadHtml(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        if tag not in _TYPES:
            raise BadHtml(f'Unsupported start tag "{tag}" at byte offset {self._bytes(begin)}')
        attributes = self._attributes(tag, begin)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise BadHtml(f'Tag "span" must have class "tg-spoiler" at byte offset {self._bytes(begin)}')
        self.open.append(_Open(tag, self.length, attributes))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        attributes: dict[str, str] = {}
        while True:
            self._skip_space()
            if self._ended():
                raise BadHtml(f'Unclosed start tag "{tag}" at byte offset {self._bytes(begin)}')
            if self.source[self.at] == ">":
                self.at += 1
                return attributes
            name, value = self._attribute(tag, begin)
            attributes[name] = value

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        where = f'the tag "{tag}" at byte offset {self._bytes(begin)}'
        name = self._take_until(_SPACE + "=>/\"'").lower()
        if not name:
            raise BadHtml(f"Empty attribute name in {where}")
        self._skip_space()
        if not self.source.startswith("=", self.at):
            if (tag, name) == ("blockquote", "expandable"):
                return name, ""
            raise BadHtml(f"Expected equal sign in declaration of an attribute of {where}")
        self.at += 1
        self._skip_space()
        if self._ended():
            raise BadHtml(f'Unclosed start tag "{tag}" at byte offset {self._bytes(begin)}')
        return name, self._value(begin)

    def _value(self, begin: int) -> str:
        quote = self.source[self.at]
        if quote not in "\"'":
            start = self.at
            match = _TOKEN.match(self.source, self.at)
            self.at = match.end() if match else self.at
            if self._ended() or self.source[self.at] not in _SPACE + ">":
                raise BadHtml(f"Unexpected end of name token at byte offset {self._bytes(start)}")
            return self.source[start : self.at].lower()
        self.at += 1
        value: list[str] = []
        while not self._ended() and self.source[self.at] != quote:
            value.append(self._one_of_value())
        if self._ended():
            raise BadHtml(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        self.at += 1
        return "".join(value)

    def _one_of_value(self) -> str:
        if self.source[self.at] == "&":
            return self._character()
        self.at += 1
        return self.source[self.at - 1]

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise BadHtml(f"Unexpected end tag at byte offset {self._bytes(begin)}")
        self.at += 2
        tag = self._take_until(_SPACE + ">").lower()
        self._skip_space()
        if self._ended() or self.source[self.at] != ">":
            raise BadHtml(f"Unclosed end tag at byte offset {self._bytes(begin)}")
        self.at += 1
        opened = self.open.pop()
        if tag and tag != opened.tag:
            raise BadHtml(
                f"Unmatched end tag at byte offset {self._bytes(begin)}, "
                f'expected "</{opened.tag}>", found "</{tag}>"'
            )
        self._close(opened)

    def _close(self, opened: _Open) -> None:
        length = self.length - opened.offset
        content = "".join(self.plain).encode("utf-16-le")[opened.offset * 2 :].decode("utf-16-le")
        if length and (kind := _kind(opened, content)):
            self.entities.append({**kind, "offset": opened.offset, "length": length})

    def _take_until(self, stops: str) -> str:
        start = self.at
        while not self._ended() and self.source[self.at] not in stops:
            self.at += 1
        return self.source[start : self.at]

    def _skip_space(self) -> None:
        while not self._ended() and self.source[self.at] in _SPACE:
            self.at += 1

    def _ended(self) -> bool:
        return self.at >= len(self.source)

    def _bytes(self, at: int) -> int:
        return len(self.source[:at].encode())


def parse_html(source: str) -> Text:
    """Raises BadHtml with the reason that follows "can't parse entities: "."""
    text = _Reader(source).read()
    ordered = sorted(text.entities, key=lambda entity: (entity["offset"], -entity["length"]))
    return Text(text.plain, tuple(ordered))


def _decoded(match: re.Match[str]) -> str | None:
    if name := match["name"]:
        return _NAMED.get(name)
    code = int(match["decimal"] or match["hex"], 10 if match["decimal"] else 16)
    if 0xD800 <= code <= 0xDFFF:
        raise BadHtml(
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units"
        )
    return chr(code) if 0 < code <= 0x10FFFF else None


def _kind(opened: _Open, content: str) -> Json | None:
    """The entity's type and details; None where Telegram drops the tag without a word."""
    kind = _TYPES[opened.tag]
    if kind == "text_link":
        return _link(opened.attributes.get("href") or content)
    if kind == "custom_emoji":
        return {"type": kind, "custom_emoji_id": opened.attributes.get("emoji-id", "")}
    if kind == "blockquote" and "expandable" in opened.attributes:
        return {"type": "expandable_blockquote"}
    language = opened.attributes.get("class", "")
    if kind == "code" and language.startswith("language-") and len(language) > len("language-"):
        return {"type": kind, "language": language.removeprefix("language-")}
    return {"type": kind}


def _link(href: str) -> Json | None:
    user = re.fullmatch(r"tg://user/?\?id=(\d+)", href)
    if user:
        return {"type": "text_mention", "user": {"id": int(user[1])}}
    scheme = re.match(r"([a-z][a-z0-9+.-]*)://", href, re.IGNORECASE)
    url = href if scheme else f"http://{href}"
    host = re.match(r"[a-z][a-z0-9+.-]*://([^/?#\s]+)(?=\S*$)", url, re.IGNORECASE)
    if host is None or ("." not in host[1] and url.lower().startswith("http") and "localhost" not in host[1]):
        return None
    rest = url[host.end() :]
    return {"type": "text_link", "url": url if rest.startswith("/") else f"{host[0]}/{rest}"}


def _with_languages(entities: list[Json]) -> list[Json]:
    """<pre><code class="language-x"> is one entity: a pre with a language."""
    result: list[Json] = []
    for entity in entities:
        twin = _twin(entity, result)
        if twin is not None and (language := entity.get("language") or twin.get("language")):
            result.remove(twin)
            result.append({**entity, "type": "pre", "language": language})
        else:
            result.append(entity)
    return [_without_language(entity) for entity in result]


def _twin(entity: Json, others: list[Json]) -> Json | None:
    if entity["type"] not in {"pre", "code"}:
        return None
    same = (entity["offset"], entity["length"])
    return next(
        (
            other
            for other in others
            if (other["offset"], other["length"]) == same
            and {other["type"], entity["type"]} == {"pre", "code"}
        ),
        None,
    )


def _without_language(entity: Json) -> Json:
    return {key: value for key, value in entity.items() if key != "language" or entity["type"] == "pre"}
