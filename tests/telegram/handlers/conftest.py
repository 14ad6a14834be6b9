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
async def stranger(house: House) -> AsyncIterator[Person]:
    """Somebody who never wrote to the bot."""
    async with house.person("Alice") as alice:
        yield alice


@pytest.fixture
async def alice(house: House, stranger: Person) -> Person:
    """Agreed to the rules, with ten credits."""
    await house.agreed(stranger)
    return stranger
