"""Faces that were found once: in the database for good, and at hand for a while."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.providers.detection import KNOWN_FOR, StoredFaces
from storage import Storage, detections, open_storage
from tests.jobs.doubles import FACE, ManualClock


class Counting:
    """The real storage, and how often it was read."""

    def __init__(self, storage: Storage) -> None:
        self.storage, self.write, self.reads = storage, storage.write, 0

    async def read(self, unit: Any, *args: Any, **kwargs: Any) -> Any:
        self.reads += 1
        return await self.storage.read(unit, *args, **kwargs)


@pytest.fixture
async def counting(tmp_path: Path) -> AsyncIterator[Counting]:
    storage = await open_storage(f"sqlite:///{tmp_path}/bot.db")
    await storage.migrate()
    yield Counting(storage)
    await storage.close()


async def test_what_is_asked_for_again_and_again_is_read_once(counting: Counting) -> None:
    storage: Any = counting
    clock = ManualClock()
    await StoredFaces(storage, clock).remember("local", "hash", (FACE,))
    faces = StoredFaces(storage, clock)  # after a restart
    assert [await faces.recall("local", "hash") for _ in range(5)] == [(FACE,)] * 5
    assert counting.reads == 1


async def test_what_is_not_known_is_asked_for_each_time(counting: Counting) -> None:
    storage: Any = counting
    faces = StoredFaces(storage, ManualClock())
    assert await faces.recall("local", "hash") is None
    await counting.storage.write(
        detections.remember, sha256="hash", detector="local", faces=[], at=ManualClock()()
    )
    assert await faces.recall("local", "hash") == ()
    assert await faces.recall("other", "hash") is None


async def test_it_is_forgotten_a_while_after_the_database_has(counting: Counting) -> None:
    storage: Any = counting
    clock = ManualClock()
    faces = StoredFaces(storage, clock)
    await faces.remember("local", "hash", (FACE,))
    assert await faces.recall("local", "hash") == (FACE,)
    await counting.storage.write(lambda tx: tx.execute("DELETE FROM detections"))
    clock.forward(KNOWN_FOR.total_seconds() + 1)
    assert await faces.recall("local", "hash") is None
