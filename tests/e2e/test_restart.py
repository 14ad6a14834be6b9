"""The process is killed, as by a power cut, in the middle of everything; the next one goes on."""

import asyncio

import pytest

from playground.botapi.faults import Moment
from tests.e2e.conftest import Telegram
from tests.e2e.conversation import (
    HOPPER,
    MONA_LISA,
    SLOW,
    accepts_the_rules,
    balance,
    picks,
    results,
    sees_the_result,
    sends_the_group,
)
from tests.e2e.matrix import every_other
from tests.e2e.running_bot import BotProcess
from tests.support.people import Person

pytestmark = [pytest.mark.e2e, pytest.mark.process]
CALLS = range(1, 8)
"""The bot's calls to Telegram from the first picture to the result, by number."""
MOMENTS = every_other(CALLS, ("arrives", "done"))
SLOW_ENGINE = pytest.mark.parametrize("bot", [{"settings": {"LOCAL_SECONDS": "6"}}], indirect=True)


async def test_a_restart_between_any_two_steps_goes_on_where_it_was(alice: Person, bot: BotProcess) -> None:
    await accepts_the_rules(alice)
    await bot.kill_and_start()
    await sends_the_group(alice)
    await bot.kill_and_start()
    await picks(alice, "2")
    await bot.kill_and_start()
    await alice.sends_photo(MONA_LISA)
    await alice.sees("One face to swap", within=SLOW)
    await bot.kill_and_start()
    await alice.presses("Swap for one credit")
    await sees_the_result(alice)
    await bot.kill_and_start()
    assert "9 credits" in await balance(alice)
    assert len(await results(alice)) == 1


@SLOW_ENGINE
async def test_killed_while_a_job_is_running_it_is_made_and_paid_once(alice: Person, bot: BotProcess) -> None:
    await accepts_the_rules(alice)
    await alice.sends_photo(HOPPER)
    await alice.sees("Whose face goes there", within=SLOW)
    await alice.sends_photo(MONA_LISA)
    await alice.sees("One face to swap", within=SLOW)
    await alice.presses("Swap for one credit")
    await alice.sees("Working on it", within=SLOW)
    await bot.kill_and_start()
    await sees_the_result(alice)
    assert len(await results(alice)) == 1
    assert "9 credits" in await balance(alice)


@pytest.mark.parametrize(("call", "when"), MOMENTS)
async def test_killed_at_the_moment_of_a_call_it_goes_on(
    alice: Person, bot: BotProcess, telegram: Telegram, call: int, when: Moment
) -> None:
    """`arrives`: before Telegram did anything; `done`: Telegram did it, and nobody heard the answer."""
    await accepts_the_rules(alice)
    calls = 0
    died = asyncio.Event()

    async def die(_: object) -> None:
        nonlocal calls
        calls += 1
        if calls == call:
            await bot.kill()
            died.set()

    async def revive() -> None:
        await died.wait()
        await bot.start()

    telegram.world.on_call("*", die, when=when, times=None)
    reviving = asyncio.create_task(revive())
    await alice.sends_photo(HOPPER)
    await alice.sees("Whose face goes there", within=SLOW)
    await alice.sends_photo(MONA_LISA)
    await alice.sees("One face to swap", within=SLOW)
    await alice.presses("Swap for one credit")
    await sees_the_result(alice)
    async with asyncio.timeout(SLOW):
        await reviving
    assert "9 credits" in await balance(alice)
    assert len(await results(alice)) == 1


async def test_updates_that_came_while_it_was_down_are_answered(alice: Person, bot: BotProcess) -> None:
    await accepts_the_rules(alice)
    await bot.kill()
    await alice.sends_photo(HOPPER)
    await alice.writes("/balance")
    await bot.start()
    await alice.sees("Whose face goes there", within=SLOW, anytime=True)
    await alice.sees("You have 10 credits", within=SLOW, anytime=True)
