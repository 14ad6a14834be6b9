"""What an admin turned on or off, and must stay so after a restart."""

from datetime import datetime

from storage import audit
from storage.codecs import to_ms
from storage.transaction import Transaction

MAINTENANCE = "maintenance"


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


def get_or_set(tx: Transaction, name: str, value: str, *, at: datetime) -> str:
    """What is there, or else this value from now on. Of two that come at once the first one's value holds for both."""
    tx.execute(
        """INSERT INTO switches (name, value, changed_at) VALUES (:name, :value, :at)
           ON CONFLICT (name) DO NOTHING""",
        name=name,
        value=value,
        at=to_ms(at),
    )
    found: str = tx.value("SELECT value FROM switches WHERE name = :name", name=name)
    return found


def in_maintenance(tx: Transaction) -> bool:
    """New orders are refused politely, and what was taken is finished."""
    return get(tx, MAINTENANCE) == "on"


def turn_maintenance(tx: Transaction, on: bool, *, actor: int, at: datetime) -> bool:
    """False when it was so before."""
    if in_maintenance(tx) is on:
        return False
    value = "on" if on else "off"
    set(tx, MAINTENANCE, value, at=at)
    audit.write(tx, actor=f"user:{actor}", action=MAINTENANCE, target="bot", details=value, at=at)
    return True
