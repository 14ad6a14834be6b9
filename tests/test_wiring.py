"""What only shows when the parts are put together as they run for real."""

from pathlib import Path
from typing import Any

import pytest
from telegram.ext import CommandHandler

from bot.jobs.model import OrderRefused
from bot.media.model import MediaGone, PictureRefused
from tests.support.conversations import open_house


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MediaGone("m1"), "have been deleted by now"),
        (PictureRefused("picture-broken"), "damaged"),
        (OrderRefused("refused-nobody"), "Nobody can do that"),
    ],
    ids=["media gone", "picture refused", "order refused"],
)
async def test_what_is_expected_to_be_refused_runs_once(tmp_path: Path, error: Exception, said: str) -> None:
    """Running it again would change nothing, and the person would wait for seconds."""
    runs: list[int] = []

    async def refused(update: Any, _: Any) -> None:
        runs.append(update.update_id)
        raise error

    async with open_house(tmp_path) as house, house.person("Alice") as alice:
        house.application.add_handler(CommandHandler("balance", refused), group=-100)
        await alice.writes("/balance")
        await house.settled()
        assert len(runs) == 1
        await alice.sees(said)
