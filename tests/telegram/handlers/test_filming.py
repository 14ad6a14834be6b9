"""Faces in a clip, from the clip to the result."""

import io
from collections.abc import AsyncIterator
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from storage import Transaction, jobs
from tests.jobs.doubles import CrashPoints
from tests.support.conversation import SeenMessage
from tests.support.conversations import House, open_house
from tests.support.people import Person
from tests.telegram.handlers.studio import Engine, clip, picture

GROUP = -1000000000001


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path, engine=Engine(crash_points=CrashPoints(), films=True)) as house:
        yield house


async def sent_clip_and_face(person: Person) -> None:
    await person.sends_file(clip(1), kind="video")
    await person.sees("Whose face goes there?")
    await person.sends_photo(picture(1, seed=1))


async def test_a_clip_with_one_face_asks_for_another_and_becomes_a_clip(house: House, alice: Person) -> None:
    await alice.sends_file(clip(1), kind="video")
    await alice.sees("Looking through your clip")
    card = await alice.sees("Whose face goes there?")
    assert card.kind == "photo"
    await alice.sends_photo(picture(1, seed=1))
    card = await alice.sees("2 credits. You have 10.")
    await alice.presses("Swap for 2 credits")
    await house.work()
    result = await alice.sees("Here you are!")
    assert (result.id, result.kind) == (card.id, "video")
    video = result.json["video"]
    assert (video["width"], video["height"], video["duration"]) == (410, 300, 2)
    assert video["thumbnail"]["width"] == 320
    assert (await house.wallet(alice)).available == 8
    assert "clip is ready" in (await alice.sees("ready")).text
    assert await house.problems() == []


@pytest.mark.parametrize(
    ("kind", "name"),
    [("video", "a.mp4"), ("animation", "a.mp4"), ("video_note", "a.mp4"), ("document", "a.mp4")],
)
async def test_whatever_moves_is_a_clip(house: House, alice: Person, kind: str, name: str) -> None:
    await alice.sends_file(clip(2), kind=kind, name=name)
    card = await alice.sees("I see 2 faces")
    assert "seen best" in card.text


async def test_the_order_names_the_clip_the_frame_and_the_length(house: House, alice: Person) -> None:
    await alice.writes("/video")
    await alice.sees("Send me the clip")
    await alice.sends_file(clip(3, seconds=3), kind="video")
    await alice.sees("I see 3 faces")
    await alice.presses("All")
    await alice.presses("Done")
    for number in (1, 2, 3):
        await alice.sees(f"({number} of 3)")
        await alice.sends_photo(picture(1, seed=number))
    await alice.sees("3 credits. You have 10.")
    await alice.presses("Swap for 3 credits")
    await house.work()
    await alice.sees("Here you are!")
    (work,) = house.engine.bought.values()
    assert work.scene.mime == "video/mp4"
    assert work.clip is not None
    assert work.clip.frame is not None
    assert work.clip.frame.mime == "image/jpeg"
    assert (work.clip.seconds, work.clip.enhance, len(work.pairs)) == (3, 0, 3)


async def test_more_than_three_faces_are_too_many(house: House, alice: Person) -> None:
    await alice.sends_file(clip(4), kind="video")
    await alice.presses("All")
    await alice.sees("so I picked the first 3")
    press = await alice.presses("4")
    assert (await press.answered()).text == "I can change 3 faces at a time."


async def test_a_clip_that_is_too_long_is_cut_where_one_wants(house: House, alice: Person) -> None:
    await alice.sends_file(clip(1, seconds=12), kind="video")
    card = await alice.sees("Where shall it begin?")
    assert card.kind == "photo"
    assert "From 0:00 to 0:05 (5 s)" in card.text
    assert card.buttons[:8] == ["0:00", "0:01", "0:02", "0:03", "0:04", "0:05", "0:06", "0:07"]
    await alice.presses("0:06")
    await alice.sees("From 0:06 to 0:11")
    await alice.presses("+1 s")
    await alice.sees("From 0:07 to 0:12")
    await alice.presses("−1 s")
    await alice.sees("From 0:06 to 0:11")
    await alice.presses("Cut here")
    await alice.sees("Cutting your clip")
    assert (await alice.sees("Whose face goes there?")).id == card.id
    await alice.sends_photo(picture(1, seed=1))
    await alice.sees("5 credits. You have 10.")
    await alice.presses("Swap for 5 credits")
    await house.work()
    await alice.sees("Here you are!")
    (work,) = house.engine.bought.values()
    assert work.clip is not None
    assert work.clip.seconds == 5


async def test_the_start_may_be_typed_and_the_cut_taken_back(house: House, alice: Person) -> None:
    await alice.sends_file(clip(2, seconds=12), kind="video")
    await alice.sees("Where shall it begin?")
    await alice.writes("0:03")
    await alice.sees("From 0:03 to 0:08")
    await alice.presses("Cut here")
    await alice.sees("I see 2 faces")
    await alice.presses("Back")
    await alice.sees("From 0:03 to 0:08")
    await alice.presses("Back")
    await alice.sees("Send me the clip")


async def test_old_buttons_of_the_cut_change_nothing(house: House, alice: Person) -> None:
    await alice.sends_file(clip(2, seconds=12), kind="video")
    card = await alice.sees("Where shall it begin?")
    await alice.presses("Cut here", on=card)
    await alice.sees("I see 2 faces")
    for label in ("Cut here", "0:06", "+1 s", "Back"):
        await alice.presses(label, on=card, stale=True)
        await house.settled()
    assert "I see 2 faces" in (await card.now()).text


async def test_where_sharper_faces_cost_more_one_may_choose(house: House, alice: Person) -> None:
    house.engine.sharpens = True
    await sent_clip_and_face(alice)
    card = await alice.sees("How sharp")
    assert card.buttons[:3] == [
        "As they are · 💳 2",
        "✨ Sharper, 1080p · 💳 4",
        "💎 Sharpest, 2K · 💳 6",
    ]
    await alice.presses("Sharper, 1080p")
    await alice.sees("4 credits. You have 10.")
    await alice.presses("Back")
    await alice.sees("How sharp")
    await alice.presses("Sharpest")
    await alice.sees("6 credits. You have 10.")
    await alice.presses("Swap for 6 credits")
    await house.work()
    await alice.sees("Here you are!")
    (work,) = house.engine.bought.values()
    assert work.clip is not None
    assert work.clip.enhance == 2


async def test_a_clip_after_age_changes_the_age_in_it(house: House, alice: Person) -> None:
    await alice.writes("/age")
    await alice.sees("A clip is fine, too")
    await alice.sends_file(clip(1), kind="video")
    await alice.sees("How many years?")
    await alice.presses("−30")
    await alice.sees("30 years younger")
    await alice.presses("Done")
    await alice.sees("One face, 30 years younger")
    await alice.presses("Change age for 2 credits")
    await house.work()
    result = await alice.sees("Here you are!")
    assert result.kind == "video"
    assert "🕰 Other age" in result.buttons
    (work,) = house.engine.bought.values()
    assert (work.years, len(work.faces)) == (-30, 1)


async def test_a_photo_where_a_clip_is_wanted_and_a_clip_where_a_photo_is_wanted(
    house: House, alice: Person
) -> None:
    await alice.writes("/video")
    await alice.sees("Send me the clip")
    await alice.sends_photo(picture(1))
    assert "Send me the clip" in (await alice.sees("here I need a clip")).text
    await alice.sends_file(clip(1), kind="video")
    await alice.sees("Whose face goes there?")
    await alice.sends_file(clip(1, seed=2), kind="video_note", name="me.mp4")
    assert "Whose face goes there?" in (await alice.sees("here I need a photo of a face")).text


async def test_another_clip_begins_anew(house: House, alice: Person) -> None:
    await alice.sends_file(clip(2), kind="video")
    old = await alice.sees("I see 2 faces")
    await alice.sends_file(clip(3), kind="video")
    await alice.sees("I see 3 faces")
    assert (await old.now()).text.startswith("⤵️")


async def test_in_a_group_a_clip_is_answered_with_the_command(house: House, alice: Person) -> None:
    here = alice.in_group(GROUP)
    sent = await here.sends_file(clip(2), kind="video")
    await here.writes("/video", reply_to=sent)
    await here.sees("I see 2 faces")
    await here.presses("Cancel")
    await here.sees("Cancelled")
    await here.sends_file(clip(3), kind="video", caption="/swap")
    await here.sees("I see 3 faces")


async def test_somebody_new_agrees_and_goes_on_with_the_clip(house: House, stranger: Person) -> None:
    await stranger.sends_file(clip(2), kind="video")
    assert "with your clip" in (await stranger.sees("Nobody under 18")).text
    await stranger.presses("I promise")
    await stranger.sees("I see 2 faces")


async def test_a_result_can_be_had_as_file_again_and_from_the_history(house: House, alice: Person) -> None:
    await sent_clip_and_face(alice)
    await alice.presses("Swap for")
    await house.work()
    await alice.sees("Here you are!")
    await alice.presses("As file")
    sent = await alice.sees("full quality")
    assert sent.json["document"]["file_name"] == "swap-2026-01-05.mp4"
    await alice.writes("/history")
    await alice.sees("1. Clip")
    await alice.presses("1")
    assert (await alice.sees("Made with AI", within=5)).kind == "video"
    await alice.presses("Again")
    await alice.sees("2 credits. You have 8.")
    await alice.presses("Back")
    await alice.sees("Whose face goes there?")


async def test_a_clip_too_large_for_telegram_comes_as_a_link_also_from_the_history(
    house: House, alice: Person
) -> None:
    house.pictures.downloads.most_bytes = 500
    await sent_clip_and_face(alice)
    card = await alice.sees("2 credits. You have 10.")
    await alice.presses("Swap for")
    await house.work()
    result = await alice.sees("Here you are!")
    assert result.id == card.id
    assert "so here is a link. It works until January 12, 2026" in result.text
    assert "As file" not in " ".join(result.buttons)
    (download,) = links_on(result)
    assert download.startswith("https://bot.example/media/")
    assert (await house.wallet(alice)).available == 8
    (job,) = await house.storage.read(jobs.history, (await house.user(alice)).id, limit=9)
    assert (await house.pictures.find(job.result_media or "")).file_id is None, (
        "the card shows the clip as it was"
    )
    await alice.writes("/history")
    await alice.sees("1. Clip")
    await alice.presses("1")
    again = await alice.sees("so here is a link")
    assert links_on(again) == [download]
    await alice.presses("Again", on=result)
    await alice.sees("2 credits. You have 8.")


def links_on(message: SeenMessage) -> list[str]:
    rows = message.json["reply_markup"]["inline_keyboard"]
    return [button["url"] for row in rows for button in row if "url" in button]


async def test_what_telegram_takes_for_no_video_comes_as_a_file(house: House, alice: Person) -> None:
    await sent_clip_and_face(alice)
    await alice.presses("Swap for")
    await house.settled()
    await alice._feed.post(
        "/play/faults",
        method="editMessageMedia",
        mode="400",
        times=1,
        text="Bad Request: VIDEO_CONTENT_TYPE_INVALID",
    )
    await house.work()
    assert (await alice.sees("Here you are!")).kind == "document"


async def test_the_menu_and_the_help_tell_of_clips(house: House, alice: Person) -> None:
    await alice.writes("/help")
    card = await alice.sees("How it works")
    assert "up to 5 s at a time" in card.text
    assert "/video" in card.text
    assert "🎬 Swap in a clip" in card.buttons
    await alice.presses("Swap in a clip")
    await alice.sees("Send me the clip")


@pytest.mark.parametrize("name", ["scan.pdf", "IMG_0001", "photo.jpg"])
async def test_a_clip_is_one_whatever_its_file_is_called(house: House, alice: Person, name: str) -> None:
    await alice.sends_file(clip(2), name=name)
    await alice.sees("I see 2 faces")
    assert [kind for kind, _ in await house.storage.read(kinds_of_drafts)][-1] == "video"


@pytest.mark.parametrize("name", ["clip.mp4", "fun.gif"])
async def test_a_picture_is_one_though_its_file_is_called_a_clip(
    house: House, alice: Person, name: str
) -> None:
    await alice.sends_file(picture(2), name=name)
    await alice.sees("I see 2 faces")
    assert [kind for kind, _ in await house.storage.read(kinds_of_drafts)][-1] == "swap"


def kinds_of_drafts(tx: Transaction) -> list[tuple[str, str]]:
    return [(row["kind"], row["id"]) for row in tx.all("SELECT id, kind FROM drafts ORDER BY created_at, id")]


def with_sound_of_no_known_kind(content: bytes) -> bytes:
    """The same pictures in a MOV, with sound that calls itself something that nobody here can decode."""
    out = io.BytesIO()
    with av.open(io.BytesIO(content), "r") as source, av.open(out, "w", format="mov") as container:
        picture = container.add_stream_from_template(source.streams.video[0])
        sound = container.add_stream("pcm_s16le", rate=8000, layout="mono")
        for packet in source.demux(video=0):
            if packet.dts is not None:
                packet.stream = picture
                container.mux(packet)
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 8000), np.int16), "s16", "mono")
        frame.sample_rate = 8000
        container.mux(sound.encode(frame))
        container.mux(sound.encode(None))
    return out.getvalue().replace(b"sowt", b"QDMC")


async def test_sound_that_cannot_be_kept_is_spoken_of_before_anything_is_paid(
    house: House, alice: Person
) -> None:
    await alice.sends_file(with_sound_of_no_known_kind(clip(1)), kind="document", name="a.mov")
    card = await alice.sees("the result will be silent")
    assert "Whose face goes there?" in card.text


async def test_a_still_gif_becomes_a_picture_though_gifs_are_clips(house: House, alice: Person) -> None:
    out = io.BytesIO()
    Image.open(io.BytesIO(picture(2, seed=3))).convert("RGB").save(out, "GIF")
    await alice.sends_file(out.getvalue(), kind="document", name="still.gif")
    card = await alice.sees("I see 2 faces")
    assert "seen best" not in card.text
