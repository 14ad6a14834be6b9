"""How the bot answers: words in the person's language, a sign of life, a word when something takes a while."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

import structlog
from telegram import Bot, CallbackQuery
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.i18n import Argument, Texts
from bot.nursery import Nursery
from bot.telegram.client.api_errors import QUERY_OLD, says
from bot.telegram.ui.messages import Destination, Messenger

log = structlog.get_logger(__name__)

T = TypeVar("T")
BUSY_SECONDS = 1.0  # after which a sign of life is worth a call
PATIENCE_SECONDS = 2.0  # after which people wonder


class Replies:
    """What a context speaks with: the catalogues, and the way to the screen."""

    def __init__(self, bot: Bot, *, messenger: Messenger, texts: Texts, nursery: Nursery) -> None:
        self._bot = bot
        self._nursery = nursery
        self.texts = texts
        self.messenger = messenger

    @property
    def username(self) -> str:
        """The bot's own, without @."""
        return self._bot.username

    @contextmanager
    def busy(self, place: Destination, action: ChatAction = ChatAction.UPLOAD_PHOTO) -> Iterator[None]:
        """A sign of life for what takes longer than a second. Best effort."""
        over = asyncio.Event()
        self._nursery.start(self._busy(over, place, action), name="chat action")
        try:
            yield
        finally:
            over.set()

    async def _busy(self, over: asyncio.Event, place: Destination, action: ChatAction) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(BUSY_SECONDS):
                await over.wait()
            return
        try:
            await self._bot.send_chat_action(place.chat_id, action, message_thread_id=place.thread_id)
        except TelegramError as error:
            log.info("chat_action.failed", error=type(error).__name__)

    async def notify_if_slow(
        self, work: Awaitable[T], tell: Callable[[], Awaitable[None]], *, after: float = PATIENCE_SECONDS
    ) -> T:
        """Wait for `work`, and `tell` the person so when it takes `after` seconds. `tell` is never cut off half-way.

        That Telegram did not take the word is no trouble: the answer itself comes later.
        """
        started = False

        async def tell_later() -> None:
            nonlocal started
            await asyncio.sleep(after)
            started = True
            try:
                await tell()
            except TelegramError as error:
                log.info("patience.not_told", error=type(error).__name__)

        telling = self._nursery.start(tell_later(), name="patience")
        try:
            return await work
        finally:
            if started:
                await asyncio.wait({telling})
            else:
                telling.cancel()

    def to_press(self, query: CallbackQuery, locale: str) -> "CallbackAnswer":
        return CallbackAnswer(query, nursery=self._nursery, texts=self.texts, locale=locale)


class CallbackAnswer:
    """Telegram wants every press answered, once and soon; what the press does comes after that."""

    def __init__(self, query: CallbackQuery, *, nursery: Nursery, texts: Texts, locale: str) -> None:
        self._query = query
        self._nursery = nursery
        self._texts = texts
        self._locale = locale
        self.given = False

    def ok(self) -> None:
        self._give("", alert=False)

    def toast(self, key: str, **args: Argument) -> None:
        """A line that fades."""
        self._give(self._texts.plain(self._locale, key, **args), alert=False)

    def alert(self, key: str, **args: Argument) -> None:
        """A small window that only this person sees."""
        self._give(self._texts.plain(self._locale, key, **args), alert=True)

    def _give(self, text: str, *, alert: bool) -> None:
        if not self.given:
            self.given = True
            self._nursery.start(self._send(text, alert), name="answer to a press")

    async def _send(self, text: str, alert: bool) -> None:
        try:
            await self._query.answer(text or None, show_alert=alert)
        except TelegramError as error:
            if not says(error, QUERY_OLD):
                log.info("press.not_answered", error=type(error).__name__)
