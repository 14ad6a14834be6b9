"""From the outbox to the person. Editing a card twice shows one result, so every step may be repeated after a crash.

before the edit      nothing was shown: the lease runs out and it is edited
after the edit       shown, not yet paid: it is edited again, which changes nothing, and then paid
after the commit     delivered and paid; only the short bell may be missing
"""

import asyncio
import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import structlog
from prometheus_client import CollectorRegistry, Counter, Histogram

from bot.clock import Clock
from bot.jobs.courier import Courier, Result, TryLater, Unreachable
from bot.jobs.transitions import expire_result, mark_delivered
from bot.media.budget import ByteBudget
from bot.media.library import Clips, Pictures
from bot.media.model import MediaGone, PictureRefused
from storage import Storage, Transaction, attempts, jobs, ledger, outbox
from storage import media as media_rows
from storage.errors import StaleState
from storage.inbox import SINGLE_PROCESS
from storage.model import Job, Media, Outbound

log = structlog.get_logger(__name__)

LEASE = timedelta(minutes=10)
"""Longer than all calls of one delivery with their repeats. What a dead process held is freed at its restart, or when
it is missed among the replicas, and not by this."""

BATCH = 16
BYTES_AT_ONCE = 64_000_000  # of results in memory, on their way to Telegram
SLOWEST_RETRY_SECONDS = 300.0
LATENCY_BUCKETS_SECONDS = (1, 2, 3, 5, 10, 20, 30, 60, 120, 300, 600, 1800, 3600)


class DeliveryMetrics:
    """What people were told, since the process began."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self.delivered = Counter("faceswap_jobs_delivered", "Jobs whose result was shown.", registry=registry)
        self.failed = Counter(
            "faceswap_jobs_failed", "Jobs that ended without a result, and were told so.", registry=registry
        )
        self.seconds = Counter(
            "faceswap_job_seconds",
            "From the press to the result, all delivered jobs together.",
            registry=registry,
        )
        self.latency = Histogram(
            "faceswap_job_latency_seconds",
            "From the press to the result, by kind of job.",
            labelnames=("kind",),
            buckets=LATENCY_BUCKETS_SECONDS,
            registry=registry,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What is to be told about a job, as one snapshot shows it. No `media`: there is no result, or it was deleted."""

    job: Job
    media: Media | None
    provider: str
    left: int


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
        metrics: CollectorRegistry | None = None,
    ) -> None:
        self._storage = storage
        self._pictures = pictures
        self._clips = clips
        self._courier = courier
        self._clock = clock
        self._holder = holder
        self._budget = ByteBudget(BYTES_AT_ONCE)
        self._metrics = DeliveryMetrics(metrics or CollectorRegistry())

    async def claim(self, limit: int) -> Sequence[Outbound]:
        """Claim rows of the outbox that are due."""
        return await self._storage.write(
            outbox.claim, at=self._clock(), lease=LEASE, limit=limit, holder=self._holder
        )

    async def deliver_waiting(self) -> int:
        """One round to its end, for who drives the workers by hand. Returns how many rows there were."""
        waiting = await self.claim(BATCH)
        await asyncio.gather(*map(self.deliver, waiting))
        return len(waiting)

    async def deliver(self, outbound: Outbound) -> None:
        """Tell the person one thing, or put the row back with the time to try again."""
        delivery = await self._storage.read(delivery_of, outbound.job_id)
        try:
            if outbound.kind == "result":
                await self._deliver_result(outbound, delivery)
            else:
                await self._deliver_failure(outbound, delivery)
        except TryLater as error:
            await self._put_back(outbound, error.seconds if error.told else _longer(outbound, error.seconds))
        except Unreachable:
            await self._storage.write(outbox.park, outbound)
            log.info("delivery.parked", job=outbound.job_id)
        except MediaGone:
            await self._expire(outbound.job_id)
        except Exception:
            await self._put_back(outbound, _longer(outbound, 0.0))
            raise

    async def _put_back(self, outbound: Outbound, seconds: float) -> None:
        await self._storage.write(outbox.retry, outbound, next_at=self._clock() + timedelta(seconds=seconds))

    async def _deliver_result(self, outbound: Outbound, delivery: Delivery) -> None:
        """Raises MediaGone and CourierError."""
        job, media = delivery.job, delivery.media
        if media is None:
            raise MediaGone(job.id)
        download = self._pictures.downloads.of(media)
        async with contextlib.nullcontext() if download else self._budget.hold(media.bytes):
            result = Result(
                media=media,
                content=b"" if download else await self._pictures.content(media),
                download=download,
                thumbnail=b"" if download else await self._thumbnail(media),
                seconds=(job.changed_at - job.created_at).total_seconds(),  # the same in every edit
                left=delivery.left,
                provider=delivery.provider,
            )
            file_id = await self._courier.deliver_result(job, result)
        try:
            await self._storage.write(mark_delivered, outbound, file_id, at=self._clock())
        except StaleState:
            return
        self._count(job)
        await self._courier.announce(job)

    def _count(self, job: Job) -> None:
        seconds = (self._clock() - job.created_at).total_seconds()
        self._metrics.delivered.inc()
        self._metrics.seconds.inc(seconds)
        self._metrics.latency.labels(kind=job.kind).observe(seconds)

    async def _expire(self, job_id: str) -> None:
        """The result was deleted before anybody saw it."""
        try:
            await self._storage.write(expire_result, job_id, at=self._clock())
        except StaleState:
            log.info("job.moved_on", job=job_id)

    async def _thumbnail(self, media: Media) -> bytes:
        """Best effort: without one Telegram shows a frame of its own choice, which may be black."""
        if media.milliseconds is None or media.file_id is not None:
            return b""
        try:
            return await self._clips.thumbnail(media)
        except PictureRefused as error:
            log.info("delivery.no_thumbnail", media=media.id, why=error.key)
            return b""

    async def _deliver_failure(self, outbound: Outbound, delivery: Delivery) -> None:
        """Raises CourierError."""
        key = delivery.job.reason or "failed-provider"
        await self._courier.deliver_failure(delivery.job, key=key, left=delivery.left)
        await self._storage.write(outbox.sent, outbound, at=self._clock())
        self._metrics.failed.inc()


def _longer(outbound: Outbound, seconds: float) -> float:
    """Twice as long after each try, and no longer than five minutes, where nobody said how long."""
    return max(seconds, min(SLOWEST_RETRY_SECONDS, 2.0 ** min(outbound.tries, 8)))


def delivery_of(tx: Transaction, job_id: str) -> Delivery:
    job = jobs.get(tx, job_id)
    assert job is not None  # a foreign key says so
    attempt = attempts.latest(tx, job_id)
    return Delivery(
        job=job,
        media=media_rows.get(tx, job.result_media) if job.result_media else None,
        provider=attempt.provider if attempt else job.providers[0],
        left=ledger.wallet(tx, job.wallet).available,
    )
