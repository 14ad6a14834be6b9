"""From the outbox to the person. Editing a card twice shows one result, so every step may be repeated after a crash.

before the edit      nothing was shown: the lease runs out and it is edited
after the edit       shown, not yet paid: it is edited again, which changes nothing, and then paid
after the commit     delivered and paid; only the short bell may be missing
"""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from bot.jobs.courier import Courier, Result, TryLater, Unreachable
from bot.media.clip_library import Clips
from bot.media.library import Pictures
from bot.media.model import MediaGone, PictureRefused
from storage import Storage, Transaction, attempts, jobs, ledger, outbox
from storage import media as media_rows
from storage.errors import StaleState
from storage.inbox import SINGLE_PROCESS
from storage.model import Job, JobState, Media, Outbound

log = structlog.get_logger(__name__)

LEASE = timedelta(seconds=90)
BATCH = 16
SLOWEST_RETRY = 300.0


@dataclass(slots=True)
class Tally:
    """Since the process began; `seconds` from the press to the result, all of them together."""

    delivered: int = 0
    failed: int = 0
    seconds: float = 0.0


class Deliverer:
    def __init__(
        self,
        *,
        storage: Storage,
        pictures: Pictures,
        clips: Clips,
        courier: Courier,
        clock: Clock,
        holder: str = SINGLE_PROCESS,
    ) -> None:
        self._storage = storage
        self._pictures = pictures
        self._clips = clips
        self._courier = courier
        self._clock = clock
        self._holder = holder
        self.tally = Tally()

    async def deliver_waiting(self) -> int:
        """Carry out what waits in the outbox. Returns how many there were."""
        waiting = await self._storage.write(
            outbox.claim, at=self._clock(), lease=LEASE, limit=BATCH, holder=self._holder
        )
        await asyncio.gather(*(self._deliver(outbound) for outbound in waiting))
        return len(waiting)

    async def _deliver(self, outbound: Outbound) -> None:
        job = await self._storage.read(jobs.get, outbound.job_id)
        assert job is not None
        try:
            if outbound.kind == "result":
                await self._deliver_result(outbound, job)
            else:
                await self._deliver_failure(outbound, job)
        except TryLater as error:
            wait = min(SLOWEST_RETRY, max(error.seconds, 2.0 ** min(outbound.tries, 8)))
            await self._storage.write(outbox.retry, outbound, next_at=self._clock() + timedelta(seconds=wait))
        except Unreachable:
            await self._storage.write(outbox.park, outbound)
            log.info("person cannot be reached; it waits", job=job.id)
        except MediaGone:
            await self._storage.write(lose_result, outbound, at=self._clock())

    async def _deliver_result(self, outbound: Outbound, job: Job) -> None:
        assert job.result_media is not None
        media = await self._pictures.find(job.result_media)
        wallet = await self._storage.read(ledger.wallet, job.wallet)
        attempt = await self._storage.read(attempts.latest, job.id)
        assert attempt is not None
        download = self._pictures.downloads.of(media)
        result = Result(
            media=media,
            content=b"" if download else await self._pictures.content(media),
            download=download,
            thumbnail=b"" if download else await self._thumbnail(media),
            seconds=(job.changed_at - job.created_at).total_seconds(),  # the same in every edit
            left=wallet.available,
            provider=attempt.provider,
        )
        file_id = await self._courier.deliver_result(job, result)
        try:
            await self._storage.write(mark_delivered, outbound, file_id, at=self._clock())
        except StaleState:
            return
        self.tally.delivered += 1
        self.tally.seconds += (self._clock() - job.created_at).total_seconds()
        await self._courier.announce(job)

    async def _thumbnail(self, media: Media) -> bytes:
        """Best effort: without one Telegram shows a frame of its own choice, which may be black."""
        if media.milliseconds is None or media.file_id is not None:
            return b""
        try:
            return await self._clips.thumbnail(media)
        except PictureRefused as error:
            log.info("no thumbnail", media=media.id, why=error.key)
            return b""

    async def _deliver_failure(self, outbound: Outbound, job: Job) -> None:
        wallet = await self._storage.read(ledger.wallet, job.wallet)
        await self._courier.deliver_failure(job, key=job.reason or "failed-provider", left=wallet.available)
        await self._storage.write(outbox.sent, outbound, at=self._clock())
        self.tally.failed += 1


def mark_delivered(tx: Transaction, outbound: Outbound, file_id: str | None, *, at: datetime) -> Job:
    """Shown, so it is paid for, in one transaction. Raises StaleState when another delivery was first."""
    job = jobs.advance(tx, outbound.job_id, JobState.DELIVERED, at=at)
    ledger.settle(tx, job_id=job.id, at=at)
    outbox.sent(tx, outbound, at=at)
    if file_id and job.result_media:
        media_rows.set_file_id(tx, job.result_media, file_id)
    return job


def lose_result(tx: Transaction, outbound: Outbound, *, at: datetime) -> None:
    """The result was deleted before anybody saw it: nobody pays for it."""
    jobs.advance(tx, outbound.job_id, JobState.EXPIRED, at=at, reason="failed-expired")
    ledger.release(tx, job_id=outbound.job_id, at=at)
    outbox.bury(tx, outbound)
