"""What an admin turned on or off, and must stay so after a restart."""

from datetime import datetime

from storage.times import to_ms
from storage.transaction import Transaction


def get(tx: Transaction, name: str) -> str | None:
    row = tx.one_or_none("SELECT value FROM switches WHERE name = :name", name=name)
    return row["value"] if row else None


def set(tx: Transaction, name: str, value: str, *, at: datetime) -> None:  # noqa: A001 - read as switches.set
    tx.execute(
        """INSERT INTO switches (name, value, changed_at) VALUES (:name, :value, :at)
           ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at""",
        name=name,
        value=value,
        at=to_ms(at),
    )
