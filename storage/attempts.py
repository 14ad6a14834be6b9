"""Attempts: one row for every submission of a job to a provider, written before the call."""

from dataclasses import dataclass
from datetime import datetime

from storage.codecs import from_ms, to_document, to_ms, to_text
from storage.errors import StaleState
from storage.jobs import IS_OPEN
from storage.model import Attempt, AttemptState, Document, Job
from storage.transaction import Row, Transaction

ENDED = frozenset({AttemptState.SUCCEEDED, AttemptState.FAILED, AttemptState.REFUSED, AttemptState.UNSENT})
ANSWERED = frozenset(
    {AttemptState.RUNNING, AttemptState.SUCCEEDED, AttemptState.FAILED, AttemptState.REFUSED}
)


def from_row(row: Row) -> Attempt:
    return Attempt(
        id=row["id"],
        job_id=row["job_id"],
        number=row["number"],
        provider=row["provider"],
        state=AttemptState(row["state"]),
        task_ref=row["task_ref"],
        ticket=to_document(row["ticket"]),
        result=row["result"],
        points=row["points"],
        error=row["error"],
        sent_at=from_ms(row["sent_at"]),
        answered_at=from_ms(row["answered_at"]),
        ended_at=from_ms(row["ended_at"]),
    )


def begin(tx: Transaction, *, job: Job, provider: str, token_hash: str, at: datetime) -> Attempt:
    """Begin the job's next attempt. Raises StaleState when somebody else has claimed the job since `job` was read."""
    number = tx.value(
        """UPDATE jobs SET attempt_no = attempt_no + 1
           WHERE id = :id AND epoch = :epoch AND attempt_no = :attempt_no RETURNING attempt_no""",
        id=job.id,
        epoch=job.epoch,
        attempt_no=job.attempt_no,
    )
    if number is None:
        raise StaleState(job.id, wanted="attempted")
    row = tx.one(
        """INSERT INTO attempts (job_id, number, provider, token_hash, state, sent_at)
           VALUES (:job_id, :number, :provider, :token_hash, 'submitting', :at) RETURNING *""",
        job_id=job.id,
        number=number,
        provider=provider,
        token_hash=token_hash,
        at=to_ms(at),
    )
    return from_row(row)


def latest(tx: Transaction, job_id: str) -> Attempt | None:
    row = tx.one_or_none("SELECT * FROM attempts WHERE job_id = :id ORDER BY number DESC LIMIT 1", id=job_id)
    return from_row(row) if row else None


def of_job(tx: Transaction, job_id: str) -> list[Attempt]:
    rows = tx.all("SELECT * FROM attempts WHERE job_id = :id ORDER BY number", id=job_id)
    return [from_row(row) for row in rows]


def by_token_hash(tx: Transaction, token_hash: str) -> Attempt | None:
    row = tx.one_or_none("SELECT * FROM attempts WHERE token_hash = :hash", hash=token_hash)
    return from_row(row) if row else None


def record(
    tx: Transaction,
    attempt_id: int,
    *,
    state: AttemptState,
    at: datetime,
    task_ref: str | None = None,
    ticket: Document | None = None,
    result: str | None = None,
    points: int | None = None,
    error: str | None = None,
) -> Attempt:
    """What was learned of it; None leaves a field as it was. An attempt that ended keeps its state."""
    row = tx.one(
        """UPDATE attempts SET
               state = CASE WHEN ended_at IS NULL THEN :state ELSE state END,
               task_ref = COALESCE(:task_ref, task_ref),
               ticket = COALESCE(:ticket, ticket),
               result = COALESCE(:result, result),
               points = COALESCE(:points, points),
               error = COALESCE(:error, error),
               answered_at = COALESCE(answered_at, :answered_at),
               ended_at = COALESCE(ended_at, :ended_at)
           WHERE id = :id RETURNING *""",
        id=attempt_id,
        state=state.value,
        task_ref=task_ref,
        ticket=None if ticket is None else to_text(ticket),
        result=result,
        points=points,
        error=error,
        answered_at=to_ms(at) if state in ANSWERED else None,
        ended_at=to_ms(at) if state in ENDED else None,
    )
    return from_row(row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Orders whose answer was lost: `waiting` may still be adopted by a callback, `lost` were given up."""

    provider: str
    waiting: int
    lost: int


def in_doubt(tx: Transaction, *, since: datetime) -> list[Doubt]:
    """Count the orders whose answer was lost since then and that nothing has adopted, by provider.

    Their credits went back, and the provider may have been paid: the operator asks for those points back there.
    """
    rows = tx.all(
        # The empty text keeps SQLite from going through all attempts in the order of their providers.
        f"""SELECT attempts.provider || '' AS provider, sum(CASE WHEN jobs.{IS_OPEN} THEN 1 ELSE 0 END) AS waiting,
                sum(CASE WHEN jobs.{IS_OPEN} THEN 0 ELSE 1 END) AS lost
            FROM attempts JOIN jobs ON jobs.id = attempts.job_id
            WHERE attempts.state = 'unsure' AND attempts.sent_at >= :since
            GROUP BY attempts.provider || '' ORDER BY 1""",  # noqa: S608 - a constant
        since=to_ms(since),
    )
    return [
        Doubt(provider=row["provider"], waiting=int(row["waiting"]), lost=int(row["lost"])) for row in rows
    ]
