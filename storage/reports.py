"""Results that somebody reported."""

from datetime import datetime

from storage.model import Report
from storage.times import from_ms, to_ms
from storage.transaction import Transaction


def file(tx: Transaction, job_id: str, user_id: int, *, at: datetime) -> bool:
    """False when this person reported this result before."""
    added = tx.execute(
        """INSERT INTO reports (job_id, user_id, at) VALUES (:job_id, :user_id, :at)
           ON CONFLICT (job_id, user_id) DO NOTHING""",
        job_id=job_id,
        user_id=user_id,
        at=to_ms(at),
    )
    return added == 1


def open_ones(tx: Transaction, *, limit: int = 50) -> list[Report]:
    """Oldest first."""
    rows = tx.all("SELECT * FROM reports WHERE closed_at IS NULL ORDER BY id LIMIT :limit", limit=limit)
    return [
        Report(id=row["id"], job_id=row["job_id"], user_id=row["user_id"], at=from_ms(row["at"]))
        for row in rows
    ]


def close(tx: Transaction, report_id: int, *, at: datetime) -> bool:
    """False when it was closed before."""
    closed = tx.execute(
        "UPDATE reports SET closed_at = :at WHERE id = :id AND closed_at IS NULL", id=report_id, at=to_ms(at)
    )
    return closed == 1
