"""/forget: the person goes, and a pseudonym stays for the ledger."""

from datetime import datetime

from storage import media
from storage.codecs import to_ms
from storage.model import Media
from storage.transaction import Transaction

BATCH = 200
PENDING = "u.forgotten_at IS NOT NULL AND u.erased_at IS NULL"
_OVER = "j.state IN ('delivered', 'failed', 'expired', 'cancelled')"


def forget(tx: Transaction, user_id: int, *, fingerprint: str, until: datetime, at: datetime) -> list[Media]:
    """Erase what says who they are and what shows them. Returns the media whose files the caller must remove.

    Of somebody with many jobs and drafts the rest is left to `finish_forgetting`, so that nobody waits long for the
    one writer of SQLite. What an open job still needs stays until the job is over, and is then due.
    """
    _remember_fingerprint(tx, user_id, fingerprint, until)
    _leave_audit(tx, user_id)
    tx.execute("DELETE FROM drafts WHERE user_id = :id AND closed_at IS NULL", id=user_id)
    tx.execute("DELETE FROM saved_faces WHERE user_id = :id", id=user_id)
    tx.execute(
        "DELETE FROM broadcast_targets WHERE chat_id = (SELECT telegram_id FROM users WHERE id = :id)",
        id=user_id,
    )
    tx.execute(
        """UPDATE users SET telegram_id = NULL, name = '', username = NULL, language = NULL, app_language = NULL,
               blocked_at = NULL, ban_reason = NULL, timezone = NULL, day_from = NULL, day_until = NULL,
               forgotten_at = :at WHERE id = :id""",
        id=user_id,
        at=to_ms(at),
    )
    deleted = _delete_media(tx, user_id, at)
    finish_forgetting(tx)
    return deleted


def was_forgotten(tx: Transaction, fingerprint: str, *, at: datetime) -> bool:
    until = tx.value("SELECT until FROM forgotten WHERE fingerprint = :fingerprint", fingerprint=fingerprint)
    return until is not None and until > to_ms(at)


def restore_ban(tx: Transaction, user_id: int, fingerprint: str) -> bool:
    """Ban somebody we just met, if they were banned when they asked to be forgotten. False: they were not."""
    banned = tx.one_or_none(
        """SELECT banned_at, ban_reason FROM forgotten
           WHERE fingerprint = :fingerprint AND banned_at IS NOT NULL""",
        fingerprint=fingerprint,
    )
    if banned is None:
        return False
    tx.execute(
        "UPDATE users SET banned_at = :banned_at, ban_reason = :ban_reason WHERE id = :id",
        id=user_id,
        **banned,
    )
    return True


def finish_forgetting(tx: Transaction, *, limit: int = BATCH) -> int:
    """Erase what is left of forgotten people, at most `limit` rows; returns how many. As many: call it again.

    Closed drafts, hashes of deleted media and the faces found in them, and jobs that are over by now. People of whom
    nothing is left are not looked at any more.
    """
    # Who they are is asked first: PostgreSQL takes them for many, and would join them with all that there is.
    pending = tx.all(f"SELECT u.id FROM users u WHERE {PENDING} ORDER BY u.id LIMIT 1000")  # noqa: S608 - constants, here and below
    people, left = [row["id"] for row in pending], limit
    if not people:
        return 0
    for erase in (_delete_drafts, _blank_media, _empty_jobs):
        if left:
            left -= erase(tx, people, left)
    if left:
        tx.execute(
            f"""UPDATE users SET erased_at = forgotten_at WHERE id = ANY(:people)
                AND NOT EXISTS (SELECT 1 FROM media m WHERE m.user_id = users.id AND m.sha256 <> '')
                AND NOT EXISTS (
                    SELECT 1 FROM jobs j WHERE j.user_id = users.id AND NOT ({_OVER} AND j.spec = '{{}}'))""",  # noqa: S608
            people=people,
        )
    return limit - left


def _delete_drafts(tx: Transaction, people: list[int], limit: int) -> int:
    return tx.execute(
        """DELETE FROM drafts WHERE id IN (SELECT d.id FROM drafts d WHERE d.user_id = ANY(:people) LIMIT :limit)""",
        people=people,
        limit=limit,
    )


def _blank_media(tx: Transaction, people: list[int], limit: int) -> int:
    rows = tx.all(
        """SELECT id, sha256 FROM media WHERE user_id = ANY(:people) AND deleted_at IS NOT NULL AND sha256 <> ''
           LIMIT :limit""",
        people=people,
        limit=limit,
    )
    if rows:
        tx.execute(
            "DELETE FROM detections WHERE sha256 = ANY(:hashes)", hashes=[row["sha256"] for row in rows]
        )
        tx.execute(
            "UPDATE media SET sha256 = '', file_id = NULL WHERE id = ANY(:ids)",
            ids=[row["id"] for row in rows],
        )
    return len(rows)


def _empty_jobs(tx: Transaction, people: list[int], limit: int) -> int:
    rows = tx.all(
        f"""SELECT j.id FROM jobs j
            WHERE j.user_id = ANY(:people) AND {_OVER} AND j.spec <> '{{}}' LIMIT :limit""",  # noqa: S608
        people=people,
        limit=limit,
    )
    if rows:
        _empty(tx, [row["id"] for row in rows])
    return len(rows)


def _empty(tx: Transaction, job_ids: list[str]) -> None:
    """Their pictures and where they were shown. A chat with a positive id is private and names the person."""
    tx.execute(
        """UPDATE callbacks SET body = :empty WHERE length(body) > 0
           AND attempt_id IN (SELECT id FROM attempts WHERE job_id = ANY(:ids))""",
        ids=job_ids,
        empty=b"",
    )
    tx.execute(
        """UPDATE attempts SET result = NULL, ticket = NULL, error = NULL WHERE job_id = ANY(:ids)
           AND (result IS NOT NULL OR ticket IS NOT NULL OR error IS NOT NULL)""",
        ids=job_ids,
    )
    tx.execute(
        """UPDATE jobs SET spec = '{}', card_message_id = NULL,
               chat_id = CASE WHEN chat_id > 0 THEN 0 ELSE chat_id END WHERE id = ANY(:ids)""",
        ids=job_ids,
    )


def _remember_fingerprint(tx: Transaction, user_id: int, fingerprint: str, until: datetime) -> None:
    """With the ban that the person has now, if any."""
    tx.execute(
        """INSERT INTO forgotten (fingerprint, until, banned_at, ban_reason)
           SELECT :fingerprint, CAST(:until AS BIGINT), banned_at, ban_reason FROM users WHERE id = :id
           ON CONFLICT (fingerprint) DO UPDATE SET
               until = excluded.until, banned_at = excluded.banned_at, ban_reason = excluded.ban_reason""",
        id=user_id,
        fingerprint=fingerprint,
        until=to_ms(until),
    )


def _leave_audit(tx: Transaction, user_id: int) -> None:
    """The audit log names people who set something in a group by Telegram's id. What they set stays written down."""
    tx.execute(
        """UPDATE audit SET actor = :pseudonym
           WHERE actor = (SELECT 'user:' || telegram_id FROM users WHERE id = :id)""",
        id=user_id,
        pseudonym=f"forgotten:{user_id}",
    )


def _delete_media(tx: Transaction, user_id: int, at: datetime) -> list[Media]:
    """All but what an open job needs; that is due, and its faces are found no more."""
    doomed = tx.all(
        """UPDATE media SET deleted_at = :at, expires_at = :at WHERE user_id = :id AND deleted_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM job_media n WHERE n.media_id = media.id) RETURNING *""",
        id=user_id,
        at=to_ms(at),
    )
    tx.execute(
        """DELETE FROM detections WHERE sha256 IN (
               SELECT sha256 FROM media WHERE user_id = :id AND deleted_at IS NULL)""",
        id=user_id,
    )
    tx.execute(
        "UPDATE media SET expires_at = :at WHERE user_id = :id AND deleted_at IS NULL",
        id=user_id,
        at=to_ms(at),
    )
    return [media.from_row(row) for row in doomed]
