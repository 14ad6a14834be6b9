"""What Telegram must still be told about a job."""

from datetime import datetime, timedelta

from storage.codecs import to_ms
from storage.inbox import SINGLE_PROCESS
from storage.model import Outbound, OutboxState
from storage.transaction import Row, Transaction


def from_row(row: Row) -> Outbound:
    return Outbound(
        id=row["id"],
        job_id=row["job_id"],
        kind=row["kind"],
        state=OutboxState(row["state"]),
        tries=row["tries"],
        epoch=row["epoch"],
    )


def put(tx: Transaction, *, job_id: str, kind: str, at: datetime) -> bool:
    """Once a job and kind: False when it was put before."""
    added = tx.execute(
        """INSERT INTO outbox (job_id, kind, state, next_at, created_at)
           VALUES (:job_id, :kind, 'waiting', :at, :at) ON CONFLICT (job_id, kind) DO NOTHING""",
        job_id=job_id,
        kind=kind,
        at=to_ms(at),
    )
    return added == 1


def claim(
    tx: Transaction, *, at: datetime, lease: timedelta, limit: int, holder: str = SINGLE_PROCESS
) -> list[Outbound]:
    """Takes what is due, oldest first. Every claim counts as a try, so that what kills its bearer is buried one day."""
    found = tx.all(
        """SELECT id FROM outbox
           WHERE state = 'waiting' AND next_at <= :at AND (lease_until IS NULL OR lease_until < :at)
           ORDER BY next_at, id LIMIT :limit FOR UPDATE SKIP LOCKED""",
        at=to_ms(at),
        limit=limit,
    )
    if not found:
        return []
    rows = tx.all(
        """UPDATE outbox SET epoch = epoch + 1, tries = tries + 1, lease_until = :until, lease_by = :holder
           WHERE id = ANY(:ids) RETURNING *""",
        holder=holder,
        until=to_ms(at + lease),
        ids=[row["id"] for row in found],
    )
    return [from_row(row) for row in sorted(rows, key=lambda row: (row["next_at"], row["id"]))]


def sent(tx: Transaction, outbound: Outbound, *, at: datetime) -> bool:
    """False, here and below, when somebody else has claimed it since."""
    return _end(tx, outbound, OutboxState.SENT, sent_at=at)


def retry(tx: Transaction, outbound: Outbound, *, next_at: datetime) -> bool:
    changed = tx.execute(
        """UPDATE outbox SET next_at = :next_at, lease_until = NULL
           WHERE id = :id AND epoch = :epoch AND state = 'waiting'""",
        id=outbound.id,
        epoch=outbound.epoch,
        next_at=to_ms(next_at),
    )
    return changed == 1


def park(tx: Transaction, outbound: Outbound) -> bool:
    """The person cannot be reached: it waits for `unpark`."""
    return _end(tx, outbound, OutboxState.PARKED)


def bury(tx: Transaction, outbound: Outbound) -> bool:
    return _end(tx, outbound, OutboxState.DEAD)


def unpark(tx: Transaction, user_id: int, *, at: datetime) -> int:
    """The person is back. Few messages are parked, and a person may have many jobs: it begins with the former."""
    return tx.execute(
        """UPDATE outbox SET state = 'waiting', next_at = :at, lease_until = NULL
           WHERE state = 'parked' AND (SELECT j.user_id FROM jobs j WHERE j.id = outbox.job_id) = :user_id""",
        user_id=user_id,
        at=to_ms(at),
    )


def is_parked_in(tx: Transaction, chat_id: int, *, since: datetime) -> bool:
    """Whether something of a group's jobs since then could not be shown there, nor to the person it is for."""
    found = tx.one_or_none(
        """SELECT 1 AS found FROM outbox WHERE state = 'parked' AND job_id IN
               (SELECT id FROM jobs WHERE chat_id = :chat_id AND created_at >= :since) LIMIT 1""",
        chat_id=chat_id,
        since=to_ms(since),
    )
    return found is not None


def unpark_chat(tx: Transaction, chat_id: int, *, since: datetime, at: datetime) -> int:
    """The group may be written to again, or somebody may be reached by now."""
    return tx.execute(
        """UPDATE outbox SET state = 'waiting', next_at = :at, lease_until = NULL
           WHERE state = 'parked' AND job_id IN
               (SELECT id FROM jobs WHERE chat_id = :chat_id AND created_at >= :since)""",
        chat_id=chat_id,
        since=to_ms(since),
        at=to_ms(at),
    )


def deliver_again(tx: Transaction, job_id: str, *, at: datetime) -> bool:
    """Take up a result that had been given up. False when it had not."""
    woken = tx.execute(
        """UPDATE outbox SET state = 'waiting', next_at = :at, lease_until = NULL, tries = 0
           WHERE job_id = :id AND kind = 'result' AND state IN ('parked', 'dead')""",
        id=job_id,
        at=to_ms(at),
    )
    return woken == 1


def _end(tx: Transaction, outbound: Outbound, state: OutboxState, *, sent_at: datetime | None = None) -> bool:
    changed = tx.execute(
        """UPDATE outbox SET state = :state, sent_at = :sent_at, lease_until = NULL
           WHERE id = :id AND epoch = :epoch AND state = 'waiting'""",
        id=outbound.id,
        epoch=outbound.epoch,
        state=state,
        sent_at=to_ms(sent_at),
    )
    return changed == 1
