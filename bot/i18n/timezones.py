"""Time zones as people call them: by a city, a country or an abbreviation in their language, or by hours from UTC."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from difflib import get_close_matches
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global

from bot.i18n.cities import ABBREVIATIONS, ABBREVIATIONS_OF, CITIES
from bot.i18n.format import signed

UTC = "UTC"
AREAS = (
    "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific",
)  # fmt: skip
# What people of a language most likely want: a few buttons, from west to east.
USUAL: Mapping[str, tuple[str, ...]] = {
    "en": ("America/Los_Angeles", "America/New_York", "Europe/London", "Asia/Kolkata", "Australia/Sydney"),
    "es": ("America/Mexico_City", "America/Bogota", "America/Santiago", "America/Buenos_Aires", "Europe/Madrid"),
    "ru": ("Europe/Kaliningrad", "Europe/Moscow", "Asia/Yekaterinburg", "Asia/Novosibirsk", "Asia/Vladivostok"),
    "pt": ("America/Manaus", "America/Sao_Paulo", "Atlantic/Azores", "Europe/Lisbon", "Africa/Luanda"),
    "id": ("Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura"),
    "ar": ("Africa/Casablanca", "Africa/Algiers", "Africa/Cairo", "Asia/Riyadh", "Asia/Dubai"),
    "zh": ("Asia/Urumqi", "Asia/Shanghai", "Asia/Hong_Kong", "Asia/Taipei", "Asia/Singapore"),
}  # fmt: skip
WRITTEN_ALSO: Mapping[str, tuple[str, ...]] = {
    "zh": ("zh_Hant", "zh_Hant_HK"),
    "pt": ("pt_PT",),
    "es": ("es_MX",),
}
"""How people of the same catalogue write the names of places elsewhere."""
NEAREST = 8
SHORTEST = 3  # Latin letters that tell one place from others
LONGEST = 40  # letters that can be meant as a name
_OFFSET = re.compile(r"(?:utc|gmt)? ?([+\-−–]) ?(\d{1,2})(?::?([0-5]\d))?", re.IGNORECASE)
_MOST = timedelta(hours=14)
_LEAST = timedelta(hours=-12)


def find(words: str, locale: str) -> str | None:
    """The IANA name of the one zone that is meant, or None."""
    words = words.strip()
    if (offset := _offset(words)) is not None:
        return _fixed(offset)
    wanted = _plain(words)
    if wanted in ("utc", "gmt", "etc/utc", "z"):
        return UTC
    if (short := _abbreviations(locale).get(wanted)) is not None:
        return short
    by_name = {_plain(name): name for name in names()}
    shorter = wanted.partition(",")[0].removesuffix(" time").strip()
    return by_name.get(wanted) or _place(wanted, locale) or _place(shorter, locale)


def city(words: str) -> str | None:
    """The city that is named, where no zone is named after it: `Delhi`, whose zone is called Kolkata."""
    wanted = _plain(words.strip())
    return _cities().get(wanted) or _cities().get(wanted.partition(",")[0].strip())


def _place(wanted: str, locale: str) -> str | None:
    return _only(_places(locale).get(wanted, ()))


def nearest(words: str, locale: str, at: datetime) -> tuple[str, ...]:
    """What could have been meant instead, the likeliest first."""
    words = words.strip()[:LONGEST]
    offset = _offset(words)
    found = _with_offset(offset, at) if offset is not None else _with_name(words, locale)
    return tuple(dict.fromkeys(found))[:NEAREST]


def _with_offset(offset: timedelta, at: datetime) -> list[str]:
    return [
        name for name in sorted(names(), key=_rank) if at.astimezone(ZoneInfo(name)).utcoffset() == offset
    ]


def _with_name(words: str, locale: str) -> list[str]:
    places, whole = _places(locale), _plain(words)
    wanted = whole.rpartition("/")[2]
    if len(wanted) < SHORTEST and wanted.isascii():
        return []
    by_name = [name for name in sorted(names(), key=_rank) if _plain(name).startswith(whole)]
    parts = [place for place in places if wanted in place]
    parts.sort(key=lambda place: (place != wanted, not place.startswith(wanted), place))
    close = get_close_matches(wanted, places, n=NEAREST, cutoff=0.75)
    by_place = [name for place in dict.fromkeys([*parts, *close]) for name in _each_once(places[place])]
    return [*by_name, *by_place]


def title(name: str | None, locale: str) -> str:
    """`Madrid`, `UTC+3`"""
    if name is None or name == UTC:
        return UTC
    if name.startswith("Etc/GMT"):
        return f"{UTC}{signed(-int(name.removeprefix('Etc/GMT')))}"
    return _own_name(name, locale) or _english_name(name)


def is_known(name: str) -> bool:
    return name == UTC or name in names()


def _offset(words: str) -> timedelta | None:
    found = _OFFSET.fullmatch(words)
    if found is None:
        return None
    sign = 1 if found[1] == "+" else -1
    return sign * timedelta(hours=int(found[2]), minutes=int(found[3] or 0))


def _fixed(offset: timedelta) -> str | None:
    """There are names for whole hours only, with the sign the other way round."""
    hours, rest = divmod(offset, timedelta(hours=1))
    if rest or not _LEAST <= offset <= _MOST:
        return None
    return f"Etc/GMT{-hours:+d}" if hours else UTC


@cache
def names() -> frozenset[str]:
    return frozenset(name for name in available_timezones() if name.startswith(tuple(f"{a}/" for a in AREAS)))


@cache
def _places(locale: str) -> Mapping[str, tuple[str, ...]]:
    """Zones by what their city and their country are called, in English and in this language."""
    found: dict[str, set[str]] = defaultdict(set)
    countries = get_global("zone_territories")
    for name in names():
        spoken = ("en", locale, *WRITTEN_ALSO.get(locale, ()))
        country = [Locale.parse(each).territories.get(countries.get(name, "")) for each in spoken]
        for place in (_english_name(name), *(_own_name(name, each) for each in spoken[1:]), *country):
            if place:
                found[_plain(place)].add(name)
    for zone, rows in CITIES.items():
        for spelling in _spellings(rows):
            found[_plain(spelling)].add(zone)
    return {place: tuple(sorted(names, key=_rank)) for place, names in found.items()}


@cache
def _cities() -> Mapping[str, str]:
    """Names to show by how they may be spelled: in the writing of whoever wrote it."""
    return {_plain(spelling): spelling for rows in CITIES.values() for spelling in _spellings(rows)}


@cache
def _abbreviations(locale: str) -> Mapping[str, str]:
    usual = {_plain(short): zone for zone, row in ABBREVIATIONS.items() for short in _spellings((row,))}
    own = {_plain(short): zone for short, zone in ABBREVIATIONS_OF.get(locale, {}).items()}
    return usual | own


def _spellings(rows: Iterable[str]) -> Iterator[str]:
    for row in rows:
        yield from (spelling.strip() for spelling in row.split(","))


def _rank(name: str) -> tuple[bool, int, str]:
    """What many live by comes before what few do: Madrid before Ceuta."""
    return not any(name in usual for usual in USUAL.values()), len(name), name


def _only(names: Iterable[str]) -> str | None:
    different = _each_once(names)
    return different[0] if len(different) == 1 else None


def _each_once(names: Iterable[str]) -> list[str]:
    """Without those that are the same by another name: `America/Argentina/Buenos_Aires`."""
    clocks: dict[tuple[timedelta | None, ...], str] = {}
    for name in names:
        zone = ZoneInfo(name)
        offsets = tuple(datetime(2026, month, 1, tzinfo=zone).utcoffset() for month in (1, 4, 7, 10))
        clocks.setdefault(offsets, name)
    return list(clocks.values())


def _english_name(name: str) -> str:
    return name.rpartition("/")[2].replace("_", " ")


def _own_name(name: str, locale: str) -> str | None:
    zones: Mapping[str, Mapping[str, str]] = Locale.parse(locale).time_zones
    return zones.get(name, {}).get("city")


def _plain(words: str) -> str:
    """Without accents, capitals, and the ways to write a space."""
    letters = unicodedata.normalize("NFKD", words.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[\s_-]+", " ", bare).strip()
