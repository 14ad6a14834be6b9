"""The last stop for errors: what is expected is said in the person's words, the rest gets a number."""

from collections.abc import Mapping

import structlog
from telegram import Update
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.ext import ContextTypes

from bot.jobs.model import OrderRefused
from bot.media.model import MediaGone, PictureRefused
from bot.telegram.client.api_errors import Denial, denial_of
from bot.telegram.handlers.groups.denials import Denials
from bot.telegram.middleware.services import Services
from bot.telegram.ui.messages import Content, Destination, Messenger
from bot.telegram.updates.runner import is_slow_mode
from storage import chats, users
from storage.errors import StaleDraft

log = structlog.get_logger(__name__)

EXPECTED = (OrderRefused, PictureRefused, MediaGone)
"""What is answered for good: running the update again would change nothing."""


class Errors:
    def __init__(self, services: Services, *, denials: Denials) -> None:
        self._services = services
        self._denials = denials
        self._messenger = Messenger(services.bot)

    async def on_error(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        error = context.error
        at = update if isinstance(update, Update) else None
        match error:
            case OrderRefused() | PictureRefused():
                log.info("update.refused", key=error.key)
                await self._say(at, error.key, error.details)
            case MediaGone():
                log.info("media.gone")
                await self._say(at, "picture-gone", {})
            case StaleDraft():
                log.warning("draft.kept_moving")
                await self._say(at, "try-again", {})
            case BadRequest() | Forbidden() if (denial := denial_of(error)) is not None:
                await self._denied(at, denial)
            case RetryAfter() if at is not None and is_slow_mode(at, error):
                await self._denied(at, Denial.SLOW)
            case ChatMigrated() if (
                at is not None and at.effective_chat is not None and at.effective_chat.id < 0
            ):
                await self._migrated(at.effective_chat.id, error.new_chat_id)
            case RetryAfter() | NetworkError() if not isinstance(error, BadRequest):
                log.warning("telegram.not_reached", error=type(error).__name__)
            case _:
                await self._incident(at, error)

    async def _incident(self, update: Update | None, error: Exception | None) -> None:
        """The log has the trace under the number that the person is told."""
        incident = self._services.ids()[:8]
        log.error("update.incident", incident=incident, exc_info=error)
        await self._say(update, "unexpected-error", {"incident": incident})
        name = type(error).__name__
        await self._services.courier.alert_admins("alert-incident", incident=incident, error=name)

    async def _say(self, update: Update | None, key: str, details: Mapping[str, str | int]) -> None:
        """Best effort: an error while telling of an error is only logged."""
        chat = update.effective_chat if update else None
        if update is None or chat is None:
            return
        text = self._services.texts(await self._locale(update), key, **details)
        message = update.effective_message
        thread = message.message_thread_id if message and message.is_topic_message else None
        try:
            await self._messenger.send(Destination(chat_id=chat.id, thread_id=thread), Content(text=text))
        except TelegramError as error:
            log.warning("person.not_told", key=key, error=type(error).__name__)

    async def _locale(self, update: Update) -> str:
        sender = update.effective_user
        if sender is None:
            return self._services.texts.resolve()
        user = await self._services.storage.read(users.by_telegram_id, sender.id)
        return self._services.texts.resolve(user.language if user else None, sender.language_code)

    async def _denied(self, update: Update | None, denial: Denial) -> None:
        """The bot may not write there: no incident, and in a group something that can be explained."""
        chat = update.effective_chat if update else None
        log.info("chat.denied", chat=chat.id if chat else None, why=denial)
        if update is not None and chat is not None and chat.id < 0:
            await self._denials.explain(update, denial)
        elif denial is Denial.GONE:
            await self._blocked(update)

    async def _blocked(self, update: Update | None) -> None:
        sender = update.effective_user if update else None
        chat = update.effective_chat if update else None
        user = await self._services.storage.read(users.by_telegram_id, sender.id) if sender else None
        if user is not None and sender is not None and chat is not None and chat.id == sender.id:
            await self._services.storage.write(users.set_blocked, user.id, True, at=self._services.clock())

    async def _migrated(self, old: int, new: int) -> None:
        await self._services.storage.write(chats.migrate, old=old, new=new, at=self._services.clock())
