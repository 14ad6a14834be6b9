"""The chats of a broadcast: which one is next, and how it went.

A target is marked `sending`, and that is committed, before Telegram is asked. What is `sending` when another process
takes the broadcast up was under way when its process died: it is `unsure`, and is not sent again. So everybody gets the
message once at most.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from storage.codecs import to_ms
from storage.transaction import Transaction

LEAST = -(1 << 62)


class TargetState(StrEnum):
    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many targets are in which state."""

    waiting: int = 0
    sending: int = 0
    sent: int = 0
    failed: int = 0
    unsure: int = 0

    @property
    def all(self) -> int:
        return self.left + self.sent + self.failed + self.unsure

    @property
    def left(self) -> int:
        return self.waiting + self.sending


def write_down(
    tx: Transaction, broadcast_id: str, *, people: str, groups: str | None, limit: int, at: datetime
) -> int:
    """Add the next `limit` of these people and groups; returns how many were added. Fewer: nobody is missing.

    Groups have negative ids and people positive ones. Both are added in their order, so that the last one that is there
    says where to go on.
    """
    left = limit
    if groups is not None:
        among = f"SELECT id AS chat FROM chats WHERE {groups} AND id > :last ORDER BY id LIMIT :limit"  # noqa: S608 - constants
        left -= _add(tx, broadcast_id, among, last=_last(tx, broadcast_id, "< 0"), limit=left, at=at)
    if left:
        among = f"""SELECT telegram_id AS chat FROM users WHERE {people} AND telegram_id > :last
            ORDER BY telegram_id LIMIT :limit"""  # noqa: S608 - constants
        left -= _add(tx, broadcast_id, among, last=_last(tx, broadcast_id, "> 0"), limit=left, at=at)
    return limit - left


def _last(tx: Transaction, broadcast_id: str, kind: str) -> int:
    last = tx.value(
        f"""SELECT chat_id FROM broadcast_targets WHERE broadcast_id = :id AND chat_id {kind}
            ORDER BY chat_id DESC LIMIT 1""",  # noqa: S608 - a constant of this module
        id=broadcast_id,
    )
    return LEAST if last is None else int(last)


def _add(tx: Transaction, broadcast_id: str, among: str, *, last: int, limit: int, at: datetime) -> int:
    return tx.execute(
        f"""INSERT INTO broadcast_targets (broadcast_id, chat_id, state, next_at, changed_at)
            SELECT CAST(:id AS TEXT), chat, 'waiting', CAST(:at AS BIGINT), CAST(:at AS BIGINT)
            FROM ({among}) AS everybody WHERE true ON CONFLICT (broadcast_id, chat_id) DO NOTHING""",  # noqa: S608
        id=broadcast_id,
        last=last,
        limit=limit,
        at=to_ms(at),
    )


def drop_groups(tx: Transaction, broadcast_id: str) -> None:
    """They had been written down, and are not to get it after all."""
    tx.execute("DELETE FROM broadcast_targets WHERE broadcast_id = :id AND chat_id < 0", id=broadcast_id)


def leave_out(tx: Transaction, broadcast_id: str, *, people: str, groups: str, at: datetime) -> int:
    """Those who wait and are not among these people and groups any more."""
    return tx.execute(
        f"""UPDATE broadcast_targets SET state = 'failed', changed_at = :at
            WHERE broadcast_id = :id AND state = 'waiting' AND (
                chat_id > 0 AND chat_id NOT IN (SELECT telegram_id FROM users WHERE {people})
                OR chat_id < 0 AND chat_id NOT IN (SELECT id FROM chats WHERE {groups}))""",  # noqa: S608
        id=broadcast_id,
        at=to_ms(at),
    )


def give_up(tx: Transaction, broadcast_ids: Sequence[str], *, at: datetime) -> int:
    """Nobody will hear how these went."""
    return tx.execute(
        """UPDATE broadcast_targets SET state = 'unsure', changed_at = :at
           WHERE state = 'sending' AND broadcast_id = ANY(:ids)""",
        ids=list(broadcast_ids),
        at=to_ms(at),
    )


def count(tx: Transaction, broadcast_id: str) -> int:
    """How many were written down, whatever became of them."""
    return int(tx.value("SELECT count(*) FROM broadcast_targets WHERE broadcast_id = :id", id=broadcast_id))


def tally(tx: Transaction, broadcast_id: str) -> Tally:
    rows = tx.all(
        "SELECT state, count(*) AS number FROM broadcast_targets WHERE broadcast_id = :id GROUP BY state",
        id=broadcast_id,
    )
    return Tally(**{row["state"]: row["number"] for row in rows})


def any_due(tx: Transaction, broadcast_id: str, *, at: datetime) -> bool:
    found = tx.value(
        """SELECT chat_id FROM broadcast_targets
           WHERE broadcast_id = :id AND state = 'waiting' AND next_at <= :at LIMIT 1""",
        id=broadcast_id,
        at=to_ms(at),
    )
    return found is not None


def claim(tx: Transaction, broadcast_id: str, *, holder: str, at: datetime, lease: timedelta) -> int | None:
    """Mark the next chat as `sending` and return it. None: nobody is due, it was stopped, or another process has it.

    The row of the broadcast is written first: on PostgreSQL that makes this wait for a stop or an adoption.
    """
    ours = tx.execute(
        """UPDATE broadcasts SET lease_until = :until
           WHERE id = :id AND state = 'running' AND holder = :holder""",
        id=broadcast_id,
        holder=holder,
        until=to_ms(at + lease),
    )
    if not ours:
        return None
    chat: int | None = tx.value(
        """UPDATE broadcast_targets SET state = 'sending', tries = tries + 1, changed_at = :at
           WHERE broadcast_id = :id AND chat_id = (
               SELECT chat_id FROM broadcast_targets
               WHERE broadcast_id = :id AND state = 'waiting' AND next_at <= :at
               ORDER BY next_at, chat_id DESC LIMIT 1
           ) RETURNING chat_id""",
        id=broadcast_id,
        at=to_ms(at),
    )
    return chat


def settle(tx: Transaction, broadcast_id: str, chat_id: int, state: TargetState, *, at: datetime) -> bool:
    """How it went. It may come late, when another replica took it for lost already: this is what we know."""
    return _set(tx, broadcast_id, chat_id, state, next_at=at, at=at)


def put_back(tx: Transaction, broadcast_id: str, chat_id: int, *, next_at: datetime, at: datetime) -> bool:
    """Surely not sent: its turn comes again."""
    return _set(tx, broadcast_id, chat_id, TargetState.WAITING, next_at=next_at, at=at)


def _set(
    tx: Transaction, broadcast_id: str, chat_id: int, state: TargetState, *, next_at: datetime, at: datetime
) -> bool:
    changed = tx.execute(
        """UPDATE broadcast_targets SET state = :state, next_at = :next_at, changed_at = :at
           WHERE broadcast_id = :id AND chat_id = :chat_id AND state IN ('sending', 'unsure')""",
        id=broadcast_id,
        chat_id=chat_id,
        state=state,
        next_at=to_ms(next_at),
        at=to_ms(at),
    )
    return changed == 1


def migrated(tx: Transaction, broadcast_id: str, *, old: int, new: int, at: datetime) -> None:
    """The group has become a supergroup, which gets the message instead, and not a second time."""
    tx.execute(
        """UPDATE broadcast_targets SET chat_id = :new, state = 'waiting', next_at = :at, changed_at = :at
           WHERE broadcast_id = :id AND chat_id = :old AND state IN ('sending', 'unsure') AND NOT EXISTS (
               SELECT 1 FROM broadcast_targets t WHERE t.broadcast_id = :id AND t.chat_id = :new)""",
        id=broadcast_id,
        old=old,
        new=new,
        at=to_ms(at),
    )
    tx.execute(
        "DELETE FROM broadcast_targets WHERE broadcast_id = :id AND chat_id = :old",
        id=broadcast_id,
        old=old,
    )
