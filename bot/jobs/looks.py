"""The transactions of a look at a job: it is one holder's at a time, and goes on while there is news."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.jobs.transitions import AT_PROVIDER
from storage import Transaction, attempts, callbacks, job_queue, jobs, observations
from storage.model import Attempt, Callback, Job

LOOK_LEASE = timedelta(minutes=3)
LOOK_LEASE_OF_CLIP = timedelta(minutes=15)
"""Longer than asking, fetching and checking take together."""

LOOK_AFTER_SECONDS = (1, 2, 5, 10, 20, 40, 60)  # between the reconciler's looks; the last one repeats


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """A job as one snapshot shows it: its latest attempt, and what was posted about that and not looked at yet."""

    job: Job
    attempt: Attempt | None
    posted: Sequence[Callback]


def situation_of(tx: Transaction, job_id: str) -> Situation | None:
    job = jobs.get(tx, job_id)
    if job is None:
        return None
    attempt = attempts.latest(tx, job_id)
    return Situation(
        job=job, attempt=attempt, posted=job_queue.callbacks_of(tx, attempt.id) if attempt else ()
    )


def begin_look(tx: Transaction, job_id: str, *, at: datetime, holder: str) -> Situation | None:
    """Take the look at a job. None when somebody else has it; of a job that has ended there is nothing to take."""
    situation = situation_of(tx, job_id)
    if situation is None or situation.job.state not in AT_PROVIDER:
        return situation
    return situation if observations.begin(tx, job_id, at=at, lease=LOOK_LEASE, holder=holder) else None


def end_look(
    tx: Transaction,
    seen: Situation,
    claimed: Job | None,
    *,
    at: datetime,
    holder: str,
    rung: bool = False,
    failed: bool = False,
) -> tuple[Situation, bool]:
    """Mark what was looked at. Returns how it is now, and whether the same look goes on because news came meanwhile.

    After a look that failed, the news is left for the next one.
    """
    if not failed:
        for callback in seen.posted:
            callbacks.handled(tx, callback.id, "seen", at=at)
    now = situation_of(tx, seen.job.id)
    assert now is not None  # jobs are never deleted
    open_still = now.job.state in AT_PROVIDER
    if open_still and not failed and (rung or now.posted):
        observations.renew(tx, now.job.id, at=at, lease=LOOK_LEASE, holder=holder)
        return now, True
    observations.end(tx, now.job.id, holder=holder)
    if claimed is not None and open_still and now.job.epoch == claimed.epoch and now.job.deadline_at > at:
        wait = _seconds_until_next_look(now, at)
        jobs.postpone(tx, now.job, next_check_at=at + timedelta(seconds=wait), at=at)
    return now, False


def _seconds_until_next_look(now: Situation, at: datetime) -> float:
    """A result that could not be fetched is fetched again soon, then after as long again as it has waited."""
    latest = now.attempt
    if latest is not None and latest.result is not None and latest.ended_at is not None:
        waited = (at - latest.ended_at).total_seconds()
        return min(LOOK_AFTER_SECONDS[-1], max(LOOK_AFTER_SECONDS[0], waited))
    return LOOK_AFTER_SECONDS[min(now.job.checks, len(LOOK_AFTER_SECONDS) - 1)]
