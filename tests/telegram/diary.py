"""A handler that remembers, and misbehaves when it is told to."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Update

from bot.telegram.updates.runner import AnyContext
from storage import Transaction


class Diary:
    """A handler that writes down whose turn it was, and does as it is told for some updates."""

    def __init__(self) -> None:
        self.began: list[int] = []
        self.ended: list[int] = []
        self.people: list[int] = []
        self.orders: dict[int, Callable[[], Awaitable[None]]] = {}
        self._news = asyncio.Event()

    async def until(self, condition: Callable[[], bool]) -> None:
        while not condition():
            self._news.clear()
            await self._news.wait()

    async def __call__(self, update: Update, _: AnyContext) -> None:
        assert update.effective_user
        self.began.append(update.update_id)
        self.people.append(update.effective_user.id)
        self._news.set()
        await asyncio.sleep(0)
        if order := self.orders.get(update.update_id):
            await order()
        self.ended.append(update.update_id)
        self._news.set()


async def for_ever() -> None:
    await asyncio.Event().wait()


def failing(error: Exception, times: int = 1_000_000) -> Callable[[], Awaitable[None]]:
    left = iter(range(times))

    async def fail() -> None:
        if next(left, None) is not None:
            raise error

    return fail


def everything(tx: Transaction) -> list[Any]:
    return tx.all("SELECT * FROM inbox ORDER BY update_id")
