"""Ways to make the emulator misbehave, and hooks that run at the moment of a call."""

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from playground.botapi.parameters import Arguments
from playground.botapi.wire import ApiError, too_many_requests

Hook = Callable[[Arguments], Awaitable[None] | None]
Moment = Literal["arrives", "done"]
EVERY_METHOD = "*"


class FaultMode(StrEnum):
    TOO_MANY = "429"
    SERVER_ERROR = "500"
    FORBIDDEN = "403"
    BAD_REQUEST = "400"
    LOST_BEFORE = "lost_before"
    LOST_AFTER = "lost_after"
    SLOW = "slow"


@dataclass(slots=True, kw_only=True)
class Fault:
    method: str
    mode: FaultMode
    times: int = 1
    retry_after: int = 1
    seconds: float = 1.0
    chat_id: int | None = None
    text: str = ""

    def fits(self, method: str, chat_id: object) -> bool:
        named = self.method in (EVERY_METHOD, method)
        return self.times > 0 and named and self.chat_id in (None, chat_id)

    def error(self) -> ApiError | None:
        """The refusal to answer with; None for the modes that are no refusal."""
        if self.mode is FaultMode.TOO_MANY:
            return too_many_requests(self.retry_after)
        texts = {
            FaultMode.SERVER_ERROR: "Internal Server Error",
            FaultMode.FORBIDDEN: "Forbidden: bot was blocked by the user",
            FaultMode.BAD_REQUEST: "Bad Request",
        }
        text = texts.get(self.mode)
        return None if text is None else ApiError(int(self.mode), self.text or text)


class Faults:
    def __init__(self) -> None:
        self.waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        self.waiting.append(fault)

    def next_for(self, method: str, chat_id: object) -> Fault | None:
        """The oldest one that fits, used up by one."""
        fault = next((fault for fault in self.waiting if fault.fits(method, chat_id)), None)
        if fault is not None:
            fault.times -= 1
            self.waiting = [each for each in self.waiting if each.times > 0]
        return fault


@dataclass(slots=True)
class _Listener:
    method: str
    when: Moment
    hook: Hook
    times: int | None


class Hooks:
    """In-process only: a test can stop the bot exactly when a call arrives, or right after its effect."""

    def __init__(self) -> None:
        self._listeners: list[_Listener] = []

    def add(self, method: str, hook: Hook, *, when: Moment, times: int | None) -> Callable[[], None]:
        listener = _Listener(method, when, hook, times)
        self._listeners.append(listener)

        def remove() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return remove

    async def run(self, arguments: Arguments, when: Moment) -> None:
        for listener in list(self._listeners):
            if listener.when != when or listener.method not in (EVERY_METHOD, arguments.method):
                continue
            if listener.times is not None:
                listener.times -= 1
                if listener.times <= 0:
                    self._listeners.remove(listener)
            outcome = listener.hook(arguments)
            if inspect.isawaitable(outcome):
                await outcome


async def slow_down(fault: Fault) -> None:
    await asyncio.sleep(fault.seconds)
