"""What nobody asks for and everybody needs: old media, forgotten updates, results that nobody came for."""

import contextlib
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from bot.jobs.transitions import expire_result
from bot.media.library import Pictures
from storage import Storage, callbacks, drafts, erasure, inbox, job_queue
from storage import media as media_rows
from storage.errors import DatabaseBusy, StaleState

log = structlog.get_logger(__name__)

INBOX_KEEPS = timedelta(days=7)  # Telegram repeats an update for a day, a restored backup may for longer
CALLBACKS_KEEP = timedelta(days=7)
DRAFTS_KEEP = timedelta(days=2)
SWEPT_WHEN = timedelta(
    hours=1
)  # a file's row is written right after it, so an older file without one is left over
BATCH = 100


class Housekeeper:
    def __init__(self, *, storage: Storage, pictures: Pictures, clock: Clock, retention: timedelta) -> None:
        self._storage = storage
        self._pictures = pictures
        self._clock = clock
        self._retention = retention
        self._sweep_at = clock()

    async def tidy(self) -> None:
        """One round; the next one is due at its interval, however much there was."""
        now = self._clock()
        for job_id in await self._storage.read(job_queue.unclaimed, before=now - self._retention):
            await self._expire(job_id)
        await self._storage.write(drafts.close_idle, before=now - DRAFTS_KEEP, at=now)
        expired = await self._storage.write(media_rows.expired, at=now, limit=BATCH)
        await self._pictures.forget(expired)
        await self._storage.write(inbox.prune, before=now - INBOX_KEEPS)
        await self._storage.write(callbacks.prune, before=now - CALLBACKS_KEEP)
        await self._storage.write(erasure.finish_forgetting)
        await self._erase_traces(now)

    async def _erase_traces(self, now: datetime) -> None:
        """Files that no row knows, and erased rows in the database's own log."""
        if now >= self._sweep_at:
            self._sweep_at = now + SWEPT_WHEN
            count = await self._pictures.sweep(older_than=now - SWEPT_WHEN)
            log.info("swept the media store", files=count)
        with contextlib.suppress(DatabaseBusy):  # the next round is soon
            await self._storage.scrub()

    async def _expire(self, job_id: str) -> None:
        """Nobody came for the result while it was kept, so nobody pays for it."""
        try:
            await self._storage.write(expire_result, job_id, at=self._clock())
        except StaleState:
            log.info("job moved on meanwhile", job=job_id)
