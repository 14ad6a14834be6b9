"""Processes that share one database: who is alive, and who takes up what a dead one left."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from storage.codecs import to_ms
from storage.inbox import from_row
from storage.model import Inbound
from storage.transaction import Transaction

KEPT = timedelta(days=1)  # how long a dead one is remembered


def beat(tx: Transaction, replica: str, *, at: datetime) -> None:
    """I am alive."""
    tx.execute(
        """INSERT INTO replicas (id, seen_at) VALUES (:id, :at)
           ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at""",
        id=replica,
        at=to_ms(at),
    )
    tx.execute("DELETE FROM replicas WHERE seen_at < :before", before=to_ms(at - KEPT))


def leave(tx: Transaction, replica: str) -> None:
    """I am going: whatever I leave may be taken up at once."""
    tx.execute("DELETE FROM replicas WHERE id = :id", id=replica)


def alive(tx: Transaction, *, since: datetime) -> list[str]:
    rows = tx.all("SELECT id FROM replicas WHERE seen_at >= :since ORDER BY id", since=to_ms(since))
    return [row["id"] for row in rows]


def free(tx: Transaction, *, alive_since: datetime, at: datetime) -> None:
    """What processes held that were not seen since then is due now. Their epochs are over, should they yet live."""
    gone = "lease_by NOT IN (SELECT id FROM replicas WHERE seen_at >= :since)"
    since = to_ms(alive_since)
    tx.execute(
        f"""UPDATE jobs SET lease_until = NULL, lease_by = NULL, epoch = epoch + 1, next_check_at = :at
            WHERE state IN ('queued', 'submitting', 'running', 'unsure')
            AND lease_until IS NOT NULL AND {gone}""",  # noqa: S608 - a constant, here and below
        since=since,
        at=to_ms(at),
    )
    tx.execute(
        """UPDATE jobs SET observed_until = NULL, observed_by = NULL, next_check_at = :at
           WHERE state IN ('queued', 'submitting', 'running', 'unsure') AND observed_until IS NOT NULL
           AND observed_by NOT IN (SELECT id FROM replicas WHERE seen_at >= :since)""",
        since=since,
        at=to_ms(at),
    )
    tx.execute(
        f"""UPDATE outbox SET lease_until = NULL, lease_by = NULL, epoch = epoch + 1, next_at = :at
            WHERE state = 'waiting' AND lease_until IS NOT NULL AND {gone}""",  # noqa: S608
        since=since,
        at=to_ms(at),
    )
    tx.execute(
        """UPDATE broadcasts SET holder = NULL WHERE holder IS NOT NULL AND told_at IS NULL
           AND holder NOT IN (SELECT id FROM replicas WHERE seen_at >= :since)""",
        since=since,
    )


def adopt(tx: Transaction, replica: str, *, alive_since: datetime) -> Sequence[Inbound]:
    """Unhandled updates of processes that were not seen since then belong to this one now, and are returned."""
    rows = tx.all(
        """UPDATE inbox SET owner = :me WHERE handled_at IS NULL AND owner <> :me
           AND owner NOT IN (SELECT id FROM replicas WHERE seen_at >= :since) RETURNING *""",
        me=replica,
        since=to_ms(alive_since),
    )
    return sorted(map(from_row, rows), key=lambda row: row.update_id)
