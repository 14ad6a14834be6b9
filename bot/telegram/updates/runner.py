"""One update through the handlers: again when that may help, and never for ever.

`bot.telegram.client.request` tells how this multiplies with the repeats of a single call.
"""

import asyncio
from collections.abc import Awaitable, Callable, Generator
from dataclasses import dataclass
from functools import partial
from typing import Any

import structlog
from telegram import Update
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter
from telegram.ext import Application, ApplicationHandlerStop, CallbackContext

from bot.telegram.client.request import seconds_to_wait
from storage.errors import DatabaseBusy, DatabaseFull, DatabaseGone, DatabaseReadOnly

AnyApplication = Application[Any, Any, Any, Any, Any, Any]
AnyContext = CallbackContext[Any, Any, Any, Any]

REFUSALS = (BadRequest, Forbidden, ChatMigrated, InvalidToken)
PASSING = (NetworkError, RetryAfter, DatabaseBusy, DatabaseFull, DatabaseGone, DatabaseReadOnly)
WAITS_WHEN_PASSING_SECONDS = (0.5, 2.0, 8.0, 30.0, 60.0)
WAITS_OTHERWISE_SECONDS = (0.5, 2.0)
LONGEST_WAIT_SECONDS = 60.0
SLOW_MODE_SECONDS = 120.0

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class UpdateRun:
    tries: int = 0
    again_in: float | None = None


class Runner:
    """Must be made before other error handlers are added: it keeps errors from them while tries are left.

    `expected` are errors that the other handlers answer for good, with a word to the person.
    """

    def __init__(
        self,
        application: AnyApplication,
        *,
        expected: tuple[type[Exception], ...],
        seconds: float,
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self._application = application
        self._expected = (*REFUSALS, *expected)
        self._seconds = seconds
        self._sleep = sleep
        self._runs: dict[int, UpdateRun] = {}
        self.stopping = False
        self.repeats = 0
        self.given_up = 0
        application.add_error_handler(self._judge, block=True)

    async def run(self, update: Update) -> bool:
        """True: done with it, for better or worse. False: it was stopped."""
        run = self._runs[update.update_id] = UpdateRun()
        try:
            while not self.stopping:
                again_in = await self._turn(update, run)
                if again_in is None:
                    return True
                await self._sleep(again_in)
        finally:
            del self._runs[update.update_id]
        return False

    async def _turn(self, update: Update, run: UpdateRun) -> float | None:
        run.again_in = None
        turn = _Later(partial(self._bounded, update))
        await self._application.update_processor.process_update(update, turn)
        return run.again_in

    async def _bounded(self, update: Update) -> None:
        try:
            async with asyncio.timeout(self._seconds):
                await self._application.process_update(update)
        except TimeoutError as error:
            await self._application.process_error(update, error)

    async def _judge(self, update: object, context: AnyContext) -> None:
        error = context.error
        run = self._runs.get(update.update_id) if isinstance(update, Update) else None
        if run is None or error is None or isinstance(error, self._expected):
            return
        if isinstance(update, Update) and isinstance(error, RetryAfter) and is_slow_mode(update, error):
            return
        if (again_in := _again_in(error, run.tries)) is not None:
            run.again_in = again_in
            run.tries += 1
            self.repeats += 1
            log.warning("update.repeated", tries=run.tries, reason=repr(error))
            raise ApplicationHandlerStop
        self.given_up += 1
        log.error("update.given_up", tries=run.tries + 1, exc_info=error)


def is_slow_mode(update: Update, error: RetryAfter) -> bool:
    """A group that has to wait for longer than a person would. Slow mode comes as a 429 like any other.

    Its steps are 10, 30 and 60 seconds, which are waited for, and 5, 15 and 60 minutes. What a busy group waits for the
    bot's own pace is never that long.
    """
    chat = update.effective_chat
    return chat is not None and chat.id < 0 and seconds_to_wait(error) >= SLOW_MODE_SECONDS


def _again_in(error: Exception, tries: int) -> float | None:
    """Seconds, and no fewer than Telegram asks for; None when that was the last try."""
    waits = WAITS_WHEN_PASSING_SECONDS if isinstance(error, PASSING) else WAITS_OTHERWISE_SECONDS
    if tries >= len(waits):
        return None
    asked = seconds_to_wait(error) if isinstance(error, RetryAfter) else 0.0
    return max(waits[tries], min(asked, LONGEST_WAIT_SECONDS))


class _Later:
    """Starts when it is awaited, so that nothing is left half-made when its turn never comes."""

    def __init__(self, start: Callable[[], Awaitable[None]]) -> None:
        self._start = start

    def __await__(self) -> Generator[Any, None, None]:
        return self._start().__await__()
