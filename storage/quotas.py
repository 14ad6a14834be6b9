"""How much a person or a chat may do: their own row, or else the default's."""

from datetime import datetime

from storage.codecs import to_ms
from storage.model import Quota
from storage.transaction import Transaction

DEFAULT = "default"
DEFAULT_OF_CHATS = "default:chat"


def effective(tx: Transaction, scope: str, default_scope: str = DEFAULT) -> Quota | None:
    """Scopes are `user:7`, `chat:-100123`, `default` and `default:chat`. None when there is no row for either."""
    row = tx.one_or_none(
        """SELECT * FROM quotas WHERE scope IN (:scope, :default_scope)
           ORDER BY CASE WHEN scope = :scope THEN 0 ELSE 1 END LIMIT 1""",
        scope=scope,
        default_scope=default_scope,
    )
    if row is None:
        return None
    return Quota(
        scope=row["scope"],
        jobs_per_day=row["jobs_per_day"],
        credits_per_day=row["credits_per_day"],
        open_jobs=row["open_jobs"],
    )


def are_of_groups(scope: str) -> bool:
    return scope.startswith("chat:") or scope == DEFAULT_OF_CHATS


def default_of(scope: str) -> str:
    """The scope whose row holds where `scope` has none."""
    return DEFAULT_OF_CHATS if are_of_groups(scope) else DEFAULT


def set_quota(
    tx: Transaction,
    scope: str,
    *,
    jobs_per_day: int | None,
    credits_per_day: int | None,
    open_jobs: int | None,
    at: datetime,
) -> None:
    """None is no limit, 0 is none allowed."""
    tx.execute(
        """INSERT INTO quotas (scope, jobs_per_day, credits_per_day, open_jobs, changed_at)
           VALUES (:scope, :jobs_per_day, :credits_per_day, :open_jobs, :at)
           ON CONFLICT (scope) DO UPDATE SET
               jobs_per_day = excluded.jobs_per_day, credits_per_day = excluded.credits_per_day,
               open_jobs = excluded.open_jobs, changed_at = excluded.changed_at""",
        scope=scope,
        jobs_per_day=jobs_per_day,
        credits_per_day=credits_per_day,
        open_jobs=open_jobs,
        at=to_ms(at),
    )


def clear(tx: Transaction, scope: str) -> bool:
    """Back to the default."""
    return tx.execute("DELETE FROM quotas WHERE scope = :scope", scope=scope) == 1
