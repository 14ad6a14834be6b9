"""People."""

from datetime import datetime

from storage.codecs import from_ms, to_ms
from storage.model import User
from storage.transaction import Row, Transaction


def from_row(row: Row) -> User:
    return User(
        id=row["id"],
        telegram_id=row["telegram_id"],
        name=row["name"],
        username=row["username"],
        language=row["language"],
        app_language=row["app_language"],
        consent_version=row["consent_version"],
        blocked_at=from_ms(row["blocked_at"]),
        created_at=from_ms(row["created_at"]),
        banned_at=from_ms(row["banned_at"]),
        ban_reason=row["ban_reason"],
        timezone=row["timezone"],
        day_from=from_ms(row["day_from"]),
        day_until=from_ms(row["day_until"]),
    )


def meet(
    tx: Transaction,
    *,
    telegram_id: int,
    name: str,
    username: str | None,
    app_language: str | None,
    at: datetime,
) -> tuple[User, bool]:
    """Who this is, with what Telegram says of them now; True when we never met."""
    known = by_telegram_id(tx, telegram_id)
    if known and (known.name, known.username, known.app_language) == (name, username, app_language):
        return known, False
    row = tx.one(
        """INSERT INTO users (telegram_id, name, username, app_language, created_at)
           VALUES (:telegram_id, :name, :username, :app_language, :at)
           ON CONFLICT (telegram_id) DO UPDATE SET
               name = excluded.name, username = excluded.username, app_language = excluded.app_language
           RETURNING *""",
        telegram_id=telegram_id,
        name=name,
        username=username,
        app_language=app_language,
        at=to_ms(at),
    )
    return from_row(row), known is None


def get(tx: Transaction, user_id: int) -> User:
    """LookupError when there is no such person."""
    return from_row(tx.one("SELECT * FROM users WHERE id = :id", id=user_id))


def by_telegram_id(tx: Transaction, telegram_id: int) -> User | None:
    row = tx.one_or_none("SELECT * FROM users WHERE telegram_id = :id", id=telegram_id)
    return from_row(row) if row else None


def set_language(tx: Transaction, user_id: int, language: str | None) -> None:
    """None: follow the language of the person's app."""
    tx.execute("UPDATE users SET language = :language WHERE id = :id", id=user_id, language=language)


def record_consent(tx: Transaction, user_id: int, version: int, *, at: datetime) -> None:
    tx.execute(
        "UPDATE users SET consent_version = :version, consented_at = :at WHERE id = :id",
        id=user_id,
        version=version,
        at=to_ms(at),
    )


def set_blocked(tx: Transaction, user_id: int, blocked: bool, *, at: datetime) -> None:
    tx.execute(
        "UPDATE users SET blocked_at = :at WHERE id = :id", id=user_id, at=to_ms(at) if blocked else None
    )


def ban(tx: Transaction, user_id: int, *, reason: str | None, at: datetime) -> bool:
    """False when they were banned before: then the reason is the new one, and the time stays."""
    before = get(tx, user_id).banned_at
    tx.execute(
        "UPDATE users SET banned_at = COALESCE(banned_at, :at), ban_reason = :reason WHERE id = :id",
        id=user_id,
        reason=reason,
        at=to_ms(at),
    )
    return before is None


def unban(tx: Transaction, user_id: int) -> bool:
    """False when they were not banned."""
    changed = tx.execute(
        "UPDATE users SET banned_at = NULL, ban_reason = NULL WHERE id = :id AND banned_at IS NOT NULL",
        id=user_id,
    )
    return changed == 1
