"""The steps of clips, as a table of what leads where."""

import pytest

from bot.telegram.flows import clip_steps, steps
from bot.telegram.flows.document import DraftKind, Step
from bot.telegram.flows.steps import Arrival, Stage
from tests.telegram.flows.shapes import footage, identity, shot, video_at

NEW = {"album": None, "message_id": 7}
AGE = DraftKind.AGE_VIDEO


def notice(stage: Stage) -> str | None:
    return stage.data.notice.key if stage.data.notice else None


def trimming(**data: object) -> Stage:
    return video_at(Step.TRIM, clip=footage(12), **data)


@pytest.mark.parametrize(
    ("kind", "faces", "step"),
    [
        (DraftKind.VIDEO, shot(1), Step.IDENTITY),
        (DraftKind.VIDEO, shot(2), Step.FACES),
        (DraftKind.VIDEO, shot(0, 1), Step.FACES),
        (DraftKind.VIDEO, shot(0), Step.SCENE),
        (AGE, shot(1), Step.YEARS),
        (AGE, shot(3), Step.FACES),
    ],
)
def test_a_clip_leads_to_the_first_question_that_is_open(kind: DraftKind, faces: object, step: Step) -> None:
    stage = clip_steps.take_frame(video_at(Step.SCENE, kind=kind), footage(3), faces, **NEW)  # type: ignore[arg-type]
    assert stage.step is step
    assert notice(stage) == (None if stage.data.clip else "no-face-in-clip")


def test_a_clip_that_is_too_long_is_cut_first() -> None:
    stage = clip_steps.take_clip(video_at(Step.SCENE), footage(12), **NEW)  # type: ignore[arg-type]
    assert (stage.step, stage.data.clip, stage.data.taken) == (Step.TRIM, footage(12), 7)


def test_a_part_without_faces_asks_for_another_part() -> None:
    stage = clip_steps.take_cut(trimming(start=4), footage(5, media="part"), shot(0))
    assert (stage.step, stage.data.cut, stage.data.start) == (Step.TRIM, None, 4)
    assert notice(stage) == "no-face-in-clip"


def test_a_face_that_came_with_a_clip_is_used_once_it_is_cut() -> None:
    stage = clip_steps.take_cut(trimming(spare=shot(1, media="me")), footage(5, media="part"), shot(1))
    assert stage.step is Step.ENHANCE
    assert stage.data.identities[1].media == "me"


@pytest.mark.parametrize(("wanted", "start"), [(3, 3), (-1, 0), (7, 7), (8, 7), (10**9, 7)])
def test_a_part_begins_where_it_still_fits(wanted: int, start: int) -> None:
    assert clip_steps.set_start(trimming(), wanted, most=5).data.start == start


def test_where_it_begins_cannot_be_moved_later_on() -> None:
    stage = video_at(Step.FACES, clip=footage(12), cut=footage(5), scene=shot(2))
    assert clip_steps.set_start(stage, 3, most=5) == stage


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
    assert list(clip_steps.starts(footage(seconds), 5)) == offered


@pytest.mark.parametrize("seconds", [5.1, 60, 3599, 36_000])
def test_there_are_never_more_than_ten_starts(seconds: float) -> None:
    offered = clip_steps.starts(footage(seconds), 5)
    assert 1 <= len(offered) <= clip_steps.FEW_STARTS
    assert offered[-1] <= clip_steps.latest_start(footage(seconds), 5)


@pytest.mark.parametrize(
    ("stage", "album", "use"),
    [
        (video_at(Step.SCENE), None, Arrival.NO_CLIP),
        (video_at(Step.SCENE, album="a"), "a", Arrival.NO_CLIP),
        (video_at(Step.SCENE, kind=AGE), None, Arrival.NEW_SCENE),
        (trimming(), None, Arrival.NO_CLIP),
        (trimming(album="a"), "a", Arrival.SPARE),
        (trimming(album="a", spare=shot()), "a", Arrival.LEFT_ASIDE),
        (video_at(Step.FACES, scene=shot(2)), None, Arrival.NO_CLIP),
        (video_at(Step.FACES, scene=shot(2), album="a"), "a", Arrival.SPARE),
        (video_at(Step.FACES, scene=shot(2), picked=(1,)), None, Arrival.FIRST_IDENTITY),
        (video_at(Step.FACES, kind=AGE, scene=shot(2), picked=(1,)), None, Arrival.NO_CLIP),
        (video_at(Step.IDENTITY, scene=shot(1), picked=(1,)), None, Arrival.IDENTITY),
        (video_at(Step.ENHANCE, scene=shot(1)), None, Arrival.NEW_SCENE),
        (video_at(Step.PRICE, scene=shot(1)), None, Arrival.NEW_SCENE),
    ],
)
def test_what_a_picture_is_for_beside_a_clip(stage: Stage, album: str | None, use: Arrival) -> None:
    assert steps.arrival(stage, album) is use


def priced(**data: object) -> Stage:
    given = {"scene": shot(1), "clip": footage(3), "picked": (1,), "identities": {1: identity()}}
    return video_at(Step.PRICE, **(given | data))


def test_back_from_the_price_is_to_sharpness_only_when_that_was_asked() -> None:
    assert steps.back(priced(enhance=0)).step is Step.ENHANCE
    assert steps.back(priced()).step is Step.IDENTITY


def test_back_goes_all_the_way_to_the_cut_and_the_clip() -> None:
    cut = {"clip": footage(12), "cut": footage(5, media="part"), "start": 4}
    stage = steps.back(steps.back(priced(**cut)))
    assert (stage.step, stage.data.start, stage.data.scene, stage.data.cut) == (Step.TRIM, 4, None, None)
    assert steps.back(stage).step is Step.SCENE


@pytest.mark.parametrize("enhance", [3, -1, 99])
def test_only_what_is_offered_sharpens(enhance: int) -> None:
    stage = video_at(Step.ENHANCE, scene=shot(1))
    assert steps.set_enhance(stage, enhance) == stage


def test_sharpness_is_chosen_once() -> None:
    once = steps.set_enhance(video_at(Step.ENHANCE, scene=shot(1)), 2)
    assert (once.step, steps.set_enhance(once, 1)) == (Step.PRICE, once)
