"""What a job costs in calls to Telegram: a chat may be written to about once a second, so none is made for nothing."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.telegram.client.rate_limiter import ChatLimiter, Rate
from bot.telegram.notify.courier import QUIET
from playground.botapi.faults import Fault, FaultMode
from storage.model import JobState
from tests.support.conversations import House, open_house
from tests.support.people import Person
from tests.telegram.handlers.studio import picture
from tests.telegram.handlers.test_faults import results, the_job


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path, quiet=QUIET) as house:
        yield house


def calls_of(house: House) -> Counter[str]:
    calls: Counter[str] = Counter()

    def count(arguments: Any) -> None:
        calls[arguments.method] += 1

    house.world.on_call("*", count, times=None)
    return calls


async def orders(house: House, person: Person) -> None:
    await person.sends_album([picture(1), picture(1, seed=1)])
    await person.sees("Ready.")
    await person.presses("Swap for")
    await house.settled()


async def test_a_job_that_is_done_at_once_costs_an_answer_and_one_edit(house: House, alice: Person) -> None:
    await alice.sends_album([picture(1), picture(1, seed=1)])
    await alice.sees("Ready.")
    await house.settled()
    calls = calls_of(house)
    await alice.presses("Swap for")
    await house.work(seconds=2)
    await alice.sees("Here you are!")
    assert {name: count for name, count in calls.items() if name != "getUpdates"} == {
        "answerCallbackQuery": 1,
        "editMessageMedia": 1,
    }


async def test_a_job_that_takes_longer_says_so_and_rings_at_the_end(house: House, alice: Person) -> None:
    await orders(house, alice)
    job = await the_job(house, alice)
    house.clock.forward(2)
    await house.courier.show_progress(job, await house.orders.progress(job))
    await alice.sees("next")
    await house.work()
    await alice.sees("Here you are!")
    await alice.sees("ready")


async def test_a_chat_that_must_wait_keeps_no_result_of_others(tmp_path: Path) -> None:
    """The limiter of the real bot, whose time does not pass here: who slept would never come back."""

    async def never(_: float) -> None:
        await asyncio.Event().wait()

    fast = Rate(per_second=100, burst=100)
    limiter = ChatLimiter(overall=None, private=fast, now=lambda: 0.0, sleep=never)
    async with (
        open_house(tmp_path, limiter=limiter) as house,
        house.person("Alice") as alice,
        house.person("Clara") as clara,
    ):
        for person in (alice, clara):
            await person.writes("/start")
            await person.presses("I promise")
            await orders(house, person)
        fault = Fault(
            method="editMessageMedia", mode=FaultMode.TOO_MANY, chat_id=alice.id, retry_after=45, times=9
        )
        house.world.faults.add(fault)
        async with asyncio.timeout(30):
            await house.work()
        assert len(await results(clara)) == 1
        assert await results(alice) == []
        assert (await the_job(house, alice)).state is JobState.READY
