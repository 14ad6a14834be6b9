"""What the admins of a group set for it, and what the bot remembers of being there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from storage import allowances, audit, chats, users
from storage.codecs import from_ms, to_ms
from storage.drafts import from_row as draft_from_row
from storage.model import Chat, Draft, User
from storage.transaction import Transaction

Value = str | int | None
SETTINGS: Mapping[str, str] = {
    "enabled": "UPDATE chats SET enabled = :value WHERE id = :id",
    "allowed": "UPDATE chats SET allowed = :value WHERE id = :id",
    "cooldown": "UPDATE chats SET cooldown = :value WHERE id = :id",
    "results": "UPDATE chats SET results = :value WHERE id = :id",
    "language": "UPDATE chats SET language = :value WHERE id = :id",
}


def change(tx: Transaction, chat_id: int, setting: str, value: Value, *, actor: int, at: datetime) -> Chat:
    """As it is then. What is set already is not set again, and leaves nothing in the audit log.

    `actor` is a Telegram id. LookupError when the chat was never met.
    """
    chat = chats.get(tx, chat_id)
    if chat is None:
        raise LookupError(chat_id)
    if getattr(chat, setting) == value:
        return chat
    if setting == "timezone":
        allowances.move_group(tx, chat, None if value is None else str(value), at=at)
    else:
        tx.execute(SETTINGS[setting], value=value, id=chat_id)
    audit.write(
        tx,
        actor=f"user:{actor}",
        action=f"group-{setting}",
        target=f"chat:{chat_id}",
        details="" if value is None else str(value),
        at=at,
    )
    changed = chats.get(tx, chat_id)
    assert changed is not None
    return changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Cardless:
    """An open draft that is shown nowhere, the person who makes it, and its group."""

    draft: Draft
    user: User
    group: Chat | None


def set_membership(tx: Transaction, *, chat_id: int, kind: str, title: str, gone: bool, at: datetime) -> None:
    """The bot left the group or was removed from it (`gone`), or is in it."""
    chats.meet(tx, chat_id=chat_id, kind=kind, title=title, at=at)
    left(tx, chat_id, at if gone else None)


def left(tx: Transaction, chat_id: int, at: datetime | None) -> None:
    """The bot was removed from it; None: it is back."""
    tx.execute("UPDATE chats SET left_at = :at WHERE id = :id", id=chat_id, at=to_ms(at))


def left_at(tx: Transaction, chat_id: int) -> datetime | None:
    at: int | None = tx.value("SELECT left_at FROM chats WHERE id = :id", id=chat_id)
    return from_ms(at)


def last_order_at(tx: Transaction, *, user_id: int, chat_id: int, since: datetime) -> datetime | None:
    """When this person last ordered something in this group since then that did not come to nothing."""
    at: int | None = tx.value(
        """SELECT MAX(created_at) FROM jobs WHERE user_id = :user_id AND created_at >= :since
           AND (chat_id = :chat_id OR asked_in = :chat_id) AND state NOT IN ('failed', 'cancelled', 'expired')""",
        user_id=user_id,
        chat_id=chat_id,
        since=to_ms(since),
    )
    return from_ms(at)


def cardless(tx: Transaction, chat_id: int) -> list[Cardless]:
    """Open drafts that are shown nowhere: messages do not come along when a group becomes a supergroup."""
    group = chats.get(tx, chat_id)
    rows = tx.all(
        """SELECT * FROM drafts WHERE chat_id = :id AND closed_at IS NULL AND card_message_id IS NULL
           ORDER BY changed_at""",
        id=chat_id,
    )
    waiting = [draft_from_row(row) for row in rows]
    return [Cardless(draft=draft, user=users.get(tx, draft.user_id), group=group) for draft in waiting]


def place_first_card(tx: Transaction, job_id: str, message_id: int) -> bool:
    """False when the job has a card already."""
    placed = tx.execute(
        "UPDATE jobs SET card_message_id = :message_id WHERE id = :id AND card_message_id IS NULL",
        id=job_id,
        message_id=message_id,
    )
    return placed == 1
