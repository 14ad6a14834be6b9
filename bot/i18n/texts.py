"""Every word that people see, from one Fluent catalogue a language: a directory of files, one for each part of the bot.

Messages are HTML for Telegram: the catalogue's own markup is kept, and whatever is put into a placeholder is
escaped. Button labels, short answers and command descriptions are shown as they are (`plain`).
"""

import html
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path

import structlog
from fluent.runtime import FluentBundle, FluentResource

log = structlog.get_logger(__name__)

DEFAULT = "en"
CATALOGUES = Path(__file__).parent
# Old apps on Android still give Indonesian the code that it had before 1989.
RENAMED = {"in": "id"}
NOT_WRITTEN = {"zh": {"hant", "tw", "hk", "mo"}}
"""Scripts, and regions that use them, for which the catalogue of a language is only the nearest one."""

Argument = str | int | float | datetime

ENTRY = re.compile(r"^(-?[a-zA-Z][\w-]*) *=", re.MULTILINE)


class Texts:
    """`texts(locale, key, name=value)` is the sentence in that language, or in English where that lacks it."""

    def __init__(self, catalogues: Mapping[str, str]) -> None:
        """`catalogues` maps a locale to the source of its catalogue."""
        self._catalogues = {locale: Catalogue(locale, source) for locale, source in catalogues.items()}

    @property
    def locales(self) -> tuple[str, ...]:
        return tuple(self._catalogues)

    def __call__(self, locale: str, key: str, **args: Argument) -> str:
        """The text as HTML."""
        safe = {name: html.escape(value) if isinstance(value, str) else value for name, value in args.items()}
        return self.plain(locale, key, **safe)

    def plain(self, locale: str, key: str, **args: Argument) -> str:
        """The text as it is, for labels and alerts, which know no markup."""
        for candidate in dict.fromkeys((locale, DEFAULT)):
            catalogue = self._catalogues.get(candidate)
            if catalogue is not None and key in catalogue:
                return catalogue.format(key, args)
        log.error("text.missing", key=key, locale=locale)
        return key

    def knows(self, key: str) -> bool:
        return key in self._catalogues[DEFAULT]

    def resolve(self, *wishes: str | None) -> str:
        """The first wish that there is a catalogue for (`es-MX` is `es`, `zh-hans` is `zh`), else English."""
        for wish in wishes:
            language, *_ = _subtags(wish)
            if language in self._catalogues:
                return language
        return DEFAULT

    def lacks(self, wish: str | None) -> bool:
        """Whether that language is not spoken as it is wished for: unknown ones get English, traditional Chinese
        characters simplified ones."""
        language, *variants = _subtags(wish)
        if not language:
            return False
        return language not in self._catalogues or not NOT_WRITTEN.get(language, set()).isdisjoint(variants)


def _subtags(wish: str | None) -> list[str]:
    """`zh-Hant-TW` is `zh`, `hant`, `tw`."""
    language, *variants = (wish or "").replace("_", "-").lower().split("-")
    return [RENAMED.get(language, language), *variants]


@cache
def load_texts(directory: Path = CATALOGUES) -> Texts:
    """One directory `<locale>` a language; English comes first."""
    locales = sorted(
        {path.parent.name for path in directory.glob("*/*.ftl")}, key=lambda name: (name != DEFAULT, name)
    )
    return Texts({locale: _source(directory / locale) for locale in locales})


def _source(directory: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(directory.glob("*.ftl")))


class Catalogue:
    """One language. A message is parsed when it is first asked for: all of them take longer than the bot does to start.

    Terms are parsed at once, because any message may use them; messages do not use each other.
    """

    def __init__(self, locale: str, source: str) -> None:
        self._bundle = FluentBundle([locale], use_isolating=False)
        entries = _entries(source)
        terms = [key for key in entries if key.startswith("-")]
        self._add("\n".join(entries.pop(key) for key in terms))
        self._waiting = entries

    def __contains__(self, key: str) -> bool:
        return key in self._waiting or self._bundle.has_message(key)

    def format(self, key: str, args: Mapping[str, Argument]) -> str:
        if (source := self._waiting.get(key)) is not None:
            self._add(source)
            del self._waiting[key]
        pattern = self._bundle.get_message(key).value
        assert pattern is not None, key
        text, problems = self._bundle.format_pattern(pattern, dict(args))
        _complain(key, problems)
        return str(text)

    def _add(self, source: str) -> None:
        self._bundle.add_resource(FluentResource(source))


def _entries(source: str) -> dict[str, str]:
    """Messages and terms by their names; a comment stays with the entry before it."""
    found = list(ENTRY.finditer(source))
    ends = [each.start() for each in found[1:]] + [len(source)]
    return {each[1]: source[each.start() : end] for each, end in zip(found, ends, strict=True)}


def _complain(key: str, problems: Iterable[Exception]) -> None:
    for problem in problems:
        log.error("text.not_filled_in", key=key, problem=str(problem))
