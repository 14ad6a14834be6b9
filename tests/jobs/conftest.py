import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage import Storage, open_storage
from storage.model import User
from tests.jobs.placing import rich
from tests.storage.databases import clean, empty_database
from tests.support.databases import copy_migrated
from tests.support.job_world import World, world_in


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """A hosted provider that can be asked about its tasks."""
    async with world_in(tmp_path) as world:
        yield world


@pytest.fixture
async def mute(tmp_path: Path) -> AsyncIterator[World]:
    """A hosted provider that cannot be asked: it only calls back."""
    async with world_in(tmp_path, tells_status=False) as world:
        yield world


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with empty_database("postgresql", tmp_path_factory.mktemp("postgresql")) as url:
        asyncio.run(migrate(url))
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        copy_migrated(tmp_path / "bot.db")
        return f"sqlite:///{tmp_path}/bot.db"
    address: str = request.getfixturevalue("postgres_url")
    clean(address)
    return address


async def migrate(url: str) -> None:
    async with await open_storage(url) as storage:
        await storage.migrate()


@pytest.fixture
async def storage(url: str) -> AsyncIterator[Storage]:
    async with await open_storage(url) as storage:
        yield storage


@pytest.fixture
async def alice(storage: Storage) -> User:
    return await storage.write(rich, 1001)


@pytest.fixture
async def boris(storage: Storage) -> User:
    return await storage.write(rich, 1002)
