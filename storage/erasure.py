"""/forget: the person goes, and a pseudonym stays for the ledger."""

from datetime import datetime

from storage import media
from storage.codecs import to_ms
from storage.model import Media
from storage.transaction import Transaction


def forget(tx: Transaction, user_id: int, *, fingerprint: str, until: datetime, at: datetime) -> list[Media]:
    """Erases what says who they are and what shows them; returns the media whose files the caller must remove.

    What an open job still needs stays until the job is over, and is then due: see `finish_forgetting`.
    """
    _remember_fingerprint(tx, user_id, fingerprint, until)
    _leave_inbox(tx, user_id)
    _leave_audit(tx, user_id)
    tx.execute("DELETE FROM drafts WHERE user_id = :id", id=user_id)
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
    """For somebody whom we never met: whether they were banned when they asked to be forgotten, however long ago."""
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


def finish_forgetting(tx: Transaction) -> int:
    """Empties the jobs of forgotten people that are over by now; call it now and then."""
    attempts = """SELECT a.id FROM attempts a JOIN jobs j ON j.id = a.job_id JOIN users u ON u.id = j.user_id
        WHERE u.forgotten_at IS NOT NULL AND j.state IN ('delivered', 'failed', 'expired', 'cancelled')"""
    tx.execute(
        f"UPDATE callbacks SET body = :empty WHERE length(body) > 0 AND attempt_id IN ({attempts})",  # noqa: S608
        empty=b"",
    )
    tx.execute(
        f"""UPDATE attempts SET result = NULL, ticket = NULL, error = NULL
            WHERE (result IS NOT NULL OR ticket IS NOT NULL OR error IS NOT NULL) AND id IN ({attempts})"""  # noqa: S608
    )
    # A chat with a positive id is private: the number is the person's.
    return tx.execute(
        """UPDATE jobs SET spec = '{}', card_message_id = NULL,
               chat_id = CASE WHEN chat_id > 0 THEN 0 ELSE chat_id END
           WHERE spec <> '{}' AND state IN ('delivered', 'failed', 'expired', 'cancelled')
           AND user_id IN (SELECT id FROM users WHERE forgotten_at IS NOT NULL)"""
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


def _leave_inbox(tx: Transaction, user_id: int) -> None:
    """Lanes are named after people. An update that still waits keeps its turn; it is emptied and pruned later."""
    tx.execute(
        """UPDATE inbox SET lane = 0 WHERE handled_at IS NOT NULL
           AND lane = (SELECT telegram_id FROM users WHERE id = :id)""",
        id=user_id,
    )


def _leave_audit(tx: Transaction, user_id: int) -> None:
    """Whoever set something in a group is named there by Telegram's id; what they set stays written down."""
    tx.execute(
        """UPDATE audit SET actor = :pseudonym
           WHERE actor = (SELECT 'user:' || telegram_id FROM users WHERE id = :id)""",
        id=user_id,
        pseudonym=f"forgotten:{user_id}",
    )


def _delete_media(tx: Transaction, user_id: int, at: datetime) -> list[Media]:
    tx.execute(
        "DELETE FROM detections WHERE sha256 IN (SELECT sha256 FROM media WHERE user_id = :id)", id=user_id
    )
    tx.execute("UPDATE media SET expires_at = :at WHERE user_id = :id", id=user_id, at=to_ms(at))
    doomed = [
        media.from_row(row)
        for row in tx.all(
            """SELECT * FROM media m WHERE m.user_id = :id AND m.deleted_at IS NULL
               AND NOT EXISTS (SELECT 1 FROM job_media n WHERE n.media_id = m.id)""",
            id=user_id,
        )
    ]
    for one in doomed:
        media.mark_deleted(tx, one.id, at=at)
    tx.execute(
        "UPDATE media SET sha256 = '', file_id = NULL WHERE user_id = :id AND deleted_at IS NOT NULL",
        id=user_id,
    )
    return doomed
