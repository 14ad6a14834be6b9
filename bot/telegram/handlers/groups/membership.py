"""The bot is blocked, welcomed back, added to a group; a group becomes a supergroup."""

import structlog
from telegram import Chat, ChatMember, ChatMemberUpdated, Update
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.jobs.model import ORDERED
from bot.media.model import MediaGone
from bot.telegram.handlers.draft_view import DraftView
from bot.telegram.middleware.admission import language_of, welcome_back
from bot.telegram.middleware.context import DraftContext
from bot.telegram.middleware.replies import Replies
from bot.telegram.middleware.services import Services
from bot.telegram.ui.messages import Content, Destination
from storage import chats, groups, users
from storage.groups import Cardless

log = structlog.get_logger(__name__)

GONE = frozenset({ChatMember.BANNED, ChatMember.LEFT})


class Membership:
    def __init__(self, services: Services, *, draft_view: DraftView, replies: Replies) -> None:
        self._services = services
        self._draft_view = draft_view
        self._replies = replies

    async def on_changed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:  # noqa: ARG002
        change = update.my_chat_member
        if change is None:
            return
        before, now = change.old_chat_member.status, change.new_chat_member.status
        if change.chat.type == ChatType.PRIVATE:
            await self._person(change.chat.id, gone=now in GONE)
        elif change.chat.type != ChatType.CHANNEL:
            await self._group(change, came=before in GONE and now not in GONE, gone=now in GONE)

    async def _group(self, change: ChatMemberUpdated, *, came: bool, gone: bool) -> None:
        at = self._services.clock()
        await self._services.storage.write(
            groups.set_membership,
            chat_id=change.chat.id,
            kind=change.chat.type,
            title=change.chat.title or "",
            gone=gone,
            at=at,
        )
        if came:
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
            await self._show_cards_anew(new)

    async def _show_cards_anew(self, chat_id: int) -> None:
        """Messages stay behind in the old group, and without its card a draft could not be gone on with."""
        for waiting in await self._services.storage.read(groups.cardless, chat_id):
            if waiting.draft.kind not in ORDERED:
                continue
            try:
                await self._draft_view.show(self._context_of(waiting))
            except (TelegramError, MediaGone) as error:
                log.info("card not shown anew", draft=waiting.draft.id, error=type(error).__name__)

    def _context_of(self, waiting: Cardless) -> DraftContext:
        return DraftContext(
            update_id=0,
            user=waiting.user,
            chat_id=waiting.draft.chat_id,
            private=False,
            thread_id=waiting.draft.thread_id,
            locale=language_of(self._services.texts, waiting.user, waiting.group),
            replies=self._replies,
            draft=waiting.draft,
            group=waiting.group,
        )

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
            text = "\n".join(self._services.texts(locale, key) for key in ("hello-group", "group-hello-more"))
            await self._replies.messenger.send(Destination(chat_id=chat.id), Content(text=text))
        except TelegramError:
            return  # it may not be allowed to write there, and nobody asked it anything
