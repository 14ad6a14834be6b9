"""Every open job has a next check, so that every job ends even when no callback ever comes."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from bot.jobs.courier import Courier
from bot.jobs.looks import LOOK_LEASE
from bot.jobs.observe import Observer
from bot.jobs.transitions import AT_PROVIDER, doubt, fail, requeue
from bot.providers.registry import Registry
from storage import Storage, Transaction, attempts, jobs, observations
from storage.errors import StaleState
from storage.inbox import SINGLE_PROCESS
from storage.model import Job, JobState

log = structlog.get_logger(__name__)

BATCH = 32
SOON = timedelta(seconds=1)


class Reconciler:
    def __init__(
        self,
        *,
        storage: Storage,
        registry: Registry,
        observer: Observer,
        courier: Courier,
        clock: Clock,
        holder: str = SINGLE_PROCESS,
    ) -> None:
        self._storage = storage
        self._registry = registry
        self._observer = observer
        self._courier = courier
        self._clock = clock
        self._holder = holder

    async def claim(self, limit: int) -> Sequence[Job]:
        """Claim jobs whose next check has come."""
        return await self._storage.write(
            jobs.claim,
            states=AT_PROVIDER,
            at=self._clock(),
            lease=LOOK_LEASE,
            limit=limit,
            holder=self._holder,
        )

    async def check(self, job: Job) -> None:
        """Look after one job that was claimed."""
        try:
            if job.state is JobState.SUBMITTING:
                await self._answer_was_lost(job)
                return
            seen = await self._observer.check(job)
            if seen is None:
                await self._storage.write(_give_back, job, holder=self._holder, at=self._clock())
            elif seen.state in AT_PROVIDER and seen.deadline_at <= self._clock():
                await self._give_up(seen)
        except StaleState:
            log.info("job.moved_on", job=job.id)

    async def check_due(self) -> int:
        """One round to its end, for who drives the workers by hand. Returns how many jobs were looked at."""
        due = await self.claim(BATCH)
        await asyncio.gather(*map(self.check, due))
        return len(due)

    async def _answer_was_lost(self, job: Job) -> None:
        """Found as it was left by a process that died around the call."""
        attempt = await self._storage.read(attempts.latest, job.id)
        if attempt is None:
            return
        provider = self._registry.get(attempt.provider)
        if provider is not None and provider.replayable:
            now = self._clock()
            await self._storage.write(requeue, job.id, attempt, error="lost", next_check_at=now, at=now)
            return
        why = "the process died around the call"
        if await self._storage.write(doubt, job.id, attempt, why=why, at=self._clock()):
            await self._courier.alert_admins("alert-unsure", job=job.id, provider=attempt.provider)
        await self._observer.check(job)

    async def _give_up(self, job: Job) -> None:
        ended = await fail(self._storage, job, "failed-expired", at=self._clock(), state=JobState.EXPIRED)
        if ended:
            log.warning("job.expired", job=job.id, state=job.state)
            await self._courier.alert_admins("alert-expired", job=job.id, provider=job.providers[0])


def _give_back(tx: Transaction, job: Job, *, holder: str, at: datetime) -> None:
    """A doorbell began a look here between our claim and now. It cannot take the claim's lease, which would last on."""
    observations.end(tx, job.id, holder=holder)
    jobs.postpone(tx, job, next_check_at=at + SOON, at=at)
