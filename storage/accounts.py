"""The person or group that an admin changes limits or credits of, found by id, name, title or scope."""

from dataclasses import dataclass

from storage import chats, users
from storage.model import Chat, User
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A person or a group, never both. Scope and wallet are named by our ids, not by Telegram's."""

    user: User | None = None
    chat: Chat | None = None

    @property
    def scope(self) -> str:
        return f"user:{self.user.id}" if self.user else f"chat:{self._chat.id}"

    @property
    def wallet(self) -> str:
        return self.user.wallet if self.user else self._chat.wallet

    @property
    def label(self) -> str:
        """The name and the Telegram id, for names change hands. Plain text, not HTML."""
        if self.user is None:
            return f"{self._chat.title or '?'} ({self._chat.id})"
        handle = f"@{self.user.username}, " if self.user.username else ""
        return f"{self.user.name or '?'} ({handle}{self.user.telegram_id or '–'})"

    @property
    def _chat(self) -> Chat:
        assert self.chat is not None
        return self.chat


def of_scope(tx: Transaction, scope: str) -> Account | None:
    """The account of `user:7` or `chat:-100…` as it is now. None when the person was forgotten."""
    kind, _, number = scope.partition(":")
    if kind == "chat":
        chat = group(tx, int(number))
        return Account(chat=chat) if chat else None
    user = users.get(tx, int(number))
    return Account(user=user) if user.telegram_id is not None else None


def with_telegram_id(tx: Transaction, number: int) -> Account | None:
    """Groups have negative ids. None for an id that the bot has not met."""
    if number < 0:
        chat = group(tx, number)
        return Account(chat=chat) if chat else None
    user = users.by_telegram_id(tx, number)
    return Account(user=user) if user else None


def called(tx: Transaction, username: str) -> list[Account]:
    """People met under this @name, which may have changed hands. Those met last come first."""
    rows = tx.all(
        "SELECT * FROM users WHERE lower(username) = :username ORDER BY id DESC LIMIT 5",
        username=username.removeprefix("@").lower(),
    )
    return [Account(user=users.from_row(row)) for row in rows]


def group(tx: Transaction, chat_id: int) -> Chat | None:
    """A group by its id, or by one that it had before. Private chats are people's, and are not found."""
    row = tx.one_or_none(
        """SELECT n.* FROM chats o JOIN chats n ON n.id = COALESCE(o.migrated_to, o.id)
           WHERE o.id = :id AND n.kind IN ('group', 'supergroup')""",
        id=chat_id,
    )
    return chats.from_row(row) if row else None


def titled(tx: Transaction, title: str) -> list[Account]:
    """Groups that are called so now. Capitals matter only where the database does not know them."""
    rows = tx.all(
        """SELECT * FROM chats WHERE (title = :title OR lower(title) = lower(:title))
           AND kind IN ('group', 'supergroup') AND migrated_to IS NULL ORDER BY id LIMIT 5""",
        title=title,
    )
    return [Account(chat=chats.from_row(row)) for row in rows]
