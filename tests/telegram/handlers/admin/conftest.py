"""The whole bot, with the admin Ada at her desk, and people whom the bot has met."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.conversations import House, open_house
from tests.support.people import Person


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path) as house:
        yield house


@pytest.fixture
async def ada(house: House) -> AsyncIterator[Person]:
    """In `ADMIN_IDS`, and has not promised anything."""
    async with house.person("Ada") as ada:
        yield ada


@pytest.fixture
async def boris(house: House) -> AsyncIterator[Person]:
    """Agreed to the rules, with ten credits. His app is in Spanish."""
    async with house.person("Boris") as boris:
        await house.agreed(boris)
        yield boris


@pytest.fixture
async def mallory(house: House) -> AsyncIterator[Person]:
    """Never wrote to the bot, and is nobody's admin."""
    async with house.person("Mallory") as mallory:
        yield mallory


@pytest.fixture
async def alice(house: House) -> AsyncIterator[Person]:
    """Agreed to the rules, with ten credits."""
    async with house.person("Alice") as alice:
        await house.agreed(alice)
        yield alice
