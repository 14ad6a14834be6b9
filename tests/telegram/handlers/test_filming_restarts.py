"""Clips when the process or Telegram begins again."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.jobs.doubles import CrashPoints
from tests.support.conversations import House, open_house
from tests.support.people import Person
from tests.telegram.handlers.studio import Engine, clip, picture


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path, engine=Engine(crash_points=CrashPoints(), films=True)) as house:
        yield house


async def test_a_clip_survives_a_restart_at_every_step(house: House, alice: Person) -> None:
    async def restart() -> None:
        await house.settled()
        await house.end()
        await house.begin()

    house.engine.sharpens = True
    await alice.writes("/video")
    await alice.sees("Send me the clip")
    await restart()
    await alice.sends_file(clip(2, seconds=8), kind="video")
    await alice.sees("Where shall it begin?")
    await restart()
    await alice.presses("0:02")
    await alice.sees("From 0:02 to 0:07")
    await restart()
    await alice.presses("Cut here")
    await alice.sees("I see 2 faces")
    await restart()
    await alice.presses("2")
    await alice.sees("Picked: 2")
    await alice.presses("Done")
    await alice.sees("face 2")
    await restart()
    await alice.sends_photo(picture(1, seed=1))
    await alice.sees("How sharp")
    await restart()
    await alice.presses("As they are")
    await alice.sees("5 credits. You have 10.")
    await restart()
    await alice.presses("Swap for")
    await alice.sees("next")
    await restart()
    await house.work()
    await alice.sees("Here you are!")
    assert (await house.wallet(alice)).available == 5
    assert await house.problems() == []


async def test_a_clip_that_comes_again_is_looked_through_once(house: House, alice: Person) -> None:
    sent = await alice.sends_file(clip(2), kind="video")
    await alice.sees("I see 2 faces")
    await alice.presses("1")
    await alice.sees("Picked: 1")
    message = {**sent.json, "from": alice.user | {"is_bot": False}}
    for number in range(2):
        await house.inbox.accept({"update_id": 999_000_000 + number, "message": message})
    await house.settled()
    assert "Picked: 1" in (await alice.chat())[-1].text
