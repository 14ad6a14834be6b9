"""Wakes everybody who waits for something new."""

import asyncio
from collections.abc import Coroutine
from typing import Any


class Notifier:
    def __init__(self) -> None:
        self._next = asyncio.Event()

    def ring(self) -> None:
        rung, self._next = self._next, asyncio.Event()
        rung.set()

    def wait(self, seconds: float | None) -> Coroutine[Any, Any, bool]:
        """Listens from the moment of the call, not of the await; True when it rang in time."""
        return _heard(self._next, seconds)


async def _heard(ring: asyncio.Event, seconds: float | None) -> bool:
    try:
        async with asyncio.timeout(seconds):
            await ring.wait()
    except TimeoutError:
        return False
    return True
