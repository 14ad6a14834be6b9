"""What people and groups are called, as far as that can be seen."""

import pytest

from bot.i18n.names import visible
from storage.faces import same_name


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("Anna", "Anna"),
        ("  Anna   B. ", "Anna B."),
        ("", ""),
        ("   ", ""),
        ("\u3164", ""),
        ("\u2800\u2800", ""),
        ("\u200b\u200e", ""),
        ("\u0301", ""),
        ("\ufe0f", ""),
        ("Anna\u202egpj", "Annagpj"),
        ("\u2067Anna\u2069", "Anna"),
        ("👻", "👻"),
        ("علی\u200cرضا", "علی\u200cرضا"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("ශ්\u200dරී", "ශ්\u200dරී"),
    ],
)
def test_a_name_is_what_can_be_seen_of_it(written: str, seen: str) -> None:
    assert visible(written) == seen


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Anna", "ANNA", True),
        ("علی\u200cرضا", "علیرضا", True),
        ("Ａｎｎａ", "anna", True),
        ("Straße", "STRASSE", True),
        ("Anna", "Anne", False),
    ],
)
def test_names_that_look_the_same_are_the_same(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
