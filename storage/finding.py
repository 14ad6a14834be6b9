"""People and groups as an admin names them."""

from storage import chats, users
from storage.model import Chat, User
from storage.transaction import Transaction


def people_called(tx: Transaction, username: str) -> list[User]:
    """Whoever we met under this @name: it may have changed hands. Those met last come first."""
    rows = tx.all(
        "SELECT * FROM users WHERE lower(username) = :username ORDER BY id DESC LIMIT 5",
        username=username.removeprefix("@").lower(),
    )
    return [users.from_row(row) for row in rows]


def group(tx: Transaction, chat_id: int) -> Chat | None:
    """A group by its id, or by one that it had before. Private chats are people's, and are not found."""
    row = tx.one_or_none(
        """SELECT n.* FROM chats o JOIN chats n ON n.id = COALESCE(o.migrated_to, o.id)
           WHERE o.id = :id AND n.kind IN ('group', 'supergroup')""",
        id=chat_id,
    )
    return chats.from_row(row) if row else None


def groups_titled(tx: Transaction, title: str) -> list[Chat]:
    """Those that are called so now. Capitals matter only where the database does not know them."""
    rows = tx.all(
        """SELECT * FROM chats WHERE (title = :title OR lower(title) = lower(:title))
           AND kind IN ('group', 'supergroup') AND migrated_to IS NULL ORDER BY id LIMIT 5""",
        title=title,
    )
    return [chats.from_row(row) for row in rows]
