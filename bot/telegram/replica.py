"""One of several processes on one database: it handles the updates that came to it, and those of the dead."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from storage import Storage, StorageError, Transaction, replicas
from storage.model import Inbound

BETWEEN_BEATS = timedelta(seconds=10)
TAKEN_FOR_DEAD = timedelta(seconds=60)

log = structlog.get_logger(__name__)


class Replica:
    """`name` is new with every start. Who is taken for dead though it only hung may handle an update a second time,
    which changes nothing twice."""

    def __init__(
        self,
        storage: Storage,
        clock: Clock,
        name: str,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._sleep = sleep
        self.name = name

    async def take_over(self) -> Sequence[Inbound]:
        """A sign of life, and the updates of the dead."""
        return await self._storage.write(_take_over, self.name, at=self._clock())

    async def watch(self, taken: Callable[[Sequence[Inbound]], None]) -> None:
        """For ever, every ten seconds."""
        while True:
            await self._sleep(BETWEEN_BEATS.total_seconds())
            try:
                taken(await self.take_over())
            except StorageError as error:
                log.warning("no sign of life could be given", reason=str(error))

    async def leave(self) -> None:
        try:
            await self._storage.write(replicas.leave, self.name)
        except StorageError as error:
            log.warning("others will notice in a minute that this one is gone", reason=str(error))


def _take_over(tx: Transaction, name: str, *, at: datetime) -> Sequence[Inbound]:
    replicas.beat(tx, name, at=at)
    return replicas.adopt(tx, name, alive_since=at - TAKEN_FOR_DEAD)
