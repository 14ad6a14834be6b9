"""Who runs a group, as Telegram says now."""

from collections import OrderedDict
from datetime import datetime, timedelta

import structlog
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
        self._clock = clock
        self._known: OrderedDict[tuple[int, int], tuple[bool, datetime]] = OrderedDict()

    async def includes(self, chat_id: int, telegram_id: int | None, *, anew: bool = False) -> bool:
        """Remembered for a minute, unless it is asked for `anew`. Whoever cannot be asked about is none."""
        if telegram_id is None or chat_id >= 0:
            return False
        answer, until = self._known.get((chat_id, telegram_id), (False, self._clock()))
        if not anew and until > self._clock():
            return answer
        try:
            member = await self._bot.get_chat_member(chat_id, telegram_id)
        except TelegramError as error:
            log.info("not known who runs the group", chat=chat_id, error=type(error).__name__)
            return False
        answer = member.status in RUNNING_IT
        self._remember((chat_id, telegram_id), answer)
        return answer

    def _remember(self, key: tuple[int, int], answer: bool) -> None:
        self._known[key] = (answer, self._clock() + REMEMBERED)
        self._known.move_to_end(key)
        while len(self._known) > MOST_REMEMBERED:
            self._known.popitem(last=False)
