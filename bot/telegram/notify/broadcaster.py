"""Sends broadcasts out, in Telegram's time and behind what people have asked for themselves.

Each chat is marked as `sending` and that is committed; then Telegram copies the message; then it is committed how
that went. Told to wait, or surely not sent: its turn comes again. No answer: nobody knows, so it is `unsure` and not
sent a second time. If the process dies before the call or after it, the process that goes on finds it `sending` and
makes it `unsure`. A stop in good order lets the calls end that are under way, so it leaves nothing unsure.
"""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import structlog
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.clock import Clock
from bot.i18n import Texts
from bot.nursery import Nursery
from bot.telegram.client.api_errors import COPY_GONE, Denial, denial_of, nobody_there, says, slow_mode_seconds
from bot.telegram.client.rate_limiter import HeldBack, LeakyBucket, Rate, waiting_at_most
from bot.telegram.client.request import maybe_sent, seconds_to_wait
from bot.telegram.notify.broadcast_card import BroadcastCards
from storage import Storage, StorageError, Transaction, broadcast_targets, broadcasts, chats, groups, users
from storage.broadcast_targets import TargetState
from storage.broadcasts import Broadcast, BroadcastState

log = structlog.get_logger(__name__)

PER_SECOND = 20.0  # of the 30 that Telegram allows in all: the rest is for answers to people
AT_ONCE = 8
LEASE = timedelta(minutes=2)  # longer than any call takes
PACE_SECONDS = (
    0.9  # less than any 429 asks for: a row that waits is put back, so that it is not under way meanwhile
)
LINE_IS_DOWN = timedelta(seconds=5)
POLL_SECONDS = 1.0
CLOSING_SECONDS = 20.0


def broadcast_pace(overall: float | None) -> float | None:
    """Of `overall` messages a second two thirds, so that people's own go first. None: there is no limit."""
    return min(PER_SECOND, overall * 2 / 3) if overall else None


class Broadcaster:
    """`holder` names this process. `per_second` None: as fast as Telegram answers."""

    def __init__(
        self,
        *,
        bot: Bot,
        storage: Storage,
        texts: Texts,
        clock: Clock,
        holder: str,
        per_second: float | None = PER_SECOND,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.cards = BroadcastCards(bot=bot, storage=storage, texts=texts, clock=clock, per_second=per_second)
        self._bot = bot
        self._storage = storage
        self._clock = clock
        self._holder = holder
        self._bucket = LeakyBucket(Rate(per_second=per_second, burst=1)) if per_second else None
        self._now = now
        self._sleep = sleep
        self._held_until = clock()
        self._bell = asyncio.Event()
        self._closing = False
        self._task: asyncio.Task[None] | None = None

    def start(self, nursery: Nursery) -> None:
        self._task = nursery.start(self._run(), name="broadcasts")

    def wake(self) -> None:
        self._bell.set()

    async def close(self) -> None:
        """Lets the calls end that are under way."""
        self._closing = True
        self._bell.set()
        if self._task is not None:
            await asyncio.wait({self._task}, timeout=CLOSING_SECONDS)

    async def work(self) -> None:
        """One round: those who are due, then the cards."""
        if not await self._storage.read(broadcasts.any_open):
            return
        for broadcast in await self._storage.write(
            broadcasts.adopt, holder=self._holder, at=self._clock(), lease=LEASE
        ):
            if broadcast.state is BroadcastState.RUNNING:
                await self._send_out(broadcast)
            current = await self._storage.read(broadcasts.get, broadcast.id)
            if current is not None and current.state is BroadcastState.RUNNING:
                await self.cards.progress(broadcast.id)
            else:
                await self.cards.show(broadcast.id)

    async def _run(self) -> None:
        """Never ends by an error: what was under way then is unsure, and the next round goes on with the rest."""
        while not self._closing:
            self._bell.clear()
            try:
                await self.work()
            except StorageError as error:
                log.error("broadcast.storage_failed", why=str(error))
            except Exception:
                log.exception("broadcast.failed")
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(POLL_SECONDS):
                    await self._bell.wait()

    async def _send_out(self, broadcast: Broadcast) -> None:
        if await self._storage.read(broadcast_targets.any_due, broadcast.id, at=self._clock()):
            async with asyncio.TaskGroup() as lanes:
                for _ in range(AT_ONCE):
                    lanes.create_task(self._lane(broadcast))
        await self._finish(broadcast, BroadcastState.DONE)

    async def _lane(self, broadcast: Broadcast) -> None:
        while True:
            await self._turn()
            if self._closing or self._clock() < self._held_until:
                return
            chat = await self._storage.write(
                broadcast_targets.claim, broadcast.id, holder=self._holder, at=self._clock(), lease=LEASE
            )
            if chat is None:
                return
            await self._deliver(broadcast, chat)
            await self.cards.progress(broadcast.id)

    async def _turn(self) -> None:
        if self._bucket is None:
            return
        async with self._bucket.turn:
            while left := self._bucket.seconds_left(self._now()):
                await self._sleep(left)
            self._bucket.take(self._now())

    async def _deliver(self, broadcast: Broadcast, chat: int) -> None:
        try:
            with waiting_at_most(PACE_SECONDS):
                await self._bot.copy_message(chat, broadcast.actor, broadcast.message_id)
        except TelegramError as error:
            await self._failed(broadcast, chat, error)
        else:
            await self._settle(broadcast, chat, TargetState.SENT)

    async def _failed(self, broadcast: Broadcast, chat: int, error: TelegramError) -> None:
        match error:
            case RetryAfter():
                await self._wait(broadcast, chat, error)
            case ChatMigrated():
                await self._storage.write(_follow, broadcast.id, chat, error.new_chat_id, at=self._clock())
            case Forbidden() if denial_of(error) is Denial.GONE:
                await self._storage.write(_shut_out, broadcast.id, chat, at=self._clock())
            case _ if denial_of(error) is Denial.SLOW:
                await self._put_back(broadcast, chat, timedelta(seconds=slow_mode_seconds(error)))
            case _ if says(error, COPY_GONE):
                await self._finish(broadcast, BroadcastState.GONE)
                await self._put_back(broadcast, chat, timedelta())
            case _ if isinstance(error, BadRequest) or nobody_there(error):
                log.info("broadcast.not_taken", broadcast=broadcast.id, why=error.message)
                await self._settle(broadcast, chat, TargetState.FAILED)
            case _ if maybe_sent(error):
                log.warning("broadcast.unsure", broadcast=broadcast.id, error=type(error).__name__)
                await self._settle(broadcast, chat, TargetState.UNSURE)
            case _:
                log.warning("broadcast.not_sent", broadcast=broadcast.id, error=type(error).__name__)
                self._hold(LINE_IS_DOWN)
                await self._put_back(broadcast, chat, LINE_IS_DOWN)

    async def _wait(self, broadcast: Broadcast, chat: int, error: RetryAfter) -> None:
        """In a private chat this is the first message for a while: it is the bot as a whole that is too fast."""
        wait = timedelta(seconds=seconds_to_wait(error))
        log.info("broadcast.waits", broadcast=broadcast.id, seconds=wait.total_seconds())
        if chat > 0 and not isinstance(error, HeldBack):
            self._hold(wait)
        await self._put_back(broadcast, chat, wait)

    def _hold(self, wait: timedelta) -> None:
        self._held_until = max(self._held_until, self._clock() + wait)

    async def _settle(self, broadcast: Broadcast, chat: int, state: TargetState) -> None:
        await self._storage.write(broadcast_targets.settle, broadcast.id, chat, state, at=self._clock())

    async def _put_back(self, broadcast: Broadcast, chat: int, wait: timedelta) -> None:
        now = self._clock()
        await self._storage.write(broadcast_targets.put_back, broadcast.id, chat, next_at=now + wait, at=now)

    async def _finish(self, broadcast: Broadcast, state: BroadcastState) -> None:
        if await self._storage.write(broadcasts.finish, broadcast.id, state=state, at=self._clock()):
            log.info("broadcast.ended", broadcast=broadcast.id, state=state)


def _follow(tx: Transaction, broadcast_id: str, old: int, new: int, *, at: datetime) -> None:
    chats.migrate(tx, old=old, new=new, at=at)
    broadcast_targets.migrated(tx, broadcast_id, old=old, new=new, at=at)


def _shut_out(tx: Transaction, broadcast_id: str, chat: int, *, at: datetime) -> None:
    broadcast_targets.settle(tx, broadcast_id, chat, TargetState.FAILED, at=at)
    user = users.by_telegram_id(tx, chat)
    if user is not None:
        users.set_blocked(tx, user.id, True, at=at)
    elif chat < 0:
        groups.left(tx, chat, at)
