"""How updates get here: asked for, or posted. Either way the inbox stores them before Telegram forgets."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import Any, Protocol

import structlog
from telegram import Bot
from telegram.error import BadRequest, Conflict, NetworkError, RetryAfter, TelegramError

from bot.telegram.client.request import seconds_to_wait
from storage import StorageError

ALLOWED_UPDATES = (
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "chat_member",
    "pre_checkout_query",
)
GET_UPDATES = (
    "get_Updates"  # arrives as getUpdates; under that name the library warns that it could parse them
)
LONGEST_WAIT = 30.0
CONFLICT = (
    "Telegram gives this bot's updates to somebody else: another process polls with the same token, or "
    "a webhook was set since this one started. Stop the other one; this one keeps trying."
)

log = structlog.get_logger(__name__)


class Accepts(Protocol):
    async def accept_all(self, raws: list[dict[str, Any]]) -> int: ...


class Polling:
    """Telegram learns that updates have arrived from the next question, so only after they were committed."""

    def __init__(
        self,
        bot: Bot,
        inbox: Accepts,
        *,
        seconds: int = 50,
        batch: int = 100,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._bot = bot
        self._inbox = inbox
        self._seconds = seconds
        self._batch = batch
        self._sleep = sleep
        self._next: int | None = None
        self._conflict_told = False

    async def run(self) -> None:
        """Until it is cancelled; raises TelegramError where asking again is no use, as with a wrong token."""
        waits = _growing()
        ready = False
        while True:
            try:
                ready = ready or await self._bot.delete_webhook(drop_pending_updates=False)
                await self._round()
                waits = _growing()
            except (TelegramError, StorageError) as error:
                await self._sleep(self._wait_for(error, waits))

    async def _round(self) -> None:
        """One question. The answer is taken raw: one odd update must not spoil the others of its batch."""
        asked = {"timeout": self._seconds, "limit": self._batch, "allowed_updates": list(ALLOWED_UPDATES)}
        if self._next is not None:
            asked["offset"] = self._next
        updates: Any = await self._bot.do_api_request(
            GET_UPDATES, api_kwargs=asked, read_timeout=self._seconds + 10.0
        )
        await self._inbox.accept_all(updates)
        self._conflict_told = False
        if ids := [number for update in updates if (number := _number(update)) is not None]:
            self._next = max(ids) + 1
        elif updates:
            await self._sleep(LONGEST_WAIT)  # what has no number cannot be confirmed, and comes again at once

    def _wait_for(self, error: Exception, waits: Iterator[float]) -> float:
        """How long until it is worth asking again; raises the error when it never is."""
        match error:
            case RetryAfter():
                return seconds_to_wait(error)
            case Conflict():
                if not self._conflict_told:
                    log.error("polling.conflict", why=CONFLICT)
                self._conflict_told = True
            case BadRequest():
                raise error
            case NetworkError() | StorageError():
                log.warning("polling.no_updates", reason=repr(error))
            case _:
                raise error
        return next(waits)


async def set_webhook(bot: Bot, url: str, secret: str, *, max_connections: int = 40) -> None:
    """Telegram posts to `url` from now on. The same call again changes nothing, and nothing is dropped."""
    await bot.set_webhook(
        url,
        secret_token=secret,
        allowed_updates=list(ALLOWED_UPDATES),
        max_connections=max_connections,
        drop_pending_updates=False,
    )


def _number(update: object) -> int | None:
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if isinstance(number, int) else None


def _growing() -> Iterator[float]:
    wait = 1.0
    while True:
        yield wait
        wait = min(wait * 2, LONGEST_WAIT)
