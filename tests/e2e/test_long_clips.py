"""A clip that is longer than anybody takes is cut, in a process of its own, and only the part is paid for."""

from pathlib import Path

import pytest

from tests.e2e.conversation import MONA_LISA, SLOW
from tests.e2e.test_clips import portrait_on_film
from tests.e2e.test_providers import PATIENCE, at

pytestmark = pytest.mark.e2e


@pytest.mark.thorough
async def test_a_long_clip_is_cut_to_the_part_that_one_likes(tmp_path: Path) -> None:
    async with at("aifaceswap", tmp_path, FREE_CREDITS="1000") as scene:
        alice = scene.alice
        await alice.sends_file(portrait_on_film(66.0), kind="video", name="clip.mp4")
        card = await alice.sees("Where shall it begin?", within=PATIENCE)
        assert card.kind == "photo"
        await alice.presses("0:06")
        await alice.sees("From 0:06 to 1:06 (60 s)", within=SLOW)
        await alice.presses("Cut here")
        await alice.sees("Whose face goes there", within=PATIENCE)
        await alice.sends_photo(MONA_LISA)
        await alice.sees("sharp", within=SLOW)
        await alice.presses("Back")
        await alice.sees("Whose face goes there", within=SLOW)
        await alice.presses("Back")
        await alice.sees("From 0:06 to 1:06", within=SLOW)
