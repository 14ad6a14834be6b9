"""What an admin was asked to confirm: a row that is closed once, however often the button is pressed."""

from dataclasses import dataclass
from datetime import datetime

from storage.codecs import from_ms, to_document, to_ms, to_text
from storage.model import Document
from storage.transaction import Row, Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """`actor` is a Telegram id. `data` names people by our ids only, so that they can be forgotten."""

    id: str
    actor: int
    action: str
    data: Document
    created_at: datetime
    done_at: datetime | None
    outcome: str | None


def from_row(row: Row) -> Proposal:
    return Proposal(
        id=row["id"],
        actor=row["actor"],
        action=row["action"],
        data=to_document(row["data"]),
        created_at=from_ms(row["created_at"]),
        done_at=from_ms(row["done_at"]),
        outcome=row["outcome"],
    )


def open_proposal(
    tx: Transaction, proposal_id: str, *, actor: int, action: str, data: Document, at: datetime
) -> Proposal:
    """The proposal as it stands: a replayed update finds the one that it had opened."""
    tx.execute(
        """INSERT INTO proposals (id, actor, action, data, created_at)
           VALUES (:id, :actor, :action, :data, :at) ON CONFLICT (id) DO NOTHING""",
        id=proposal_id,
        actor=actor,
        action=action,
        data=to_text(data),
        at=to_ms(at),
    )
    return from_row(tx.one("SELECT * FROM proposals WHERE id = :id", id=proposal_id))


def get(tx: Transaction, proposal_id: str) -> Proposal | None:
    row = tx.one_or_none("SELECT * FROM proposals WHERE id = :id", id=proposal_id)
    return from_row(row) if row else None


def close(tx: Transaction, proposal_id: str, *, outcome: str, at: datetime) -> Proposal | None:
    """None when it was closed before, or never opened: then nothing is to be done."""
    row = tx.one_or_none(
        """UPDATE proposals SET done_at = :at, outcome = :outcome
           WHERE id = :id AND done_at IS NULL RETURNING *""",
        id=proposal_id,
        outcome=outcome,
        at=to_ms(at),
    )
    return from_row(row) if row else None
