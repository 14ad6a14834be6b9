"""Two bots on one PostgreSQL schema and one directory of pictures, behind a proxy that alternates between them."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import httpx

from playground.botapi.model import Person as Account
from playground.botapi.sample_world import ADA
from playground.botapi.serving import running
from playground.play import Playground, open_playground
from storage import Storage, Transaction, ledger, open_storage, provider_pauses
from tests.e2e.round_robin import RoundRobin
from tests.e2e.running_bot import BotProcess
from tests.storage.databases import empty_database
from tests.support.people import Person

P = ParamSpec("P")
T = TypeVar("T")
SILENCE = 2  # seconds until a replica is taken for dead
FIRST_ID = 200_000
HOSTED = "aifaceswap"


@dataclass
class Fleet:
    playground: Playground
    proxy: RoundRobin
    bots: list[BotProcess]
    storage: Storage
    people: contextlib.AsyncExitStack
    numbers: Iterator[int]
    mending: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def newcomer(self) -> Person:
        """Somebody whom the bot does not know yet."""
        number = next(self.numbers)
        name = f"Newcomer {number}"
        self.playground.world.add_person(Account(id=FIRST_ID + number, first_name=name))
        return await self.person(name)

    async def person(self, name: str) -> Person:
        return await self.people.enter_async_context(await Person.named(name, self.playground.url))

    async def read(
        self, unit: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        return await self.storage.read(unit, *args, **kwargs)

    async def value(self, sql: str, **params: object) -> Any:
        return await self.storage.read(lambda tx: tx.value(sql, **params))

    async def heal(self) -> None:
        """Until both are there again."""
        async with self.mending:
            await asyncio.gather(*(bot.start() for bot in self.bots if not is_running(bot)))

    def named(self, replica: str) -> BotProcess:
        """By the name that it has in the database, which holds the number of its process."""
        pid = int(replica.split("-")[-2])
        return next(bot for bot in self.bots if bot.process is not None and bot.process.pid == pid)

    async def kill_holder(self, sql: str, **params: object) -> BotProcess:
        """Whom the database names as the one who is at it; the other one lives on."""
        await self.heal()
        bot = self.named(await self.value(sql, **params))
        await bot.kill()
        return bot

    async def figure(self, number: int, name: str) -> float:
        """What one of them says in its metrics."""
        async with httpx.AsyncClient(trust_env=False) as client:
            text = (await client.get(f"http://127.0.0.1:{self.bots[number].port}/metrics")).text
        line = next(line for line in text.splitlines() if line.startswith(f"{name} "))
        return float(line.split()[1])

    async def problems(self) -> Sequence[str]:
        return await self.storage.read(ledger.problems)


def is_running(bot: BotProcess) -> bool:
    return bot.process is not None and bot.process.returncode is None


@contextlib.asynccontextmanager
async def open_fleet(home: Path) -> AsyncIterator[Fleet]:
    """Skips without PostgreSQL. aifaceswap.io comes first, and is paused."""
    async with contextlib.AsyncExitStack() as stack:
        url = stack.enter_context(empty_database("postgresql", home))
        playground = await stack.enter_async_context(open_playground(port=0, services=[HOSTED], seconds=0.3))
        playground.world.webhook.pace = 0.05
        account = playground.accounts[HOSTED]
        settings = {key.upper(): value for key, value in account.settings.items()}
        settings |= {
            "DATABASE_URL": url,
            "MEDIA_URL": f"file://{home / 'media'}",
            "REPLICA_SECONDS": str(SILENCE),
            "SWAP_PROVIDERS": "aifaceswap,local",
            "DETECT_PROVIDERS": "local",
            "LOCAL_SECONDS": "1.5",
        }
        bots = []
        for name in ("one", "two"):
            (home / name).mkdir()
            bots.append(BotProcess(playground.token, playground.url, home / name, settings=settings))
        proxy = RoundRobin([bot.port for bot in bots])
        front = await stack.enter_async_context(running(proxy.app()))
        settings["PUBLIC_URL"] = front.url
        for bot in bots:
            stack.push_async_callback(bot.stop)
        await asyncio.gather(*(bot.start() for bot in bots))
        storage = await stack.enter_async_context(await open_storage(url))
        await storage.write(provider_pauses.stop_by_hand, HOSTED, actor=ADA, at=datetime.now(UTC))
        people = await stack.enter_async_context(contextlib.AsyncExitStack())
        yield Fleet(playground, proxy, bots, storage, people, count(1))
