"""A clip goes to a hosted service and comes back as a clip, in the same card."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from playground.people import SeenMessage
from tests.e2e.conversation import HOPPER, MONA_LISA, SLOW, balance
from tests.e2e.test_providers import PATIENCE, at
from tests.media.filmed import Shot, film

pytestmark = pytest.mark.e2e


@cache
def portrait_on_film(seconds: float = 2.0) -> bytes:
    with Image.open(HOPPER) as portrait:
        still = np.asarray(portrait.convert("RGB").resize((384, 460)))
    return film(Shot(seconds=seconds, width=384, height=460, fps=10), draw=lambda _: still)


def asks_how_sharp_or_shows_the_price(message: SeenMessage) -> bool:
    return "face to swap" in message.text or "sharp" in message.text


@pytest.mark.parametrize("name", ["aifaceswap", "akool"])
async def test_a_face_in_a_clip_is_swapped(tmp_path: Path, name: str) -> None:
    async with at(name, tmp_path) as scene:
        alice = scene.alice
        await alice.sends_file(portrait_on_film(), kind="video", name="clip.mp4")
        await alice.sees("Whose face goes there", within=PATIENCE)
        await alice.sends_photo(MONA_LISA)
        question = await alice.sees(asks_how_sharp_or_shows_the_price, within=SLOW)
        if "sharp" in question.text:
            await alice.presses("As they are")
            await alice.sees("face to swap", within=SLOW)
        await alice.presses("Swap for")
        result = await alice.sees(
            lambda message: message.kind == "video" and "Here you are" in message.text,
            within=PATIENCE,
            anytime=True,
        )
        assert "Made with AI" in result.text
        journal = scene.account.service.journal
        assert await scene.booked() == (journal.points if name == "aifaceswap" else 0)
        assert "100 credits" not in await balance(alice)


async def test_without_anybody_who_does_clips_a_clip_is_kindly_refused(tmp_path: Path) -> None:
    async with at("acedata", tmp_path) as scene:
        await scene.alice.sends_file(portrait_on_film(), kind="video", name="clip.mp4")
        await scene.alice.sees("I don't do videos yet", within=SLOW)
        assert "100 credits" in await balance(scene.alice)
