"""Which updates are done with, written down a moment later and many at once. `bot.jobs.housekeeping` prunes them."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from bot.clock import Clock
from bot.nursery import Nursery
from storage import Storage, StorageError, inbox

log = structlog.get_logger(__name__)


class HandledUpdates:
    """What is lost in a crash runs again, and handlers are made for that: so marking need not be prompt.

    Only the last update of a lane may run again: a person's next one may have changed what an earlier one would find.
    So `settle` the lane before its next update begins.
    """

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
        self._lane_of: dict[int, int] = {}  # by the updates that are not marked yet
        self._written: dict[int, int] = {}  # those of them that are being marked now
        self._writing = asyncio.Lock()
        self._planned = False

    def add(self, update_id: int, *, lane: int) -> None:
        self._lane_of[update_id] = lane
        if not self._planned:
            self._planned = True
            self._nursery.start(self._write_later(), name="mark handled updates")

    async def settle(self, lane: int) -> None:
        """After this every handled update of the lane is marked. Raises StorageError."""
        if lane in self._lane_of.values() or lane in self._written.values():
            await self.flush()

    async def flush(self) -> None:
        """After this no handled update is left among the unhandled ones of the table. Raises StorageError."""
        async with self._writing:
            self._written, self._lane_of = self._lane_of, {}
            try:
                if self._written:
                    await self._storage.write(inbox.handled, list(self._written), at=self._clock())
            except BaseException:
                self._lane_of = self._written | self._lane_of
                raise
            finally:
                self._written = {}

    async def _write_later(self) -> None:
        while self._lane_of:
            await self._sleep(self._lag)
            try:
                await self.flush()
            except StorageError as error:
                log.warning("inbox.not_marked", reason=str(error))
        self._planned = False
