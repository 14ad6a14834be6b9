"""How people name the place by whose clock they live."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.i18n import load_texts, timezones
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
