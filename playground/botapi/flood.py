"""Telegram's published flood limits. Off unless asked for: most tests and the playground are in a hurry."""

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from playground.botapi.wire import too_many_requests


@dataclass(frozen=True, slots=True, kw_only=True)
class FloodLimits:
    """Telegram names the averages and keeps the bursts to itself; the burst here is a guess."""

    per_chat_per_second: int = 1
    chat_burst: int = 3
    per_group_per_minute: int = 20
    overall_per_second: int = 30


@dataclass(slots=True)
class _Window:
    most: int
    seconds: float
    sent: deque[float] = field(default_factory=deque)

    def wait(self, now: float) -> float:
        while self.sent and self.sent[0] <= now - self.seconds:
            self.sent.popleft()
        return 0.0 if len(self.sent) < self.most else self.sent[0] + self.seconds - now


class FloodGate:
    """A refused call costs nothing. Everything that puts a message somewhere or changes one counts."""

    def __init__(
        self, limits: FloodLimits | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._limits = limits
        self._clock = clock
        self._windows: dict[str, _Window] = {}

    def limit(self, limits: FloodLimits | None) -> None:
        self._limits = limits
        self._windows.clear()

    def check(self, method: str, chat_id: object) -> None:
        if (
            self._limits is None
            or not method.startswith(("send", "edit", "copy"))
            or method == "sendChatAction"
        ):
            return
        now = self._clock()
        windows = self._windows_of(self._limits, chat_id)
        wait = max(window.wait(now) for window in windows)
        if wait > 0:
            raise too_many_requests(math.ceil(wait))
        for window in windows:
            window.sent.append(now)

    def _windows_of(self, limits: FloodLimits, chat_id: object) -> list[_Window]:
        chat_seconds = limits.chat_burst / limits.per_chat_per_second
        windows = [
            self._window("all", limits.overall_per_second, 1.0),
            self._window(f"chat {chat_id}", limits.chat_burst, chat_seconds),
        ]
        if isinstance(chat_id, int) and chat_id < 0:
            windows.append(self._window(f"group {chat_id}", limits.per_group_per_minute, 60.0))
        return windows

    def _window(self, name: str, most: int, seconds: float) -> _Window:
        return self._windows.setdefault(name, _Window(most, seconds))
