"""One message to many chats: who is to get it, and how far it has come.

One process works on a broadcast: the `holder`. Every target that it takes renews its lease. On PostgreSQL another
replica takes up what a dead one held when the lease has run out. A SQLite database has one process, which need not
wait for the lease of the one before.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from storage import audit, broadcast_targets
from storage.broadcast_targets import Tally, tally
from storage.codecs import from_ms, to_ms
from storage.transaction import Row, Transaction

FOREVER = (1 << 63) - 1
PEOPLE = (
    "telegram_id IS NOT NULL AND consent_version IS NOT NULL AND blocked_at IS NULL AND banned_at IS NULL"
)
GROUPS = "kind IN ('group', 'supergroup') AND left_at IS NULL AND migrated_to IS NULL AND enabled = 1"


class BroadcastState(StrEnum):
    """`draft`: not confirmed. `gone`: the message is not there any more. `dropped`: never sent."""

    DRAFT = "draft"
    RUNNING = "running"
    STOPPED = "stopped"
    GONE = "gone"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Broadcast:
    """`actor` is a Telegram id; the message to copy is in their private chat, and so is the card."""

    id: str
    actor: int
    message_id: int
    card_message_id: int | None
    state: BroadcastState
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    people: int
    groups: int

    def count(self, *, with_groups: bool) -> int:
        return self.people + (self.groups if with_groups else 0)


def from_row(row: Row) -> Broadcast:
    return Broadcast(
        id=row["id"],
        actor=row["actor"],
        message_id=row["message_id"],
        card_message_id=row["card_message_id"],
        state=BroadcastState(row["state"]),
        created_at=from_ms(row["created_at"]),
    )


def audience(tx: Transaction) -> Audience:
    """Everybody who agreed to the rules and can be written to, and groups that the bot is in and switched on."""
    return Audience(
        people=tx.value(f"SELECT count(*) FROM users WHERE {PEOPLE}"),  # noqa: S608 - constants, here and below
        groups=tx.value(f"SELECT count(*) FROM chats WHERE {GROUPS}"),  # noqa: S608
    )


def draw_up(tx: Transaction, broadcast_id: str, *, actor: int, message_id: int, at: datetime) -> Broadcast:
    """The draft as it stands: an update that is handled again finds the one that it had made."""
    tx.execute(
        """INSERT INTO broadcasts (id, actor, message_id, state, created_at, changed_at)
           VALUES (:id, :actor, :message_id, 'draft', :at, :at) ON CONFLICT (id) DO NOTHING""",
        id=broadcast_id,
        actor=actor,
        message_id=message_id,
        at=to_ms(at),
    )
    return from_row(tx.one("SELECT * FROM broadcasts WHERE id = :id", id=broadcast_id))


def get(tx: Transaction, broadcast_id: str) -> Broadcast | None:
    row = tx.one_or_none("SELECT * FROM broadcasts WHERE id = :id", id=broadcast_id)
    return from_row(row) if row else None


def place_card(tx: Transaction, broadcast_id: str, message_id: int) -> None:
    tx.execute(
        "UPDATE broadcasts SET card_message_id = :message_id WHERE id = :id",
        id=broadcast_id,
        message_id=message_id,
    )


def write_down(tx: Transaction, broadcast_id: str, *, with_groups: bool, limit: int, at: datetime) -> int:
    """Write down the next `limit` of everybody who is to get it, before it begins; returns how many were added.

    As many: call it again. A broadcast goes to hundreds of thousands, and the one writer of SQLite must not stand still
    for all of them at once. Does nothing, and returns 0, for one that is no draft any more.
    """
    is_draft = tx.execute(
        "UPDATE broadcasts SET changed_at = :at WHERE id = :id AND state = 'draft'",
        id=broadcast_id,
        at=to_ms(at),
    )
    if not is_draft:
        return 0
    groups = GROUPS if with_groups else None
    return broadcast_targets.write_down(tx, broadcast_id, people=PEOPLE, groups=groups, limit=limit, at=at)


def begin(tx: Transaction, broadcast_id: str, *, actor: int, with_groups: bool, at: datetime) -> int | None:
    """Begin to send, to all that were written down and to those who are missing yet; returns how many.

    None: it was started or dropped before.
    """
    if not _move(tx, broadcast_id, BroadcastState.DRAFT, BroadcastState.RUNNING, at=at):
        return None
    groups = GROUPS if with_groups else None
    broadcast_targets.write_down(tx, broadcast_id, people=PEOPLE, groups=groups, limit=FOREVER, at=at)
    if not with_groups:
        broadcast_targets.drop_groups(tx, broadcast_id)
    count = broadcast_targets.count(tx, broadcast_id)
    details = f"{count} chats{', groups too' if with_groups else ''}"
    _note(tx, broadcast_id, "broadcast", actor=f"user:{actor}", details=details, at=at)
    return count


def drop(tx: Transaction, broadcast_id: str, *, actor: int, at: datetime) -> bool:
    """False, here and below, when it was not in a state for this any more."""
    dropped = _move(tx, broadcast_id, BroadcastState.DRAFT, BroadcastState.DROPPED, at=at)
    if dropped:
        _note(tx, broadcast_id, "broadcast-drop", actor=f"user:{actor}", details="", at=at)
    return dropped


def stop(tx: Transaction, broadcast_id: str, *, actor: int, at: datetime) -> bool:
    stopped = _move(tx, broadcast_id, BroadcastState.RUNNING, BroadcastState.STOPPED, at=at)
    if stopped:
        _note(
            tx,
            broadcast_id,
            "broadcast-stop",
            actor=f"user:{actor}",
            details=_counts(tally(tx, broadcast_id)),
            at=at,
        )
    return stopped


def resume(tx: Transaction, broadcast_id: str, *, actor: int, at: datetime) -> bool:
    """Those who left, blocked the bot or were banned meanwhile are not written to."""
    if not _move(tx, broadcast_id, BroadcastState.STOPPED, BroadcastState.RUNNING, at=at):
        return False
    broadcast_targets.leave_out(tx, broadcast_id, people=PEOPLE, groups=GROUPS, at=at)
    _note(
        tx,
        broadcast_id,
        "broadcast-continue",
        actor=f"user:{actor}",
        details=_counts(tally(tx, broadcast_id)),
        at=at,
    )
    return True


def finish(tx: Transaction, broadcast_id: str, *, state: BroadcastState, at: datetime) -> bool:
    """`done` when nobody waits any more, `gone` in any case."""
    if state is BroadcastState.DONE and tally(tx, broadcast_id).left:
        return False
    finished = _move(tx, broadcast_id, BroadcastState.RUNNING, state, at=at)
    if finished:
        _note(
            tx,
            broadcast_id,
            f"broadcast-{state}",
            actor="bot",
            details=_counts(tally(tx, broadcast_id)),
            at=at,
        )
    return finished


def _move(
    tx: Transaction, broadcast_id: str, before: BroadcastState, after: BroadcastState, *, at: datetime
) -> bool:
    changed = tx.execute(
        """UPDATE broadcasts SET state = :after, changed_at = :at, told_at = NULL
           WHERE id = :id AND state = :before""",
        id=broadcast_id,
        before=before,
        after=after,
        at=to_ms(at),
    )
    return changed == 1


def _note(tx: Transaction, broadcast_id: str, action: str, *, actor: str, details: str, at: datetime) -> None:
    audit.write(tx, actor=actor, action=action, target=f"broadcast:{broadcast_id}", details=details, at=at)


def _counts(counted: Tally) -> str:
    return f"{counted.sent} sent, {counted.failed} failed, {counted.unsure} unsure, {counted.left} left"


def any_open(tx: Transaction) -> bool:
    """Whether something is to be sent, or a card does not show yet how its broadcast ended."""
    found: int = tx.value(
        "SELECT count(*) FROM broadcasts WHERE state NOT IN ('draft', 'dropped') AND told_at IS NULL"
    )
    return found > 0


def told(tx: Transaction, broadcast_id: str, *, state: BroadcastState, at: datetime) -> bool:
    """The card shows this state. False while something is under way, and when it has moved on since."""
    changed = tx.execute(
        """UPDATE broadcasts SET told_at = :at WHERE id = :id AND state = :state AND state <> 'running'
           AND NOT EXISTS (SELECT 1 FROM broadcast_targets t WHERE t.broadcast_id = :id AND t.state = 'sending')""",
        id=broadcast_id,
        state=state,
        at=to_ms(at),
    )
    return changed == 1


def adopt(tx: Transaction, *, holder: str, at: datetime, lease: timedelta) -> list[Broadcast]:
    """What this process may work on, oldest first; call it only when nothing of it is under way in this process."""
    rows = tx.all(
        """UPDATE broadcasts SET holder = :holder, lease_until = :until
           WHERE state NOT IN ('draft', 'dropped') AND told_at IS NULL
           AND (holder IS NULL OR holder = :holder OR lease_until < :stale) RETURNING *""",
        holder=holder,
        until=to_ms(at + lease),
        stale=to_ms(at) if tx.dialect == "postgresql" else FOREVER,
    )
    broadcast_targets.give_up(tx, [row["id"] for row in rows], at=at)
    return [from_row(row) for row in sorted(rows, key=lambda row: (row["created_at"], row["id"]))]
