"""What nobody asks for and everybody needs: old media, forgotten updates, results that nobody came for."""

import contextlib
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import structlog

from bot.clock import Clock
from bot.jobs.transitions import expire_result
from bot.media.library import Pictures
from storage import Storage, Transaction, drafts, erasure, job_queue, retention
from storage import media as media_rows
from storage.errors import DatabaseBusy, StaleState

log = structlog.get_logger(__name__)

DRAFTS_KEEP = timedelta(days=2)  # an open one that nobody comes back to
# A file's row is written right after it, so an older file without one is left over.
SWEPT_WHEN = timedelta(hours=1)
BATCH = 200  # rows in one unit: the writer of SQLite is never held for long
MAX_BATCHES = 50  # of one kind a round: what is left after an upgrade is spread over some rounds


class Housekeeper:
    def __init__(self, *, storage: Storage, pictures: Pictures, clock: Clock, retention: timedelta) -> None:
        self._storage = storage
        self._pictures = pictures
        self._clock = clock
        self._retention = retention
        self._sweep_at = clock()

    async def tidy(self) -> None:
        """One round: as much as is due, in small units, between which everybody else has a turn at the database."""
        now = self._clock()
        for job_id in await self._storage.read(job_queue.unclaimed, before=now - self._retention):
            await self._expire(job_id)
        await self._until_done(partial(drafts.close_idle, before=now - DRAFTS_KEEP, at=now, limit=BATCH))
        await self._erase_files(now)
        await self._until_done(partial(erasure.finish_forgetting, limit=BATCH))
        for rule in retention.RULES:
            await self._until_done(
                partial(retention.prune, rule=rule, at=now, pictures_keep=self._retention, limit=BATCH)
            )
        await self._erase_traces(now)

    async def _until_done(self, unit: Callable[[Transaction], int]) -> None:
        """Repeat `unit` while it finds as much as it may take."""
        for _ in range(MAX_BATCHES):
            if await self._storage.write(unit) < BATCH:
                return

    async def _erase_files(self, now: datetime) -> None:
        """Of media that expired, however many there are. What is still needed is due again later, so this ends."""
        while await self._storage.read(media_rows.any_due, at=now):
            await self._pictures.forget(await self._storage.write(media_rows.expired, at=now, limit=BATCH))

    async def _erase_traces(self, now: datetime) -> None:
        """Files that no row knows, and erased rows in the database's own log."""
        if now >= self._sweep_at:
            self._sweep_at = now + SWEPT_WHEN
            count = await self._pictures.sweep(older_than=now - SWEPT_WHEN)
            log.info("media.swept", files=count)
        with contextlib.suppress(DatabaseBusy):  # the next round is soon
            await self._storage.scrub()

    async def _expire(self, job_id: str) -> None:
        """Nobody came for the result while it was kept, so nobody pays for it."""
        try:
            await self._storage.write(expire_result, job_id, at=self._clock())
        except StaleState:
            log.info("job.moved_on", job=job_id)
