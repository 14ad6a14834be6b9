"""How often a hosted service looked for faces for a person on a day: it is paid for before anything is ordered.

`day` is when the person's day began; `storage.allowances` knows it.
"""

from datetime import datetime

from storage.codecs import to_ms
from storage.transaction import Transaction


def take(tx: Transaction, user_id: int, *, day: datetime, limit: int | None) -> bool:
    """Count one look, unless that were more than `limit`. None: no limit, and counted all the same."""
    count = tx.value(
        """INSERT INTO looks (user_id, day, count) VALUES (:user_id, :day, 1)
           ON CONFLICT (user_id, day) DO UPDATE SET count = looks.count + 1 RETURNING count""",
        user_id=user_id,
        day=to_ms(day),
    )
    if limit is None or count <= limit:
        return True
    give_back(tx, user_id, day=day)
    return False


def give_back(tx: Transaction, user_id: int, *, day: datetime) -> None:
    """The service was surely not asked."""
    tx.execute(
        "UPDATE looks SET count = count - 1 WHERE user_id = :user_id AND day = :day AND count > 0",
        user_id=user_id,
        day=to_ms(day),
    )


def count(tx: Transaction, user_id: int, *, day: datetime) -> int:
    found = tx.value(
        "SELECT count FROM looks WHERE user_id = :user_id AND day = :day", user_id=user_id, day=to_ms(day)
    )
    return int(found or 0)
