"""The operator turns things off and on while people are in the middle of something, and the process dies meanwhile."""

from collections.abc import AsyncIterator

import pytest

from tests.e2e.conftest import Telegram
from tests.e2e.conversation import HOPPER, MONA_LISA, SLOW, accepts_the_rules, sees_the_result
from tests.e2e.running_bot import BotProcess
from tests.support.people import Person

pytestmark = [pytest.mark.e2e, pytest.mark.process]


@pytest.fixture
async def ada(telegram: Telegram, bot: BotProcess) -> AsyncIterator[Person]:
    async with await Person.named("Ada", telegram.url) as ada:
        yield ada


async def is_about_to_order(person: Person) -> None:
    await accepts_the_rules(person)
    await person.sends_photo(HOPPER)
    await person.sees("Whose face goes there", within=SLOW)
    await person.sends_photo(MONA_LISA)
    await person.sees("One face to swap", within=SLOW)


async def test_a_pause_by_button_outlives_the_process(alice: Person, ada: Person, bot: BotProcess) -> None:
    await is_about_to_order(alice)
    await ada.writes("/providers")
    await ada.sees("🟢 local is on")
    await ada.presses("Pause local")
    await ada.sees("⏸ local was paused by Ada")
    await bot.kill_and_start()
    await alice.presses("Swap for one credit")
    await alice.sees("Nobody can do that right now")
    await ada.writes("/providers")
    await ada.sees("⏸ local was paused by Ada")
    await ada.presses("Resume local")
    await ada.sees("🟢 local is on")


async def test_maintenance_outlives_the_process_and_ends(alice: Person, ada: Person, bot: BotProcess) -> None:
    await is_about_to_order(alice)
    await ada.writes("/maintenance on")
    await ada.sees("🛠 Maintenance is on")
    await bot.kill_and_start()
    await alice.presses("Swap for one credit")
    await alice.sees("short rest")
    await ada.writes("/maintenance")
    await ada.sees("🛠 Maintenance is on")
    await ada.presses("Turn off")
    await ada.sees("🟢 Maintenance is off")
    await alice.presses("Swap for one credit")
    await sees_the_result(alice)
