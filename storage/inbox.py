"""Updates of Telegram that were acknowledged: none of them is lost, and none is taken twice."""

from collections.abc import Sequence
from datetime import datetime

from storage.codecs import from_ms, to_ms
from storage.model import Inbound
from storage.transaction import Row, Transaction


def from_row(row: Row) -> Inbound:
    return Inbound(
        update_id=row["update_id"],
        lane=row["lane"],
        payload=row["payload"],
        received_at=from_ms(row["received_at"]),
        tries=row["tries"],
    )


SINGLE_PROCESS = "only"  # who owns an update where there is one process


def receive(
    tx: Transaction, *, update_id: int, lane: int, payload: str, at: datetime, owner: str = SINGLE_PROCESS
) -> bool:
    """False for one that came before."""
    added = tx.execute(
        """INSERT INTO inbox (update_id, lane, payload, received_at, owner)
           VALUES (:update_id, :lane, :payload, :at, :owner) ON CONFLICT (update_id) DO NOTHING""",
        owner=owner,
        update_id=update_id,
        lane=lane,
        payload=payload,
        at=to_ms(at),
    )
    return added == 1


def backlog(
    tx: Transaction,
    *,
    lane: int | None = None,
    after: int | None = None,
    limit: int,
    owner: str = SINGLE_PROCESS,
) -> list[Inbound]:
    """What its owner has not handled yet, in the order of Telegram; of one lane, or past one update, when asked."""
    # A condition that is not wanted must not be there at all, or it keeps the planner from the index.
    asked = ("AND lane = :lane " if lane is not None else "") + (
        "AND update_id > :after " if after is not None else ""
    )
    rows = tx.all(
        f"""SELECT * FROM inbox WHERE handled_at IS NULL {asked}AND owner = :owner
            ORDER BY update_id LIMIT :limit""",  # noqa: S608
        owner=owner,
        lane=lane,
        after=after,
        limit=limit,
    )
    return [from_row(row) for row in rows]


def handled(tx: Transaction, update_ids: Sequence[int], *, at: datetime) -> None:
    """Only the number is kept, so that a repeated delivery is still known."""
    tx.execute(
        "UPDATE inbox SET handled_at = :at, payload = '', lane = 0 WHERE update_id = ANY(:ids) AND handled_at IS NULL",
        ids=list(update_ids),
        at=to_ms(at),
    )


def count_try(tx: Transaction, update_id: int) -> int:
    """Count a try, and return how many there were: what kills the process each time must be put aside one day."""
    return int(
        tx.value("UPDATE inbox SET tries = tries + 1 WHERE update_id = :id RETURNING tries", id=update_id)
        or 0
    )


def clear_tries(tx: Transaction, update_id: int) -> None:
    """The process lived on: what was counted against the update is taken back, but for the mark that it was begun."""
    tx.execute(
        "UPDATE inbox SET tries = 1 WHERE update_id = :id AND handled_at IS NULL AND tries > 1", id=update_id
    )
