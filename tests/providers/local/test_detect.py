import io
import time
from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
import pytest
from PIL import Image

from bot.media.model import PictureRefused
from bot.providers.local.detect import MAX_CANDIDATES, detect
from bot.providers.local.pixels import Pixels, pixels
from tests.media import crafted
from tests.providers.local import scenes


def middle(box: tuple[int, int, int, int]) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


@pytest.mark.parametrize("name", scenes.PORTRAITS)
def test_a_portrait_has_one_sure_face_around_the_eyes(name: str) -> None:
    [face] = detect(scenes.content(name))
    (left, top), (right, _) = scenes.EYES[name]
    assert face.sure
    assert face.box.x1 < left < right < face.box.x2
    assert face.box.y1 < top < middle(face.box)[1]
    assert 1.8 < face.box.width / (right - left) < 3.2


def test_a_group_is_found_from_left_to_right() -> None:
    faces = detect(scenes.content("group"))
    assert [face.sure for face in faces] == [True, True, True]
    assert [round(middle(face.box)[0], -2) for face in faces] == [300, 800, 1400]


def test_eight_faces_are_found_in_a_large_picture() -> None:
    faces = detect(scenes.jpeg(scenes.eight_faces()))
    assert len(faces) == 8
    assert all(face.sure for face in faces)
    assert {(int(middle(face.box)[0] // 1000), int(middle(face.box)[1] // 1500)) for face in faces} == {
        (x, y) for x in range(4) for y in range(2)
    }


@pytest.mark.parametrize("name", scenes.PORTRAITS)
@pytest.mark.parametrize("degrees", [-40, -20, 30])
def test_a_leaning_head_is_found(name: str, degrees: float) -> None:
    picture, turn = scenes.turned(scenes.picture(name), degrees)
    [face] = detect(scenes.png(picture))
    x, y = turn @ (*middle(scenes.face_in(name)), 1.0)
    assert face.sure
    assert np.hypot(middle(face.box)[0] - x, middle(face.box)[1] - y) < face.box.width * 0.25


@pytest.mark.parametrize("name", scenes.PORTRAITS)
@pytest.mark.parametrize("factor", [0.45, 2.0])
def test_boxes_are_in_pixels_of_the_picture_as_given(name: str, factor: float) -> None:
    [face] = detect(scenes.png(scenes.scaled(scenes.picture(name), factor)))
    expected = [value * factor for value in scenes.face_in(name)]
    assert np.allclose(face.box, expected, atol=0.15 * scenes.face_in(name).width * factor)


def test_a_tiny_face_in_a_large_picture_is_found() -> None:
    scene = np.full((1500, 2000, 3), 245, np.uint8)
    person = scenes.scaled(scenes.picture("collins"), 0.35)
    scene[700 : 700 + person.shape[0], 1700 : 1700 + person.shape[1]] = person
    [face] = detect(scenes.png(scene))
    assert 1700 < face.box.x1 < face.box.x2 < 1880


def faceless() -> Iterator[tuple[str, Pixels]]:
    random = np.random.default_rng(5)
    size = (480, 640, 3)
    yield "one grey", np.full(size, 128, np.uint8)
    yield "black", np.zeros(size, np.uint8)
    yield "noise", random.integers(0, 256, size, np.uint8)
    for coarseness in (10, 20):
        clouds = cv2.GaussianBlur(random.normal(0, 1, size).astype(np.float32), (0, 0), coarseness)
        spread = (clouds - clouds.min()) / (clouds.max() - clouds.min()) * 255
        yield f"clouds {coarseness}", pixels(spread)
    for pane in (80, 130):
        yield f"windows {pane}", windows(pane)
    yield "a chessboard", pixels(np.kron(np.indices((8, 10, 3)).sum(axis=0) % 2 * 255, np.ones((60, 60, 1))))


def windows(pane: int) -> Pixels:
    """A house front: dark panes in pairs with a bar between them are what detectors take for eyes."""
    front = np.full((480, 640, 3), (150, 170, 190), np.uint8)
    for left in range(15, 640, pane + 30):
        for top in range(15, 480, pane + 40):
            right, bottom = left + pane, top + pane + 10
            cv2.rectangle(front, (left, top), (right, bottom), (60, 50, 40), -1)
            cv2.line(front, ((left + right) // 2, top), ((left + right) // 2, bottom), (225, 225, 225), 6)
            cv2.line(front, (left, (top + bottom) // 2), (right, (top + bottom) // 2), (225, 225, 225), 6)
    return pixels(cv2.GaussianBlur(front, (0, 0), 1))


@pytest.mark.parametrize(("name", "scene"), list(faceless()), ids=[name for name, _ in faceless()])
def test_nothing_is_found_where_there_is_nothing(name: str, scene: Pixels) -> None:
    assert detect(scenes.png(scene)) == []


@pytest.mark.parametrize("name", scenes.PORTRAITS)
def test_the_background_of_a_portrait_has_no_sure_face(name: str) -> None:
    scene = scenes.picture(name).copy()
    x1, y1, x2, y2 = scenes.face_in(name)
    scene[y1:y2, x1:x2] = cv2.blur(scene, (151, 151))[y1:y2, x1:x2]
    assert [face for face in detect(scenes.png(scene)) if face.sure] == []


def test_a_face_without_eyes_is_not_sure() -> None:
    scene = scenes.picture("collins").copy()
    cv2.rectangle(scene, (188, 90), (262, 112), (150, 175, 205), -1)
    assert [face for face in detect(scenes.png(scene)) if face.sure] == []


def test_transparency_and_grey_are_no_obstacle() -> None:
    colours = scenes.picture("hopper")
    clear = np.dstack([colours, np.full(colours.shape[:2], 128, np.uint8)])
    deep = cv2.imencode(".png", colours.astype(np.uint16) * 257)[1].tobytes()
    grey: Any = cv2.cvtColor(colours, cv2.COLOR_BGR2GRAY)
    assert all(len(detect(content)) == 1 for content in (scenes.png(clear), scenes.png(grey), deep))


def test_the_same_picture_gives_the_same_faces() -> None:
    assert detect(scenes.content("group")) == detect(scenes.content("group"))


@pytest.mark.parametrize("content", [b"", b"no picture", scenes.content("collins")[:200]])
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(PictureRefused):
        detect(content)


def test_a_picture_tiled_with_faces_takes_no_minute() -> None:
    """Each face that the first detector sees is looked at closely, so there is a most."""
    face = Image.open(io.BytesIO(crafted.sample("hopper"))).convert("RGB").crop((100, 50, 400, 400))
    tile, picture = face.resize((40, 46)), Image.new("RGB", (1280, 1280))
    for left in range(0, 1280, 40):
        for top in range(0, 1280, 46):
            picture.paste(tile, (left, top))
    began = time.process_time()
    found = detect(crafted.encoded(picture))
    assert 24 <= len(found) <= MAX_CANDIDATES
    assert time.process_time() - began < 8
