"""Time that passes only when everybody waits for it."""

import asyncio
import heapq
import itertools
from collections.abc import Awaitable
from typing import TypeVar

T = TypeVar("T")
ROUNDS = 50  # of the event loop, after which whoever could go on has gone on


class Hours:
    def __init__(self) -> None:
        self.now = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._numbers = itertools.count()

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        alarm: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.now + seconds, next(self._numbers), alarm))
        await alarm

    async def pass_until(self, *work: Awaitable[T]) -> list[T | BaseException]:
        """Let time run until all of `work` is done."""
        everything = asyncio.gather(*work, return_exceptions=True)
        while not everything.done():
            for _ in range(ROUNDS):
                await asyncio.sleep(0)
            if not everything.done():
                self.now, _, alarm = heapq.heappop(self._sleepers)
                if not alarm.done():
                    alarm.set_result(None)
        return everything.result()
