"""The bot's command menus, by scope and language, and which of them a person sees."""

from playground.botapi.model import Chat
from playground.botapi.wire import Json

Commands = list[Json]


class Menus:
    def __init__(self) -> None:
        self._menus: dict[tuple[str, str], Commands] = {}
        self.buttons: dict[int, Json] = {}

    def set(self, scope: str, language: str, commands: Commands) -> None:
        self._menus[scope, language] = commands

    def get(self, scope: str, language: str) -> Commands:
        return self._menus.get((scope, language), [])

    def delete(self, scope: str, language: str) -> None:
        self._menus.pop((scope, language), None)

    def seen_by(self, user_id: int, language: str | None, chat: Chat) -> Commands:
        """The narrowest scope that has a menu wins, and within a scope the person's language (`pt-br` is `pt`)."""
        for scope in _scopes(user_id, chat):
            for code in ((language or "").split("-")[0], ""):
                if commands := self._menus.get((scope, code)):
                    return commands
        return []


def _scopes(user_id: int, chat: Chat) -> list[str]:
    if chat.is_private:
        return [f"chat {chat.id}", "all_private_chats", "default"]
    admin = chat.is_admin(user_id)
    return [
        f"chat_member {chat.id} {user_id}",
        *([f"chat_administrators {chat.id}"] if admin else []),
        f"chat {chat.id}",
        *(["all_chat_administrators"] if admin else []),
        "all_group_chats",
        "default",
    ]
