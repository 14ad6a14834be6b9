"""Keeps to Telegram's limits chat by chat: a chat that is told to wait makes no other chat wait."""

import asyncio
import math
import time
from collections.abc import Awaitable, Callable, Coroutine, Hashable
from dataclasses import dataclass, field
from typing import Any

import structlog
from telegram.error import BadRequest, NetworkError, RetryAfter
from telegram.ext import BaseRateLimiter

from bot.telegram.client.request import NotSent, seconds_to_wait

Answer = bool | dict[str, Any] | list[dict[str, Any]]
Call = Callable[..., Coroutine[Any, Any, Answer]]

log = structlog.get_logger(__name__)

PACED = ("send", "copy", "forward", "edit")
HARMLESS_TWICE = ("edit", "answer", "get", "set", "delete", "sendChatAction")
UNPACED = "sendChatAction"
NO_REPEATS = -1  # python-telegram-bot takes a zero for nothing said
MANY_GATES = 1024
INSTANT = 0.001  # seconds: sums of fractions never come out even


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


@dataclass(slots=True)
class LeakyBucket:
    """Where the calls for one chat queue, first come first served."""

    pace: Rate
    held_until: float = 0.0
    next_at: float = 0.0
    waiting: int = 0
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    def seconds_left(self, now: float) -> float:
        spare = (self.pace.burst - 1) * self.pace.interval
        left = max(self.held_until, self.next_at - spare) - now
        return left if left > INSTANT else 0.0

    def take(self, now: float) -> None:
        self.next_at = max(self.next_at, now) + self.pace.interval

    def idle(self, now: float) -> bool:
        return not self.waiting and self.next_at <= now and self.held_until <= now


class ChatLimiter(BaseRateLimiter[int]):
    """Paces what people see, waits where Telegram says so, and repeats only what cannot be done twice.

    A wait longer than `patience` seconds is not waited: RetryAfter goes to the caller.
    """

    def __init__(
        self,
        *,
        overall: float | None = 30.0,
        private: Rate = PRIVATE,
        group: Rate = GROUP,
        retry_after: tuple[float, ...] = (0.3, 1.0, 3.0),
        patience: float = 60.0,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._private = private
        self._group = group
        self._retry_after = retry_after
        self._patience = patience
        self._now = now
        self._sleep = sleep
        self._gates: dict[Hashable, LeakyBucket] = {}
        self._prune_at = MANY_GATES
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
        rate_limit_args: int | None,
    ) -> Answer:
        """`rate_limit_args` is how many repeats this call may have at most; `NO_REPEATS` for none."""
        gate = self._gate(data.get("chat_id"), endpoint)
        most = None if rate_limit_args is None else max(0, rate_limit_args)
        for pause in (*self._retry_after[:most], None):
            await self._turn(gate, endpoint)
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                if self._hold(gate, error) > self._patience or pause is None:
                    raise
            except NetworkError as error:
                if pause is None or not _may_repeat(endpoint, error):
                    raise
                await self._sleep(pause)
        raise AssertionError("the last pause is None")

    async def _turn(self, gate: LeakyBucket, endpoint: str) -> None:
        self._refuse_crowd(gate)
        if not _paced(endpoint):
            await self._sit_out(gate)
            return
        await self._pass(gate)
        if self._overall is not None:
            await self._pass(self._overall)

    async def _pass(self, gate: LeakyBucket) -> None:
        gate.waiting += 1
        try:
            async with gate.turn:
                while left := gate.seconds_left(self._now()):
                    await self._sleep(left)
                gate.take(self._now())
        finally:
            gate.waiting -= 1

    async def _sit_out(self, gate: LeakyBucket) -> None:
        while (left := gate.held_until - self._now()) > INSTANT:
            await self._sleep(left)

    def _refuse_crowd(self, gate: LeakyBucket) -> None:
        """Those who would wait too long hear so at once, instead of filling the places of other people."""
        ahead = gate.seconds_left(self._now()) + gate.waiting * gate.pace.interval
        if ahead > self._patience:
            raise HeldBack(math.ceil(ahead))

    def _hold(self, gate: LeakyBucket, error: RetryAfter) -> float:
        seconds = seconds_to_wait(error)
        gate.held_until = max(gate.held_until, self._now() + seconds + 0.1)
        log.info("telegram asks to wait", seconds=seconds)
        return seconds

    def _gate(self, chat: object, endpoint: str) -> LeakyBucket:
        key, pace = _key_and_pace(chat, endpoint, private=self._private, group=self._group)
        if (gate := self._gates.get(key)) is None:
            if len(self._gates) >= self._prune_at:
                self._prune()
            gate = self._gates[key] = LeakyBucket(pace)
        return gate

    def _prune(self) -> None:
        now = self._now()
        self._gates = {key: gate for key, gate in self._gates.items() if not gate.idle(now)}
        self._prune_at = max(MANY_GATES, 2 * len(self._gates))


def _key_and_pace(chat: object, endpoint: str, *, private: Rate, group: Rate) -> tuple[Hashable, Rate]:
    if chat is None:
        return endpoint, private
    try:
        number = int(str(chat))
    except ValueError:
        return str(chat).lower(), group  # @name: a channel or a supergroup
    return number, private if number > 0 else group


def _paced(endpoint: str) -> bool:
    return endpoint.startswith(PACED) and endpoint != UNPACED


def _may_repeat(endpoint: str, error: NetworkError) -> bool:
    if isinstance(error, BadRequest):
        return False
    return isinstance(error, NotSent) or endpoint.startswith(HARMLESS_TWICE)
