"""A clip goes to a hosted service and comes back as a clip, in the same card."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from playground.providers.callbacks import Ring
from tests.e2e.conversation import HOPPER, MONA_LISA, SLOW, balance, picks, results
from tests.e2e.matrix import every_other, first_of
from tests.e2e.test_providers import PATIENCE, Scene, at
from tests.media.filmed import Shot, faces, film
from tests.support.conversation import SeenMessage

pytestmark = pytest.mark.e2e


@cache
def portrait_on_film(seconds: float = 2.0) -> bytes:
    with Image.open(HOPPER) as portrait:
        still = np.asarray(portrait.convert("RGB").resize((384, 460)))
    return film(Shot(seconds=seconds, width=384, height=460, fps=10), draw=lambda _: still)


def asks_how_sharp_or_shows_the_price(message: SeenMessage) -> bool:
    return "to swap" in message.text or "sharp" in message.text


@cache
def crowd_on_film() -> bytes:
    shot = Shot(seconds=2.0, width=1120, height=426, fps=10)
    return film(shot, draw=faces(shot))


def is_clip(message: SeenMessage) -> bool:
    return message.kind == "video" and "Here you are" in message.text


async def pays(scene: Scene) -> SeenMessage:
    """From the last question to the result."""
    alice = scene.alice
    question = await alice.sees(asks_how_sharp_or_shows_the_price, within=SLOW)
    if "sharp" in question.text:
        await alice.presses("As they are")
        await alice.sees("to swap", within=SLOW)
    await alice.presses("Swap for")
    return await alice.sees(is_clip, within=PATIENCE, anytime=True)


@pytest.mark.parametrize("name", first_of(("akool", "aifaceswap")))
async def test_several_faces_in_a_clip_are_swapped(tmp_path: Path, name: str) -> None:
    async with at(name, tmp_path) as scene:
        alice = scene.alice
        await alice.sends_file(crowd_on_film(), kind="video", name="clip.mp4")
        await alice.sees("I see 3 faces", within=PATIENCE)
        await picks(alice, "1", "3")
        await alice.sends_photo(MONA_LISA)
        await alice.sees("face 3", within=SLOW)
        await alice.sends_photo(HOPPER)
        await pays(scene)
        journal = scene.account.service.journal
        wanted = "multi_video_faceswap" if name == "aifaceswap" else "specifyvideo"
        assert journal.purchases(wanted) == 1
        assert await scene.booked() == (journal.points if name == "aifaceswap" else 0)


async def test_a_face_in_a_clip_gets_older_at_akool(tmp_path: Path) -> None:
    async with at("akool", tmp_path) as scene:
        alice = scene.alice
        await alice.writes("/age")
        await alice.sees("A clip is fine, too")
        await alice.sends_file(portrait_on_film(), kind="video", name="clip.mp4")
        await alice.sees("How many years", within=PATIENCE)
        await alice.presses("+30")
        await alice.presses("Done")
        await alice.presses("Change age for", within=SLOW)
        await alice.sees(is_clip, within=PATIENCE, anytime=True)
        assert scene.account.service.journal.purchases("vidreage") == 1
        assert "100 credits" not in await balance(alice)


@pytest.mark.parametrize(("name", "ring"), every_other(("aifaceswap", "akool"), (Ring.FORGED, Ring.DOUBLED)))
async def test_however_the_callback_about_a_clip_comes_there_is_one_true_result(
    tmp_path: Path, name: str, ring: Ring
) -> None:
    async with at(name, tmp_path) as scene:
        scene.account.service.callbacks.usual = ring
        await scene.alice.sends_file(portrait_on_film(), kind="video", name="clip.mp4")
        await scene.alice.sees("Whose face goes there", within=PATIENCE)
        await scene.alice.sends_photo(MONA_LISA)
        await pays(scene)
        assert len(await results(scene.alice)) == 1


@pytest.mark.parametrize("name", ["aifaceswap", "akool"])
async def test_a_face_in_a_clip_is_swapped(tmp_path: Path, name: str) -> None:
    async with at(name, tmp_path) as scene:
        alice = scene.alice
        await alice.sends_file(portrait_on_film(), kind="video", name="clip.mp4")
        await alice.sees("Whose face goes there", within=PATIENCE)
        await alice.sends_photo(MONA_LISA)
        result = await pays(scene)
        assert "Made with AI" in result.text
        journal = scene.account.service.journal
        assert await scene.booked() == (journal.points if name == "aifaceswap" else 0)
        assert "100 credits" not in await balance(alice)


async def test_without_anybody_who_does_clips_a_clip_is_kindly_refused(tmp_path: Path) -> None:
    async with at("acedata", tmp_path) as scene:
        await scene.alice.sends_file(portrait_on_film(), kind="video", name="clip.mp4")
        await scene.alice.sees("I don't do videos yet", within=SLOW)
        assert "100 credits" in await balance(scene.alice)
