"""How long rows are kept that nobody needs any more, and who removes them: a rule for every table that grows.

What is not here stays: people, groups, jobs and the ledger. `docs/operations.md` shows the rules to operators.
Removing is done in units of at most `limit` rows, so that nobody waits long for the one writer of SQLite.
If the process dies between two units, the next round goes on where this one ended.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.codecs import to_ms
from storage.transaction import Transaction

WEEK = timedelta(days=7)
MONTH = timedelta(days=30)
YEAR_AND_MONTH = timedelta(days=400)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """`remove(tx, before=…, limit=…)` removes what is older than `keeps`, and returns how many rows it touched.

    `with_pictures`: kept as long as pictures are, where that is longer.
    """

    name: str
    keeps: timedelta
    remove: Callable[[Transaction, int, int], int]
    with_pictures: bool = False


def prune(tx: Transaction, rule: Rule, *, at: datetime, pictures_keep: timedelta, limit: int) -> int:
    """Remove at most `limit` rows, oldest first. Fewer than `limit`: nothing is due any more."""
    keeps = max(rule.keeps, pictures_keep) if rule.with_pictures else rule.keeps
    return rule.remove(tx, to_ms(at - keeps), limit)


def _deleting(table: str, key: str, over: str, order: str) -> Callable[[Transaction, int, int], int]:
    """`over` says with the condition of an index which rows are over since `:before`."""
    sql = f"""DELETE FROM {table} WHERE {key} IN (
        SELECT {key.strip("()")} FROM {table} WHERE {over} ORDER BY {order} LIMIT :limit)"""  # noqa: S608 - constants of this module

    def delete(tx: Transaction, before: int, limit: int) -> int:
        return tx.execute(sql, before=before, limit=limit)

    return delete


def _retire_attempts(tx: Transaction, before: int, limit: int) -> int:
    """Their token, ticket and result's address go; provider, times, points and error stay for figures."""
    return tx.execute(
        """UPDATE attempts SET token_hash = 'retired:' || id, ticket = NULL, result = NULL, retired_at = sent_at
           WHERE id IN (SELECT id FROM attempts WHERE retired_at IS NULL AND sent_at < :before
                        ORDER BY sent_at LIMIT :limit)""",
        before=before,
        limit=limit,
    )


def _delete_attempts(tx: Transaction, before: int, limit: int) -> int:
    """The oldest have the lowest ids, so that no index by time is needed."""
    return tx.execute(
        """DELETE FROM attempts WHERE id IN (
               SELECT id FROM (SELECT id, sent_at FROM attempts ORDER BY id LIMIT :limit) AS oldest
               WHERE sent_at < :before)""",
        before=before,
        limit=limit,
    )


def _delete_media(tx: Transaction, before: int, limit: int) -> int:
    """Rows whose files are gone long since. Their jobs had shown that the result is not kept any more."""
    rows = tx.all(
        """SELECT id FROM media m WHERE m.deleted_at IS NOT NULL AND m.deleted_at < :before
           AND NOT EXISTS (SELECT 1 FROM saved_faces f WHERE f.media_id = m.id)
           ORDER BY m.deleted_at LIMIT :limit""",
        before=before,
        limit=limit,
    )
    ids = [row["id"] for row in rows]
    if ids:
        tx.execute("UPDATE jobs SET result_media = NULL WHERE result_media = ANY(:ids)", ids=ids)
        tx.execute("DELETE FROM media WHERE id = ANY(:ids)", ids=ids)
    return len(ids)


def _delete_targets(tx: Transaction, before: int, limit: int) -> int:
    """Of broadcasts that are over; how many got them is in the audit log."""
    over = tx.all(
        """SELECT b.id FROM broadcasts b WHERE b.state <> 'running' AND b.changed_at < :before
           AND EXISTS (SELECT 1 FROM broadcast_targets t WHERE t.broadcast_id = b.id)
           ORDER BY b.changed_at LIMIT :limit""",
        before=before,
        limit=limit,
    )
    count = 0
    for row in over:
        targets = tx.all(
            "SELECT chat_id FROM broadcast_targets WHERE broadcast_id = :id ORDER BY chat_id LIMIT :rest",
            id=row["id"],
            rest=limit - count,
        )
        count += tx.execute(
            "DELETE FROM broadcast_targets WHERE broadcast_id = :id AND chat_id = ANY(:chats)",
            id=row["id"],
            chats=[target["chat_id"] for target in targets],
        )
        if count == limit:
            break
    return count


RULES = (
    Rule(
        name="handled updates",  # Telegram repeats an update for a day, a restored backup may for longer
        keeps=WEEK,
        remove=_deleting(
            "inbox", "update_id", "handled_at IS NOT NULL AND handled_at < :before", "handled_at"
        ),
    ),
    Rule(
        name="handled callbacks",
        keeps=WEEK,
        remove=_deleting("callbacks", "id", "handled_at IS NOT NULL AND handled_at < :before", "handled_at"),
    ),
    Rule(
        name="closed drafts",  # a result is made again from its draft, for as long as its pictures are there
        keeps=WEEK,
        remove=_deleting("drafts", "id", "closed_at IS NOT NULL AND closed_at < :before", "closed_at"),
        with_pictures=True,
    ),
    Rule(name="tokens and tickets of attempts", keeps=WEEK, remove=_retire_attempts),
    Rule(name="attempts", keeps=YEAR_AND_MONTH, remove=_delete_attempts),
    Rule(
        name="found faces",
        keeps=MONTH,
        remove=_deleting("detections", "(sha256, detector)", "at < :before", "at"),
        with_pictures=True,
    ),
    Rule(
        name="messages about jobs",  # sent, given up, or about failures that nobody could be told of
        keeps=MONTH,
        remove=_deleting("outbox", "id", "state <> 'waiting' AND created_at < :before", "created_at"),
        with_pictures=True,
    ),
    Rule(name="deleted pictures and clips", keeps=MONTH, remove=_delete_media),
    Rule(
        name="proposals",
        keeps=MONTH,
        remove=_deleting("proposals", "id", "created_at < :before", "created_at"),
    ),
    Rule(
        name="alerts",
        keeps=MONTH,
        remove=_deleting("alerts", "name", "told_at < :before AND held_back = 0", "told_at"),
    ),
    Rule(name="targets of broadcasts", keeps=MONTH, remove=_delete_targets),
    Rule(
        name="closed reports",
        keeps=YEAR_AND_MONTH,
        remove=_deleting("reports", "id", "closed_at IS NOT NULL AND closed_at < :before", "closed_at"),
    ),
    Rule(name="audit", keeps=YEAR_AND_MONTH, remove=_deleting("audit", "id", "at < :before", "at")),
    Rule(
        name="fingerprints of forgotten people",  # `until` is in the row; a ban outlives it
        keeps=timedelta(0),
        remove=_deleting("forgotten", "fingerprint", "banned_at IS NULL AND until < :before", "until"),
    ),
    Rule(
        name="looks for faces",  # of the day before, by any clock
        keeps=timedelta(days=2),
        remove=_deleting("looks", "(user_id, day)", "day < :before", "day"),
    ),
)
