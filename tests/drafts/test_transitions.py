"""The steps of a draft, as a table of what leads where."""

from typing import Any

import pytest

from bot.drafts import transitions
from bot.drafts.model import Step
from bot.drafts.transitions import DraftState, NotNow, PhotoRole, StaleButton
from tests.telegram.handlers.shapes import age_at, asking, identity, picking, shot, swap_at

NEW: dict[str, Any] = {"album": None, "message_id": 7}


def notice(state: DraftState) -> str | None:
    return state.data.notice.key if state.data.notice else None


@pytest.mark.parametrize(
    ("before", "faces", "step"),
    [
        (swap_at(Step.SCENE), shot(1), Step.IDENTITY),
        (swap_at(Step.SCENE), shot(3), Step.FACES),
        (swap_at(Step.SCENE), shot(0, 1), Step.FACES),
        (swap_at(Step.SCENE), shot(1, 2), Step.FACES),
        (swap_at(Step.SCENE), shot(0), Step.SCENE),
        (age_at(Step.SCENE), shot(1), Step.YEARS),
        (age_at(Step.SCENE), shot(3), Step.FACES),
    ],
)
def test_a_scene_leads_to_the_first_question_that_is_open(
    before: DraftState, faces: object, step: Step
) -> None:
    assert transitions.take_scene(before, faces, **NEW).step is step  # type: ignore[arg-type]


def test_a_single_sure_face_is_picked_without_asking() -> None:
    assert transitions.take_scene(swap_at(Step.SCENE), shot(1), **NEW).data.picked == (1,)


def test_no_face_is_picked_beforehand_when_there_are_several() -> None:
    assert transitions.take_scene(swap_at(Step.SCENE), shot(3), **NEW).data.picked == ()


def test_a_scene_without_a_face_says_so_and_waits_for_another() -> None:
    assert notice(transitions.take_scene(swap_at(Step.SCENE), shot(0), **NEW)) == "no-face-in-scene"


@pytest.mark.parametrize(
    ("state", "album", "use"),
    [
        (swap_at(Step.SCENE), None, PhotoRole.SCENE),
        (picking(), None, PhotoRole.NEW_SCENE),
        (picking(), "b", PhotoRole.NEW_SCENE),
        (picking(album="a"), "a", PhotoRole.SPARE),
        (picking(2), None, PhotoRole.FIRST_IDENTITY),
        (picking(2, album="a"), "a", PhotoRole.SPARE),
        (picking(2, album="a"), "b", PhotoRole.FIRST_IDENTITY),
        (picking(album="a", spare=shot()), "a", PhotoRole.LEFT_ASIDE),
        (asking(1), None, PhotoRole.IDENTITY),
        (asking(1, album="a"), "a", PhotoRole.IDENTITY),
        (swap_at(Step.WHICH, question=shot(2)), None, PhotoRole.IDENTITY),
        (swap_at(Step.WHICH, question=shot(2), album="a"), "a", PhotoRole.LEFT_ASIDE),
        (swap_at(Step.PRICE), None, PhotoRole.NEW_SCENE),
        (swap_at(Step.PRICE, album="a"), "a", PhotoRole.LEFT_ASIDE),
        (age_at(Step.FACES, scene=shot(2)), None, PhotoRole.NEW_SCENE),
        (age_at(Step.FACES, scene=shot(2), picked=(1,)), None, PhotoRole.NEW_SCENE),
        (age_at(Step.FACES, scene=shot(2), album="a"), "a", PhotoRole.LEFT_ASIDE),
        (age_at(Step.YEARS), None, PhotoRole.NEW_SCENE),
        (age_at(Step.YEARS, album="a"), "a", PhotoRole.LEFT_ASIDE),
    ],
)
def test_what_a_picture_is_for_depends_on_where_the_draft_stands(
    state: DraftState, album: str | None, use: PhotoRole
) -> None:
    assert transitions.photo_role(state, album) is use


def test_faces_are_picked_and_dropped_one_by_one_and_kept_in_order() -> None:
    state = transitions.pick(transitions.pick(picking(), 3, on=True, limit=8), 1, on=True, limit=8)
    assert state.data.picked == (1, 3)
    assert transitions.pick(state, 1, on=False, limit=8).data.picked == (3,)


def test_picking_the_same_face_twice_picks_it_once() -> None:
    once = transitions.pick(picking(), 2, on=True, limit=8)
    assert transitions.pick(once, 2, on=True, limit=8) == once


def test_a_face_that_is_not_there_cannot_be_picked() -> None:
    assert transitions.pick(picking(faces=3), 4, on=True, limit=8).data.picked == ()


def test_more_faces_than_the_services_can_do_are_refused() -> None:
    with pytest.raises(NotNow) as refused:
        transitions.pick(picking(1, 2), 3, on=True, limit=2)
    assert (refused.value.key, refused.value.details) == ("answer-too-many-faces", {"limit": 2})


def test_when_only_one_face_can_be_done_the_last_pick_counts() -> None:
    assert transitions.pick(picking(1), 3, on=True, limit=1).data.picked == (3,)


def test_all_means_all_sure_faces() -> None:
    state = swap_at(Step.FACES, scene=shot(2, 2))
    assert transitions.pick_all(state, limit=8).data.picked == (1, 2)


def test_all_means_every_face_when_none_is_sure() -> None:
    state = swap_at(Step.FACES, scene=shot(0, 3))
    assert transitions.pick_all(state, limit=8).data.picked == (1, 2, 3)


def test_all_of_too_many_picks_the_first_and_says_so() -> None:
    state = transitions.pick_all(picking(faces=5), limit=3)
    assert (state.data.picked, notice(state)) == ((1, 2, 3), "not-all-faces")


def test_done_with_nothing_picked_is_refused() -> None:
    with pytest.raises(NotNow, match="answer-pick-first"):
        transitions.done(picking())


def test_done_asks_for_the_first_face_s_identity() -> None:
    state = transitions.done(picking(2, 3))
    assert (state.step, state.asked) == (Step.IDENTITY, 2)


def test_the_second_picture_of_an_album_goes_onto_every_picked_face() -> None:
    state = transitions.done(picking(1, 3, spare=shot(1, media="me")))
    assert state.step is Step.PRICE
    assert {identity.media for identity in state.data.identities.values()} == {"me"}


def test_an_album_s_second_picture_with_several_people_asks_which() -> None:
    state = transitions.done(picking(1, 3, spare=shot(2, media="us")))
    assert state.step is Step.WHICH
    assert transitions.choose(state, 2).step is Step.PRICE


def test_a_photo_while_picking_says_that_the_picking_is_done() -> None:
    state = transitions.take_first_identity(picking(2), shot(1, media="me"), **NEW)
    assert (state.step, list(state.data.identities)) == (Step.PRICE, [2])


def test_every_picked_face_is_asked_about_in_turn() -> None:
    state = transitions.take_identity(asking(1, 3), shot(1, media="me"), **NEW)
    assert (state.step, state.asked) == (Step.IDENTITY, 3)
    assert transitions.take_identity(state, shot(1, media="you"), **NEW).step is Step.PRICE


def test_a_photo_of_several_people_asks_which_and_goes_on_from_there() -> None:
    state = transitions.take_identity(asking(1), shot(3, media="us"), **NEW)
    assert state.step is Step.WHICH
    chosen = transitions.choose(state, 3)
    assert chosen.step is Step.PRICE
    assert chosen.data.identities[1].box == shot(3).face(3).box


def test_one_sure_face_among_doubtful_ones_is_the_one_that_is_meant() -> None:
    assert transitions.take_identity(asking(1), shot(1, 2), **NEW).step is Step.PRICE


def test_a_photo_without_a_face_says_so_and_asks_again() -> None:
    state = transitions.take_identity(asking(1), shot(0), **NEW)
    assert (state.step, notice(state)) == (Step.IDENTITY, "no-face-in-identity")


def test_the_same_for_the_rest_fills_every_face_that_has_none() -> None:
    state = transitions.same_for_rest(asking(1, 2, 3, identities={1: identity("me")}))
    assert state.step is Step.PRICE
    assert {number: one.media for number, one in state.data.identities.items()} == {1: "me", 2: "me", 3: "me"}


def test_a_skipped_face_stays_as_it_is() -> None:
    state = transitions.skip(asking(1, 3, identities={1: identity()}))
    assert (state.step, state.data.picked) == (Step.PRICE, (1,))


def test_skipping_every_face_leads_back_to_picking() -> None:
    state = transitions.skip(transitions.skip(asking(1, 3)))
    assert (state.step, state.data.picked, notice(state)) == (Step.FACES, (), "all-skipped")


@pytest.mark.parametrize(
    ("state", "step"),
    [
        (picking(1), Step.SCENE),
        (asking(1, faces=1), Step.SCENE),
        (asking(1, 2), Step.FACES),
        (asking(1, 2, identities={1: identity()}), Step.IDENTITY),
        (swap_at(Step.WHICH, scene=shot(2), picked=(1,), question=shot(2)), Step.IDENTITY),
        (swap_at(Step.PRICE, scene=shot(1), picked=(1,), identities={1: identity()}), Step.IDENTITY),
        (age_at(Step.YEARS, scene=shot(1), picked=(1,)), Step.SCENE),
        (age_at(Step.YEARS, scene=shot(2), picked=(1,)), Step.FACES),
        (age_at(Step.PRICE, scene=shot(2), picked=(1,)), Step.YEARS),
    ],
)
def test_back_is_one_step_back(state: DraftState, step: Step) -> None:
    assert transitions.back(state).step is step


def test_back_from_the_price_asks_again_for_the_last_face_only() -> None:
    state = swap_at(Step.PRICE, scene=shot(2), picked=(1, 2), identities={1: identity("a"), 2: identity("b")})
    assert transitions.back(state).asked == 2


def test_going_back_and_on_keeps_what_was_given() -> None:
    state = transitions.back(transitions.back(asking(1, 2, identities={1: identity()})))
    assert (state.step, state.data.picked) == (Step.FACES, (1, 2))


@pytest.mark.parametrize(("wanted", "years"), [(35, 30), (-31, -30), (0, 0), (12, 12)])
def test_years_stay_within_thirty(wanted: int, years: int) -> None:
    assert transitions.set_years(age_at(Step.YEARS), wanted).data.years == years


def test_zero_years_are_refused() -> None:
    with pytest.raises(NotNow, match="answer-zero-years"):
        transitions.years_chosen(age_at(Step.YEARS, years=0))


def test_years_are_followed_by_the_price() -> None:
    assert transitions.years_chosen(age_at(Step.YEARS, years=-20)).step is Step.PRICE


def test_a_third_picture_of_an_album_is_left_aside_and_that_is_said_once() -> None:
    first = transitions.leave_aside(swap_at(Step.PRICE), message_id=1)
    second = transitions.leave_aside(first, message_id=2)
    assert (notice(first), notice(second)) == ("album-left-aside", None)


@pytest.mark.parametrize("press", [transitions.done, lambda state: transitions.pick_all(state, limit=3)])
def test_buttons_of_a_step_that_is_over_are_known_to_be_old(press: object) -> None:
    with pytest.raises(StaleButton):
        press(swap_at(Step.PRICE, scene=shot(2)))  # type: ignore[operator]


def test_a_mark_tells_where_a_button_leads_from() -> None:
    assert asking(1, 3).step_token != asking(1, 3, identities={1: identity()}).step_token
