"""Works on claimed rows side by side: a row that takes long holds one place, and everything else goes on."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Generic, TypeVar

import structlog

from bot.nursery import Nursery
from storage import StorageError

log = structlog.get_logger(__name__)

Row = TypeVar("Row")
Claim = Callable[[int], Awaitable[Sequence[Row]]]
Work = Callable[[Row], Awaitable[None]]


class Pool(Generic[Row]):
    """At most `places` rows at once. It claims as places free up, when `bell` is set, and every `every` seconds.

    What fails is logged, and the row's lease runs out. `then` is called after each row: it may have given another
    pool something to do.
    """

    def __init__(
        self,
        name: str,
        *,
        claim: Claim[Row],
        work: Work[Row],
        nursery: Nursery,
        places: int,
        every: float,
        bell: asyncio.Event | None = None,
        then: Callable[[], None] = lambda: None,
    ) -> None:
        self._name = name
        self._claim = claim
        self._work = work
        self._nursery = nursery
        self._places = places
        self._every = every
        self._then = then
        self._running: set[asyncio.Task[None]] = set()
        self._closing = False
        self.bell = bell or asyncio.Event()

    async def run(self) -> None:
        """Until it is closed."""
        while not self._closing:
            self.bell.clear()
            await self.fill()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._every):
                    await self.bell.wait()

    async def fill(self) -> int:
        """Claim rows for the free places and start on them. Returns how many."""
        free = self._places - len(self._running)
        if free <= 0:
            return 0  # a row that ends rings
        try:
            rows = await self._claim(free)
        except StorageError as error:
            log.error("worker.storage_failed", worker=self._name, why=str(error))
            return 0
        except Exception:
            log.exception("worker.failed", worker=self._name)
            return 0
        for row in rows:
            self._running.add(self._nursery.start(self._work_on(row), name=self._name))
        return len(rows)

    def close(self) -> Iterable[asyncio.Task[None]]:
        """Take on nothing new. Returns what is still at work."""
        self._closing = True
        self.bell.set()
        return set(self._running)

    async def _work_on(self, row: Row) -> None:
        try:
            await self._work(row)
        except StorageError as error:
            log.error("worker.storage_failed", worker=self._name, why=str(error))
        except Exception:
            log.exception("worker.failed", worker=self._name)
        finally:
            task = asyncio.current_task()
            if task is not None:
                self._running.discard(task)
            self.bell.set()
            self._then()
