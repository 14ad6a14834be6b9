"""Who runs a group, as Telegram says now."""

from datetime import datetime, timedelta

import structlog
from cachetools import TTLCache
from telegram import Bot, ChatMember
from telegram.error import TelegramError

from bot.clock import Clock

log = structlog.get_logger(__name__)

REMEMBERED = timedelta(minutes=1)
MOST_REMEMBERED = 1024
RUNNING_IT = frozenset({ChatMember.OWNER, ChatMember.ADMINISTRATOR})


class ChatAdmins:
    def __init__(self, bot: Bot, clock: Clock) -> None:
        self._bot = bot
        self._known: TTLCache[tuple[int, int], bool, datetime] = TTLCache(
            MOST_REMEMBERED, REMEMBERED, timer=clock
        )

    async def includes(self, chat_id: int, telegram_id: int | None, *, anew: bool = False) -> bool:
        """Remembered for a minute, unless it is asked for `anew`. Nobody runs it whom Telegram says nothing about."""
        if telegram_id is None or chat_id >= 0:
            return False
        known = self._known.get((chat_id, telegram_id))
        if known is not None and not anew:
            return known
        try:
            member = await self._bot.get_chat_member(chat_id, telegram_id)
        except TelegramError as error:
            log.info("chat_admins.not_known", chat=chat_id, error=type(error).__name__)
            return False
        runs_it = self._known[chat_id, telegram_id] = member.status in RUNNING_IT
        return runs_it
