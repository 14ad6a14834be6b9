"""Tells a person that the bot fell over what they sent, again and again, and does not try it any more.

Reads the update as it was stored: the library that makes objects of it may be what falls over.
"""

from typing import Any

import structlog
from telegram import Bot, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.i18n import Texts
from bot.telegram.client.rate_limiter import waiting_at_most
from storage import Storage, StorageError, chats, users

log = structlog.get_logger(__name__)

PATIENCE_SECONDS = 2.0


class LeftAside:
    def __init__(self, *, bot: Bot, storage: Storage, texts: Texts) -> None:
        self._bot = bot
        self._storage = storage
        self._texts = texts

    async def tell(self, raw: dict[str, Any]) -> None:
        """Best effort: never raises TelegramError or StorageError."""
        event = next((value for value in raw.values() if isinstance(value, dict)), {})
        pressed = event.get("message")
        message: dict[str, Any] = pressed if isinstance(pressed, dict) else event
        chat_id, message_id = _number(message.get("chat"), "id"), _number(message, "message_id")
        if chat_id is None:
            return
        try:
            text = self._texts(await self._locale(event, chat_id), "left-aside")
            with waiting_at_most(PATIENCE_SECONDS):
                await self._bot.send_message(
                    chat_id,
                    text,
                    parse_mode=ParseMode.HTML,
                    message_thread_id=_number(message, "message_thread_id")
                    if message.get("is_topic_message")
                    else None,
                    reply_parameters=ReplyParameters(message_id, allow_sending_without_reply=True)
                    if message_id is not None
                    else None,
                )
        except (TelegramError, StorageError) as error:
            log.warning("left_aside.not_told", chat=chat_id, error=type(error).__name__)

    async def _locale(self, event: dict[str, Any], chat_id: int) -> str:
        """What the group has settled on, else what the person speaks."""
        sender_id = _number(event.get("from"), "id")
        group = await self._storage.read(chats.get, chat_id) if chat_id < 0 else None
        user = await self._storage.read(users.by_telegram_id, sender_id) if sender_id is not None else None
        sender = event.get("from")
        app_language = sender.get("language_code") if isinstance(sender, dict) else None
        return self._texts.resolve(
            group.language if group else None,
            user.language if user else None,
            app_language if isinstance(app_language, str) else None,
        )


def _number(holder: object, name: str) -> int | None:
    number = holder.get(name) if isinstance(holder, dict) else None
    return number if type(number) is int else None
