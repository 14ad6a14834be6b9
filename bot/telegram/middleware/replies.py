"""Plain answers: a message below the person's, a short answer to a press, a word when something takes a while."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

import structlog
from telegram import CallbackQuery, InlineKeyboardMarkup, Message
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.i18n import Argument, Texts
from bot.nursery import Nursery
from bot.telegram.client.api_errors import QUERY_OLD, says
from bot.telegram.middleware.commands import Command
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.middleware.services import Services
from bot.telegram.ui.messages import CardGone, Content, Messenger

log = structlog.get_logger(__name__)

T = TypeVar("T")
PATIENCE = 2.0  # seconds after which people wonder


class Speaker:
    def __init__(self, services: Services) -> None:
        self._services = services
        self._messenger = Messenger(services.bot)

    async def say(
        self, ctx: UpdateContext, key: str, *, keyboard: InlineKeyboardMarkup | None = None, **args: Argument
    ) -> Message:
        return await self.show(ctx, Content(text=self.text(ctx, key, **args), keyboard=keyboard))

    async def show(self, ctx: UpdateContext, shown: Content) -> Message:
        return await self._messenger.send(ctx.place, shown)

    async def show_on(self, ctx: UpdateContext, message_id: int, shown: Content) -> int:
        """Make that message show it; where it is gone, a new one. Returns the number of the one that does."""
        try:
            await self._messenger.edit(ctx.chat_id, message_id, shown)
        except CardGone:
            log.info("card is gone, sending a new one")
            return (await self.show(ctx, shown)).message_id
        return message_id

    def text(self, ctx: UpdateContext, key: str, **args: Argument) -> str:
        return self._services.texts(ctx.locale, key, **args)

    def explained(self, ctx: UpdateContext, commands: Iterable[Command]) -> str:
        """A line a command."""
        texts, locale = self._services.texts, ctx.locale
        return "\n".join(
            texts(
                locale,
                "help-command",
                command=command.name,
                does=texts.plain(locale, command.description_key),
            )
            for command in commands
        )

    def busy(self, ctx: UpdateContext, action: ChatAction = ChatAction.UPLOAD_PHOTO) -> None:
        """A sign of life at once, while the picture is being looked at. Best effort."""
        self._services.nursery.start(self._busy(ctx, action), name="chat action")

    async def _busy(self, ctx: UpdateContext, action: ChatAction) -> None:
        try:
            await self._services.bot.send_chat_action(ctx.chat_id, action, message_thread_id=ctx.thread_id)
        except TelegramError as error:
            log.info("no chat action", error=type(error).__name__)

    async def patiently(
        self, work: Awaitable[T], tell: Callable[[], Awaitable[None]], *, patience: float = PATIENCE
    ) -> T:
        """Wait for `work`, and `tell` the person so when it takes long. `tell` is never cut off half-way."""
        begun = False

        async def tell_later() -> None:
            nonlocal begun
            await asyncio.sleep(patience)
            begun = True
            await tell()

        telling = self._services.nursery.start(tell_later(), name="patience")
        try:
            return await work
        finally:
            if begun:
                await asyncio.wait({telling})
            else:
                telling.cancel()


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
                log.info("press not answered", error=type(error).__name__)
