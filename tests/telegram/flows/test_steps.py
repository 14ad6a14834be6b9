"""The steps of a draft, as a table of what leads where."""

import pytest

from bot.telegram.flows import steps
from bot.telegram.flows.document import Step
from bot.telegram.flows.steps import Arrival, NotNow, Stage, StaleButton
from tests.telegram.flows.shapes import age_at, asking, identity, picking, shot, swap_at

NEW = {"album": None, "message_id": 7}


def notice(stage: Stage) -> str | None:
    return stage.data.notice.key if stage.data.notice else None


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
def test_a_scene_leads_to_the_first_question_that_is_open(before: Stage, faces: object, step: Step) -> None:
    assert steps.take_scene(before, faces, **NEW).step is step  # type: ignore[arg-type]


def test_a_single_sure_face_is_picked_without_asking() -> None:
    assert steps.take_scene(swap_at(Step.SCENE), shot(1), **NEW).data.picked == (1,)


def test_no_face_is_picked_beforehand_when_there_are_several() -> None:
    assert steps.take_scene(swap_at(Step.SCENE), shot(3), **NEW).data.picked == ()


def test_a_scene_without_a_face_says_so_and_waits_for_another() -> None:
    assert notice(steps.take_scene(swap_at(Step.SCENE), shot(0), **NEW)) == "no-face-in-scene"


@pytest.mark.parametrize(
    ("stage", "album", "use"),
    [
        (swap_at(Step.SCENE), None, Arrival.SCENE),
        (picking(), None, Arrival.NEW_SCENE),
        (picking(), "b", Arrival.NEW_SCENE),
        (picking(album="a"), "a", Arrival.SPARE),
        (picking(2), None, Arrival.FIRST_IDENTITY),
        (picking(2, album="a"), "a", Arrival.SPARE),
        (picking(2, album="a"), "b", Arrival.FIRST_IDENTITY),
        (picking(album="a", spare=shot()), "a", Arrival.LEFT_ASIDE),
        (asking(1), None, Arrival.IDENTITY),
        (asking(1, album="a"), "a", Arrival.IDENTITY),
        (swap_at(Step.WHICH, question=shot(2)), None, Arrival.IDENTITY),
        (swap_at(Step.WHICH, question=shot(2), album="a"), "a", Arrival.LEFT_ASIDE),
        (swap_at(Step.PRICE), None, Arrival.NEW_SCENE),
        (swap_at(Step.PRICE, album="a"), "a", Arrival.LEFT_ASIDE),
        (age_at(Step.FACES, scene=shot(2)), None, Arrival.NEW_SCENE),
        (age_at(Step.FACES, scene=shot(2), picked=(1,)), None, Arrival.NEW_SCENE),
        (age_at(Step.FACES, scene=shot(2), album="a"), "a", Arrival.LEFT_ASIDE),
        (age_at(Step.YEARS), None, Arrival.NEW_SCENE),
        (age_at(Step.YEARS, album="a"), "a", Arrival.LEFT_ASIDE),
    ],
)
def test_what_a_picture_is_for_depends_on_where_the_draft_stands(
    stage: Stage, album: str | None, use: Arrival
) -> None:
    assert steps.arrival(stage, album) is use


def test_faces_are_picked_and_dropped_one_by_one_and_kept_in_order() -> None:
    stage = steps.pick(steps.pick(picking(), 3, on=True, limit=8), 1, on=True, limit=8)
    assert stage.data.picked == (1, 3)
    assert steps.pick(stage, 1, on=False, limit=8).data.picked == (3,)


def test_picking_the_same_face_twice_picks_it_once() -> None:
    once = steps.pick(picking(), 2, on=True, limit=8)
    assert steps.pick(once, 2, on=True, limit=8) == once


def test_a_face_that_is_not_there_cannot_be_picked() -> None:
    assert steps.pick(picking(faces=3), 4, on=True, limit=8).data.picked == ()


def test_more_faces_than_the_services_can_do_are_refused() -> None:
    with pytest.raises(NotNow) as refused:
        steps.pick(picking(1, 2), 3, on=True, limit=2)
    assert (refused.value.key, refused.value.details) == ("answer-too-many-faces", {"limit": 2})


def test_when_only_one_face_can_be_done_the_last_pick_counts() -> None:
    assert steps.pick(picking(1), 3, on=True, limit=1).data.picked == (3,)


def test_all_means_all_sure_faces() -> None:
    stage = swap_at(Step.FACES, scene=shot(2, 2))
    assert steps.pick_all(stage, limit=8).data.picked == (1, 2)


def test_all_means_every_face_when_none_is_sure() -> None:
    stage = swap_at(Step.FACES, scene=shot(0, 3))
    assert steps.pick_all(stage, limit=8).data.picked == (1, 2, 3)


def test_all_of_too_many_picks_the_first_and_says_so() -> None:
    stage = steps.pick_all(picking(faces=5), limit=3)
    assert (stage.data.picked, notice(stage)) == ((1, 2, 3), "not-all-faces")


def test_done_with_nothing_picked_is_refused() -> None:
    with pytest.raises(NotNow, match="answer-pick-first"):
        steps.done(picking())


def test_done_asks_for_the_first_face_s_identity() -> None:
    stage = steps.done(picking(2, 3))
    assert (stage.step, stage.asked) == (Step.IDENTITY, 2)


def test_the_second_picture_of_an_album_goes_onto_every_picked_face() -> None:
    stage = steps.done(picking(1, 3, spare=shot(1, media="me")))
    assert stage.step is Step.PRICE
    assert {identity.media for identity in stage.data.identities.values()} == {"me"}


def test_an_album_s_second_picture_with_several_people_asks_which() -> None:
    stage = steps.done(picking(1, 3, spare=shot(2, media="us")))
    assert stage.step is Step.WHICH
    assert steps.choose(stage, 2).step is Step.PRICE


def test_a_photo_while_picking_says_that_the_picking_is_done() -> None:
    stage = steps.take_first_identity(picking(2), shot(1, media="me"), **NEW)
    assert (stage.step, list(stage.data.identities)) == (Step.PRICE, [2])


def test_every_picked_face_is_asked_about_in_turn() -> None:
    stage = steps.take_identity(asking(1, 3), shot(1, media="me"), **NEW)
    assert (stage.step, stage.asked) == (Step.IDENTITY, 3)
    assert steps.take_identity(stage, shot(1, media="you"), **NEW).step is Step.PRICE


def test_a_photo_of_several_people_asks_which_and_goes_on_from_there() -> None:
    stage = steps.take_identity(asking(1), shot(3, media="us"), **NEW)
    assert stage.step is Step.WHICH
    chosen = steps.choose(stage, 3)
    assert chosen.step is Step.PRICE
    assert chosen.data.identities[1].box == shot(3).face(3).box


def test_one_sure_face_among_doubtful_ones_is_the_one_that_is_meant() -> None:
    assert steps.take_identity(asking(1), shot(1, 2), **NEW).step is Step.PRICE


def test_a_photo_without_a_face_says_so_and_asks_again() -> None:
    stage = steps.take_identity(asking(1), shot(0), **NEW)
    assert (stage.step, notice(stage)) == (Step.IDENTITY, "no-face-in-identity")


def test_the_same_for_the_rest_fills_every_face_that_has_none() -> None:
    stage = steps.same_for_rest(asking(1, 2, 3, identities={1: identity("me")}))
    assert stage.step is Step.PRICE
    assert {number: one.media for number, one in stage.data.identities.items()} == {1: "me", 2: "me", 3: "me"}


def test_a_skipped_face_stays_as_it_is() -> None:
    stage = steps.skip(asking(1, 3, identities={1: identity()}))
    assert (stage.step, stage.data.picked) == (Step.PRICE, (1,))


def test_skipping_every_face_leads_back_to_picking() -> None:
    stage = steps.skip(steps.skip(asking(1, 3)))
    assert (stage.step, stage.data.picked, notice(stage)) == (Step.FACES, (), "all-skipped")


@pytest.mark.parametrize(
    ("stage", "step"),
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
def test_back_is_one_step_back(stage: Stage, step: Step) -> None:
    assert steps.back(stage).step is step


def test_back_from_the_price_asks_again_for_the_last_face_only() -> None:
    stage = swap_at(Step.PRICE, scene=shot(2), picked=(1, 2), identities={1: identity("a"), 2: identity("b")})
    assert steps.back(stage).asked == 2


def test_going_back_and_on_keeps_what_was_given() -> None:
    stage = steps.back(steps.back(asking(1, 2, identities={1: identity()})))
    assert (stage.step, stage.data.picked) == (Step.FACES, (1, 2))


@pytest.mark.parametrize(("wanted", "years"), [(35, 30), (-31, -30), (0, 0), (12, 12)])
def test_years_stay_within_thirty(wanted: int, years: int) -> None:
    assert steps.set_years(age_at(Step.YEARS), wanted).data.years == years


def test_zero_years_are_refused() -> None:
    with pytest.raises(NotNow, match="answer-zero-years"):
        steps.years_chosen(age_at(Step.YEARS, years=0))


def test_years_are_followed_by_the_price() -> None:
    assert steps.years_chosen(age_at(Step.YEARS, years=-20)).step is Step.PRICE


def test_a_third_picture_of_an_album_is_left_aside_and_that_is_said_once() -> None:
    first = steps.leave_aside(swap_at(Step.PRICE), message_id=1)
    second = steps.leave_aside(first, message_id=2)
    assert (notice(first), notice(second)) == ("album-left-aside", None)


@pytest.mark.parametrize("press", [steps.done, lambda stage: steps.pick_all(stage, limit=3)])
def test_buttons_of_a_step_that_is_over_are_known_to_be_old(press: object) -> None:
    with pytest.raises(StaleButton):
        press(swap_at(Step.PRICE, scene=shot(2)))  # type: ignore[operator]


def test_a_mark_tells_where_a_button_leads_from() -> None:
    assert asking(1, 3).marker != asking(1, 3, identities={1: identity()}).marker
