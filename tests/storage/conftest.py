from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage import Storage, open_storage
from tests.storage.databases import empty_database


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without tables, once of either kind."""
    with empty_database(request.param, tmp_path) as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> Iterator[str]:
    with empty_database("sqlite", tmp_path) as url:
        yield url


@pytest.fixture
def postgres_url(tmp_path: Path) -> Iterator[str]:
    with empty_database("postgresql", tmp_path) as url:
        yield url


@pytest.fixture
async def storage(url: str) -> AsyncIterator[Storage]:
    async for storage in _migrated(url):
        yield storage


@pytest.fixture
async def sqlite(sqlite_url: str) -> AsyncIterator[Storage]:
    async for storage in _migrated(sqlite_url):
        yield storage


@pytest.fixture
async def postgres(postgres_url: str) -> AsyncIterator[Storage]:
    async for storage in _migrated(postgres_url):
        yield storage


async def _migrated(url: str) -> AsyncIterator[Storage]:
    storage = await open_storage(url)
    await storage.migrate()
    yield storage
    await storage.close()
