"""What buttons carry back."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.ui.callback_data import MOST_BYTES, About, Button

NAMES = st.text(string.ascii_letters + string.digits + "_-", max_size=36)
ACTIONS = st.text(string.ascii_lowercase, min_size=1, max_size=9)
ARGS = st.text(string.digits + string.ascii_lowercase + ".-", max_size=14)


@given(st.builds(Button, st.sampled_from(About), NAMES, ACTIONS, ARGS))
def test_a_button_comes_back_as_it_went_in_at_most_64_bytes(button: Button) -> None:
    data = button.encode()
    assert len(data.encode()) <= MOST_BYTES
    assert Button.decode(data) == button


@given(st.text(max_size=80))
def test_whatever_comes_is_a_button_or_nothing(data: str) -> None:
    decoded = Button.decode(data)
    assert decoded is None or decoded.encode() == data


@pytest.mark.parametrize(
    "data", ["", "d", "d:", "d:1", "x:1:go", "d:1:go:", "d:1:GO", "d:é:go", "swap", "d:1:go\n"]
)
def test_what_no_button_of_ours_carries_is_nothing(data: str) -> None:
    assert Button.decode(data) is None
