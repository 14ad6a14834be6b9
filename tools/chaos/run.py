"""One run: opens everything, lets people order while the bot is killed, waits for the end, and asks the oracle."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playground.botapi.model import Person
from playground.botapi.serving import running
from playground.botapi.world import World
from playground.play import Playground, open_playground
from playground.providers.journal import Bought
from playground.providers.rendering import digest
from playground.providers.service import Service
from storage import Storage, Transaction, open_storage
from storage.codecs import to_ms
from tests.e2e.round_robin import RoundRobin
from tests.e2e.running_bot import BotProcess
from tests.storage.databases import empty_database
from tools.chaos.blows import Blows
from tools.chaos.customers import Customer, Diary
from tools.chaos.oracle import HOSTED, Violation, read_books, unsure_purchases, violations
from tools.chaos.plan import Plan
from tools.chaos.story import story_of
from tools.chaos.weather import CrackedCallbacks, Stormy, Unreliable

GIFT = 1000
SERVICE_SECONDS = 0.3
SILENCE_SECONDS = 3
"""Until a replica is taken for dead."""
PACE = 0.05
FIRST_ID = 300_000
JOBS_EACH = 10  # at most, of one person
STORIES = 5
OPEN = "('queued', 'submitting', 'running', 'unsure', 'ready')"
GIVEN_UP_AFTER_SECONDS = {"unsure": 6.0, "running": 40.0}
"""By state, once the storm is over: later than the last late callback, and than the looks at what can be asked for."""


@dataclass(slots=True)
class Outcome:
    figures: dict[str, float] = field(default_factory=dict)
    violations: list[Violation] = field(default_factory=list)
    stories: list[str] = field(default_factory=list)

    def told(self) -> str:
        figures = [f"{name}: {value:g}" for name, value in self.figures.items()]
        wrong = [f"VIOLATION {one.what}" for one in self.violations]
        return "\n".join([*figures, *wrong, *self.stories])


@dataclass(slots=True)
class House:
    """`front`: what Telegram and the providers call when there are several bots."""

    playground: Playground
    bots: Sequence[BotProcess]
    storage: Storage

    @property
    def world(self) -> World:
        return self.playground.world

    @property
    def services(self) -> list[Service]:
        return [account.service for account in self.playground.accounts.values()]

    @property
    def bought(self) -> list[Bought]:
        return [one for service in self.services for one in service.journal.bought if one.webhook]


async def chaos(plan: Plan, home: Path) -> Outcome:
    began = time.monotonic()
    async with open_house(plan, home) as house:
        diary = Diary()
        blows = Blows(house.bots, plan, lambda: diary.done)
        falling = asyncio.create_task(blows.fall())
        await customers_come(house.world, plan, diary)
        async with asyncio.timeout(plan.closing_seconds):
            await falling
        calm_down(house)
        ended = await everything_ends(house, plan)
        outcome = await judged(house, diary)
        if not ended:
            outcome.violations.append(Violation(what="not everything has ended in time"))
        outcome.figures |= {
            "seed": plan.seed,
            "jobs": diary.done,
            "kills": blows.kills,
            "frozen": blows.freezes,
            "seconds": round(time.monotonic() - began),
        }
    return outcome


async def customers_come(world: World, plan: Plan, diary: Diary) -> None:
    turns = -(-plan.jobs // (JOBS_EACH * plan.at_once))
    people = min(turns * plan.at_once, plan.jobs)
    shares = [plan.jobs // people + (number < plan.jobs % people) for number in range(people)]
    room = asyncio.Semaphore(plan.at_once)

    async def comes(number: int, count: int) -> None:
        async with room:
            person = Person(id=FIRST_ID + number, first_name=f"Customer {number}")
            await Customer(world, world.add_person(person), plan, diary).orders(count)

    async with asyncio.TaskGroup() as group:
        for number, count in enumerate(shares):
            group.create_task(comes(number, count))


def calm_down(house: House) -> None:
    """The storm is over: what is still open has to end by itself."""
    for faults in (house.world.faults, *(service.faults for service in house.services)):
        assert isinstance(faults, Stormy | Unreliable)
        faults.calm = True


async def everything_ends(house: House, plan: Plan) -> bool:
    """True when nothing is open any more.

    What waits for a callback that never comes waits for minutes: after a while its deadline is brought forward.
    """
    began = time.monotonic()
    while (spent := time.monotonic() - began) < plan.closing_seconds:
        open_now = await house.storage.read(_open)
        if open_now == 0 and not house.world.queue.waiting():
            return True
        for state, seconds in GIVEN_UP_AFTER_SECONDS.items():
            if spent > seconds:
                await house.storage.write(_bring_forward, state, at=datetime.now(UTC))
        await asyncio.sleep(0.5)
    return False


def _open(tx: Transaction) -> int:
    return int(
        tx.value(
            f"""SELECT (SELECT count(*) FROM jobs WHERE state IN {OPEN})
                     + (SELECT count(*) FROM inbox WHERE handled_at IS NULL)
                     + (SELECT count(*) FROM outbox WHERE state = 'waiting')"""
        )
    )


def _bring_forward(tx: Transaction, state: str, *, at: datetime) -> None:
    tx.execute(
        """UPDATE jobs SET deadline_at = :past, next_check_at = :past
           WHERE state = :state AND deadline_at > :now""",
        state=state,
        past=to_ms(at - timedelta(seconds=1)),
        now=to_ms(at),
    )


async def judged(house: House, diary: Diary) -> Outcome:
    books = await read_books(house.storage)
    found = violations(books, house.world, diary, house.bought, gift=GIFT)
    stories = []
    for violation in found[:STORIES]:
        stories.append(f"--- {violation.what}")
        stories += await story_of(violation, house.storage, house.world)
    states = {f"jobs {row['state']}": 0.0 for row in books.jobs}
    for row in books.jobs:
        states[f"jobs {row['state']}"] += 1
    storm = house.world.faults
    callbacks = [service.callbacks for service in house.services]
    assert isinstance(storm, Stormy)
    unanswered = sum(not house.world.presses[query].answered for query in diary.presses)
    figures = states | {
        "updates": house.world.queue.count,
        "repeated updates and presses": diary.repeated,
        "pictures asked for again": diary.asked_again,
        "presses": len(diary.presses),
        "presses whose spinner ran out": unanswered,
        "calls of Telegram": storm.calls,
        "bad calls": storm.made,
        "callbacks": sum(each.rung for each in callbacks if isinstance(each, CrackedCallbacks)),
        "bad callbacks": sum(each.made for each in callbacks if isinstance(each, CrackedCallbacks)),
        "bad answers of providers": sum(
            service.faults.made for service in house.services if isinstance(service.faults, Unreliable)
        ),
        "bought": len(house.bought),
        "bought and never learnt of": unsure_purchases(books, house.bought),
    }
    return Outcome(figures=figures, violations=found, stories=stories)


@contextlib.asynccontextmanager
async def open_house(plan: Plan, home: Path) -> AsyncIterator[House]:
    async with contextlib.AsyncExitStack() as stack:
        kind = "postgresql" if plan.replicas > 1 else "sqlite"
        url = stack.enter_context(empty_database(kind, home))
        playground = await stack.enter_async_context(
            open_playground(port=0, services=HOSTED, seconds=SERVICE_SECONDS)
        )
        _make_stormy(playground, plan)
        settings = _settings(playground, url, home)
        bots = []
        for number in range(plan.replicas):
            (home / f"bot{number}").mkdir()
            bots.append(
                BotProcess(playground.token, playground.url, home / f"bot{number}", settings=settings)
            )
        if plan.replicas > 1:
            proxy = RoundRobin([bot.port for bot in bots], timeout=5.0)
            front = await stack.enter_async_context(running(proxy.app()))
            settings["PUBLIC_URL"] = front.url
        for bot in bots:
            stack.push_async_callback(bot.kill)
            await bot.start()
        storage = await stack.enter_async_context(await open_storage(url))
        yield House(playground, bots, storage)


def _make_stormy(playground: Playground, plan: Plan) -> None:
    playground.world.faults = Stormy(plan.rng("telegram"))
    playground.world.webhook.pace = PACE
    for name, account in playground.accounts.items():
        service = account.service
        service.faults = Unreliable(plan.rng(f"{name} calls"))
        service.callbacks = CrackedCallbacks(plan.rng(f"{name} callbacks"), pace=PACE)
        _remember_swaps(service)


def _remember_swaps(service: Service) -> None:
    """Everybody sends the same two pictures: the emulator makes them once, and the machine is the bot's."""
    made: dict[str, bytes] = {}
    swap = service.studio.swap

    async def remembered(scene: bytes, pairs: list) -> bytes:  # type: ignore[type-arg]
        name = digest(scene) + "".join(digest(picture) for _, picture, _ in pairs)
        if name not in made:
            made[name] = await swap(scene, pairs)
        return made[name]

    service.studio.swap = remembered  # type: ignore[method-assign]


def _settings(playground: Playground, url: str, home: Path) -> dict[str, str]:
    settings = {
        key.upper(): value
        for account in playground.accounts.values()
        for key, value in account.settings.items()
    }
    return settings | {
        "DATABASE_URL": url,
        "MEDIA_URL": f"file://{home / 'media'}",
        "REPLICA_SECONDS": str(SILENCE_SECONDS),
        "SWAP_PROVIDERS": "akool,aifaceswap",
        "DETECT_PROVIDERS": "local",
        "AKOOL_PLACES": "8",
        "AIFACESWAP_PLACES": "8",
        "FREE_CREDITS": str(GIFT),
        "DAILY_JOBS_PER_USER": "",
        "DAILY_LOOKS_PER_USER": "",
        "MAX_OPEN_JOBS_PER_USER": "",
        "LOG_LEVEL": "INFO",
    }
