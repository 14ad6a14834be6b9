"""The one door through which anything that is learnt about a running job comes: by callback, by asking, by waiting.

One look at a job at a time, in all replicas, because a look may download a large result: the lease is on the job's row.
News that comes during a look makes the same look go on. Whatever is learnt first wins; who comes second finds the job
moved on and does nothing.

    lease committed      the process died: the lease is freed with its holder, and the reconciler looks
    address committed    the result was not stored: it is fetched again from the address on the attempt
    result stored        no job names it: it is fetched again, and the first one expires
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import structlog

from bot.clock import Clock
from bot.jobs.collect import TOO_BIG, Collector, why_unusable
from bot.jobs.looks import LOOK_LEASE_OF_CLIP, Situation, begin_look, end_look, situation_of
from bot.jobs.model import CAPABILITIES, Kind
from bot.jobs.transitions import (
    AT_PROVIDER,
    adopt_task,
    end_attempt,
    end_with_result,
    keep_address,
    requeue,
)
from bot.media.fetch import FetchFailed, FetchRefused, ResultFetcher
from bot.media.library import Clips, Pictures
from bot.media.model import PictureRefused
from bot.providers.base import Capability, Observation, Outcome, Provider, ProviderError, Ticket
from bot.providers.registry import Registry
from storage import Storage, job_queue, observations
from storage.errors import StaleState
from storage.inbox import SINGLE_PROCESS
from storage.model import Attempt, AttemptState, Callback, Job

log = structlog.get_logger(__name__)

UNUSABLE_IS_HELD = timedelta(minutes=15)


@dataclass(slots=True)
class Look:
    """One look that goes on in this process; `rung`: somebody rang since it began."""

    rung: bool = False


class Observer:
    def __init__(
        self,
        *,
        storage: Storage,
        registry: Registry,
        pictures: Pictures,
        clips: Clips,
        fetcher: ResultFetcher,
        clock: Clock,
        alert_admins: Callable[..., Awaitable[None]],
        holder: str = SINGLE_PROCESS,
    ) -> None:
        self._alert_admins = alert_admins
        self._storage = storage
        self._registry = registry
        self._collector = Collector(pictures=pictures, clips=clips, fetcher=fetcher)
        self._clock = clock
        self._holder = holder
        self._looks: dict[str, Look] = {}

    async def observe(self, job_id: str) -> Job | None:
        """A doorbell rang: learn what there is to learn about a job, and act on it. Returns the job as it is then.

        None when somebody looks at it already. In this process they look again afterwards; elsewhere they do when a
        callback was stored meanwhile.
        """
        if job_id in self._looks:
            self._looks[job_id].rung = True
            return None
        look = self._looks[job_id] = Look()
        try:
            situation = await self._storage.write(begin_look, job_id, at=self._clock(), holder=self._holder)
            if situation is None:
                return None
            return (await self._look(look, situation, None)).job
        finally:
            del self._looks[job_id]

    async def check(self, job: Job) -> Job | None:
        """The same for a job that the caller has claimed: claimed no more then, and due again later.

        None when this process looks at it already. A job past its deadline stays claimed, for the caller to end.
        """
        if job.id in self._looks:
            self._looks[job.id].rung = True
            return None
        look = self._looks[job.id] = Look()
        try:
            situation = await self._storage.read(situation_of, job.id)
            assert situation is not None  # it was claimed
            return (await self._look(look, situation, job)).job
        finally:
            del self._looks[job.id]

    async def _look(self, look: Look, situation: Situation, claimed: Job | None) -> Situation:
        """Look until there is no news, and end the look, whatever went wrong."""
        while True:
            look.rung = False
            try:
                has_news = await self._act(situation)
            except Exception:
                await self._storage.write(
                    end_look, situation, claimed, failed=True, at=self._clock(), holder=self._holder
                )
                raise
            if has_news and not situation.posted and (ended := await self._ended(situation.job)):
                return ended  # nothing is left to write down
            situation, goes_on = await self._storage.write(
                end_look, situation, claimed, rung=look.rung, at=self._clock(), holder=self._holder
            )
            if goes_on:
                continue
            again = await self._take_up_again(look, situation)
            if again is None:
                return situation
            situation, claimed = again, None

    async def _take_up_again(self, look: Look, ended: Situation) -> Situation | None:
        """Somebody rang while the end of the look was being written down."""
        if not look.rung:
            return None
        return await self._storage.write(begin_look, ended.job.id, at=self._clock(), holder=self._holder)

    async def _ended(self, job: Job) -> Situation | None:
        now = await self._storage.read(situation_of, job.id)
        return now if now is not None and now.job.state not in AT_PROVIDER else None

    async def _act(self, situation: Situation) -> bool:
        """Returns whether there was news that may have ended the job."""
        job, attempt = situation.job, situation.attempt
        provider = self._registry.get(attempt.provider) if attempt else None
        if attempt is None or provider is None or job.state not in AT_PROVIDER:
            return False
        observation = await self._learn(job, provider, attempt, situation.posted)
        if observation is None:
            return False
        await self._conclude(job, attempt, provider, observation)
        return observation.outcome is not Outcome.PENDING

    async def _learn(
        self, job: Job, provider: Provider, attempt: Attempt, posted: Sequence[Callback]
    ) -> Observation | None:
        if attempt.result is not None:
            return Observation(outcome=Outcome.SUCCEEDED, result=attempt.result)
        ticket = Ticket(ref=attempt.task_ref, extra=attempt.ticket) if attempt.task_ref else None
        claims = [claim for callback in posted if (claim := provider.read_callback(callback.body, ticket))]
        if Capability.STATUS not in provider.offers:
            return next((claim for claim in claims if claim.outcome is not Outcome.PENDING), None)
        ticket = ticket or await self._named_by(claims, job, provider)
        if ticket is None:
            return None
        try:
            seen = await provider.status(ticket)
        except ProviderError as error:
            log.info(
                "task.status_unknown",
                provider=provider.name,
                error=type(error).__name__,
                why=str(error),
            )
            return None
        if seen is None or (seen.outcome is Outcome.LOST and attempt.task_ref is None):
            return None  # a name that the provider does not know says nothing about our order
        return replace(seen, ref=ticket.ref)

    async def _named_by(self, claims: Sequence[Observation], job: Job, provider: Provider) -> Ticket | None:
        """The task that a callback on the attempt's own address names, unless it is another job's."""
        for ref in {claim.ref for claim in claims if claim.ref}:
            owner = await self._storage.read(job_queue.job_of_task, provider=provider.name, ref=ref)
            if owner in (None, job.id):
                return Ticket(ref=ref)
            log.warning("callback.names_another_job", job=job.id, provider=provider.name)
        return None

    async def _conclude(self, job: Job, attempt: Attempt, provider: Provider, seen: Observation) -> None:
        now = self._clock()
        try:
            match seen.outcome:
                case Outcome.SUCCEEDED if seen.result:
                    if attempt.result is None:
                        await self._storage.write(keep_address, attempt, seen, at=now)
                    await self._collect(job, attempt, provider, seen.result)
                case Outcome.SUCCEEDED | Outcome.FAILED:
                    log.info("task.failed", job=job.id, provider=provider.name, why=seen.detail)
                    await self._end(job, attempt, seen)
                case Outcome.LOST if provider.replayable:
                    await self._storage.write(
                        requeue, job.id, attempt, error="lost", next_check_at=now, at=now
                    )
                case Outcome.LOST:
                    await self._end(job, attempt, seen)
                case Outcome.PENDING:
                    await self._adopt(job, attempt, provider, seen)
        except StaleState:
            log.info("job.moved_on", job=job.id)

    async def _adopt(self, job: Job, attempt: Attempt, provider: Provider, seen: Observation) -> None:
        """A callback named a task and the provider works on it: that is this attempt, and its answer is not needed."""
        if attempt.task_ref is None and seen.ref is not None:
            now = self._clock()
            deadline_at = now + _longest_patience(job, provider)
            await self._storage.write(adopt_task, job.id, attempt, seen.ref, deadline_at=deadline_at, at=now)

    async def _end(self, job: Job, attempt: Attempt, seen: Observation) -> None:
        await self._storage.write(
            end_attempt,
            job.id,
            attempt,
            state=AttemptState.FAILED,
            error=seen.detail or seen.key,
            reason=seen.key,
            at=self._clock(),
        )

    async def _collect(self, job: Job, attempt: Attempt, provider: Provider, result: str) -> None:
        """Bring the result home at once: providers keep it for a short time only."""
        try:
            media_id = await self._collector.collect(
                job, provider, result, before_clip=lambda: self._look_longer(job)
            )
        except FetchFailed as error:
            log.warning("result.not_fetched_yet", job=job.id, why=str(error))
            return
        except (FetchRefused, PictureRefused) as error:
            log.error("result.unusable", job=job.id, provider=provider.name, why=str(error))
            if why_unusable(error) != TOO_BIG and self._is_held(attempt):
                if attempt.result is None:  # the first look at it
                    await self._alert_admins(
                        "alert-result", job=job.id, provider=provider.name, why=str(error)
                    )
                return
            await self._end(
                job, attempt, Observation(outcome=Outcome.FAILED, key=why_unusable(error), detail=str(error))
            )
            return
        await self._storage.write(end_with_result, job.id, media_id, owner=job.user_id, at=self._clock())

    async def _look_longer(self, job: Job) -> None:
        await self._storage.write(
            observations.renew, job.id, at=self._clock(), lease=LOOK_LEASE_OF_CLIP, holder=self._holder
        )

    def _is_held(self, attempt: Attempt) -> bool:
        """A result that was paid for is not thrown away in the same second.

        The provider may put it right, and so may the operator: a host that is not allowed is a setting.
        """
        known_since = attempt.ended_at if attempt.result is not None else None
        return known_since is None or self._clock() - known_since < UNUSABLE_IS_HELD


def _longest_patience(job: Job, provider: Provider) -> timedelta:
    offers = (provider.offers.get(capability) for capability in CAPABILITIES[Kind(job.kind)])
    return timedelta(seconds=max((offer.deadline for offer in offers if offer), default=0.0))
