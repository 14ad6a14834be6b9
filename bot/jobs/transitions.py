"""Every move of a job, with its credits and its row in the outbox. Each function is one transaction, or part of one.

    -           order_again          queued       an admin orders what came to nothing once more
    queued      begin_attempt        submitting   the intent, committed before the call
    submitting  accept_ticket        running      the provider has it
    submitting  requeue              queued       surely not done: the same or the next provider, now or later
    running     requeue              queued       the provider lost it and took nothing for it
    submitting  doubt                unsure       it may have been done
    unsure      adopt_task           running      a callback named the provider's task
    any open    end_with_result      ready        the result is in our store; the outbox has it
    any open    end_without_result   failed, expired, cancelled: credits back, the outbox has the reason
    ready       mark_delivered       delivered    shown, so it is paid for
    ready       expire_result        expired      nobody came for the result, or it was deleted: credits back, told

A move that somebody else made first raises StaleState, and then nothing of the transaction has happened. So of two that
race for a job's end, one books its credits and the other books nothing.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.providers.base import Observation, Ticket
from storage import (
    Storage,
    Transaction,
    attempts,
    drafts,
    job_queue,
    jobs,
    ledger,
    observations,
    outbox,
)
from storage import media as media_rows
from storage.errors import StaleState
from storage.model import Attempt, AttemptState, Document, Job, JobState, Outbound

AT_PROVIDER = (JobState.SUBMITTING, JobState.RUNNING, JobState.UNSURE)
"""States in which a provider has the work, or may have it."""

SUBMIT_LEASE = timedelta(seconds=180)
"""Longer than the longest submit call, so that no live call is taken for a dead one."""

FIRST_LOOK = timedelta(seconds=1)
UNSURE_LOOK = timedelta(seconds=10)
UNSURE_PATIENCE = timedelta(minutes=15)


def order_again(
    tx: Transaction,
    job: Job,
    *,
    job_id: str,
    draft_id: str,
    providers: Sequence[str],
    deadline_at: datetime,
    at: datetime,
) -> bool:
    """Queue the same order once more, for nothing, and without a card yet. False when its draft is gone."""
    if not drafts.copy(tx, job.draft_id, copy_id=draft_id, at=at):
        return False
    jobs.create(
        tx,
        job_id=job_id,
        draft_id=draft_id,
        user_id=job.user_id,
        wallet=job.wallet,
        chat_id=job.chat_id,
        thread_id=job.thread_id,
        card_message_id=None,
        locale=job.locale,
        kind=job.kind,
        spec=job.spec,
        price=0,
        providers=providers,
        deadline_at=deadline_at,
        asked_in=job.asked_in,
        retry_of=job.id,
        at=at,
    )
    return True


def begin_attempt(tx: Transaction, job: Job, *, provider: str, token_hash: str, at: datetime) -> Attempt:
    """Write down the intent before the call. Raises StaleState when the claim on `job` is over."""
    jobs.advance(
        tx,
        job.id,
        JobState.SUBMITTING,
        at=at,
        epoch=job.epoch,
        next_check_at=at + SUBMIT_LEASE,
        lease_until=at + SUBMIT_LEASE,
    )
    return attempts.begin(tx, job=job, provider=provider, token_hash=token_hash, at=at)


def accept_ticket(
    tx: Transaction, job_id: str, attempt: Attempt, ticket: Ticket, *, deadline_at: datetime, at: datetime
) -> None:
    """Keep the provider's answer. A result that came with it is collected at the first look."""
    extra: Document = dict(ticket.extra)
    attempts.record(
        tx,
        attempt.id,
        state=AttemptState.SUCCEEDED if ticket.result else AttemptState.RUNNING,
        task_ref=ticket.ref,
        ticket=extra,
        result=ticket.result,
        points=ticket.points,
        at=at,
    )
    _record_cost(tx, attempt, ticket.points, at=at)
    job = jobs.get(tx, job_id)
    if (
        job is None
        or job.attempt_no != attempt.number
        or job.state not in (JobState.SUBMITTING, JobState.UNSURE)
    ):
        return  # a callback was faster than the answer
    look = at if ticket.result else at + FIRST_LOOK
    jobs.advance(tx, job_id, JobState.RUNNING, at=at, next_check_at=look, deadline_at=deadline_at)


def requeue(
    tx: Transaction,
    job_id: str,
    attempt: Attempt,
    *,
    error: str,
    next_check_at: datetime,
    at: datetime,
    providers: Sequence[str] | None = None,
) -> None:
    """Put a job back into the queue: its attempt cost nothing. None leaves the providers as they are."""
    attempts.record(tx, attempt.id, state=AttemptState.UNSENT, error=error, at=at)
    jobs.advance(tx, job_id, JobState.QUEUED, at=at, providers=providers, next_check_at=next_check_at)
    observations.clear(tx, job_id)


def adopt_task(
    tx: Transaction, job_id: str, attempt: Attempt, ref: str, *, deadline_at: datetime, at: datetime
) -> None:
    """The provider named a task before, or instead of, its answer: it can be asked about from now on."""
    attempts.record(tx, attempt.id, state=AttemptState.RUNNING, task_ref=ref, at=at)
    jobs.advance(tx, job_id, JobState.RUNNING, at=at, next_check_at=at + FIRST_LOOK, deadline_at=deadline_at)


def doubt(tx: Transaction, job_id: str, attempt: Attempt, *, why: str, at: datetime) -> bool:
    """It may have been done: wait for something that adopts it, and give the credits back at the deadline.

    False: nothing is in doubt, because the provider named the task before the call failed.
    """
    latest = attempts.latest(tx, job_id)
    if latest is not None and latest.id == attempt.id and latest.task_ref is not None:
        return False
    attempts.record(tx, attempt.id, state=AttemptState.UNSURE, error=why, at=at)
    jobs.advance(
        tx,
        job_id,
        JobState.UNSURE,
        at=at,
        next_check_at=at + UNSURE_LOOK,
        deadline_at=at + UNSURE_PATIENCE,
    )
    return True


def keep_address(tx: Transaction, attempt: Attempt, seen: Observation, *, at: datetime) -> None:
    """Keep where the result is, before it is fetched."""
    attempts.record(
        tx,
        attempt.id,
        state=AttemptState.SUCCEEDED,
        task_ref=seen.ref,
        result=seen.result,
        points=seen.points,
        at=at,
    )
    _record_cost(tx, attempt, seen.points, at=at)


def end_attempt(
    tx: Transaction,
    job_id: str,
    attempt: Attempt,
    *,
    state: AttemptState,
    error: str,
    reason: str,
    at: datetime,
) -> None:
    """End the job with its last attempt: there is no result and nobody else to ask. Raises StaleState."""
    attempts.record(tx, attempt.id, state=state, error=error, at=at)
    end_without_result(tx, job_id, reason, at=at)


def end_with_result(
    tx: Transaction, job_id: str, media_id: str, *, owner: int | None = None, at: datetime
) -> Job:
    """The result is ours; it is paid for when it has been delivered. Raises StaleState.

    A result that belongs to nobody yet belongs to `owner` from now on: it is theirs to be forgotten.
    """
    job = jobs.advance(tx, job_id, JobState.READY, at=at, result_media=media_id)
    if owner is not None:
        job_queue.give_media(tx, media_id, user_id=owner)
    outbox.put(tx, job_id=job_id, kind="result", at=at)
    return job


def end_without_result(
    tx: Transaction, job_id: str, reason: str, *, at: datetime, state: JobState = JobState.FAILED
) -> Job:
    """Give the credits back and have the reason told. Raises StaleState when the job has ended already."""
    job = jobs.advance(tx, job_id, state, at=at, reason=reason)
    ledger.release(tx, job_id=job_id, at=at)
    outbox.put(tx, job_id=job_id, kind="failure", at=at)
    return job


def mark_delivered(tx: Transaction, outbound: Outbound, file_id: str | None, *, at: datetime) -> Job:
    """Shown, so it is paid for. Raises StaleState when another delivery was first."""
    job = settle_result(tx, outbound.job_id, at=at)
    outbox.sent(tx, outbound, at=at)
    if file_id and job.result_media:
        media_rows.set_file_id(tx, job.result_media, file_id)
    return job


def settle_result(tx: Transaction, job_id: str, *, at: datetime) -> Job:
    """Count a result as delivered and take what was held for it. Raises StaleState."""
    job = jobs.advance(tx, job_id, JobState.DELIVERED, at=at)
    ledger.settle(tx, job_id=job_id, at=at)
    return job


def expire_result(tx: Transaction, job_id: str, *, at: datetime) -> Job:
    """Nobody has seen the result and nobody will: nobody pays for it, and the card says so. Raises StaleState."""
    job_queue.bury_outbox(tx, job_id)
    return end_without_result(tx, job_id, "failed-unclaimed", at=at, state=JobState.EXPIRED)


async def fail(
    storage: Storage, job: Job, reason: str, *, at: datetime, state: JobState = JobState.FAILED
) -> Job | None:
    """End a job without a result. None when somebody else ended it first."""
    try:
        return await storage.write(end_without_result, job.id, reason, at=at, state=state)
    except StaleState:
        return None


def _record_cost(tx: Transaction, attempt: Attempt, points: int | None, *, at: datetime) -> None:
    if points:
        ledger.record_cost(
            tx,
            attempt_id=attempt.id,
            job_id=attempt.job_id,
            provider=attempt.provider,
            points=points,
            at=at,
        )
