import asyncio

import pytest
import structlog.testing

from bot.nursery import Nursery


async def test_closing_cancels_what_is_still_going_on() -> None:
    nursery = Nursery()
    task = nursery.start(asyncio.sleep(3600), name="long sleep")
    await nursery.close()
    assert task.cancelled()


async def test_work_that_fails_is_logged_by_name_and_harms_nobody() -> None:
    async def fail() -> None:
        raise ValueError("broken")

    nursery = Nursery()
    with structlog.testing.capture_logs() as logs:
        with pytest.raises(ValueError, match="broken"):
            await nursery.start(fail(), name="doomed")
        await asyncio.sleep(0)
    assert [(entry["task"], entry["log_level"]) for entry in logs] == [("doomed", "error")]
    await nursery.close()
