"""Which updates are done with, written down a moment later and many at once. `bot.jobs.housekeeping` prunes them."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from bot.clock import Clock
from bot.nursery import Nursery
from storage import Storage, StorageError, inbox

log = structlog.get_logger(__name__)


class HandledUpdates:
    """What is lost in a crash runs again, and handlers are made for that: so marking need not be prompt."""

    def __init__(
        self,
        storage: Storage,
        clock: Clock,
        nursery: Nursery,
        *,
        lag: float,
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._nursery = nursery
        self._lag = lag
        self._sleep = sleep
        self._ids: list[int] = []
        self._writing = asyncio.Lock()
        self._planned = False

    def add(self, update_id: int) -> None:
        self._ids.append(update_id)
        if not self._planned:
            self._planned = True
            self._nursery.start(self._write_later(), name="mark handled updates")

    async def flush(self) -> None:
        """After this no handled update is left among the unhandled ones of the table."""
        async with self._writing:
            ids, self._ids = self._ids, []
            if ids:
                await self._write(ids)

    async def _write(self, ids: list[int]) -> None:
        try:
            await self._storage.write(inbox.handled, ids, at=self._clock())
        except BaseException:
            self._ids[:0] = ids
            raise

    async def _write_later(self) -> None:
        while self._ids:
            await self._sleep(self._lag)
            try:
                await self.flush()
            except StorageError as error:
                log.warning("inbox.not_marked", reason=str(error))
        self._planned = False
