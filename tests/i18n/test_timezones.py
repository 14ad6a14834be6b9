"""How people name the place by whose clock they live."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.i18n import load_texts, timezones
from bot.i18n.cities import ABBREVIATIONS, ABBREVIATIONS_OF, CITIES
from bot.telegram.ui.callback_data import MOST_BYTES, Button

SUMMER = datetime(2026, 7, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "locale", "name"),
    [
        ("Europe/Madrid", "en", "Europe/Madrid"),
        ("europe/madrid", "en", "Europe/Madrid"),
        (" Madrid ", "en", "Europe/Madrid"),
        ("new york", "en", "America/New_York"),
        ("New-York", "en", "America/New_York"),
        ("Nueva York", "es", "America/New_York"),
        ("São Paulo", "en", "America/Sao_Paulo"),
        ("sao paulo", "pt", "America/Sao_Paulo"),
        ("Москва", "ru", "Europe/Moscow"),
        ("上海", "zh", "Asia/Shanghai"),
        ("القاهرة", "ar", "Africa/Cairo"),
        ("Madrid", "zh", "Europe/Madrid"),
        ("Germany", "en", "Europe/Berlin"),
        ("日本", "zh", "Asia/Tokyo"),
        ("Beijing", "en", "Asia/Shanghai"),
        ("北京", "zh", "Asia/Shanghai"),
        ("Пекин", "ru", "Asia/Shanghai"),
        ("بكين", "ar", "Asia/Shanghai"),
        ("Pequim", "pt", "Asia/Shanghai"),
        ("Delhi", "en", "Asia/Kolkata"),
        ("new delhi", "id", "Asia/Kolkata"),
        ("Mumbai", "en", "Asia/Kolkata"),
        ("孟买", "zh", "Asia/Kolkata"),
        ("Rio", "pt", "America/Sao_Paulo"),
        ("Río de Janeiro", "es", "America/Sao_Paulo"),
        ("San Francisco", "en", "America/Los_Angeles"),
        ("San Francisco, CA", "en", "America/Los_Angeles"),
        ("Сан-Франциско", "ru", "America/Los_Angeles"),
        ("سان فرانسيسكو", "ar", "America/Los_Angeles"),
        ("Питер", "ru", "Europe/Moscow"),
        ("Surabaya", "id", "Asia/Jakarta"),
        ("Bali", "id", "Asia/Makassar"),
        ("München", "en", "Europe/Berlin"),
        ("Paris, France", "en", "Europe/Paris"),
        ("紐約", "zh", "America/New_York"),
        ("倫敦", "zh", "Europe/London"),
        ("東京", "zh", "Asia/Tokyo"),
        ("London time", "en", "Europe/London"),
        ("PST", "en", "America/Los_Angeles"),
        ("pdt", "en", "America/Los_Angeles"),
        ("EST", "en", "America/New_York"),
        ("Eastern Time", "en", "America/New_York"),
        ("MSK", "ru", "Europe/Moscow"),
        ("мск", "ru", "Europe/Moscow"),
        ("IST", "en", "Asia/Kolkata"),
        ("JST", "en", "Asia/Tokyo"),
        ("WIB", "id", "Asia/Jakarta"),
        ("CST", "en", "America/Chicago"),
        ("CST", "zh", "Asia/Shanghai"),
        ("AST", "ar", "Asia/Riyadh"),
        # Two names of one clock are one.
        ("Buenos Aires", "en", "America/Buenos_Aires"),
        ("utc", "en", "UTC"),
        ("GMT", "en", "UTC"),
        ("UTC+0", "en", "UTC"),
        ("UTC+3", "en", "Etc/GMT-3"),
        ("utc -5", "en", "Etc/GMT+5"),
        ("UTC−5", "en", "Etc/GMT+5"),
        ("+14", "en", "Etc/GMT-14"),
        ("GMT-12:00", "en", "Etc/GMT+12"),
    ],
)
def test_a_place_is_found_by_what_people_call_it(words: str, locale: str, name: str) -> None:
    assert timezones.find(words, locale) == name
    assert name == "UTC" or ZoneInfo(name)


@pytest.mark.parametrize(
    "words",
    ["Nowhere", "Spain", "UTC+15", "UTC-13", "+5:30", "12", "", "Europe", "../../etc/passwd", "x" * 5000, "\0", "/"],
)  # fmt: skip
def test_what_is_no_one_place_is_not_guessed(words: str) -> None:
    assert timezones.find(words, "en") is None


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Madird", "Europe/Madrid"),
        ("york", "America/New_York"),
        ("Spain", "Europe/Madrid"),
        ("Europe/Mad", "Europe/Madrid"),
        ("+5:30", "Asia/Kolkata"),
    ],
)
def test_what_is_near_is_offered_the_likeliest_first(words: str, first: str) -> None:
    near = timezones.nearest(words, "en", SUMMER)
    assert near[0] == first
    assert len(near) <= timezones.NEAREST


@pytest.mark.parametrize("words", ["", "q", "x" * 5000, "UTC+20"])
def test_sometimes_nothing_is_near(words: str) -> None:
    assert timezones.nearest(words, "en", SUMMER) == ()


@pytest.mark.parametrize(
    ("name", "locale", "title"),
    [
        (None, "en", "UTC"),
        ("UTC", "ar", "UTC"),
        ("Etc/GMT-3", "en", "UTC+3"),
        ("Etc/GMT+5", "en", "UTC−5"),
        ("America/New_York", "en", "New York"),
        ("America/New_York", "ru", "Нью-Йорк"),
    ],
)
def test_a_place_is_called_what_people_call_it(name: str | None, locale: str, title: str) -> None:
    assert timezones.title(name, locale) == title


@pytest.mark.parametrize("locale", load_texts().locales)
def test_every_city_and_abbreviation_of_ours_leads_to_its_zone_or_to_a_choice(locale: str) -> None:
    wrong = []
    for zone, spelling in [
        *((zone, each) for zone, rows in CITIES.items() for row in rows for each in row.split(",")),
        *((zone, each) for zone, row in ABBREVIATIONS.items() for each in row.split(",")),
    ]:
        found = timezones.find(spelling, locale)
        own = ABBREVIATIONS_OF.get(locale, {}).get(spelling.strip())
        same = found is not None and clock(found) == clock(own or zone)
        if not same and zone not in timezones.nearest(spelling, locale, SUMMER):
            wrong.append((spelling, zone, found))
    assert wrong == []


def clock(zone: str) -> tuple[object, ...]:
    return tuple(datetime(2026, month, 1, tzinfo=ZoneInfo(zone)).utcoffset() for month in (1, 4, 7, 10))


def test_a_city_that_is_two_is_a_choice() -> None:
    assert timezones.find("San José", "es") is None
    assert set(timezones.nearest("San José", "es", SUMMER)) >= {"America/Costa_Rica", "America/Los_Angeles"}


def test_a_city_is_shown_as_it_was_written() -> None:
    assert timezones.city(" delhi ") == "Delhi"
    assert timezones.city("德里") == "德里"
    assert timezones.city("Madrid") is None


@pytest.mark.parametrize("locale", load_texts().locales)
def test_the_usual_places_of_every_language_are_there_and_fit_on_a_button(locale: str) -> None:
    assert timezones.USUAL[locale]
    for name in timezones.USUAL[locale]:
        assert timezones.is_known(name)
        assert timezones.title(name, locale) != name


def test_every_place_fits_on_a_button_and_comes_back_from_it() -> None:
    for name in timezones.names():
        data = Button.decode(f"m::zone:{name.replace('/', '.')}")
        assert data is not None
        assert data.arg.replace(".", "/") == name
        assert len(data.encode()) <= MOST_BYTES
