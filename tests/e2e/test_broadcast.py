"""Hundreds of chats, told to wait in between, and the process stopped politely or killed three times on the way."""

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from playground.botapi.faults import Fault, FaultMode, Moment
from storage import open_storage
from tests.e2e.conftest import Telegram
from tests.e2e.matrix import first_of
from tests.e2e.running_bot import BotProcess
from tests.support.people import Person
from tests.telegram.handlers.admin.crowds import copies, gather_crowd

pytestmark = [pytest.mark.e2e, pytest.mark.process]
PEOPLE = 300
UNDER_WAY = 8  # calls at a time: as many may be unsure after each death
DEATHS = (50, 120, 210)
LONG = 120.0


@pytest.fixture
async def ada(telegram: Telegram, bot: BotProcess) -> AsyncIterator[Person]:
    async with await Person.named("Ada", telegram.url) as ada:
        yield ada


@pytest.fixture
async def people(telegram: Telegram, bot: BotProcess) -> list[int]:
    """Written into the database while the bot is down."""
    await bot.stop()
    async with await open_storage(bot.environment["DATABASE_URL"]) as storage:
        ids = await gather_crowd(telegram.world, storage, PEOPLE, at=datetime.now(UTC))
    await bot.start()
    return ids


@pytest.mark.parametrize("when", first_of(("done", "arrives")))
async def test_killed_on_the_way_nobody_gets_it_twice_and_all_are_accounted_for(
    ada: Person, people: list[int], bot: BotProcess, telegram: Telegram, when: Moment
) -> None:
    told_to_wait(telegram, people[::75])
    message = await ada.writes("Good news, everybody!")
    await ada.writes("/broadcast", reply_to=message)
    await ada.sees(f"People: {PEOPLE:,}")
    calls, died = 0, asyncio.Event()

    async def die(_: object) -> None:
        nonlocal calls
        calls += 1
        if calls in DEATHS:
            await bot.kill()
            died.set()

    async def revive() -> None:
        for _ in DEATHS:
            await died.wait()
            died.clear()
            await bot.start()

    telegram.world.on_call("copyMessage", die, when=when, times=None)
    reviving = asyncio.create_task(revive())
    await ada.presses(f"Send to {PEOPLE:,}")
    done = await ada.sees("Done", within=LONG)
    async with asyncio.timeout(LONG):
        await reviving
    got = copies(telegram.world)
    assert max(got.values()) == 1
    assert set(got) <= set(people)
    assert len(got) >= PEOPLE - len(DEATHS) * UNDER_WAY
    sent, unsure = counts(done.text)
    assert sent + unsure == PEOPLE
    assert sent <= len(got) <= PEOPLE
    assert 1 <= unsure <= len(DEATHS) * UNDER_WAY
    assert [len(telegram.world.chats[chat].messages) for chat in people] == [got[chat] for chat in people]


async def test_stopped_politely_on_the_way_everybody_gets_it_exactly_once(
    ada: Person, people: list[int], bot: BotProcess, telegram: Telegram
) -> None:
    told_to_wait(telegram, people[::60])
    await ada.writes("/broadcast Good news!")
    await ada.sees(f"People: {PEOPLE:,}")
    reached = asyncio.Event()
    telegram.world.on_call("copyMessage", lambda _: reached.set())
    await ada.presses(f"Send to {PEOPLE:,}")
    await reached.wait()
    await bot.stop()
    assert 0 < len(copies(telegram.world)) < PEOPLE
    await bot.start()
    done = await ada.sees("Done", within=LONG)
    assert f"Sent: {PEOPLE:,} of {PEOPLE:,}" in done.text
    assert copies(telegram.world) == dict.fromkeys(people, 1)


def told_to_wait(telegram: Telegram, people: list[int]) -> None:
    for chat in people:
        telegram.world.faults.add(
            Fault(method="copyMessage", mode=FaultMode.TOO_MANY, chat_id=chat, retry_after=1)
        )


def counts(text: str) -> tuple[int, int]:
    """Sent and unsure, as the card says."""
    found = dict(re.findall(r"^(Sent|Unsure): ([\d,]+)", text, re.MULTILINE))
    sent, unsure = (int(found.get(name, "0").replace(",", "")) for name in ("Sent", "Unsure"))
    return sent, unsure
