"""Arabic lines run from right to left, whatever Latin words stand in them."""

import re
import unicodedata
from datetime import UTC, datetime

import pytest

from bot.i18n import Texts, load_texts
from tests.i18n.catalogues import catalogue
from tests.i18n.test_catalogues import WORDS

ISOLATE, END = "\u2068", "\u2069"
NAME = "Zoë"
COMMAND = re.compile(r"/[a-z]+")
# Digits, and what is itself a text of this catalogue, run with the line.
RUNNING = {
    "numbers": "1, 2",
    "change": "+5",
    "time": "دقيقة",
    "elapsed": "دقيقة",
    "expected": "دقيقة",
    "does": "نص",
}


@pytest.fixture(scope="module")
def texts() -> Texts:
    return load_texts()


def shown(texts: Texts, key: str) -> str:
    """Without markup; Latin wherever a word is filled in that may be Latin."""
    values: dict[str, str | int | datetime] = {}
    for name in catalogue("ar")[key].placeholders:
        values[name] = RUNNING.get(name, NAME) if name in WORDS else 5
    if "at" in values:
        values["at"] = datetime(2026, 9, 30, tzinfo=UTC)
    return re.sub(r"</?\w+>", "", texts(locale="ar", key=key, **values))


def strong(line: str) -> list[str]:
    kinds = [unicodedata.bidirectional(sign) for sign in line]
    return [kind for kind in kinds if kind in ("L", "R", "AL")]


def depth(text: str, at: int) -> int:
    return text.count(ISOLATE, 0, at) - text.count(END, 0, at)


@pytest.fixture(scope="module")
def lines(texts: Texts) -> list[tuple[str, str]]:
    return [(key, line) for key in catalogue("ar") for line in shown(texts, key).splitlines()]


def test_lines_with_arabic_in_them_begin_with_something_that_runs_to_the_left(
    lines: list[tuple[str, str]],
) -> None:
    """Apps take the direction of a line from its first letter."""
    arabic = [(key, line) for key, line in lines if "AL" in strong(line)]
    assert len(arabic) > 200
    assert [(key, line) for key, line in arabic if strong(line)[0] == "L"] == []


def test_names_and_commands_stand_apart_from_the_line(lines: list[tuple[str, str]]) -> None:
    """Else the slash of a command, the sign of a number or the quotes around a name jump to the other end."""
    loose = [
        (key, line)
        for key, line in lines
        for found in re.finditer(rf"{NAME}|{COMMAND.pattern}|\+5", line)
        if "AL" in strong(line) and depth(line, found.start()) != 1
    ]
    assert loose == []


def test_every_isolation_ends_where_it_began(lines: list[tuple[str, str]]) -> None:
    assert [(key, line) for key, line in lines if depth(line, len(line)) != 0] == []


def test_no_embedding_is_used_that_telegram_takes_out(lines: list[tuple[str, str]]) -> None:
    assert [(key, line) for key, line in lines if re.search("[\u202a-\u202e]", line)] == []


def test_arrows_point_where_the_line_goes(texts: Texts) -> None:
    assert texts.plain("ar", "button-done").endswith("⬅️")
    assert texts.plain("ar", "button-back").startswith("➡️")
