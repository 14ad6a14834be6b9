from functools import cache

import cv2
import numpy as np
import pytest

from bot.media.model import Box
from bot.providers.local import warp
from bot.providers.local.age import age
from bot.providers.local.canvas import SIZE, TO_FACE, X, Y
from bot.providers.local.detect import detect
from bot.providers.local.landmarks import locate
from bot.providers.local.pixels import Floats, Pixels
from bot.providers.local.tone import lab_of
from bot.providers.local.warp import warped
from tests.providers.local import scenes

CHEEKS = (np.abs(np.abs(X) - 0.5) < 0.2) & (np.abs(Y - 0.6) < 0.2)
EYES = (np.abs(np.abs(X) - 0.5) < 0.18) & (np.abs(Y) < 0.09)
TEETH = (np.abs(X) < 0.2) & (np.abs(Y - 1) < 0.08)


@cache
def aged(name: str, years: int) -> Pixels:
    return scenes.opened(age(scenes.png(scenes.picture(name)), [scenes.face_in(name)], years))


def straight(picture: Pixels, name: str) -> Floats:
    place = locate(scenes.picture(name), scenes.face_in(name))
    return lab_of(warped(picture, place.to_picture() @ TO_FACE, SIZE))


def roughness(face: Floats, *, finest: float, coarsest: float) -> float:
    """How much there is in the cheeks between two sizes, in pixels of a face with the eyes 128 apart."""
    light = face[:, :, 0]
    band = cv2.GaussianBlur(light, (0, 0), finest) - cv2.GaussianBlur(light, (0, 0), coarsest)
    return float(band[CHEEKS].std())


@pytest.mark.parametrize("name", scenes.PORTRAITS)
def test_younger_skin_is_smoother(name: str) -> None:
    before, after = straight(scenes.picture(name), name), straight(aged(name, -30), name)
    assert roughness(after, finest=1, coarsest=4) < 0.88 * roughness(before, finest=1, coarsest=4)


@pytest.mark.parametrize("name", scenes.PORTRAITS)
def test_older_skin_has_more_lines_but_is_never_gritty(name: str) -> None:
    before, after = straight(scenes.picture(name), name), straight(aged(name, 30), name)
    assert roughness(after, finest=1.5, coarsest=10) > 1.08 * roughness(before, finest=1.5, coarsest=10)
    assert roughness(after, finest=0.3, coarsest=1) < 1.5 * roughness(before, finest=0.3, coarsest=1) + 0.1


@pytest.mark.parametrize("name", scenes.PORTRAITS)
def test_older_skin_is_paler(name: str) -> None:
    before, after = (straight(one, name)[CHEEKS, 1:] for one in (scenes.picture(name), aged(name, 30)))
    assert np.linalg.norm(after.mean(axis=0)) < np.linalg.norm(before.mean(axis=0))


@pytest.mark.parametrize("years", [-30, 30])
@pytest.mark.parametrize("name", scenes.PORTRAITS)
def test_eyes_and_mouth_keep_their_features(name: str, years: int) -> None:
    before, after = straight(scenes.picture(name), name)[:, :, 0], straight(aged(name, years), name)[:, :, 0]
    for part in (EYES, TEETH):
        assert np.corrcoef(before[part], after[part])[0, 1] > 0.97


@pytest.mark.parametrize("sign", [-1, 1])
def test_more_years_change_more(sign: int) -> None:
    before = scenes.picture("hopper").astype(int)
    changes = [np.abs(aged("hopper", sign * years) - before).mean() for years in (5, 15, 30)]
    assert 0 < changes[0] < changes[1] < changes[2]


@pytest.mark.parametrize("years", [-99, 99])
def test_there_is_a_limit(years: int) -> None:
    assert np.array_equal(aged("collins", years), aged("collins", 30 if years > 0 else -30))


@pytest.mark.parametrize("years", [-30, 30])
def test_only_the_face_changes(years: int) -> None:
    x1, y1, x2, y2 = scenes.face_in("mona_lisa")
    room = (x2 - x1) // 2
    changed = np.abs(aged("mona_lisa", years).astype(int) - scenes.picture("mona_lisa")).max(axis=2) > 1
    rows, columns = np.nonzero(changed)
    assert x1 - room < columns.min() < columns.max() < x2 + room
    assert y1 - room < rows.min() < rows.max() < y2 + room


@pytest.mark.parametrize("years", [-30, 30])
def test_strips_of_a_large_face_fit_together(years: int, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = aged("hopper", years).astype(int)
    monkeypatch.setattr(warp, "BAND_PIXELS", 2000)
    assert np.abs(aged.__wrapped__("hopper", years) - whole).max() <= 1


def test_no_years_and_no_faces_leave_the_scene_as_it_is() -> None:
    scene = scenes.picture("collins")
    assert np.abs(aged("collins", 0).astype(int) - scene).max() <= 1
    assert np.array_equal(scenes.opened(age(scenes.png(scene), [], 30)), scene)


def test_only_the_faces_that_were_picked_age() -> None:
    _, second, third = (face.box for face in detect(scenes.content("group")))
    scene = scenes.picture("group")
    changed = np.abs(scenes.opened(age(scenes.png(scene), [third], -25)).astype(int) - scene).max(axis=2) > 1
    assert changed[:, : second.x2].sum() == 0
    assert changed[:, third.x1 :].sum() > 1000


def test_the_same_order_gives_the_same_picture() -> None:
    assert np.array_equal(aged("hopper", 30), aged.__wrapped__("hopper", 30))


@pytest.mark.parametrize(
    "box", [Box(0, 0, 402, 599), Box(5, 5, 5, 5), Box(-9, -9, 9, 9), Box(900, 900, 990, 990)]
)
@pytest.mark.parametrize("years", [-20, 20])
def test_an_impossible_box_is_no_reason_to_fall_over(box: Box, years: int) -> None:
    assert scenes.opened(age(scenes.content("mona_lisa"), [box], years)).shape == (599, 402, 3)


@pytest.mark.parametrize("years", [-20, 20])
def test_a_picture_of_one_colour_is_no_reason_to_fall_over(years: int) -> None:
    flat = scenes.png(np.full((200, 200, 3), 127, np.uint8))
    assert scenes.opened(age(flat, [Box(50, 50, 150, 150)], years)).shape == (200, 200, 3)
