"""What nobody asks for and everybody needs: old media, forgotten updates, results that nobody came for."""

from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from bot.jobs.pictures import Pictures
from storage import Storage, Transaction, dispatching, inbox, jobs, ledger
from storage import media as media_rows
from storage.errors import StaleState
from storage.model import JobState

log = structlog.get_logger(__name__)

INBOX_KEEPS = timedelta(days=7)
BATCH = 100


class Housekeeper:
    def __init__(self, *, storage: Storage, pictures: Pictures, clock: Clock, retention: timedelta) -> None:
        self._storage = storage
        self._pictures = pictures
        self._clock = clock
        self._retention = retention

    async def tidy(self) -> int:
        """Returns 0: the next round is due at its interval, however much there was."""
        now = self._clock()
        for job_id in await self._storage.read(dispatching.unclaimed, before=now - self._retention):
            await self._expire(job_id)
        expired = await self._storage.read(media_rows.expired, at=now, limit=BATCH)
        await self._pictures.forget(expired)
        if expired:
            log.info("old media deleted", count=len(expired))
        await self._storage.write(inbox.prune, before=now - INBOX_KEEPS)
        return 0

    async def _expire(self, job_id: str) -> None:
        """Nobody came for the result while it was kept, so nobody pays for it."""
        try:
            await self._storage.write(_expire, job_id, self._clock())
        except StaleState:
            log.info("job moved on meanwhile", job=job_id)


def _expire(tx: Transaction, job_id: str, at: datetime) -> None:
    jobs.advance(tx, job_id, JobState.EXPIRED, at=at, reason="failed-expired")
    ledger.release(tx, job_id=job_id, at=at)
