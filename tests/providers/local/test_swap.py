import itertools
import time
from functools import cache
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from bot.media.model import Box, PictureRefused
from bot.providers.local import mask, warp
from bot.providers.local.closeup import inverse
from bot.providers.local.detect import detect
from bot.providers.local.landmarks import Landmarks, locate
from bot.providers.local.pixels import Pixels, decode
from bot.providers.local.swap import swap
from bot.providers.local.tone import lab_of
from bot.providers.local.warp import warped
from tests.providers.local import scenes

PAIRS = list(itertools.permutations(scenes.PORTRAITS, 2))
STRAIGHT = (160, 180)
TO_STRAIGHT = np.array([[80, 0, 80], [0, 80, 50], [0, 0, 1]], float)
"""A face of 160 by 180 pixels, with the eyes 80 apart."""


def straight(picture: Pixels, place: Landmarks, mouth: float | None = None) -> Pixels:
    return warped(picture, place.to_picture(mouth) @ inverse(TO_STRAIGHT), STRAIGHT)


def core() -> npt.NDArray[np.bool_]:
    return mask.radius(STRAIGHT, inverse(TO_STRAIGHT)) < 0.75


def likeness(one: Pixels, other: Pixels) -> float:
    """How much two faces have the same features, whatever their light and colour: 1 is the same."""
    features: list[npt.NDArray[np.floating[Any]]] = []
    for face in (one, other):
        light = scenes.lightness(face)
        features.append((light - cv2.GaussianBlur(light, (0, 0), 16))[core()])
    first, second = features
    return float(np.corrcoef(first, second)[0, 1])


@cache
def swapped(scene: str, identity: str) -> bytes:
    box = scenes.face_in(scene)
    return swap(
        scenes.png(scenes.picture(scene)), [(box, scenes.content(identity), scenes.face_in(identity))]
    )


@pytest.mark.parametrize(("scene", "identity"), PAIRS)
def test_the_face_becomes_the_identity_and_stops_being_the_scene(scene: str, identity: str) -> None:
    place = locate(scenes.picture(scene), scenes.face_in(scene))
    source = locate(scenes.picture(identity), scenes.face_in(identity))
    result = straight(scenes.opened(swapped(scene, identity)), place)
    to_identity = likeness(result, straight(scenes.picture(identity), source))
    to_scene = likeness(result, straight(scenes.picture(scene), place))
    assert to_identity > 0.75
    assert to_scene < to_identity - 0.2


@pytest.mark.parametrize(("scene", "identity"), PAIRS)
def test_only_the_face_changes(scene: str, identity: str) -> None:
    before, after = scenes.picture(scene), scenes.opened(swapped(scene, identity))
    place = locate(before, scenes.face_in(scene))
    size = (before.shape[1], before.shape[0])
    radius = mask.radius(size, inverse(place.to_picture()))
    away = radius > (1.7 if scene == "hopper" else 1.0)  # the ends of her spectacles reach further out
    changed = np.abs(before.astype(int) - after).max(axis=2)
    assert changed[away].max() == 0
    assert np.percentile(changed[radius < 0.8], 50) > 5


@pytest.mark.parametrize(("scene", "identity"), PAIRS)
def test_the_skin_gets_the_tone_of_the_scene(scene: str, identity: str) -> None:
    place = locate(scenes.picture(scene), scenes.face_in(scene))
    before = lab_of(straight(scenes.picture(scene), place))[core()].mean(axis=0)
    after = lab_of(straight(scenes.opened(swapped(scene, identity)), place))[core()].mean(axis=0)
    assert np.abs(before - after).max() < 6


@pytest.mark.parametrize(("scene", "identity"), PAIRS)
def test_there_is_no_seam(scene: str, identity: str) -> None:
    """The edge of what was put in is not where neighbouring pixels differ more than they did."""
    before, after = scenes.picture(scene), scenes.opened(swapped(scene, identity))
    place = locate(before, scenes.face_in(scene))
    radius = mask.radius((before.shape[1], before.shape[0]), inverse(place.to_picture()))
    edge = (radius > 0.93) & (radius < 1.0)
    steps = [
        cv2.morphologyEx(scenes.lightness(one), cv2.MORPH_GRADIENT, np.ones((3, 3)))
        for one in (before, after)
    ]
    assert steps[1][edge].mean() < steps[0][edge].mean() * 1.25 + 0.5


@pytest.mark.parametrize("degrees", [-35, 25])
@pytest.mark.parametrize("name", scenes.PORTRAITS)
def test_leaning_heads_are_met_as_they_lean(name: str, degrees: float) -> None:
    identity = "hopper" if name != "hopper" else "mona_lisa"
    scene, _ = scenes.turned(scenes.picture(name), degrees)
    [face] = detect(scenes.png(scene))
    result = scenes.opened(
        swap(scenes.png(scene), [(face.box, scenes.content(identity), scenes.face_in(identity))])
    )
    place = locate(scene, face.box)
    source = straight(scenes.picture(identity), locate(scenes.picture(identity), scenes.face_in(identity)))
    assert likeness(straight(result, place), source) > 0.7


def test_several_faces_get_the_face_meant_for_each() -> None:
    boxes = [face.box for face in detect(scenes.content("group"))]
    identities = ["mona_lisa", "collins", "hopper"]
    pairs = [
        (box, scenes.content(name), scenes.face_in(name)) for box, name in zip(boxes, identities, strict=True)
    ]
    result, scene = scenes.opened(swap(scenes.content("group"), pairs)), scenes.picture("group")
    for box, name in zip(boxes, identities, strict=True):
        face = straight(result, locate(scene, box))
        likest = max(
            scenes.PORTRAITS,
            key=lambda other: likeness(
                face, straight(scenes.picture(other), locate(scenes.picture(other), scenes.face_in(other)))
            ),
        )
        assert likest == name


def test_eight_faces_do_not_take_long() -> None:
    """One and a half seconds of an idle processor; the limit leaves room for a busy one."""
    content = scenes.jpeg(scenes.eight_faces())
    identity = scenes.content("mona_lisa"), scenes.face_in("mona_lisa")
    pairs = [(face.box, *identity) for face in detect(content)]
    start = time.process_time()
    result = swap(content, pairs)
    assert time.process_time() - start < 3
    assert scenes.opened(result).shape == (3000, 4000, 3)


def test_a_result_has_the_size_and_the_format_of_its_scene() -> None:
    pair = (scenes.face_in("collins"), scenes.content("hopper"), scenes.face_in("hopper"))
    as_jpeg = swap(scenes.content("collins"), [pair])
    as_png = swap(scenes.png(scenes.picture("collins")), [pair])
    assert as_jpeg.startswith(b"\xff\xd8\xff")
    assert as_png.startswith(b"\x89PNG")
    assert scenes.opened(as_jpeg).shape == scenes.opened(as_png).shape == scenes.picture("collins").shape


def test_what_shows_through_still_does() -> None:
    colours = scenes.picture("collins")
    alpha = np.tile(np.linspace(0, 255, colours.shape[1], dtype=np.uint8), (colours.shape[0], 1))
    pair = (scenes.face_in("collins"), scenes.content("hopper"), scenes.face_in("hopper"))
    result = decode(swap(scenes.png(np.dstack([colours, alpha])), [pair]))
    assert result.alpha is not None
    assert np.array_equal(result.alpha, alpha)


def test_the_same_order_gives_the_same_picture() -> None:
    assert swapped("hopper", "mona_lisa") == swapped.__wrapped__("hopper", "mona_lisa")


def test_no_pairs_leave_the_scene_as_it_is() -> None:
    result = scenes.opened(swap(scenes.png(scenes.picture("collins")), []))
    assert np.array_equal(result, scenes.picture("collins"))


@pytest.mark.parametrize(
    "box",
    [
        Box(0, 0, 512, 512), Box(0, 0, 1, 1), Box(10, 10, 10, 10), Box(500, 500, 512, 512),
        Box(-60, -60, 30, 30), Box(480, 200, 700, 420), Box(900, 5, 1000, 105),
    ],
)  # fmt: skip
def test_an_impossible_box_is_no_reason_to_fall_over(box: Box) -> None:
    scene, identity = scenes.content("collins"), scenes.content("hopper")
    assert scenes.opened(swap(scene, [(box, identity, scenes.face_in("hopper"))])).shape == (512, 512, 3)
    assert scenes.opened(swap(scene, [(scenes.face_in("collins"), identity, box)])).shape == (512, 512, 3)


@pytest.mark.parametrize("colour", [0, 127, 255])
def test_pictures_of_one_colour_are_no_reason_to_fall_over(colour: int) -> None:
    flat, box = scenes.png(np.full((90, 70, 3), colour, np.uint8)), Box(20, 20, 60, 60)
    assert scenes.opened(swap(flat, [(box, scenes.content("hopper"), scenes.face_in("hopper"))])).size
    assert scenes.opened(swap(scenes.content("collins"), [(scenes.face_in("collins"), flat, box)])).size


def test_an_identity_that_is_no_picture_is_refused() -> None:
    with pytest.raises(PictureRefused):
        swap(scenes.content("collins"), [(scenes.face_in("collins"), b"no picture", Box(0, 0, 9, 9))])


@pytest.mark.parametrize("scene", ["hopper", "mona_lisa"])
def test_strips_of_a_large_face_fit_together(scene: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = scenes.opened(swapped(scene, "collins")).astype(int)
    monkeypatch.setattr(warp, "BAND_PIXELS", 2000)
    in_strips = scenes.opened(swapped.__wrapped__(scene, "collins"))
    assert np.abs(in_strips - whole).max() <= 3
