import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage import Storage, open_storage
from tests.storage.databases import clean, empty_database


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without tables, once of either kind."""
    with empty_database(request.param, tmp_path) as url:
        yield url


@pytest.fixture(scope="session")
def migrated_postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with empty_database("postgresql", tmp_path_factory.mktemp("postgresql")) as url:
        asyncio.run(_migrate(url))
        yield url


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "migrated.db"
    asyncio.run(_migrate(f"sqlite:///{path}"))
    return path


@pytest.fixture
def sqlite_url(migrated_sqlite: Path, tmp_path: Path) -> str:
    shutil.copy(migrated_sqlite, tmp_path / "bot.db")
    return f"sqlite:///{tmp_path / 'bot.db'}"


@pytest.fixture
def postgres_url(migrated_postgres: str) -> str:
    clean(migrated_postgres)
    return migrated_postgres


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """A database with all tables and nothing in them, once of either kind."""
    address: str = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")
    return address


@pytest.fixture
async def storage(url: str) -> AsyncIterator[Storage]:
    async for storage in _opened(url):
        yield storage


@pytest.fixture
async def other(storage: Storage, url: str) -> AsyncIterator[Storage]:
    """The same database as `storage`, as another process has it open."""
    async for second in _opened(url):
        yield second


@pytest.fixture
async def bare(empty_url: str) -> AsyncIterator[Storage]:
    """Without tables."""
    async for storage in _opened(empty_url):
        yield storage


@pytest.fixture
async def sqlite(sqlite_url: str) -> AsyncIterator[Storage]:
    async for storage in _opened(sqlite_url):
        yield storage


@pytest.fixture
async def postgres(postgres_url: str) -> AsyncIterator[Storage]:
    async for storage in _opened(postgres_url):
        yield storage


async def _opened(url: str) -> AsyncIterator[Storage]:
    async with await open_storage(url) as storage:
        yield storage


async def _migrate(url: str) -> None:
    async with await open_storage(url) as storage:
        await storage.migrate()
