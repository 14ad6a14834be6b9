"""The conversations as they run for real: an application, a database and the emulated Telegram, in one process.

Only the engine is made up.
"""

import contextlib
import hashlib
import hmac
import itertools
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.i18n import load_texts
from bot.jobs.deliver import Deliverer
from bot.jobs.dispatch import Dispatcher
from bot.jobs.observe import Observer
from bot.jobs.orders import Orders
from bot.jobs.place_order import Limits
from bot.jobs.provider_pauses import ProviderPauses
from bot.jobs.reconcile import Reconciler
from bot.media.clip_library import Clips
from bot.media.links import MediaLinks
from bot.media.store import MediaStore
from bot.nursery import Nursery
from bot.providers.registry import Registry
from bot.telegram.application import build_application
from bot.telegram.client.rate_limiter import ChatLimiter
from bot.telegram.error_handler import EXPECTED
from bot.telegram.middleware.services import Services
from bot.telegram.notify.broadcaster import Broadcaster
from bot.telegram.notify.courier import TelegramCourier
from bot.telegram.routes import register
from bot.telegram.updates.inbox import Inbox
from bot.telegram.updates.polling import Polling
from playground.botapi import World, everyday_world
from playground.botapi.serving import running_telegram
from playground.people import Person
from storage import Storage, Transaction, ledger, open_storage, users
from storage.model import User, Wallet
from tests.jobs.doubles import CrashPoints, InlineSandbox, ManualClock
from tests.telegram.handlers.studio import Engine, QuickPictures, clip, look, picture

WELCOME = 10


@dataclass
class House:
    """Everything behind the conversations. `begin` and `end` are a start and a stop of the process."""

    directory: Path
    url: str
    world: World
    engine: Engine
    clock: ManualClock
    storage: Storage
    limits: Limits
    ids: Any = field(default_factory=lambda: (f"id{number:010}" for number in itertools.count()))
    free_credits: int = WELCOME
    admins: frozenset[int] = frozenset({1000})
    limiter: ChatLimiter | None = None

    async def begin(self) -> None:
        self.nursery = Nursery()
        self.application = build_application(self.world.bot.token, self.url, limiter=self.limiter)
        self.texts = load_texts()
        self._make_parts()
        self.inbox = Inbox(
            storage=self.storage,
            application=self.application,
            clock=self.clock,
            nursery=self.nursery,
            expected=EXPECTED,
        )
        register(self.application, self.services)
        await self.application.initialize()
        await self.inbox.start()
        self.nursery.start(Polling(self.application.bot, self.inbox, seconds=20).run(), name="polling")

    async def end(self) -> None:
        await self.inbox.close()
        await self.nursery.close()
        await self.application.shutdown()

    def _make_parts(self) -> None:
        storage, clock = self.storage, self.clock
        sandbox: Any = InlineSandbox()
        keeping: Any = {
            "storage": storage,
            "store": MediaStore(f"file://{self.directory}/media"),
            "sandbox": sandbox,
            "clock": clock,
            "ids": self.new_id,
            "retention": timedelta(hours=168),
        }
        links = MediaLinks(["secret"], "https://bot.example", clock=clock)
        self.pictures = QuickPictures(**keeping, links=links)
        self.clips = Clips(pictures=self.pictures, sandbox=sandbox, detect=look)
        self.registry = registry = Registry([self.engine], clock=clock)
        self.pictures.detect_with(registry)
        self.engine.keep = self._make_result
        self.courier = TelegramCourier(
            bot=self.application.bot,
            storage=storage,
            texts=self.texts,
            clock=clock,
            admin_ids=self.admins,
        )
        self.pauses = ProviderPauses(storage=storage, registry=registry, courier=self.courier, clock=clock)
        self.orders = Orders(
            storage=storage,
            registry=registry,
            pictures=self.pictures,
            limits=self.limits,
            clock=clock,
            ids=self.new_id,
            wake=lambda: None,
        )
        self._make_broadcaster()
        self._make_workers(registry)
        self.services = self._services()

    def _services(self) -> Services:
        return Services(
            bot=self.application.bot,
            storage=self.storage,
            orders=self.orders,
            pictures=self.pictures,
            clips=self.clips,
            courier=self.courier,
            broadcaster=self.broadcaster,
            texts=self.texts,
            clock=self.clock,
            ids=self.new_id,
            nursery=self.nursery,
            admin_ids=self.admins,
            free_credits=self.free_credits,
            limits=self.limits,
            registry=self.registry,
            pauses=self.pauses,
            retention=timedelta(hours=168),
            fingerprint=fingerprint,
        )

    def _make_broadcaster(self) -> None:
        """As fast as it can, and only when a test lets it `work`."""
        self.broadcaster = Broadcaster(
            bot=self.application.bot,
            storage=self.storage,
            texts=self.texts,
            clock=self.clock,
            holder=self.new_id(),
            per_second=None,
        )

    def _make_workers(self, registry: Registry) -> None:
        shared: Any = {"storage": self.storage, "pictures": self.pictures, "clock": self.clock}
        nothing: Any = None
        self.dispatcher = Dispatcher(
            **shared,
            registry=registry,
            courier=self.courier,
            pauses=self.pauses,
            callback_url=lambda *_: None,
        )
        observer = Observer(**shared, registry=registry, clips=self.clips, fetcher=nothing)
        self.reconciler = Reconciler(
            storage=self.storage, registry=registry, observer=observer, courier=self.courier, clock=self.clock
        )
        self.deliverer = Deliverer(**shared, clips=self.clips, courier=self.courier)

    async def _make_result(self) -> str:
        """Of what was bought last."""
        *_, work = self.engine.bought.values()
        if work.scene.mime == "video/mp4":
            return (await self.clips.take(clip(1, seed=5), user_id=None, purpose="result"))[0].id
        return await self.pictures.keep_result(picture(1, seed=5))

    def new_id(self) -> str:
        return str(next(self.ids))

    async def work(self, seconds: float = 5) -> None:
        """Every worker once, time passing before each; first comes what people asked for."""
        await self.settled()
        for turn in (
            self.dispatcher.dispatch_waiting,
            self.reconciler.check_due,
            self.deliverer.deliver_waiting,
        ):
            self.clock.forward(seconds)
            await turn()

    async def settled(self) -> None:
        """Until every update that Telegram has is here and handled."""
        while self.world.queue.waiting() or await self.storage.read(_unhandled):
            await self.storage.write(_nothing)

    async def user(self, person: Person) -> User:
        user = await self.storage.read(users.by_telegram_id, person.id)
        assert user is not None
        return user

    async def wallet(self, person: Person) -> Wallet:
        return await self.storage.read(ledger.wallet, (await self.user(person)).wallet)

    async def problems(self) -> list[str]:
        return await self.storage.read(ledger.problems)

    @contextlib.asynccontextmanager
    async def person(self, name: str) -> AsyncIterator[Person]:
        async with await Person.named(name, self.url) as person:
            yield person


def fingerprint(telegram_id: int) -> str:
    return hmac.new(b"secret", str(telegram_id).encode(), hashlib.sha256).hexdigest()


def _unhandled(tx: Transaction) -> int:
    count: int = tx.value("SELECT COUNT(*) FROM inbox WHERE handled_at IS NULL")
    return count


def _nothing(tx: Transaction) -> None:
    tx.value("SELECT 1")


@contextlib.asynccontextmanager
async def open_house(directory: Path, **options: Any) -> AsyncIterator[House]:
    world = everyday_world()
    storage = await open_storage(f"sqlite:///{directory}/bot.db")
    await storage.migrate()
    async with contextlib.AsyncExitStack() as stack:
        stack.push_async_callback(storage.close)
        server = await stack.enter_async_context(running_telegram(world))
        limits = options.pop("limits", Limits(jobs_per_day=20, jobs_per_day_in_group=50, open_jobs=2))
        engine = options.pop("engine", None) or Engine(crash_points=CrashPoints())
        house = House(
            directory=directory,
            url=server.url,
            world=world,
            engine=engine,
            clock=ManualClock(),
            storage=storage,
            limits=limits,
            **options,
        )
        await house.begin()
        try:
            yield house
        finally:
            await house.end()
