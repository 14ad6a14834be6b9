"""From a queued job to a provider that has it.

What the process may die between, and what is found afterwards:

    claim committed        nothing was sent: the lease runs out and the job is claimed again
    `submitting` committed it may or may not have been sent: `unsure`, never sent again by guess
                           (a replayable provider's work is simply sent again)
    the call answered      the same: the answer was not kept. A callback on the attempt's own token still adopts it
                           (a database that cannot write for a while loses none: the answer is tried again)
    `running` committed    the reconciler asks about it
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Any, TypeVar

import structlog

from bot.clock import Clock
from bot.jobs.callbacks import hash_token
from bot.jobs.courier import Courier
from bot.jobs.provider_pauses import ProviderPauses
from bot.jobs.provider_request import build_work
from bot.jobs.transitions import (
    SUBMIT_LEASE,
    accept_ticket,
    begin_attempt,
    doubt,
    end_attempt,
    fail,
    requeue,
)
from bot.media.library import Pictures
from bot.media.model import MediaGone, PictureRefused
from bot.providers.base import (
    Misconfigured,
    OutOfCredit,
    Provider,
    ProviderError,
    Rejected,
    Throttled,
    Ticket,
    Unavailable,
)
from bot.providers.detection import FaceDetector
from bot.providers.registry import Registry
from storage import Storage, job_queue
from storage.errors import DatabaseBusy, DatabaseFull, DatabaseGone, DatabaseReadOnly, StaleState
from storage.inbox import SINGLE_PROCESS
from storage.model import Attempt, AttemptState, Job, JobState

log = structlog.get_logger(__name__)

T = TypeVar("T")
NOT_NOW = (DatabaseBusy, DatabaseFull, DatabaseReadOnly, DatabaseGone)

SUBMIT_SECONDS = 150.0
MOST_TRIES = 5  # of one provider that is surely not reached
KEEP_AFTER_SECONDS = (0.1, 0.5, 2, 5, 10, 20, 30, 30, 30, 30)
"""Between tries to write down an answer that was paid for, while the disk is full or the database away."""


class Dispatcher:
    def __init__(
        self,
        *,
        storage: Storage,
        registry: Registry,
        pictures: Pictures,
        detector: FaceDetector,
        courier: Courier,
        pauses: ProviderPauses,
        clock: Clock,
        callback_url: Callable[[str, str], str | None],
        new_token: Callable[[], str],
        submit_seconds: float = SUBMIT_SECONDS,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        holder: str = SINGLE_PROCESS,
    ) -> None:
        """`callback_url(provider, token)` is where that provider may post about the attempt; None: nowhere.

        A submission that takes longer than `submit_seconds` is in doubt; the lease of a claim lasts longer.
        """
        self._storage = storage
        self._registry = registry
        self._pictures = pictures
        self._detector = detector
        self._courier = courier
        self._pauses = pauses
        self._clock = clock
        self._callback_url = callback_url
        self._new_token = new_token
        self._submit_seconds = submit_seconds
        self._sleep = sleep
        self._holder = holder

    async def claim(self, limit: int) -> Sequence[Job]:  # noqa: ARG002 - the providers' places are the limit
        """Claim queued jobs, as far as the providers have room."""
        await self._pauses.load()
        room = {provider.name: provider.concurrency for provider in self._registry.everyone()}
        return await self._storage.write(
            job_queue.claim_queued, room=room, at=self._clock(), lease=SUBMIT_LEASE, holder=self._holder
        )

    async def dispatch_waiting(self) -> int:
        """One round to its end, for who drives the workers by hand. Returns how many jobs were looked at."""
        claimed = await self.claim(0)
        await asyncio.gather(*map(self.dispatch, claimed))
        return len(claimed)

    async def dispatch(self, job: Job) -> None:
        """Send one claimed job to its provider, or hand it on."""
        if job.deadline_at <= self._clock():
            await fail(self._storage, job, "failed-expired", at=self._clock(), state=JobState.EXPIRED)
            return
        provider = self._registry.get(job.providers[0])
        if provider is None or self._registry.is_paused(provider.name):
            await self._leave(job, "the provider is not available")
            return
        if await self._pauses.over_budget(provider):
            await self._leave(job, "the provider has had its points for today")
            return
        try:
            await self._submit(job, provider)
        except StaleState:
            log.info("job.moved_on", job=job.id)

    async def _submit(self, job: Job, provider: Provider) -> None:
        token = self._new_token()
        try:
            address = self._callback_url(provider.name, token)
            work = await build_work(job, provider, self._pictures, self._detector, address)
        except MediaGone:
            await fail(self._storage, job, "failed-pictures-gone", at=self._clock())
            return
        except PictureRefused as refused:
            await self._leave(job, refused.key)
            return
        attempt = await self._storage.write(
            begin_attempt, job, provider=provider.name, token_hash=hash_token(token), at=self._clock()
        )
        try:
            async with asyncio.timeout(self._submit_seconds):
                ticket = await provider.submit(work)
        except ProviderError as error:
            await self._explain(job, attempt, provider, error)
        except TimeoutError:
            await self._doubt(job, attempt, "no answer in time")
        except Exception as error:  # a fault of ours, and it may have been sent
            await self._doubt(job, attempt, type(error).__name__)
            raise
        else:
            await self._accept(job, attempt, ticket, patience=provider.offers[work.capability].deadline)

    async def _accept(self, job: Job, attempt: Attempt, ticket: Ticket, *, patience: float) -> None:
        now = self._clock()
        deadline_at = now + timedelta(seconds=patience)
        await self._keep(accept_ticket, job.id, attempt, ticket, deadline_at=deadline_at, at=now)
        quoted = ticket.extra.get("quoted_points")
        if ticket.points is not None and quoted not in (None, ticket.points):
            await self._courier.alert_admins(
                "alert-price", provider=attempt.provider, job=job.id, quoted=quoted, points=ticket.points
            )

    async def _explain(self, job: Job, attempt: Attempt, provider: Provider, error: ProviderError) -> None:
        """What a failed submission means for the job and its credits."""
        log.info(
            "submission.failed",
            job=job.id,
            provider=provider.name,
            error=type(error).__name__,
            why=str(error),
        )
        match error:
            case Rejected():
                await self._end(job, attempt, AttemptState.REFUSED, error, error.key)
            case Throttled():
                wait = timedelta(seconds=error.retry_after or 2 ** min(job.attempt_no + 1, 6))
                await self._requeue(job, attempt, error, providers=job.providers, wait=wait)
            case Unavailable():
                await self._elsewhere_or_later(job, attempt, error)
            case OutOfCredit() | Misconfigured():
                await self._elsewhere_or_later(job, attempt, error)
                await self._pauses.stop(provider, error)
            case _:
                await self._doubt(job, attempt, str(error))

    async def _elsewhere_or_later(self, job: Job, attempt: Attempt, error: ProviderError) -> None:
        """Surely not done: the next provider, or the same one again while there is patience."""
        others = job.providers[1:]
        if others:
            await self._requeue(job, attempt, error, providers=others, wait=timedelta(0))
        elif isinstance(error, Unavailable) and attempt.number < MOST_TRIES:
            wait = timedelta(seconds=2**attempt.number)
            await self._requeue(job, attempt, error, providers=job.providers, wait=wait)
        else:
            await self._end(job, attempt, AttemptState.UNSENT, error, "failed-nobody")

    async def _requeue(
        self, job: Job, attempt: Attempt, error: ProviderError, *, providers: Sequence[str], wait: timedelta
    ) -> None:
        now = self._clock()
        await self._keep(
            requeue,
            job.id,
            attempt,
            error=str(error),
            providers=tuple(providers),
            next_check_at=now + wait,
            at=now,
        )

    async def _leave(self, job: Job, why: str) -> None:
        """Nobody was asked: hand the job to the next provider in its list, or look again in ten seconds."""
        log.info("job.waits", job=job.id, why=why)
        providers = (*job.providers[1:], job.providers[0])
        now = self._clock()
        await self._storage.write(
            job_queue.put_back, job, providers=providers, next_check_at=now + timedelta(seconds=10), at=now
        )

    async def _end(
        self, job: Job, attempt: Attempt, state: AttemptState, error: ProviderError, reason: str
    ) -> None:
        await self._keep(
            end_attempt, job.id, attempt, state=state, error=str(error), reason=reason, at=self._clock()
        )

    async def _doubt(self, job: Job, attempt: Attempt, why: str) -> None:
        if not await self._keep(doubt, job.id, attempt, why=why, at=self._clock()):
            return
        await self._courier.alert_admins("alert-unsure", job=job.id, provider=attempt.provider)

    async def _keep(self, unit: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """Write down what a provider answered: nobody else knows it. Each unit may be repeated. Raises StorageError."""
        for pause in KEEP_AFTER_SECONDS:
            try:
                return await self._storage.write(unit, *args, **kwargs)
            except NOT_NOW as error:
                log.error("answer.not_kept_yet", unit=unit.__name__, error=type(error).__name__)
            await self._sleep(pause)
        return await self._storage.write(unit, *args, **kwargs)
