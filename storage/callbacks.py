"""What providers posted to attempts' secret addresses: stored first, looked at later."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from storage.codecs import from_ms, to_ms
from storage.model import Callback
from storage.transaction import Row, Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How many callbacks are kept, and their bodies' bytes together."""

    count: int
    bytes: int


def from_row(row: Row) -> Callback:
    return Callback(
        id=row["id"],
        attempt_id=row["attempt_id"],
        body=bytes(row["body"]),
        received_at=from_ms(row["received_at"]),
    )


def store(tx: Transaction, *, attempt_id: int, body: bytes, at: datetime) -> int | None:
    """None when the same body came to this attempt before."""
    row = tx.one_or_none(
        """INSERT INTO callbacks (attempt_id, digest, body, received_at) VALUES (:attempt_id, :digest, :body, :at)
           ON CONFLICT (attempt_id, digest) DO NOTHING RETURNING id""",
        attempt_id=attempt_id,
        digest=sha256(body).hexdigest(),
        body=body,
        at=to_ms(at),
    )
    return row["id"] if row else None


def kept_of(tx: Transaction, attempt_id: int) -> Kept:
    """What is kept of one attempt, looked at or not."""
    row = tx.one(
        "SELECT count(*) AS count, COALESCE(sum(length(body)), 0) AS bytes FROM callbacks WHERE attempt_id = :id",
        id=attempt_id,
    )
    return Kept(count=int(row["count"]), bytes=int(row["bytes"]))


def handled(tx: Transaction, callback_id: int, outcome: str, *, at: datetime) -> None:
    tx.execute(
        "UPDATE callbacks SET handled_at = :at, outcome = :outcome WHERE id = :id AND handled_at IS NULL",
        id=callback_id,
        outcome=outcome,
        at=to_ms(at),
    )
