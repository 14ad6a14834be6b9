"""Stored files: who they belong to, how long they are kept, and what still needs them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from storage.codecs import from_ms, to_ms
from storage.model import Media
from storage.transaction import Row, Transaction

NEEDED_AGAIN = timedelta(minutes=10)
NEEDED = """SELECT media_id FROM job_media WHERE media_id = ANY(:ids)
    UNION SELECT media_id FROM draft_media WHERE media_id = ANY(:ids)
    UNION SELECT media_id FROM saved_faces WHERE media_id = ANY(:ids)"""
"""By an open job, an undelivered result, an open draft or a saved face."""


def from_row(row: Row) -> Media:
    return Media(
        id=row["id"],
        user_id=row["user_id"],
        purpose=row["purpose"],
        sha256=row["sha256"],
        mime=row["mime"],
        bytes=row["bytes"],
        width=row["width"],
        height=row["height"],
        path=row["path"],
        file_id=row["file_id"],
        created_at=from_ms(row["created_at"]),
        expires_at=from_ms(row["expires_at"]),
        deleted_at=from_ms(row["deleted_at"]),
        milliseconds=row["milliseconds"],
    )


def add(
    tx: Transaction,
    *,
    media_id: str,
    user_id: int | None,
    purpose: str,
    sha256: str,
    mime: str,
    bytes: int,  # noqa: A002 - the column's name
    width: int,
    height: int,
    path: str,
    expires_at: datetime | None,
    at: datetime,
    milliseconds: int | None = None,
) -> Media:
    row = tx.one(
        """INSERT INTO media
               (id, user_id, purpose, sha256, mime, bytes, width, height, path, created_at, expires_at,
                milliseconds)
           VALUES (:id, :user_id, :purpose, :sha256, :mime, :bytes, :width, :height, :path, :at, :expires_at,
                   :milliseconds)
           RETURNING *""",
        id=media_id,
        user_id=user_id,
        purpose=purpose,
        sha256=sha256,
        mime=mime,
        bytes=bytes,
        width=width,
        height=height,
        path=path,
        expires_at=to_ms(expires_at),
        at=to_ms(at),
        milliseconds=milliseconds,
    )
    return from_row(row)


def get(tx: Transaction, media_id: str) -> Media | None:
    """None also for one that was deleted."""
    row = tx.one_or_none("SELECT * FROM media WHERE id = :id AND deleted_at IS NULL", id=media_id)
    return from_row(row) if row else None


def of_user(tx: Transaction, user_id: int) -> list[Media]:
    rows = tx.all(
        "SELECT * FROM media WHERE user_id = :id AND deleted_at IS NULL ORDER BY created_at, id", id=user_id
    )
    return [from_row(row) for row in rows]


def wanted_paths(tx: Transaction, paths: Sequence[str]) -> set[str]:
    """Which of these files are still wanted: what else lies in the store was left by a crash."""
    rows = tx.all("SELECT path FROM media WHERE deleted_at IS NULL AND path = ANY(:paths)", paths=list(paths))
    return {row["path"] for row in rows}


def set_file_id(tx: Transaction, media_id: str, file_id: str | None) -> None:
    tx.execute("UPDATE media SET file_id = :file_id WHERE id = :id", id=media_id, file_id=file_id)


def keep(tx: Transaction, media_id: str) -> None:
    """Until the person deletes it."""
    tx.execute("UPDATE media SET expires_at = NULL WHERE id = :id", id=media_id)


def any_due(tx: Transaction, *, at: datetime) -> bool:
    """Whether `expired` has something to look at."""
    found = tx.value(
        "SELECT id FROM media WHERE deleted_at IS NULL AND expires_at <= :at LIMIT 1", at=to_ms(at)
    )
    return found is not None


def expired(tx: Transaction, *, at: datetime, limit: int) -> list[Media]:
    """The first `limit` that are due, without those that are NEEDED; these are due again NEEDED_AGAIN later.

    Writes. However many are needed, the next call looks at others, so no round looks at more than `limit` rows.
    """
    due = tx.all(
        """SELECT * FROM media WHERE deleted_at IS NULL AND expires_at <= :at
           ORDER BY expires_at, id LIMIT :limit""",
        at=to_ms(at),
        limit=limit,
    )
    needed = {row["media_id"] for row in tx.all(NEEDED, ids=[row["id"] for row in due])}
    if needed:
        tx.execute(
            "UPDATE media SET expires_at = :later WHERE id = ANY(:ids)",
            ids=list(needed),
            later=to_ms(at + NEEDED_AGAIN),
        )
    return [from_row(row) for row in due if row["id"] not in needed]


def mark_deleted(tx: Transaction, media_ids: Sequence[str], *, at: datetime) -> int:
    """Returns how many were not deleted before. The rows stay for a while, because jobs name them."""
    return tx.execute(
        "UPDATE media SET deleted_at = :at, file_id = NULL WHERE id = ANY(:ids) AND deleted_at IS NULL",
        ids=list(media_ids),
        at=to_ms(at),
    )
