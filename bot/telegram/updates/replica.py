"""One of several processes on one database: it does its own work, and that of the dead."""

import asyncio
import os
import secrets
import socket
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from zlib import crc32

import structlog

from bot.clock import Clock
from storage import Storage, StorageError, Transaction, replicas
from storage.model import Inbound

SILENCE_SECONDS = 60.0
BEATS = 6  # in that time, before the others take it for dead

log = structlog.get_logger(__name__)


class Replica:
    """`name` is new with every start. A process that was silent for `seconds` is taken for dead. If it only hung, it
    may do something a second time, which changes nothing twice."""

    def __init__(
        self,
        storage: Storage,
        clock: Clock,
        name: str,
        *,
        seconds: float = SILENCE_SECONDS,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._sleep = sleep
        self._patience = timedelta(seconds=seconds)
        self._alive: Sequence[str] = (name,)
        self._resigned = False
        self._gone = False
        self.name = name

    async def join(self) -> None:
        """Before anything is taken on: what somebody unknown holds counts as left behind."""
        await self._storage.write(self._beat, at=self._clock())

    async def take_over(self) -> Sequence[Inbound]:
        """A sign of life, and the updates of the dead. Whatever else they held is free from here on."""
        rows, self._alive = await self._storage.write(self._take_over, at=self._clock())
        return rows

    async def watch(self, taken: Callable[[Sequence[Inbound]], None]) -> None:
        """For ever, several times before it would be taken for dead itself."""
        while True:
            await self._sleep(self._patience.total_seconds() / BEATS)
            try:
                if self._resigned:
                    await self.join()
                else:
                    taken(await self.take_over())
            except StorageError as error:
                log.warning("replica.no_sign_of_life", reason=str(error))

    async def is_alive(self, name: str) -> bool:
        since = self._clock() - self._patience
        return name in await self._storage.read(replicas.alive, since=since)

    def owns_chat(self, chat_id: int) -> bool:
        """Each chat is looked after by one of those that are alive, so that what is paced in memory stays paced."""
        return self.name == max(self._alive, key=lambda name: crc32(f"{name} {chat_id}".encode()))

    def resign(self) -> None:
        """Still there to finish its own work; it takes up nobody else's."""
        self._resigned = True

    async def leave(self) -> None:
        """The others need not wait. A sign of life that is on its way does not call this one back."""
        self._gone = True
        try:
            await self._storage.write(replicas.leave, self.name)
        except StorageError as error:
            log.warning("replica.not_signed_off", reason=str(error))

    def _beat(self, tx: Transaction, *, at: datetime) -> None:
        if not self._gone:
            replicas.beat(tx, self.name, at=at)

    def _take_over(self, tx: Transaction, *, at: datetime) -> tuple[Sequence[Inbound], Sequence[str]]:
        since = at - self._patience
        if self._gone:
            return (), (self.name,)
        replicas.beat(tx, self.name, at=at)
        replicas.free(tx, alive_since=since, at=at)
        return replicas.adopt(tx, self.name, alive_since=since), replicas.alive(tx, since=since)


def replica_at(url: str, storage: Storage, clock: Clock, *, seconds: float) -> Replica | None:
    """None at a SQLite database, which has one process only."""
    if not url.startswith("postgres"):
        return None
    name = f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(6)}"
    return Replica(storage, clock, name, seconds=seconds)
