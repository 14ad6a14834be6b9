"""The steps of clips, as a table of what leads where."""

from typing import Any

import pytest

from bot.drafts import transitions
from bot.drafts.model import Step
from bot.drafts.transitions import DraftState, PhotoRole
from bot.jobs.model import Kind
from tests.telegram.handlers.shapes import footage, identity, shot, video_at

NEW = {"album": None, "message_id": 7}
AGE = Kind.AGE_VIDEO


def notice(state: DraftState) -> str | None:
    return state.data.notice.key if state.data.notice else None


def trimming(**data: Any) -> DraftState:
    return video_at(Step.TRIM, clip=footage(12), **data)


@pytest.mark.parametrize(
    ("kind", "faces", "step"),
    [
        (Kind.VIDEO, shot(1), Step.IDENTITY),
        (Kind.VIDEO, shot(2), Step.FACES),
        (Kind.VIDEO, shot(0, 1), Step.FACES),
        (Kind.VIDEO, shot(0), Step.SCENE),
        (AGE, shot(1), Step.YEARS),
        (AGE, shot(3), Step.FACES),
    ],
)
def test_a_clip_leads_to_the_first_question_that_is_open(kind: Kind, faces: object, step: Step) -> None:
    state = transitions.take_frame(video_at(Step.SCENE, kind=kind), footage(3), faces, **NEW)  # type: ignore[arg-type]
    assert state.step is step
    assert notice(state) == (None if state.data.clip else "no-face-in-clip")


def test_a_clip_that_is_too_long_is_cut_first() -> None:
    state = transitions.take_clip(video_at(Step.SCENE), footage(12), **NEW)  # type: ignore[arg-type]
    assert (state.step, state.data.clip, state.data.taken) == (Step.TRIM, footage(12), 7)


def test_a_part_without_faces_asks_for_another_part() -> None:
    state = transitions.take_cut(trimming(start=4), footage(5, media="part"), shot(0))
    assert (state.step, state.data.cut, state.data.start) == (Step.TRIM, None, 4)
    assert notice(state) == "no-face-in-clip"


def test_a_face_that_came_with_a_clip_is_used_once_it_is_cut() -> None:
    state = transitions.take_cut(trimming(spare=shot(1, media="me")), footage(5, media="part"), shot(1))
    assert state.step is Step.ENHANCE
    assert state.data.identities[1].media == "me"


@pytest.mark.parametrize(("wanted", "start"), [(3, 3), (-1, 0), (7, 7), (8, 7), (10**9, 7)])
def test_a_part_begins_where_it_still_fits(wanted: int, start: int) -> None:
    assert transitions.set_start(trimming(), wanted, most=5).data.start == start


def test_where_it_begins_cannot_be_moved_later_on() -> None:
    state = video_at(Step.FACES, clip=footage(12), cut=footage(5), scene=shot(2))
    assert transitions.set_start(state, 3, most=5) == state


@pytest.mark.parametrize(
    ("seconds", "offered"),
    [
        (5.2, [0, 1]),
        (12, list(range(8))),
        (20, [0, 2, 4, 6, 8, 10, 12, 14]),
        (50, [0, 5, 10, 15, 20, 25, 30, 35, 40, 45]),
        (604, [0, 60, 120, 180, 240, 300, 360, 420, 480, 540]),
    ],
)
def test_starts_are_few_and_even(seconds: float, offered: list[int]) -> None:
    assert list(transitions.starts(footage(seconds), 5)) == offered


@pytest.mark.parametrize("seconds", [5.1, 60, 3599, 36_000])
def test_there_are_never_more_than_ten_starts(seconds: float) -> None:
    offered = transitions.starts(footage(seconds), 5)
    assert 1 <= len(offered) <= transitions.FEW_STARTS
    assert offered[-1] <= transitions.latest_start(footage(seconds), 5)


@pytest.mark.parametrize(
    ("state", "album", "use"),
    [
        (video_at(Step.SCENE), None, PhotoRole.NO_CLIP),
        (video_at(Step.SCENE, album="a"), "a", PhotoRole.NO_CLIP),
        (video_at(Step.SCENE, kind=AGE), None, PhotoRole.NEW_SCENE),
        (trimming(), None, PhotoRole.NO_CLIP),
        (trimming(album="a"), "a", PhotoRole.SPARE),
        (trimming(album="a", spare=shot()), "a", PhotoRole.LEFT_ASIDE),
        (video_at(Step.FACES, scene=shot(2)), None, PhotoRole.NO_CLIP),
        (video_at(Step.FACES, scene=shot(2), album="a"), "a", PhotoRole.SPARE),
        (video_at(Step.FACES, scene=shot(2), picked=(1,)), None, PhotoRole.FIRST_IDENTITY),
        (video_at(Step.FACES, kind=AGE, scene=shot(2), picked=(1,)), None, PhotoRole.NO_CLIP),
        (video_at(Step.IDENTITY, scene=shot(1), picked=(1,)), None, PhotoRole.IDENTITY),
        (video_at(Step.ENHANCE, scene=shot(1)), None, PhotoRole.NEW_SCENE),
        (video_at(Step.PRICE, scene=shot(1)), None, PhotoRole.NEW_SCENE),
    ],
)
def test_what_a_picture_is_for_beside_a_clip(state: DraftState, album: str | None, use: PhotoRole) -> None:
    assert transitions.photo_role(state, album) is use


def priced(**data: Any) -> DraftState:
    given: dict[str, Any] = {
        "scene": shot(1),
        "clip": footage(3),
        "picked": (1,),
        "identities": {1: identity()},
    }
    return video_at(Step.PRICE, **(given | data))


def test_back_from_the_price_is_to_sharpness_only_when_that_was_asked() -> None:
    assert transitions.back(priced(enhance=0)).step is Step.ENHANCE
    assert transitions.back(priced()).step is Step.IDENTITY


def test_back_goes_all_the_way_to_the_cut_and_the_clip() -> None:
    cut = {"clip": footage(12), "cut": footage(5, media="part"), "start": 4}
    state = transitions.back(transitions.back(priced(**cut)))
    assert (state.step, state.data.start, state.data.scene, state.data.cut) == (Step.TRIM, 4, None, None)
    assert transitions.back(state).step is Step.SCENE


@pytest.mark.parametrize("enhance", [3, -1, 99])
def test_only_what_is_offered_sharpens(enhance: int) -> None:
    state = video_at(Step.ENHANCE, scene=shot(1))
    assert transitions.set_enhance(state, enhance) == state


def test_sharpness_is_chosen_once() -> None:
    once = transitions.set_enhance(video_at(Step.ENHANCE, scene=shot(1)), 2)
    assert (once.step, transitions.set_enhance(once, 1)) == (Step.PRICE, once)
