"""The catalogues are complete, used, and fit to be shown."""

import re
from collections import Counter
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from bot.i18n import Texts, load_texts
from tests.i18n.catalogues import LOCALES, asked, catalogue, keys_in_order

TAGS = {"b", "i", "u", "s", "code", "pre", "a", "tg-spoiler", "blockquote"}
PLAIN = ("button-", "answer-", "command-")
LONGEST = {"button-": 64, "answer-": 200, "command-": 256}
NAMES = {"language-name", "face-default-name", "engine", "seconds", "minutes", "years-older", "years-younger"}
LONG_NAME = "M" * 24
CAPTION = 1024
NO_CAPTIONS = {
    "privacy", "forget-ask", "help-how", "help-group", "consent-rules", "hello-group", "money-usage-setquota",
}  # fmt: skip


@pytest.fixture(scope="module")
def texts() -> Texts:
    return load_texts()


def examples(texts: Texts, locale: str, key: str) -> list[str]:
    """The text with several sets of values: none, one, many, and names that are long and hostile."""
    names = catalogue(locale)[key].placeholders
    numbers = [0, 1, 2, 1_000_000]
    moment = datetime(2026, 9, 30, 22, 59, tzinfo=UTC)
    filled = []
    for number in numbers:
        values = {name: moment if name == "at" else number for name in names}
        words = {name: f"<{LONG_NAME}&" for name in names if name in WORDS}
        filled.append(texts(locale, key, **(values | words)))
    return filled


WORDS = {
    "name", "names", "kind", "numbers", "change", "time", "elapsed", "expected", "engine", "incident", "job", "user",
    "provider", "why", "error", "command", "does",
    "title", "example", "language", "zone",
}  # fmt: skip


class Markup(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[str] = []
        self.problems: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        if tag not in TAGS:
            self.problems.append(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}>")


def test_there_are_seven_languages() -> None:
    assert set(LOCALES) == {"en", "es", "ru", "pt", "id", "ar", "zh"}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_language_has_the_same_keys_in_the_same_order(locale: str) -> None:
    assert keys_in_order(locale) == keys_in_order("en")


@pytest.mark.parametrize("locale", LOCALES)
def test_every_language_has_the_same_placeholders_and_terms(locale: str) -> None:
    different = {
        key: (entry.placeholders, entry.terms)
        for key, entry in catalogue(locale).items()
        if (entry.placeholders, entry.terms)
        != (catalogue("en")[key].placeholders, catalogue("en")[key].terms)
    }
    assert different == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_no_two_keys_say_the_same_by_mistake(locale: str, texts: Texts) -> None:
    answers = [texts.plain(locale, key) for key in catalogue(locale) if key.startswith("command-")]
    assert [text for text, count in Counter(answers).items() if count > 1] == []


def test_every_key_in_the_code_exists() -> None:
    known = catalogue("en")
    sure = [ask for ask in asked() if ask.surely]
    assert len(sure) > 100
    assert [f"{ask.where} {ask.pattern}" for ask in sure if not any(ask.fits(key) for key in known)] == []


def test_every_key_in_the_catalogue_is_used() -> None:
    assert [key for key in catalogue("en") if not any(ask.fits(key) for ask in asked())] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_every_text_is_html_that_telegram_takes(locale: str, texts: Texts) -> None:
    problems = {}
    for key in catalogue(locale):
        for text in examples(texts, locale, key):
            markup = Markup()
            markup.feed(text)
            markup.close()
            if markup.problems or markup.open or "{" in text or "<MMM" in text:
                problems[key] = text
    assert problems == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_labels_and_short_answers_have_no_markup_and_are_short(locale: str, texts: Texts) -> None:
    too_long = {}
    for key in catalogue(locale):
        prefix = next((prefix for prefix in PLAIN if key.startswith(prefix)), None)
        if prefix is None:
            continue
        names = catalogue(locale)[key].placeholders
        values: dict[str, str | int] = {name: LONG_NAME if name == "name" else 20 for name in names}
        text = texts.plain(locale, key, **values)
        if len(text) > LONGEST[prefix] or re.search(r"<\w+>|&\w+;", text):
            too_long[key] = text
    assert too_long == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_names_that_are_put_into_other_texts_have_no_markup(locale: str) -> None:
    assert [key for key in NAMES if key not in catalogue(locale)] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_texts_fit_under_a_picture_with_room_for_another(locale: str, texts: Texts) -> None:
    """Captions hold 1024 characters, and cards put a notice before the question."""
    long = {
        key: len(text)
        for key in catalogue(locale)
        if key not in NO_CAPTIONS
        for text in examples(texts, locale, key)
        if len(text) > CAPTION // 3
    }
    assert long == {}


def test_arguments_are_escaped_and_the_catalogue_s_markup_is_not(texts: Texts) -> None:
    assert "<b>Hi &lt;b&gt;Bob!</b>" in texts("en", "welcome", name="<b>Bob")


def test_plain_texts_keep_names_as_they_are(texts: Texts) -> None:
    assert texts.plain("en", "button-saved-face", name="Tom & Ann") == "🙂 Tom & Ann"


@pytest.mark.parametrize(
    ("chosen", "of_the_app", "spoken"),
    [
        (None, None, "en"),
        (None, "es", "es"),
        (None, "es-MX", "es"),
        (None, "pt_BR", "pt"),
        (None, "pt-br", "pt"),
        (None, "zh-hans", "zh"),
        (None, "zh-Hant-TW", "zh"),
        (None, "id", "id"),
        (None, "in", "id"),
        (None, "in_ID", "id"),
        (None, "ar-EG", "ar"),
        (None, "RU", "ru"),
        (None, "de", "en"),
        (None, "", "en"),
        ("in", "es", "id"),
        ("en", "es", "en"),
        ("es", "en", "es"),
        ("xx", "es", "es"),
    ],
)
def test_the_language_is_the_chosen_one_else_the_app_s_else_english(
    texts: Texts, chosen: str | None, of_the_app: str | None, spoken: str
) -> None:
    assert texts.resolve(chosen, of_the_app) == spoken


def test_a_text_that_a_language_lacks_is_shown_in_english() -> None:
    texts = Texts({"en": "hello = Hello\nbye = Bye", "es": "hello = Hola"})
    assert (texts("es", "hello"), texts("es", "bye")) == ("Hola", "Bye")
