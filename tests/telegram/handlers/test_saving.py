"""What saved faces may be called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n.names import cleaned
from bot.telegram.handlers.save_face import LONGEST_NAME, free_name


def named(text: str) -> str | None:
    return cleaned(text, LONGEST_NAME)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Me", "Me"),
        ("  My   boss ", "My boss"),
        ("Zoë O'Hara-2", "Zoë O'Hara-2"),
        ("Наташа", "Наташа"),
        ("さくら", "さくら"),
        ("नमस्ते", "नमस्ते"),
        ("x" * 24, "x" * 24),
        ("x" * 25, None),
        ("", None),
        (" - ", None),
        ("<b>Bob</b>", None),
        ("Bob\u202egpj", None),
        ("👻", None),
        ("line\nbreak", "line break"),
        ("علی‌رضا", "علی‌رضا"),
        ("ශ්‍රී", "ශ්‍රී"),
        ("ചാക്ക‌ോ", "ചാക്ക‌ോ"),
        ("עו״ד דנה", "עו״ד דנה"),
        ("Jean‑Luc", "Jean‑Luc"),
        ("マリー・キュリー", "マリー・キュリー"),
        ("Paral·lel", "Paral·lel"),
        ("བསྟན་འཛིན", "བསྟན་འཛིན"),
        ("Anna\u200d", "Anna"),
        ("\u200c", None),
        ("\u3164", None),
        ("A\u2066b", None),
    ],
)
def test_names_are_letters_and_digits_up_to_24(written: str, kept: str | None) -> None:
    assert named(written) == kept


@given(st.text(max_size=60))
def test_a_name_that_is_kept_is_kept_the_same_the_next_time(text: str) -> None:
    name = named(text)
    assert name is None or (named(name) == name and len(name) <= LONGEST_NAME)


def test_the_first_free_number_makes_a_name() -> None:
    assert free_name("Face", set()) == "Face 1"
    assert free_name("Face", {"face 1", "face 3", "me"}) == "Face 2"
