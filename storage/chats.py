"""Groups, and what becomes of them."""

from datetime import datetime

from storage.codecs import from_ms, to_ms
from storage.model import Chat
from storage.transaction import Row, Transaction


def get(tx: Transaction, chat_id: int) -> Chat | None:
    row = tx.one_or_none("SELECT * FROM chats WHERE id = :id", id=chat_id)
    return from_row(row) if row else None


def from_row(row: Row) -> Chat:
    return Chat(
        id=row["id"],
        kind=row["kind"],
        title=row["title"],
        language=row["language"],
        wallet=row["wallet"] or f"chat:{row['id']}",
        timezone=row["timezone"],
        day_from=from_ms(row["day_from"]),
        day_until=from_ms(row["day_until"]),
        enabled=bool(row["enabled"]),
        allowed=row["allowed"],
        cooldown=row["cooldown"],
        results=row["results"],
    )


def meet(tx: Transaction, *, chat_id: int, kind: str, title: str, at: datetime) -> None:
    known = tx.one_or_none("SELECT kind, title FROM chats WHERE id = :id", id=chat_id)
    if known and (known["kind"], known["title"]) == (kind, title):
        return
    tx.execute(
        """INSERT INTO chats (id, kind, title, created_at) VALUES (:id, :kind, :title, :at)
           ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, title = excluded.title""",
        id=chat_id,
        kind=kind,
        title=title,
        at=to_ms(at),
    )


def migrate(tx: Transaction, *, old: int, new: int, at: datetime) -> None:
    """A group became a supergroup. Telegram tells it more than once; nothing is left to do the second time.

    Messages have new numbers there, so cards of the old group must not be edited by number.
    """
    _move_chat(tx, old, new, at)
    tx.execute(
        """UPDATE drafts SET closed_at = :at WHERE chat_id = :old AND closed_at IS NULL AND user_id IN
               (SELECT user_id FROM drafts WHERE chat_id = :new AND closed_at IS NULL)""",
        old=old,
        new=new,
        at=to_ms(at),
    )
    tx.execute(
        "UPDATE drafts SET chat_id = :new, card_message_id = NULL WHERE chat_id = :old AND closed_at IS NULL",
        old=old,
        new=new,
    )
    tx.execute(
        "UPDATE jobs SET chat_id = :new, card_message_id = NULL WHERE chat_id = :old", old=old, new=new
    )
    tx.execute("UPDATE jobs SET asked_in = :new WHERE asked_in = :old", old=old, new=new)
    tx.execute(
        """UPDATE quotas SET scope = :new WHERE scope = :old AND NOT EXISTS
               (SELECT 1 FROM quotas q WHERE q.scope = :new)""",
        old=f"chat:{old}",
        new=f"chat:{new}",
    )


def _move_chat(tx: Transaction, old: int, new: int, at: datetime) -> None:
    tx.execute(
        """INSERT INTO chats (id, kind, title, created_at)
           SELECT :new, 'supergroup', title, :at FROM chats WHERE id = :old ON CONFLICT (id) DO NOTHING""",
        old=old,
        new=new,
        at=to_ms(at),
    )
    # The new chat may have been met before its move was told; what was set and paid in for the old one is the group's.
    tx.execute(
        """UPDATE chats SET wallet = o.wallet, language = o.language, timezone = o.timezone, day_from = o.day_from,
               day_until = o.day_until, enabled = o.enabled, allowed = o.allowed, cooldown = o.cooldown,
               results = o.results
           FROM (SELECT COALESCE(wallet, 'chat:' || id) AS wallet, language, timezone, day_from, day_until, enabled,
                        allowed, cooldown, results FROM chats WHERE id = :old AND migrated_to IS NULL) AS o
           WHERE chats.id = :new""",
        old=old,
        new=new,
    )
    tx.execute("UPDATE chats SET migrated_to = :new WHERE id = :old", old=old, new=new)
