"""Half-finished flows: at most one open draft of a person in a chat."""

from datetime import datetime

from storage.codecs import from_ms, to_document, to_ms, to_text
from storage.errors import StaleDraft
from storage.model import Document, Draft
from storage.transaction import Row, Transaction


def from_row(row: Row) -> Draft:
    return Draft(
        id=row["id"],
        user_id=row["user_id"],
        chat_id=row["chat_id"],
        thread_id=row["thread_id"],
        kind=row["kind"],
        step=row["step"],
        data=to_document(row["data"]),
        version=row["version"],
        card_message_id=row["card_message_id"],
        created_at=from_ms(row["created_at"]),
        changed_at=from_ms(row["changed_at"]),
        closed_at=from_ms(row["closed_at"]),
    )


def open_draft(
    tx: Transaction,
    *,
    draft_id: str,
    user_id: int,
    chat_id: int,
    thread_id: int | None,
    kind: str,
    step: str,
    data: Document,
    source_update: int | None,
    at: datetime,
) -> Draft:
    """Closes the person's previous draft in this chat; a replayed update finds the draft that it had opened."""
    existing = opened_by(tx, source_update) if source_update is not None else None
    if existing is not None:
        return existing
    tx.execute(
        """UPDATE drafts SET closed_at = :at, changed_at = :at
           WHERE user_id = :user_id AND chat_id = :chat_id AND closed_at IS NULL""",
        user_id=user_id,
        chat_id=chat_id,
        at=to_ms(at),
    )
    row = tx.one(
        """INSERT INTO drafts
               (id, user_id, chat_id, thread_id, kind, step, data, source_update, created_at, changed_at)
           VALUES (:id, :user_id, :chat_id, :thread_id, :kind, :step, :data, :source_update, :at, :at)
           RETURNING *""",
        id=draft_id,
        user_id=user_id,
        chat_id=chat_id,
        thread_id=thread_id,
        kind=kind,
        step=step,
        data=to_text(data),
        source_update=source_update,
        at=to_ms(at),
    )
    return from_row(row)


def opened_by(tx: Transaction, update_id: int) -> Draft | None:
    """The draft that this update began, when it was handled before."""
    row = tx.one_or_none("SELECT * FROM drafts WHERE source_update = :id", id=update_id)
    return from_row(row) if row else None


def get(tx: Transaction, draft_id: str) -> Draft | None:
    row = tx.one_or_none("SELECT * FROM drafts WHERE id = :id", id=draft_id)
    return from_row(row) if row else None


def current(tx: Transaction, *, user_id: int, chat_id: int) -> Draft | None:
    row = tx.one_or_none(
        "SELECT * FROM drafts WHERE user_id = :user_id AND chat_id = :chat_id AND closed_at IS NULL",
        user_id=user_id,
        chat_id=chat_id,
    )
    return from_row(row) if row else None


def advance(tx: Transaction, draft: Draft, *, step: str, data: Document, at: datetime) -> Draft:
    """Of two that move the same version on, one wins and the other gets StaleDraft; so does who comes after close."""
    row = tx.one_or_none(
        """UPDATE drafts SET step = :step, data = :data, version = version + 1, changed_at = :at
           WHERE id = :id AND version = :version AND closed_at IS NULL RETURNING *""",
        id=draft.id,
        version=draft.version,
        step=step,
        data=to_text(data),
        at=to_ms(at),
    )
    if row is None:
        raise StaleDraft(draft.id)
    return from_row(row)


def place_card(tx: Transaction, draft_id: str, message_id: int, *, at: datetime) -> Draft:
    """Where the draft is shown: the newest message wins, whatever comes late. Returns the draft as it is then.

    The version stays, for the person may have pressed on already.
    """
    tx.execute(
        "UPDATE drafts SET card_message_id = :message_id, changed_at = :at WHERE id = :id"
        " AND (card_message_id IS NULL OR card_message_id < :message_id)",
        id=draft_id,
        message_id=message_id,
        at=to_ms(at),
    )
    return from_row(tx.one("SELECT * FROM drafts WHERE id = :id", id=draft_id))


def turn(tx: Transaction, draft: Draft, *, kind: str, at: datetime) -> Draft:
    """Make it a draft of that kind, where it stands. Raises StaleDraft when it has moved on meanwhile."""
    row = tx.one_or_none(
        """UPDATE drafts SET kind = :kind, version = version + 1, changed_at = :at
           WHERE id = :id AND version = :version AND closed_at IS NULL RETURNING *""",
        id=draft.id,
        kind=kind,
        version=draft.version,
        at=to_ms(at),
    )
    if row is None:
        raise StaleDraft(draft.id)
    return from_row(row)


def close(tx: Transaction, draft_id: str, *, at: datetime) -> bool:
    """False when it was closed before."""
    closed = tx.execute(
        "UPDATE drafts SET closed_at = :at, changed_at = :at WHERE id = :id AND closed_at IS NULL",
        id=draft_id,
        at=to_ms(at),
    )
    return closed == 1


def close_unmoved(tx: Transaction, draft_id: str, *, version: int, at: datetime) -> bool:
    """Close it unless it has moved on from that version. True also for one that was closed there before."""
    tx.execute(
        """UPDATE drafts SET closed_at = :at, changed_at = :at
           WHERE id = :id AND version = :version AND closed_at IS NULL""",
        id=draft_id,
        version=version,
        at=to_ms(at),
    )
    draft = get(tx, draft_id)
    return draft is not None and draft.version == version and draft.closed_at is not None


def copy(tx: Transaction, draft_id: str, *, copy_id: str, at: datetime) -> bool:
    """The same once more, closed: a job that is ordered again needs a draft of its own. False when it is gone."""
    copied = tx.execute(
        """INSERT INTO drafts (id, user_id, chat_id, thread_id, kind, step, data, created_at, changed_at, closed_at)
           SELECT :copy_id, user_id, chat_id, thread_id, kind, step, data, :at, :at, :at
           FROM drafts WHERE id = :id""",
        id=draft_id,
        copy_id=copy_id,
        at=to_ms(at),
    )
    return copied == 1


def close_idle(tx: Transaction, *, before: datetime, at: datetime, limit: int) -> int:
    """Nobody came back to these: what they name need not be kept for them any longer. Returns how many were closed."""
    return tx.execute(
        """UPDATE drafts SET closed_at = :at WHERE id IN (
               SELECT id FROM drafts WHERE closed_at IS NULL AND changed_at < :before
               ORDER BY changed_at LIMIT :limit)""",
        before=to_ms(before),
        limit=limit,
        at=to_ms(at),
    )
