"""Which alerts were told when, so that a fault that goes on does not ring for every job."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.codecs import from_ms, to_ms
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """So many alerts of a name were not told since the last one that was."""

    name: str
    count: int
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`held` were kept back before and are told with this one."""

    tell: bool
    held: Held | None = None


def ring(tx: Transaction, name: str, *, at: datetime, every: timedelta, counted: bool = True) -> Verdict:
    """Whether to tell it now. Of two replicas that ask at once, one is told yes, and the other is counted."""
    row = tx.one_or_none("SELECT told_at, held_back FROM alerts WHERE name = :name", name=name)
    if row is None:
        _tell(tx, name, at)
        return Verdict(tell=True)
    if _quiet(row["told_at"], at, every):
        more = 1 if counted else 0
        tx.execute("UPDATE alerts SET held_back = held_back + :more WHERE name = :name", more=more, name=name)
        return Verdict(tell=False)
    _tell(tx, name, at)
    return Verdict(tell=True, held=_held(name, row["held_back"], row["told_at"]))


def held_back(tx: Transaction) -> list[str]:
    """Names of which something was kept back."""
    return [row["name"] for row in tx.all("SELECT name FROM alerts WHERE held_back > 0 ORDER BY name")]


def collect(tx: Transaction, name: str, *, at: datetime, every: timedelta) -> Held | None:
    """What was kept back and is to be told by itself, because nothing of that name came after its quiet time."""
    row = tx.one_or_none("SELECT told_at, held_back FROM alerts WHERE name = :name", name=name)
    if row is None or _quiet(row["told_at"], at, every) or not row["held_back"]:
        return None
    _tell(tx, name, at)
    return _held(name, row["held_back"], row["told_at"])


def give_back(tx: Transaction, name: str, count: int) -> None:
    """Nobody could be reached: it is told with the next."""
    tx.execute("UPDATE alerts SET held_back = held_back + :count WHERE name = :name", count=count, name=name)


def _quiet(told_at: int, at: datetime, every: timedelta) -> bool:
    """A clock that was set back does not silence an alert for ever."""
    return abs(to_ms(at) - told_at) < every / timedelta(milliseconds=1)


def _tell(tx: Transaction, name: str, at: datetime) -> None:
    tx.execute(
        """INSERT INTO alerts (name, told_at) VALUES (:name, :at)
           ON CONFLICT (name) DO UPDATE SET told_at = excluded.told_at, held_back = 0""",
        name=name,
        at=to_ms(at),
    )


def _held(name: str, count: int, told_at: int) -> Held | None:
    return Held(name=name, count=count, since=from_ms(told_at)) if count else None
