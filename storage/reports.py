"""Results that somebody reported."""

from dataclasses import dataclass
from datetime import datetime

from storage import audit, jobs, users
from storage.codecs import from_ms, to_ms
from storage.model import Job, User
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A job with open reports: who ordered it, the first who reported it, and since when they wait."""

    job: Job
    maker: User
    by: list[User]
    reasons: list[str]
    at: datetime


def file(tx: Transaction, job_id: str, user_id: int, *, reason: str = "other", at: datetime) -> bool:
    """False when this person reported this result before. `reason`: me, child, nude or other."""
    added = tx.execute(
        """INSERT INTO reports (job_id, user_id, reason, at) VALUES (:job_id, :user_id, :reason, :at)
           ON CONFLICT (job_id, user_id) DO NOTHING""",
        job_id=job_id,
        user_id=user_id,
        reason=reason,
        at=to_ms(at),
    )
    return added == 1


def reported(tx: Transaction, *, limit: int) -> list[Reported]:
    """Jobs with open reports, the longest waiting first."""
    rows = tx.all(
        """SELECT job_id, min(at) AS at FROM reports WHERE closed_at IS NULL
           GROUP BY job_id ORDER BY min(id) LIMIT :limit""",
        limit=limit,
    )
    found = []
    for row in rows:
        job = jobs.get(tx, row["job_id"])
        assert job is not None
        by = tx.all(
            """SELECT u.*, r.reason AS reason FROM users u JOIN reports r ON r.user_id = u.id
               WHERE r.job_id = :id AND r.closed_at IS NULL ORDER BY r.id LIMIT 5""",
            id=job.id,
        )
        found.append(
            Reported(
                job=job,
                maker=users.get(tx, job.user_id),
                by=[users.from_row(one) for one in by],
                reasons=list(dict.fromkeys(one["reason"] for one in by)),
                at=from_ms(row["at"]),
            )
        )
    return found


def count_reported(tx: Transaction) -> int:
    """How many jobs have open reports."""
    return int(tx.value("SELECT count(DISTINCT job_id) FROM reports WHERE closed_at IS NULL"))


def close(
    tx: Transaction, job_id: str, *, actor: int, action: str, result_deleted: bool = False, at: datetime
) -> None:
    """Close the job's open reports, with an audit entry unless an earlier press has done it all.

    `actor` is a Telegram id, `action` the word of the audit log.
    """
    closed = close_of_job(tx, job_id, at=at)
    if closed or result_deleted:
        audit.write(
            tx,
            actor=f"user:{actor}",
            action=action,
            target=f"job:{job_id}",
            details=f"{closed} reports",
            at=at,
        )


def close_of_job(tx: Transaction, job_id: str, *, at: datetime) -> int:
    """How many were open."""
    return tx.execute(
        "UPDATE reports SET closed_at = :at WHERE job_id = :id AND closed_at IS NULL",
        id=job_id,
        at=to_ms(at),
    )
