"""What saved faces may be called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.handlers.save_face import LONGEST_NAME, clean_name, free_name


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
    ],
)
def test_names_are_letters_and_digits_up_to_24(written: str, kept: str | None) -> None:
    assert clean_name(written) == kept


@given(st.text(max_size=60))
def test_a_name_that_is_kept_is_kept_the_same_the_next_time(text: str) -> None:
    name = clean_name(text)
    assert name is None or (clean_name(name) == name and len(name) <= LONGEST_NAME)


def test_the_first_free_number_makes_a_name() -> None:
    assert free_name("Face", set()) == "Face 1"
    assert free_name("Face", {"face 1", "face 3", "me"}) == "Face 2"
