"""What a submission changes: each of these is one transaction, before or after the call."""

from datetime import datetime, timedelta

from bot.jobs.transitions import end_without_result
from bot.providers.base import Ticket
from storage import Transaction, attempts, jobs, ledger
from storage.model import Attempt, AttemptState, Document, Job, JobState

LEASE = timedelta(
    seconds=180
)  # longer than the longest submit call, so that no live call is taken for a dead one
FIRST_LOOK = timedelta(seconds=1)
UNSURE_PATIENCE = timedelta(minutes=15)


def begin_attempt(tx: Transaction, job: Job, *, provider: str, token_hash: str, at: datetime) -> Attempt:
    """The intent, before the call: whoever held the claim before cannot begin one as well. Raises StaleState."""
    jobs.advance(
        tx,
        job.id,
        JobState.SUBMITTING,
        at=at,
        epoch=job.epoch,
        next_check_at=at + LEASE,
        lease_until=at + LEASE,
    )
    return attempts.begin(tx, job=job, provider=provider, token_hash=token_hash, at=at)


def accept_ticket(
    tx: Transaction, job_id: str, attempt: Attempt, ticket: Ticket, *, deadline_at: datetime, at: datetime
) -> None:
    """The answer, as soon as it is known. A result that came with it is collected at the first look."""
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
    if ticket.points:
        ledger.record_cost(
            tx, attempt_id=attempt.id, job_id=job_id, provider=attempt.provider, points=ticket.points, at=at
        )
    job = jobs.get(tx, job_id)
    if (
        job is None
        or job.attempt_no != attempt.number
        or job.state not in (JobState.SUBMITTING, JobState.UNSURE)
    ):
        return  # a callback was faster than the answer
    look = at if ticket.result else at + FIRST_LOOK
    jobs.advance(tx, job_id, JobState.RUNNING, at=at, next_check_at=look, deadline_at=deadline_at)


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
    """Surely not done and nobody else to ask: the job ends with its attempt."""
    attempts.record(tx, attempt.id, state=state, error=error, at=at)
    end_without_result(tx, job_id, reason, at=at)


def requeue(
    tx: Transaction,
    job_id: str,
    attempt: Attempt,
    *,
    error: str,
    providers: tuple[str, ...],
    next_check_at: datetime,
    at: datetime,
) -> None:
    attempts.record(tx, attempt.id, state=AttemptState.UNSENT, error=error, at=at)
    jobs.advance(tx, job_id, JobState.QUEUED, at=at, providers=providers, next_check_at=next_check_at)


def doubt(tx: Transaction, job_id: str, attempt: Attempt, *, why: str, at: datetime) -> None:
    """It may have been done: wait for a callback that adopts it, and give the credits back at the deadline."""
    attempts.record(tx, attempt.id, state=AttemptState.UNSURE, error=why, at=at)
    jobs.advance(
        tx,
        job_id,
        JobState.UNSURE,
        at=at,
        next_check_at=at + timedelta(seconds=10),
        deadline_at=at + UNSURE_PATIENCE,
    )
