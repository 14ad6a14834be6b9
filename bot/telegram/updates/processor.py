"""One person's updates one after another, different people's at the same time.

A press that stops what the person's lane is busy with overtakes it, in a lane beside it. That is safe because all it
does is to close a draft at the version that it names: whoever comes second, the press or what it stops, does nothing.
"""

import asyncio
from collections.abc import Awaitable
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.telegram.ui.callback_data import overtakes

NOBODY = 0
MOST = 2**52  # Telegram's ids need at most 52 bits; anything larger is not one
BESIDE = 2**53


def lane_of(raw: dict[str, Any]) -> int:
    """The person behind a raw update, else the chat, else nobody's lane. Takes any JSON.

    Anonymous admins and channels all share one `from`, so the chat that they speak as goes first.
    """
    for event in raw.values():
        if isinstance(event, dict):
            message = event.get("message")
            nested = message if isinstance(message, dict) else {}
            people = (event.get("sender_chat"), event.get("from"), event.get("user"))
            for holder in (*people, event.get("chat"), nested.get("chat")):
                if (number := _id(holder)) is not None:
                    return number + BESIDE if overtakes(event.get("data")) else number
    return NOBODY


def _id(holder: object) -> int | None:
    number = holder.get("id") if isinstance(holder, dict) else None
    return number if type(number) is int and -MOST < number < MOST else None


class Lanes(BaseUpdateProcessor):
    """Who waits for a turn here holds one of `at_once` places, so the inbox feeds one of a lane at a time."""

    def __init__(self, at_once: int = 256) -> None:
        super().__init__(at_once)
        self._turns: dict[int, _Turn] = {}

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        lane = _lane(update)
        turn = self._turns.setdefault(lane, _Turn())
        turn.wanted += 1
        try:
            async with turn.lock:
                await coroutine
        finally:
            turn.wanted -= 1
            if not turn.wanted:
                del self._turns[lane]


class _Turn:
    __slots__ = ("lock", "wanted")

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.wanted = 0


def _lane(update: object) -> int:
    if not isinstance(update, Update):
        return NOBODY
    holder = update.effective_sender or update.effective_chat
    if holder is None:
        return NOBODY
    query = update.callback_query
    return holder.id + BESIDE if query is not None and overtakes(query.data) else holder.id
