"""Who may change a job's card, where several processes could: progress must never be shown over a result.

To show progress takes a turn, and only an open job has turns. A result comes after the job has ended, so no turn begins
after it, and it waits for the one that may be under way. Both write the job's row: one of them is first.
"""

from datetime import datetime

from storage.codecs import from_ms, to_ms
from storage.transaction import Transaction


def take(tx: Transaction, job_id: str, *, at: datetime, until: datetime) -> bool:
    """False when the job has ended, or somebody else is at its card."""
    taken = tx.execute(
        """UPDATE jobs SET card_until = :until WHERE id = :id
           AND state IN ('queued', 'submitting', 'running', 'unsure')
           AND (card_until IS NULL OR card_until < :at)""",
        id=job_id,
        at=to_ms(at),
        until=to_ms(until),
    )
    return taken == 1


def give_back(tx: Transaction, job_id: str, *, until: datetime) -> None:
    """The turn that was taken until then; a later one is somebody else's."""
    tx.execute(
        "UPDATE jobs SET card_until = NULL WHERE id = :id AND card_until = :until",
        id=job_id,
        until=to_ms(until),
    )


def taken_until(tx: Transaction, job_id: str) -> datetime | None:
    row = tx.one_or_none("SELECT card_until FROM jobs WHERE id = :id", id=job_id)
    return from_ms(row["card_until"]) if row is not None and row["card_until"] is not None else None
