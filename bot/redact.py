"""Takes secrets out of text, and the power to mislead out of strangers' text. Pure functions."""

import json
import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import quote

HIDDEN = "[hidden]"
SHORTEST_SECRET = 6

_RULES = (
    (
        re.compile(r"(?<!\d)\d{5,}(?::|%3[Aa])[A-Za-z0-9_-]{30,}"),
        HIDDEN,
    ),  # a bot's token, in an address or not
    (re.compile(r"(/(?:file/)?bot)(?!\[hidden\])[^/\s\"'\\]{20,}(?=/)"), rf"\1{HIDDEN}"),
    (re.compile(r"(/media/)[A-Za-z0-9_.=~%-]{16,}"), rf"\1{HIDDEN}"),  # signed links to people's pictures
    (re.compile(r"(?<=/)[A-Za-z0-9_-]{40,}(?![A-Za-z0-9_-])"), HIDDEN),  # callback tokens
    (re.compile(r"(?i)\b(bearer|basic|tma)(\s+)[A-Za-z0-9._~+/=-]{8,}"), rf"\1\2{HIDDEN}"),
    (re.compile(r"(?i)(secret[_-]token\W{1,6})[A-Za-z0-9_-]{8,}"), rf"\1{HIDDEN}"),
)
_MISLEADING = {
    "Cc",
    "Cf",
    "Cs",
    "Zl",
    "Zp",
}  # controls, bidi and zero-width marks, lone surrogates, line separators


class Redactor:
    """Knows the secrets of this bot beside the shapes that every bot's secrets have."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        spellings = {
            form for secret in secrets if len(secret) >= SHORTEST_SECRET for form in _spellings(secret)
        }
        longest_first = sorted(spellings, key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, longest_first))) if spellings else None

    def __call__(self, text: str) -> str:
        if self._known is not None:
            text = self._known.sub(HIDDEN, text)
        for rule, replacement in _RULES:
            text = rule.sub(replacement, text)
        return text


def _spellings(secret: str) -> set[str]:
    """As it may stand in plain text, in JSON, in an address, in a Python literal."""
    quoted = (json.dumps(secret), json.dumps(secret, ensure_ascii=False), repr(secret))
    return {secret, quote(secret), quote(secret, safe=""), *(form[1:-1] for form in quoted)}


def one_line(text: str) -> str:
    """Nothing in it starts a new line, moves the cursor, or turns the direction of writing."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible(char) for char in text)


def _visible(char: str) -> str:
    return char.encode("unicode_escape").decode() if unicodedata.category(char) in _MISLEADING else char
