"""Between processes on one database: progress that is on its way must not arrive after the result."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

from bot.clock import Clock
from storage import Storage, card_locks

EDIT_SECONDS = 10.0  # the longest that an edit of progress may take
TURN = timedelta(seconds=15)
LOOK_SECONDS = 0.1


class CardTurns:
    """Where several processes share the database; `bot.keyed_lock` does the same within one."""

    def __init__(
        self, storage: Storage, clock: Clock, *, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._sleep = sleep

    @asynccontextmanager
    async def for_progress(self, job_id: str) -> AsyncIterator[bool]:
        """False when the job has ended or somebody else is at its card. If the process dies, the turn runs out."""
        now = self._clock()
        mine = await self._storage.write(card_locks.take, job_id, at=now, until=now + TURN)
        try:
            yield mine
        finally:
            if mine:
                await self._storage.write(card_locks.give_back, job_id, until=now + TURN)

    async def end_of_progress(self, job_id: str, patience_seconds: float) -> float:
        """For a job that has ended: no turn begins any more, so one is waited for at most. Returns the seconds that
        it may still take, 0 when it is over."""
        give_up_at = self._clock() + timedelta(seconds=patience_seconds)
        while until := await self._storage.read(card_locks.taken_until, job_id):
            left = (until - self._clock()).total_seconds()
            if left <= 0:
                break
            if self._clock() >= give_up_at:
                return left
            await self._sleep(LOOK_SECONDS)
        return 0.0
