"""Who changed what by command."""

from datetime import datetime

from storage.codecs import from_ms, to_ms
from storage.model import AuditEntry
from storage.transaction import Transaction


def write(tx: Transaction, *, actor: str, action: str, target: str, details: str = "", at: datetime) -> None:
    tx.execute(
        """INSERT INTO audit (actor, action, target, details, at)
           VALUES (:actor, :action, :target, :details, :at)""",
        actor=actor,
        action=action,
        target=target,
        details=details,
        at=to_ms(at),
    )


def listing(tx: Transaction, *, limit: int) -> list[AuditEntry]:
    """Newest first."""
    rows = tx.all("SELECT * FROM audit ORDER BY id DESC LIMIT :limit", limit=limit)
    return [
        AuditEntry(
            id=row["id"],
            actor=row["actor"],
            action=row["action"],
            target=row["target"],
            details=row["details"],
            at=from_ms(row["at"]),
        )
        for row in rows
    ]
