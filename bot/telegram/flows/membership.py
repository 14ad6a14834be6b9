"""The bot is blocked, welcomed back, added to a group; a group becomes a supergroup."""

from telegram import Chat, ChatMember, Update
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.telegram.gate import welcome_back
from bot.telegram.screen import Place, Screen, Shown
from bot.telegram.services import Services
from storage import chats, users

GONE = frozenset({ChatMember.BANNED, ChatMember.LEFT})


class Membership:
    def __init__(self, services: Services) -> None:
        self._services = services
        self._screen = Screen(services.bot)

    async def on_changed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:  # noqa: ARG002
        change = update.my_chat_member
        if change is None:
            return
        before, now = change.old_chat_member.status, change.new_chat_member.status
        if change.chat.type == ChatType.PRIVATE:
            await self._person(change.chat.id, gone=now in GONE)
        elif before in GONE and now not in GONE:
            locale = self._services.texts.resolve(change.from_user.language_code)
            await self._greet(change.chat, locale)

    async def on_migrated(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:  # noqa: ARG002
        """Telegram says so twice, in the old chat and in the new one, in no sure order."""
        message = update.message
        if message is None:
            return
        old = message.migrate_from_chat_id or message.chat_id
        new = message.migrate_to_chat_id or message.chat_id
        if old != new:
            await self._services.storage.write(chats.migrate, old=old, new=new, at=self._services.clock())

    async def _person(self, telegram_id: int, *, gone: bool) -> None:
        user = await self._services.storage.read(users.by_telegram_id, telegram_id)
        if user is None:
            return
        at = self._services.clock()
        if gone:
            await self._services.storage.write(users.set_blocked, user.id, True, at=at)
        else:
            await self._services.storage.write(welcome_back, user, at=at)

    async def _greet(self, chat: Chat, locale: str) -> None:
        try:
            await self._screen.send(
                Place(chat_id=chat.id), Shown(text=self._services.texts(locale, "hello-group"))
            )
        except TelegramError:
            return  # it may not be allowed to write there, and nobody asked it anything
