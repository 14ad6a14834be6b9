"""Processes that share one database: who is alive, and who takes up what a dead one left."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from storage.inbox import from_row
from storage.model import Inbound
from storage.times import to_ms
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


def adopt(tx: Transaction, replica: str, *, alive_since: datetime) -> Sequence[Inbound]:
    """Unhandled updates of processes that were not seen since then belong to this one now, and are returned."""
    rows = tx.all(
        """UPDATE inbox SET owner = :me WHERE handled_at IS NULL AND owner <> :me
           AND owner NOT IN (SELECT id FROM replicas WHERE seen_at >= :since) RETURNING *""",
        me=replica,
        since=to_ms(alive_since),
    )
    return sorted(map(from_row, rows), key=lambda row: row.update_id)
