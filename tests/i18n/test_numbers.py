"""Wording follows numbers as each language wants it, and dates read as dates there."""

import re
from datetime import UTC, datetime

import pytest
from babel import Locale
from structlog.testing import capture_logs

from bot.i18n import Texts, load_texts
from tests.i18n.catalogues import LOCALES, Entry, catalogue
from tests.i18n.test_catalogues import WORDS

NUMBERS = (0, 1, 2, 3, 5, 11, 21, 100)
MOMENT = datetime(2026, 9, 30, 22, 59, tzinfo=UTC)
OTHERS = 77
LONG_DATES = {
    "en": "September 30, 2026",
    "es": "30 de septiembre de 2026",
    "ru": "30 сентября 2026\u202fг.",
    "pt": "30 de setembro de 2026",
    "id": "30 September 2026",
    "ar": "30 سبتمبر 2026",
    "zh": "2026年9月30日",
}


@pytest.fixture(scope="module")
def texts() -> Texts:
    return load_texts()


def filled(texts: Texts, locale: str, key: str, **numbers: int) -> str:
    """With these numbers, another one for the rest, and a word wherever a word belongs."""
    values: dict[str, str | int | datetime] = {
        name: "Ann" if name in WORDS else OTHERS for name in catalogue("en")[key].placeholders
    }
    if "at" in values:
        values["at"] = MOMENT
    return texts.plain(locale, key, **(values | numbers))


def unwritten(texts: Texts, locale: str, entry: Entry, variable: str) -> list[tuple[int, str]]:
    """Where the text leaves out its number, though a variant may be shared by several numbers."""
    exact = {int(n) for choice in entry.choices if choice.variable == variable for n in choice.numbers}
    category = Locale.parse(locale).plural_form
    said = {n: filled(texts, locale, entry.key, **{variable: n}) for n in NUMBERS if n not in exact}
    alone = {n for n in said if sum(category(m) == category(n) for m in range(200) if m not in exact) == 1}
    return [(n, text) for n, text in said.items() if n not in alone and not re.search(rf"\b{n}\b", text)]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_plural_of_the_language_is_there(locale: str) -> None:
    missing = {
        key: lacking
        for key, entry in catalogue(locale).items()
        for choice in entry.choices
        if choice.by_plural and (lacking := choice.lacks(locale))
    }
    assert missing == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_what_follows_a_number_in_english_follows_it_in_every_language_that_has_plurals(locale: str) -> None:
    if {Locale.parse(locale).plural_form(n) for n in range(1000)} == {"other"}:
        assert [key for key, entry in catalogue(locale).items() if entry.counted] == []
        return
    different = {
        key: entry.counted ^ catalogue(locale)[key].counted
        for key, entry in catalogue("en").items()
        if not entry.counted <= catalogue(locale)[key].counted
    }
    assert different == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_numbers_that_have_a_wording_of_their_own_in_english_keep_it(locale: str) -> None:
    for key, entry in catalogue("en").items():
        for choice in entry.choices:
            kept = [c.numbers for c in catalogue(locale)[key].choices if c.variable == choice.variable]
            assert all(choice.numbers <= numbers for numbers in kept), key
            assert kept or not choice.numbers, key


@pytest.mark.parametrize("locale", LOCALES)
def test_no_text_stumbles_over_a_number(locale: str, texts: Texts) -> None:
    with capture_logs() as complaints:
        said = {
            (key, number): filled(texts, locale, key, **dict.fromkeys(entry.counted, number))
            for key, entry in catalogue("en").items()
            for number in NUMBERS
        }
    assert complaints == []
    assert {place: text for place, text in said.items() if re.search(r"[{}$]|\?\?\?", text)} == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_wording_that_several_numbers_share_says_which_it_is(locale: str, texts: Texts) -> None:
    """`[one]` is 1 in English, but also 0 in Portuguese and 21 in Russian."""
    silent = {
        (key, variable): wrong
        for key, entry in catalogue(locale).items()
        for variable in entry.counted & catalogue("en")[key].placeholders
        if (wrong := unwritten(texts, locale, entry, variable))
    }
    assert silent == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_dates_are_written_as_the_language_does(locale: str, texts: Texts) -> None:
    assert LONG_DATES[locale] in texts.plain(locale, "result-sent-again", at=MOMENT)


@pytest.mark.parametrize(
    ("locale", "number", "phrase"),
    [
        ("ru", 1, "1 кредит."),
        ("ru", 3, "3 кредита."),
        ("ru", 11, "11 кредитов."),
        ("ru", 21, "21 кредит."),
        ("pt", 0, "0 crédito."),
        ("pt", 2, "2 créditos."),
        ("ar", 0, "ليست لديك نقاط."),
        ("ar", 1, "نقطة واحدة."),
        ("ar", 2, "نقطتان."),
        ("ar", 3, "3 نقاط."),
        ("ar", 11, "11 نقطة."),
        ("ar", 100, "100 نقطة."),
        ("id", 1, "1 kredit."),
        ("zh", 1, "1 个积分。"),
    ],
)
def test_a_balance_as_people_say_it(texts: Texts, locale: str, number: int, phrase: str) -> None:
    assert phrase in texts.plain(locale, "balance", available=number)
