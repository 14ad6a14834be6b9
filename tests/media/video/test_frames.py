import io
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PIL import Image

from bot.media.model import Box, Face
from bot.media.sandbox import Sandbox
from bot.media.video.filmstrip import clock_times, filmstrip, starts
from bot.media.video.frames import clearest_frame, thumbnail
from bot.providers.local.detect import detect
from tests.media import crafted, filmed
from tests.media.filmed import WEBM, Shot, film, frame_at, number_of

PHONE = film()
CROWD = Shot(width=840, height=320, seconds=3, fps=10, sound=None)


@pytest.mark.parametrize("shot", [Shot(), WEBM, Shot(kind="mov", options=(("g", "90"), ("threads", "1")))])
@pytest.mark.parametrize(
    ("seconds", "number"), [(0, 0), (1.01, 30), (1.5, 45), (2.97, 89), (60, 89), (-1, 0)]
)
def test_a_frame_is_the_one_on_show_then(shot: Shot, seconds: float, number: int) -> None:
    assert number_of(frame_at(film(shot), seconds)) == pytest.approx(number, abs=1)


def test_a_frame_is_upright_and_in_full_size() -> None:
    assert frame_at(film(Shot(rotation=90)), 1).size == (180, 320)


def test_a_clip_without_an_index_has_its_frames_too() -> None:
    unindexed = film(WEBM)
    unindexed = unindexed[: unindexed.rindex(b"\x1c\x53\xbb\x6b")]
    assert number_of(frame_at(unindexed, 1.5)) == pytest.approx(45, abs=1)


def test_a_thumbnail_is_small_and_shows_something() -> None:
    def from_black(number: int) -> filmed.Pixels:
        return filmed.numbered(number, Shot()) if number > 5 else np.zeros((180, 320, 3), np.uint8)

    content = thumbnail(film(Shot(), from_black))
    picture = crafted.opened(content)
    assert len(content) <= 200_000
    assert max(picture.size) <= 320
    assert np.asarray(picture).std() > 30


def test_the_clearest_frame_is_where_most_faces_are_sharp() -> None:
    """One face, then three that come into focus for a moment, then none."""

    def focus(number: int) -> float:
        return 0.0 if 12 <= number < 18 else 3.0

    data = film(CROWD, filmed.faces(CROWD, ("collins", "group", "group"), focus))
    at, content, faces = clearest_frame(data, detect, samples=5)
    assert 1.1 < at < 1.8
    assert [face.sure for face in faces] == [True, True, True]
    assert all(face.box.x2 <= crafted.opened(content).width for face in faces)


def test_many_faces_go_before_one_large_one() -> None:
    def crowd_on_light(content: bytes) -> list[Face]:
        light = np.asarray(Image.open(io.BytesIO(content)).convert("L")).mean() > 127
        boxes = [Box(10, 10, 30, 30), Box(40, 10, 60, 30)] if light else [Box(0, 0, 300, 170)]
        return [Face(box=box) for box in boxes]

    def lights(number: int) -> filmed.Pixels:
        return np.full((180, 320, 3), 200 if number >= 60 else 50, np.uint8)

    assert clearest_frame(film(Shot(), lights), crowd_on_light, samples=6)[0] >= 2


def test_a_clip_without_faces_has_a_clearest_frame_all_the_same() -> None:
    at, content, faces = clearest_frame(PHONE, nobody, samples=3)
    assert 0 <= at < 3
    assert crafted.opened(content).size == (320, 180)
    assert faces == []


def nobody(content: bytes) -> list[Face]:
    return []


async def test_a_detector_travels_to_the_workshop_by_its_name() -> None:
    sandbox = Sandbox(1, 1024, 30.0)
    await sandbox.start()
    try:
        _, _, faces = await sandbox.run(clearest_frame, film(CROWD, filmed.faces(CROWD)), detect, 2)
        assert faces
    finally:
        await sandbox.close()


@pytest.mark.parametrize("count", [1, 2, 5, 8, 12])
@pytest.mark.parametrize("size", [(320, 180), (180, 320), (240, 240), (640, 64)])
def test_a_strip_fits_a_screen(count: int, size: tuple[int, int]) -> None:
    data = film(Shot(seconds=1, width=size[0], height=size[1], sound=None))
    sheet = crafted.opened(filmstrip(data, count))
    assert max(sheet.size) <= 1280


def test_a_strip_shows_the_frames_in_order() -> None:
    sheet = crafted.opened(filmstrip(film(replace(Shot(), seconds=4)), 4))
    tile = (sheet.width - 24) // 2, (sheet.height - 24) // 2
    shown = [
        sheet.crop((24 + x * tile[0], 24 + y * tile[1], (x + 1) * tile[0], (y + 1) * tile[1]))
        for y in (0, 1)
        for x in (0, 1)
    ]
    reds = [np.asarray(one)[-40:, 20:60].reshape(-1, 3).mean(0) for one in shown]
    assert all(np.abs(red - (220, 30, 30)).max() < 40 for red in reds)
    right = [np.asarray(one.convert("L"), float)[one.height // 2 :, one.width // 2 :] for one in shown]
    assert all(np.abs(one - other).mean() > 5 for one, other in pairwise(right))


def test_a_picked_frame_looks_picked() -> None:
    plain, picked = (np.asarray(crafted.opened(filmstrip(PHONE, 4, picked=one)), int) for one in (None, 3))
    changed = np.abs(plain - picked).max(2) > 40
    assert changed[changed.shape[0] // 2 + 20 :, changed.shape[1] // 2 + 20 :].any()
    assert not changed[: changed.shape[0] // 2 - 20].any()


def test_marks_say_which_frames() -> None:
    assert filmstrip(PHONE, 0, [0.0, 1.5]) == filmstrip(PHONE, 2)


def test_starts_leave_room_for_what_is_cut_from_the_last() -> None:
    assert starts(12, 4) == [0, 3, 6, 9]
    assert starts(60, 4, 15) == [0, 15, 30, 45]
    assert starts(10, 3, 15) == [0, 0, 0]


def test_times_are_written_as_on_a_player() -> None:
    assert clock_times([0, 7.4, 65, 600]) == ["0:00", "0:07", "1:05", "10:00"]
    assert clock_times([0, 0.5, 1]) == ["0:00.0", "0:00.5", "0:01.0"]
