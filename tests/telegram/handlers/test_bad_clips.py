"""Whatever people send where a clip is wanted gets a friendly word of its own, and costs nothing."""

import io
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import av
import numpy as np
import pytest

from tests.jobs.doubles import CrashPoints
from tests.support.conversations import House, open_house
from tests.support.people import Person
from tests.telegram.handlers.studio import Engine, clip, picture


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path, engine=Engine(crash_points=CrashPoints(), films=True)) as house:
        yield house


def sound() -> bytes:
    """An MP4 without anything to see."""
    out = io.BytesIO()
    with av.open(out, "w", format="mp4") as container:
        stream = container.add_stream("aac", rate=48_000, layout="mono")
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 48_000), np.float32), "fltp", "mono")
        frame.sample_rate = 48_000
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return out.getvalue()


@dataclass(frozen=True)
class Bad:
    kind: str
    content: bytes = field(repr=False)
    name: str
    said: str


FILES = [
    Bad("video", clip(1)[:2000], "cut.mp4", "is damaged"),
    Bad("document", b"not a clip at all", "fake.mp4", "can't read that kind of file"),
    Bad("document", b"%PDF-1.7\n" + bytes(400), "paper.mov", "can't read PDF here"),
    Bad("document", sound(), "song.mp4", "only sound"),
    Bad("video_note", clip(1, seconds=0.2), "note.mp4", "too short"),
    Bad("video", bytes(20_100_000), "big.mp4", "20 MB"),
    Bad("video", clip(0), "empty.mp4", "can't find a face in that clip"),
]


@pytest.mark.parametrize("bad", FILES, ids=str)
async def test_a_clip_that_cannot_be_used_is_answered_and_the_question_stays(
    house: House, alice: Person, bad: Bad
) -> None:
    await alice.writes("/video")
    await alice.sees("Send me the clip")
    await alice.sends_file(bad.content, kind=bad.kind, name=bad.name)
    card = await alice.sees(bad.said)
    assert "Send me the clip" in card.text
    assert card.buttons == ["✖️ Cancel"]
    assert (await house.wallet(alice)).available == 10
    await alice.sends_file(clip(2), kind="video")
    await alice.sees("I see 2 faces")


async def test_a_part_without_a_face_leaves_the_clip_to_be_cut_elsewhere(house: House, alice: Person) -> None:
    await alice.sends_file(clip(0, seconds=8), kind="video")
    await alice.presses("Cut here")
    card = await alice.sees("can't find a face in that clip")
    assert "Where shall it begin?" in card.text


async def test_a_clip_that_cannot_be_fetched_is_asked_for_again(house: House, alice: Person) -> None:
    await alice.writes("/video")
    await alice.sees("Send me the clip")
    await alice._feed.post(
        "/play/faults", method="getFile", mode="400", times=9, text="Bad Request: wrong file_id"
    )
    await alice.sends_file(clip(1), kind="video")
    await alice.sees("couldn't fetch that clip")


async def test_a_clip_that_was_deleted_is_asked_for_again(house: House, alice: Person) -> None:
    await alice.sends_file(clip(1, seconds=8), kind="video")
    await alice.sees("Where shall it begin?")
    for path in (house.directory / "media").rglob("*.mp4"):
        path.unlink()
    await alice.presses("Cut here")
    await alice.sees("have been deleted by now")


async def test_a_clip_in_the_middle_of_something_else_is_no_picture(house: House, alice: Person) -> None:
    await alice.writes("/faces")
    await alice.presses("Save a face")
    await alice.sees("Send me a photo of the face")
    await alice.sends_file(clip(1), kind="video")
    await alice.sees("here I need a photo of a face")


async def test_where_nobody_does_clips_today_s_answer_stays(house: House, alice: Person) -> None:
    house.engine.films = False
    for command in ("/video", "/swap"):
        await alice.writes(command)
        await alice.sees("don't do videos" if command == "/video" else "Send me the picture")
    await alice.sends_file(clip(1), kind="video")
    card = await alice.sees("don't do videos")
    assert "Send me the picture" in card.text
    assert "clip" not in card.text


async def test_when_everybody_goes_away_meanwhile_that_is_said_and_nothing_is_lost(
    house: House, alice: Person
) -> None:
    await alice.sends_file(clip(2, seconds=8), kind="video")
    card = await alice.sees("Where shall it begin?")
    house.engine.films = False
    await alice.presses("Cut here", on=card)
    await alice.sees("Nobody can do that right now")
    house.engine.films = True
    await alice.presses("Cut here", on=card, stale=True)
    await alice.sees("I see 2 faces")
    house.engine.films = False
    await alice.presses("2")
    await alice.sees("Picked: 2")
    await alice.presses("Done")
    await alice.sees("face 2")
    await alice.sends_photo(picture(1, seed=1))
    await alice.sees("Nobody can do that right now")
