"""How often a hosted service looked for faces for a person today: it is paid for before anything is ordered."""

from datetime import datetime

from storage import allowances
from storage.codecs import to_ms
from storage.model import User
from storage.transaction import Transaction


def take(tx: Transaction, user: User, *, limit: int | None, at: datetime) -> bool:
    """Count one look, and commit it before the service is asked. False: it would be more than `limit` in the person's day.

    None: no limit, counted all the same. Of two that come at once for the last one, one is told no.
    """
    since, _ = allowances.day_of(user, at)
    count = tx.value(
        """INSERT INTO looks (user_id, day, count) VALUES (:user_id, :day, 1)
           ON CONFLICT (user_id, day) DO UPDATE SET count = looks.count + 1 RETURNING count""",
        user_id=user.id,
        day=to_ms(since),
    )
    if limit is None or count <= limit:
        return True
    _put_back(tx, user, since)
    return False


def give_back(tx: Transaction, user: User, *, at: datetime) -> None:
    """The service was surely not asked, or took nothing."""
    since, _ = allowances.day_of(user, at)
    _put_back(tx, user, since)


def today(tx: Transaction, user: User, *, at: datetime) -> int:
    since, _ = allowances.day_of(user, at)
    found = tx.value(
        "SELECT count FROM looks WHERE user_id = :user_id AND day = :day", user_id=user.id, day=to_ms(since)
    )
    return int(found or 0)


def _put_back(tx: Transaction, user: User, since: datetime) -> None:
    tx.execute(
        "UPDATE looks SET count = count - 1 WHERE user_id = :user_id AND day = :day AND count > 0",
        user_id=user.id,
        day=to_ms(since),
    )
