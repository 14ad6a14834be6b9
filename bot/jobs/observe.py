"""The one door through which anything that is learnt about a running job comes: by callback, by asking, by waiting.

Whatever is learnt first wins; whoever comes second finds the job moved on and does nothing. If the process dies after
a result is known and before it is stored, its address is on the attempt and it is fetched again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import structlog

from bot.clock import Clock
from bot.jobs.model import Kind
from bot.jobs.transitions import AT_PROVIDER, end_attempt, end_with_result, keep_address, requeue
from bot.media.clip_library import Clips
from bot.media.fetch import FetchFailed, FetchRefused, ResultFetcher
from bot.media.library import Pictures
from bot.media.model import PictureRefused
from bot.providers.base import Capability, Observation, Outcome, Provider, ProviderError, Ticket
from bot.providers.registry import Registry
from storage import Storage, Transaction, attempts, callbacks, job_queue, jobs
from storage.errors import StaleState
from storage.model import Attempt, AttemptState, Callback, Job, Media

log = structlog.get_logger(__name__)

MOST_BYTES = 30_000_000
FETCH_SECONDS = 60.0
MOST_BYTES_OF_CLIP = 200_000_000
FETCH_SECONDS_OF_CLIP = 300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """A job as one snapshot shows it: its latest attempt, and what was posted about that and not looked at yet."""

    job: Job | None
    attempt: Attempt | None
    posted: Sequence[Callback]


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
    ) -> None:
        self._storage = storage
        self._registry = registry
        self._pictures = pictures
        self._clips = clips
        self._fetcher = fetcher
        self._clock = clock

    async def observe(self, job_id: str) -> Job | None:
        """Learn what there is to learn about a job, and act on it. Returns the job as it is then."""
        seen = await self._storage.read(situation_of, job_id)
        job, attempt = seen.job, seen.attempt
        provider = self._registry.get(attempt.provider) if attempt else None
        if job is None or attempt is None or provider is None:
            return job
        if job.state in AT_PROVIDER:
            observation = await self._learn(provider, attempt, seen.posted)
            if observation is not None:
                await self._conclude(job, attempt, provider, observation)
        for callback in seen.posted:
            await self._storage.write(callbacks.handled, callback.id, "seen", at=self._clock())
        return await self._storage.read(jobs.get, job_id)

    async def _learn(
        self, provider: Provider, attempt: Attempt, posted: Sequence[Callback]
    ) -> Observation | None:
        if attempt.result is not None:
            return Observation(outcome=Outcome.SUCCEEDED, result=attempt.result)
        ticket = Ticket(ref=attempt.task_ref, extra=attempt.ticket) if attempt.task_ref else None
        claims = [claim for callback in posted if (claim := provider.read_callback(callback.body, ticket))]
        if Capability.STATUS not in provider.offers:
            return next((claim for claim in claims if claim.outcome is not Outcome.PENDING), None)
        ticket = ticket or next((Ticket(ref=claim.ref) for claim in claims if claim.ref), None)
        if ticket is None:
            return None
        try:
            return await provider.status(ticket)
        except ProviderError as error:
            log.info(
                "could not ask about a task",
                provider=provider.name,
                error=type(error).__name__,
                why=str(error),
            )
            return None

    async def _conclude(self, job: Job, attempt: Attempt, provider: Provider, seen: Observation) -> None:
        now = self._clock()
        try:
            match seen.outcome:
                case Outcome.SUCCEEDED if seen.result:
                    await self._storage.write(keep_address, attempt, seen, at=now)
                    await self._collect(job, attempt, provider, seen.result)
                case Outcome.SUCCEEDED | Outcome.FAILED:
                    log.info("provider failed", job=job.id, provider=provider.name, why=seen.detail)
                    await self._end(job, attempt, seen)
                case Outcome.LOST if provider.replayable:
                    await self._storage.write(
                        requeue, job.id, attempt, error="lost", next_check_at=now, at=now
                    )
                case Outcome.LOST:
                    await self._end(job, attempt, seen)
                case Outcome.PENDING:
                    pass
        except StaleState:
            log.info("job moved on meanwhile", job=job.id)

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
            media_id = await self._bring_home(job, provider, result)
        except FetchFailed as error:
            log.warning("result not fetched yet", job=job.id, why=str(error))
            return
        except (FetchRefused, PictureRefused) as error:
            log.error("result is not usable", job=job.id, provider=provider.name, why=str(error))
            await self._end(
                job, attempt, Observation(outcome=Outcome.FAILED, key=_why(error), detail=str(error))
            )
            return
        await self._storage.write(end_with_result, job.id, media_id, at=self._clock())

    async def _bring_home(self, job: Job, provider: Provider, result: str) -> str:
        scheme, _, rest = result.partition(":")
        if scheme == "local" and not provider.result_hosts:
            await self._storage.write(job_queue.give_media, rest, user_id=job.user_id)
            return rest
        log.info("fetching a result", job=job.id, host=urlsplit(result).hostname)
        of_clip = Kind(job.kind).of_clip
        content = await self._fetcher.fetch(
            result,
            hosts=provider.result_hosts,
            max_bytes=MOST_BYTES_OF_CLIP if of_clip else MOST_BYTES,
            timeout=FETCH_SECONDS_OF_CLIP if of_clip else FETCH_SECONDS,
        )
        return (await self._keep(job, content, of_clip=of_clip)).id

    async def _keep(self, job: Job, content: bytes, *, of_clip: bool) -> Media:
        if of_clip:
            return await self._clips.take_result(content, user_id=job.user_id)
        return await self._pictures.take(content, user_id=job.user_id, purpose="result", keep_quality=True)


def _why(error: FetchRefused | PictureRefused) -> str:
    too_big = isinstance(error, PictureRefused) and error.key == "clip-too-big"
    return "failed-too-big" if too_big else "failed-result"


def situation_of(tx: Transaction, job_id: str) -> Situation:
    attempt = attempts.latest(tx, job_id)
    return Situation(
        job=jobs.get(tx, job_id),
        attempt=attempt,
        posted=job_queue.callbacks_of(tx, attempt.id) if attempt else (),
    )
