"""How a job ends: its state, its credits and the message about it change in one transaction, or not at all."""

from datetime import datetime

from storage import Storage, Transaction, jobs, ledger, outbox
from storage.errors import StaleState
from storage.model import Job, JobState


def end_without_result(
    tx: Transaction, job_id: str, reason: str, *, at: datetime, state: JobState = JobState.FAILED
) -> Job:
    """Credits back and the reason to be told. Raises StaleState when the job has ended already."""
    job = jobs.advance(tx, job_id, state, at=at, reason=reason)
    ledger.release(tx, job_id=job_id, at=at)
    outbox.put(tx, job_id=job_id, kind="failure", at=at)
    return job


def end_with_result(tx: Transaction, job_id: str, media_id: str, *, at: datetime) -> Job:
    """The result is ours; it is paid for when it has been delivered. Raises StaleState."""
    job = jobs.advance(tx, job_id, JobState.READY, at=at, result_media=media_id)
    outbox.put(tx, job_id=job_id, kind="result", at=at)
    return job


async def fail(
    storage: Storage, job: Job, reason: str, *, at: datetime, state: JobState = JobState.FAILED
) -> Job | None:
    """End a job without a result; None when somebody else ended it first."""
    try:
        return await storage.write(end_without_result, job.id, reason, at=at, state=state)
    except StaleState:
        return None
