"""Keeps to Telegram's limits chat by chat: a chat that is told to wait makes no other chat wait."""

import asyncio
import contextlib
import math
import time
from collections.abc import Awaitable, Callable, Coroutine, Hashable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

import structlog
from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.telegram.client.request import seconds_to_wait

Answer = bool | dict[str, Any] | list[dict[str, Any]]
Call = Callable[..., Coroutine[Any, Any, Answer]]

log = structlog.get_logger(__name__)

PACED = ("send", "copy", "forward", "edit")
UNPACED = "sendChatAction"
REPEATS = 1  # after a 429; a second one is the caller's affair
MANY_BUCKETS = 1024
INSTANT = 0.001  # seconds: sums of fractions never come out even

_patience_seconds: ContextVar[float | None] = ContextVar("patience_seconds", default=None)


@contextlib.contextmanager
def waiting_at_most(seconds: float) -> Iterator[None]:
    """Calls made inside raise RetryAfter where they would have to wait longer for the pace, or after a 429."""
    token = _patience_seconds.set(seconds)
    try:
        yield
    finally:
        _patience_seconds.reset(token)


class HeldBack(RetryAfter):
    """Telegram was not asked: too much waits for this one chat already."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """At most `burst` at once, and `per_second` in the long run."""

    per_second: float
    burst: int

    @property
    def interval(self) -> float:
        return 1 / self.per_second


# Telegram's own figures: about 1 a second in a chat, 20 a minute in a group, 30 a second in all.
PRIVATE = Rate(per_second=1, burst=5)
GROUP = Rate(per_second=12 / 60, burst=8)
NO_PACE = Rate(per_second=1e6, burst=1000)


@dataclass(slots=True)
class LeakyBucket:
    """Where the calls for one chat queue, first come first served."""

    rate: Rate
    held_until: float = 0.0
    next_at: float = 0.0
    waiting: int = 0
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    def seconds_left(self, now: float) -> float:
        spare = (self.rate.burst - 1) * self.rate.interval
        left = max(self.held_until, self.next_at - spare) - now
        return left if left > INSTANT else 0.0

    def seconds_ahead(self, now: float) -> float:
        """What somebody who comes now would wait, behind those who wait already."""
        return self.seconds_left(now) + self.waiting * self.rate.interval

    def take(self, now: float) -> None:
        self.next_at = max(self.next_at, now) + self.rate.interval

    def idle(self, now: float) -> bool:
        return not self.waiting and self.next_at <= now and self.held_until <= now


class ChatLimiter(BaseRateLimiter[int]):
    """Paces what people see, and waits where Telegram says so: it owns the repeats after a 429, and no others.

    A wait longer than `patience_seconds` is not waited: RetryAfter goes to the caller. `waiting_at_most` shortens it.
    """

    def __init__(
        self,
        *,
        overall: float | None = 30.0,
        private: Rate = PRIVATE,
        group: Rate = GROUP,
        patience_seconds: float = 60.0,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._private = private
        self._group = group
        self._patience_seconds = patience_seconds
        self._now = now
        self._sleep = sleep
        self._buckets: dict[Hashable, LeakyBucket] = {}
        self._prune_at = MANY_BUCKETS
        self._overall = (
            LeakyBucket(Rate(per_second=overall * 0.9, burst=math.ceil(overall / 10))) if overall else None
        )

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def process_request(  # noqa: PLR0917 - python-telegram-bot's signature
        self,
        callback: Call,
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,  # noqa: ARG002 - nobody passes any: see `waiting_at_most`
    ) -> Answer:
        bucket = self._bucket(data.get("chat_id"), endpoint)
        limit = self._patience()
        repeats = REPEATS
        while True:
            await self._turn(bucket, endpoint, limit)
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                if self._hold(bucket, error) > limit or not repeats:
                    raise
                repeats -= 1

    def _patience(self) -> float:
        own = _patience_seconds.get()
        return self._patience_seconds if own is None else min(own, self._patience_seconds)

    async def _turn(self, bucket: LeakyBucket, endpoint: str, limit: float) -> None:
        """Those who would wait too long hear so at once, instead of filling the places of other people."""
        if not _paced(endpoint):
            await self._sit_out(bucket, limit)
            return
        buckets = [bucket, self._overall] if self._overall is not None else [bucket]
        _refuse(max(each.seconds_ahead(self._now()) for each in buckets), limit)
        for each in buckets:
            await self._pass(each, limit)

    async def _pass(self, bucket: LeakyBucket, limit: float) -> None:
        """Raises HeldBack, too, when Telegram asks the chat to wait while this call is in its queue."""
        bucket.waiting += 1
        try:
            async with bucket.turn:
                while left := bucket.seconds_left(self._now()):
                    _refuse(left, limit)
                    await self._sleep(left)
                bucket.take(self._now())
        finally:
            bucket.waiting -= 1

    async def _sit_out(self, bucket: LeakyBucket, limit: float) -> None:
        while (left := bucket.held_until - self._now()) > INSTANT:
            _refuse(left, limit)
            await self._sleep(left)

    def _hold(self, bucket: LeakyBucket, error: RetryAfter) -> float:
        seconds = seconds_to_wait(error)
        bucket.held_until = max(bucket.held_until, self._now() + seconds + 0.1)
        log.info("telegram.asks_to_wait", seconds=seconds)
        return seconds

    def _bucket(self, chat: object, endpoint: str) -> LeakyBucket:
        key, rate = _key_and_rate(chat, endpoint, private=self._private, group=self._group)
        if (bucket := self._buckets.get(key)) is None:
            if len(self._buckets) >= self._prune_at:
                self._prune()
            bucket = self._buckets[key] = LeakyBucket(rate)
        return bucket

    def _prune(self) -> None:
        now = self._now()
        self._buckets = {key: bucket for key, bucket in self._buckets.items() if not bucket.idle(now)}
        self._prune_at = max(MANY_BUCKETS, 2 * len(self._buckets))


def limiter_for(per_second: float | None) -> ChatLimiter:
    """At most so many calls a second in all. None: no pace of ours at all, neither overall nor in any chat."""
    if per_second is None:
        return ChatLimiter(overall=None, private=NO_PACE, group=NO_PACE)
    return ChatLimiter(overall=per_second)


def _key_and_rate(chat: object, endpoint: str, *, private: Rate, group: Rate) -> tuple[Hashable, Rate]:
    if chat is None:
        return endpoint, private
    try:
        number = int(str(chat))
    except ValueError:
        return str(chat).lower(), group  # @name: a channel or a supergroup
    return number, private if number > 0 else group


def _refuse(seconds: float, limit: float) -> None:
    if seconds > limit:
        raise HeldBack(math.ceil(seconds))


def _paced(endpoint: str) -> bool:
    return endpoint.startswith(PACED) and endpoint != UNPACED
