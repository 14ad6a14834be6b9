import math
from typing import Any

import numpy as np
import pytest

from bot.media.model import Box
from bot.providers.local.landmarks import Landmarks, locate
from tests.providers.local import scenes


def off(found: Landmarks, name: str, to_scene: np.ndarray) -> float:
    """How far the eyes are from where they are, in units of the distance between them."""
    true = [to_scene @ (*eye, 1.0) for eye in scenes.EYES[name]]
    pairs = zip((found.eyes.left, found.eyes.right), true, strict=True)
    return max(math.dist(one, other) for one, other in pairs) / found.apart


@pytest.mark.parametrize("name", scenes.PORTRAITS)
@pytest.mark.parametrize("degrees", [-40, -15, 0, 15, 40])
def test_eyes_are_found_however_the_head_leans(name: str, degrees: float) -> None:
    scene, turn = scenes.turned(scenes.picture(name), degrees)
    x, y = turn @ [*np.add(scenes.face_in(name)[:2], scenes.face_in(name)[2:]) / 2, 1.0]
    half = scenes.face_in(name).width / 2
    found = locate(scene, Box(int(x - half), int(y - half), int(x + half), int(y + half)))
    assert found.eyes.found
    assert off(found, name, turn) < 0.08


@pytest.mark.parametrize("name", scenes.PORTRAITS)
@pytest.mark.parametrize("factor", [0.35, 2.0])
def test_eyes_are_found_in_faces_of_any_size(name: str, factor: float) -> None:
    scene = scenes.scaled(scenes.picture(name), factor)
    found = locate(scene, Box(*(int(value * factor) for value in scenes.face_in(name))))
    assert off(found, name, np.array([[factor, 0, 0], [0, factor, 0]])) < 0.12


@pytest.mark.parametrize("name", scenes.PORTRAITS)
@pytest.mark.parametrize(
    "change", [(-0.2, -0.1, 0.1, 0.2), (0.05, 0.1, -0.05, 0.0), (-0.1, -0.35, 0.1, 0.25)]
)
def test_boxes_of_other_detectors_do_as_well(name: str, change: tuple[float, ...]) -> None:
    box = scenes.face_in(name)
    other = Box(*(int(edge + share * box.width) for edge, share in zip(box, change, strict=True)))
    assert off(locate(scenes.picture(name), other), name, np.eye(2, 3)) < 0.1


@pytest.mark.parametrize(
    ("name", "least", "most"), [("collins", 0.9, 1.1), ("hopper", 0.95, 1.1), ("mona_lisa", 1.07, 1.27)]
)
def test_the_mouth_is_found(name: str, least: float, most: float) -> None:
    changes: list[Any] = [lambda x: x, np.fliplr, lambda x: x // 2]
    for change in changes:
        scene = np.ascontiguousarray(change(scenes.picture(name)))
        x1, y1, x2, y2 = scenes.face_in(name)
        width = scene.shape[1]
        box = Box(width - x2, y1, width - x1, y2) if change is np.fliplr else Box(x1, y1, x2, y2)
        assert least < locate(scene, box).mouth < most


def test_where_no_eyes_are_seen_they_are_supposed() -> None:
    found = locate(np.full((300, 300, 3), 127, np.uint8), Box(100, 100, 200, 200))
    assert found.eyes.found == 0
    assert found.eyes.left == pytest.approx((130, 137), abs=2)
    assert found.eyes.right == pytest.approx((170, 137), abs=2)
