"""People type where buttons are offered; numbers are understood."""

import pytest

from bot.drafts.model import Step
from bot.drafts.transitions import DraftState
from bot.drafts.typed_input import understand
from tests.telegram.handlers.shapes import age_at, asking, footage, picking, shot, swap_at, video_at


def noticed(state: DraftState) -> str | None:
    return state.data.notice.key if state.data.notice else None


@pytest.mark.parametrize(
    ("typed", "picked"),
    [
        ("2", (2,)),
        ("1 3", (1, 3)),
        ("3, 1", (1, 3)),
        ("1 & 2.", (1, 2)),
        ("4", ()),
        ("all of them", ()),
        ("12345", ()),
    ],
)
def test_faces_may_be_named_by_number(typed: str, picked: tuple[int, ...]) -> None:
    after = understand(picking(faces=3), typed, limit=8)
    assert after.data.picked == picked
    assert noticed(after) == (None if picked else "use-buttons")


def test_more_numbers_than_can_be_done_pick_what_can() -> None:
    after = understand(picking(faces=3), "1 2 3", limit=2)
    assert (after.data.picked, noticed(after)) == ((1, 2), "answer-too-many-faces")


@pytest.mark.parametrize(("typed", "years"), [("25", 25), ("-10", -10), ("− 5", -5), ("+7", 7), ("99", 30)])
def test_years_may_be_typed(typed: str, years: int) -> None:
    assert understand(age_at(Step.YEARS), typed, limit=1).data.years == years


def test_which_person_may_be_typed() -> None:
    asked = swap_at(Step.WHICH, scene=shot(1), picked=(1,), question=shot(3, media="us"))
    assert understand(asked, "2", limit=1).step is Step.PRICE
    assert noticed(understand(asked, "9", limit=1)) == "use-buttons"


@pytest.mark.parametrize(
    ("state", "notice"),
    [
        (swap_at(Step.SCENE), "bad-text"),
        (asking(1), "bad-text"),
        (picking(), "use-buttons"),
        (age_at(Step.YEARS), "use-buttons"),
        (swap_at(Step.PRICE), "use-buttons"),
    ],
)
def test_other_words_are_told_what_is_wanted(state: DraftState, notice: str) -> None:
    assert noticed(understand(state, "hello", limit=1)) == notice


@pytest.mark.parametrize(
    ("typed", "start"), [("0:03", 3), ("4", 4), ("0.5", 5), ("1:00", 7), ("9999", 7), (" 2 ", 2)]
)
def test_where_a_clip_begins_may_be_typed(typed: str, start: int) -> None:
    after = understand(video_at(Step.TRIM, clip=footage(12)), typed, limit=3, most_seconds=5)
    assert (after.data.start, noticed(after)) == (start, None)


def test_other_words_about_where_a_clip_begins_are_told_of_the_buttons() -> None:
    after = understand(video_at(Step.TRIM, clip=footage(12)), "at the start", limit=3, most_seconds=5)
    assert noticed(after) == "use-buttons"
