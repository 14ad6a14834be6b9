"""An application with its inbox on a real database, and a Bot API that only says yes."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from prometheus_client import CollectorRegistry
from telegram import Update
from telegram.ext import TypeHandler

from bot.nursery import Nursery
from bot.telegram.application import build_application
from bot.telegram.client.rate_limiter import ChatLimiter
from bot.telegram.updates.inbox import Inbox
from bot.telegram.updates.replica import Replica
from bot.telegram.updates.runner import AnyApplication, AnyContext
from storage import Storage, Transaction, open_storage
from tests.support.databases import open_migrated
from tests.telegram.faulty_server import MESSAGE, TOKEN, Behaviour, Line, Server, crooked

Sleep = Callable[[float], Awaitable[None]]
Handler = Callable[[Update, AnyContext], Coroutine[Any, Any, None]]
PATIENCE = 30.0  # seconds; a test that waits for something that never comes fails then
ME = {"id": 123456789, "is_bot": True, "first_name": "Bot", "username": "swap_bot"}


async def willing(line: Line) -> None:
    await line.read_body()
    result = ME if line.request.method.startswith("getMe") else MESSAGE
    await line.write(json.dumps({"ok": True, "result": result}).encode())


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def forward(self, time: timedelta) -> None:
        self.at += time


@dataclass
class World:
    storage: Storage
    application: AnyApplication
    inbox: Inbox
    nursery: Nursery
    clock: Clock
    server: Server
    pauses: list[float]
    metrics: CollectorRegistry
    killed: bool = False  # it ends as if by SIGKILL: nothing is finished, marked or said

    def counted(self, name: str) -> float | None:
        return self.metrics.get_sample_value(f"faceswap_{name}_total")

    async def unhandled(self) -> list[int]:
        return await self.storage.read(_unhandled)

    async def settled(self) -> None:
        """Until every update that was taken is handled and marked."""
        while await self.unhandled():
            await self.storage.write(_nothing)


def _unhandled(tx: Transaction) -> list[int]:
    return [
        row["update_id"]
        for row in tx.all("SELECT update_id FROM inbox WHERE handled_at IS NULL ORDER BY update_id")
    ]


async def _leave(world: World) -> None:
    if world.inbox._replica is not None and not world.killed:
        await world.inbox._replica.leave()


async def _close(world: World) -> None:
    if not world.killed:
        await world.inbox.close(grace=0.0)


def _nothing(tx: Transaction) -> None:
    tx.value("SELECT 1")


@contextlib.asynccontextmanager
async def living(
    path: Path,
    handler: Handler,
    *,
    at_once: int = 64,
    url: str | None = None,
    replica: str | None = None,
    clock: Clock | None = None,
    behaviour: Behaviour | None = None,
    limiter: Callable[[Sleep], ChatLimiter] | None = None,
    seen_as: Callable[[Storage], Any] = lambda storage: storage,
    **options: Any,
) -> AsyncIterator[World]:
    """One process, `replica` its name among several. `sleep` is short; the pauses that were asked for are kept."""
    pauses: list[float] = []
    nursery, clock, metrics = Nursery(), clock or Clock(), CollectorRegistry()
    async with (
        asyncio.timeout(PATIENCE),
        crooked(behaviour or willing) as server,
        contextlib.AsyncExitStack() as stack,
    ):
        storage = await (open_storage(url) if url else open_migrated(path))
        stack.push_async_callback(storage.close)
        if url:
            await storage.migrate()

        async def sleep(seconds: float) -> None:
            pauses.append(seconds)
            await storage.write(_nothing)

        application = build_application(
            TOKEN, server.url, at_once=at_once, limiter=limiter and limiter(sleep)
        )
        inbox = Inbox(
            storage=seen_as(storage),
            application=application,
            clock=clock,
            nursery=nursery,
            replica=Replica(storage, clock, replica, sleep=sleep) if replica else None,
            metrics=metrics,
            **{"sleep": sleep, "lag": 0.0, **options},
        )
        application.add_handler(TypeHandler(Update, handler))
        world = World(storage, application, inbox, nursery, clock, server, pauses, metrics)
        await stack.enter_async_context(application)
        stack.push_async_callback(_leave, world)
        stack.push_async_callback(nursery.close)
        stack.push_async_callback(_close, world)
        await inbox.start()
        yield world


def text(update_id: int, person: int = 1, words: str = "hello", *, chat: int | None = None) -> dict[str, Any]:
    """A message as Telegram sends it."""
    kind = "private" if chat is None or chat > 0 else "supergroup"
    return {
        "update_id": update_id,
        "message": {
            "message_id": update_id,
            "date": 1_700_000_000,
            "from": {"id": person, "is_bot": False, "first_name": f"Person {person}"},
            "chat": {"id": chat or person, "type": kind},
            "text": words,
        },
    }
