"""What an admin's repairs change beside the states and credits of a job."""

from datetime import datetime

from storage.times import to_ms
from storage.transaction import Transaction


def copy_draft(tx: Transaction, draft_id: str, *, copy_id: str, at: datetime) -> bool:
    """The same once more, closed: a job that is ordered again needs a draft of its own. False when it is gone."""
    copied = tx.execute(
        """INSERT INTO drafts (id, user_id, chat_id, thread_id, kind, step, data, created_at, changed_at, closed_at)
           SELECT :copy_id, user_id, chat_id, thread_id, kind, step, data, :at, :at, :at
           FROM drafts WHERE id = :id""",
        id=draft_id,
        copy_id=copy_id,
        at=to_ms(at),
    )
    return copied == 1


def deliver_again(tx: Transaction, job_id: str, *, at: datetime) -> bool:
    """False when nothing of it had been given up."""
    woken = tx.execute(
        """UPDATE outbox SET state = 'waiting', next_at = :at, lease_until = NULL, tries = 0
           WHERE job_id = :id AND kind = 'result' AND state IN ('parked', 'dead')""",
        id=job_id,
        at=to_ms(at),
    )
    return woken == 1


def last_retry(tx: Transaction, job_id: str) -> str | None:
    """The job that was ordered last in place of this one, or of what was ordered in its place."""
    found, seen = None, {job_id}
    while (
        following := tx.value(
            """SELECT details FROM audit WHERE action = 'retry' AND target = :target
               ORDER BY id DESC LIMIT 1""",
            target=f"job:{job_id}",
        )
    ) and following not in seen:
        found = job_id = following
        seen.add(following)
    return found
