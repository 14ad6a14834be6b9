"""How many jobs there are of a person, or of a group: those that were asked for there, wherever their cards are."""

from dataclasses import dataclass
from datetime import datetime

from storage.job_rows import IS_OPEN
from storage.times import to_ms
from storage.transaction import Transaction

_OF_USER = "user_id = :owner"
_OF_CHAT = "(asked_in = :owner OR (asked_in IS NULL AND chat_id = :owner))"
_NOT_IN_VAIN = "state NOT IN ('failed', 'cancelled', 'expired')"


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """Jobs and the credits that they take; what came to nothing does not count."""

    jobs: int
    credits: int


def ordered_since(
    tx: Transaction, *, user_id: int | None = None, chat_id: int | None = None, since: datetime
) -> Orders:
    theirs, owner = _of(user_id, chat_id)
    row = tx.one(
        f"""SELECT count(*) AS jobs, COALESCE(sum(price), 0) AS credits FROM jobs
            WHERE created_at >= :since AND {_NOT_IN_VAIN} AND {theirs}""",  # noqa: S608 - constants of this module
        since=to_ms(since),
        owner=owner,
    )
    return Orders(jobs=int(row["jobs"]), credits=int(row["credits"]))


def count_open(tx: Transaction, user_id: int | None = None, *, chat_id: int | None = None) -> int:
    theirs, owner = _of(user_id, chat_id)
    if chat_id is not None:  # there are few open jobs, and many that were ever asked for in a busy group
        theirs = "COALESCE(asked_in, chat_id) = :owner"
    sql = f"SELECT count(*) FROM jobs WHERE {IS_OPEN} AND {theirs}"  # noqa: S608 - constants of this module
    return int(tx.value(sql, owner=owner))


def _of(user_id: int | None, chat_id: int | None) -> tuple[str, int]:
    if user_id is not None and chat_id is None:
        return _OF_USER, user_id
    if chat_id is not None and user_id is None:
        return _OF_CHAT, chat_id
    raise ValueError("jobs are counted of a person or of a chat")
