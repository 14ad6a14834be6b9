"""Clips from a person's file to the frame on which faces are chosen, on a real database and a real store."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from bot.media.library import Clips, Pictures
from bot.media.model import ClipRefused, MediaGone
from bot.media.sandbox import Sandbox
from bot.wiring import build
from storage.model import User
from tests.jobs.doubles import InlineSandbox, ManualClock
from tests.media import crafted, filmed
from tests.media.filmed import WEBM, Shot, film, frame_at, number_of
from tests.support.databases import open_migrated
from tests.support.job_world import somebody
from tests.support.settings import settings_in

CROWD = Shot(width=840, height=320, seconds=1, fps=10, sound=None)


@dataclass
class Studio:
    clips: Clips
    pictures: Pictures
    user: User


@pytest.fixture
async def studio(tmp_path: Path) -> AsyncIterator[Studio]:
    inline: Any = InlineSandbox()
    async with await open_migrated(tmp_path / "bot.db") as storage:
        clock = ManualClock()
        media = build(settings_in(tmp_path), storage, providers=[], clock=clock, sandbox=inline).media
        yield Studio(media.clips, media.pictures, await somebody(storage, clock))


async def test_a_clip_is_stored_as_it_may_be_passed_on(studio: Studio) -> None:
    media, clip = await studio.clips.take(film(WEBM), user_id=studio.user.id, purpose="scene")
    assert (media.mime, media.width, media.height) == ("video/mp4", 320, 180)
    assert media.milliseconds == pytest.approx(3000, abs=40)
    assert (media.user_id, media.purpose, media.path[-4:]) == (studio.user.id, "scene", ".mp4")
    assert sha256(await studio.pictures.content(media)).hexdigest() == clip.sha256 == media.sha256
    assert studio.pictures.reference(media).sha256 == clip.sha256


async def test_what_is_no_clip_leaves_nothing_behind(studio: Studio, tmp_path: Path) -> None:
    with pytest.raises(ClipRefused):
        await studio.clips.take(crafted.sample("hopper"), user_id=studio.user.id, purpose="scene")
    assert [path for path in (tmp_path / "media").rglob("*") if path.is_file()] == []


async def test_a_part_is_a_clip_of_its_own(studio: Studio) -> None:
    whole, _ = await studio.clips.take(film(), user_id=studio.user.id, purpose="scene")
    part = await studio.clips.trim(whole, 1.0, 1.5)
    assert part.id != whole.id
    assert (part.user_id, part.purpose) == (studio.user.id, "scene")
    assert part.milliseconds == pytest.approx(1500, abs=40)
    first = frame_at(await studio.pictures.content(part), 0.5)
    assert number_of(first) == pytest.approx(45, abs=1)


async def test_faces_are_chosen_on_a_picture_of_the_clip(studio: Studio) -> None:
    data = film(CROWD, filmed.faces(CROWD))
    media, _ = await studio.clips.take(data, user_id=studio.user.id, purpose="scene")
    frame, faces, at = await studio.clips.clearest(media, user_id=studio.user.id)
    assert (frame.mime, frame.width, frame.height, frame.milliseconds) == ("image/jpeg", 840, 320, None)
    assert [face.sure for face in faces] == [True, True, True]
    assert 0 <= at < 1
    assert await studio.pictures.preview(frame, faces, [0])


async def test_pictures_for_choosing_are_made_of_the_stored_clip(studio: Studio) -> None:
    media, _ = await studio.clips.take(film(), user_id=studio.user.id, purpose="scene")
    assert crafted.opened(await studio.clips.filmstrip(media, 4, picked=1)).width > 320
    assert crafted.opened(await studio.clips.thumbnail(media)).size == (320, 180)


async def test_a_clip_that_was_deleted_is_gone(studio: Studio) -> None:
    media, _ = await studio.clips.take(film(), user_id=studio.user.id, purpose="scene")
    await studio.pictures.forget([media])
    with pytest.raises(MediaGone):
        await studio.clips.trim(media, 0, 1)


async def test_all_of_it_works_in_processes_of_their_own(studio: Studio) -> None:
    sandbox = Sandbox(1, 2048, 60.0, modules=("cv2", "bot.media.video.frames"))
    await sandbox.start()
    studio.clips._sandbox = sandbox
    try:
        media, _ = await studio.clips.take(film(WEBM), user_id=studio.user.id, purpose="scene")
        assert (await studio.clips.trim(media, 0.5, 1.0)).milliseconds == pytest.approx(1000, abs=40)
        assert await studio.clips.filmstrip(media, 3)
        with pytest.raises(ClipRefused) as refused:
            await studio.clips.take(film(Shot(seconds=0.2)), user_id=studio.user.id, purpose="scene")
        assert refused.value.details == {"seconds": "0.5"}
    finally:
        await sandbox.close()
