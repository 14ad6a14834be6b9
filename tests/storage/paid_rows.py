"""Jobs with their credits and attempts."""

from datetime import datetime, timedelta
from typing import Any

from storage import Transaction, attempts, jobs, ledger
from storage.model import AttemptState, Job, JobState, User
from tests.storage.rows import DAY, MINUTE, NOW, fresh, job


def paid(
    tx: Transaction, user: User, state: JobState = JobState.DELIVERED, *, price: int = 3, **changes: Any
) -> Job:
    """A job with its credits: held, and taken or given back as its state says."""
    at = changes.get("at", NOW)
    assert isinstance(at, datetime)
    ledger.grant(tx, user.wallet, price, note="welcome", at=at - 400 * DAY)
    made = job(tx, user, price=price, **changes)
    ledger.hold(tx, job_id=made.id, wallet=user.wallet, amount=price, at=at)
    for step in {
        JobState.DELIVERED: (JobState.SUBMITTING, JobState.READY, JobState.DELIVERED),
        JobState.QUEUED: (),
    }.get(state, (state,)):
        made = jobs.advance(tx, made.id, step, at=at + MINUTE)
    if state is JobState.DELIVERED:
        ledger.settle(tx, job_id=made.id, at=at + MINUTE)
    elif state is not JobState.QUEUED:
        ledger.release(tx, job_id=made.id, at=at + MINUTE)
    return made


def attempt(
    tx: Transaction, made: Job, seconds: float, *, provider: str = "akool", failed: bool = False
) -> None:
    claimed = jobs.get(tx, made.id)
    assert claimed is not None
    begun = attempts.begin(tx, job=claimed, provider=provider, token_hash=fresh("hash"), at=made.created_at)
    state = AttemptState.FAILED if failed else AttemptState.SUCCEEDED
    attempts.record(tx, begun.id, state=state, points=4, at=made.created_at + timedelta(seconds=seconds))
