"""The conversations as they run for real: an application, a database and the emulated Telegram, in one process.

Only the engine is made up: how many faces a picture has is in its width, and jobs are done when the test says so.
"""

import contextlib
import hashlib
import hmac
import io
import itertools
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from PIL import Image

from bot.i18n import load_texts
from bot.jobs.deliver import Deliverer
from bot.jobs.dispatch import Dispatcher
from bot.jobs.observe import Observer
from bot.jobs.orders import Limits, Orders
from bot.jobs.pictures import Pictures
from bot.jobs.reconcile import Reconciler
from bot.media.links import MediaLinks
from bot.media.model import Box, Face
from bot.media.store import MediaStore
from bot.nursery import Nursery
from bot.providers.base import Capability, MediaRef, Offer, Ticket
from bot.providers.registry import Registry
from bot.telegram.application import build_application
from bot.telegram.courier import TelegramCourier
from bot.telegram.errors import EXPECTED
from bot.telegram.inbox import Inbox
from bot.telegram.polling import Polling
from bot.telegram.registration import register
from bot.telegram.services import Services
from playground.botapi import World, everyday_world
from playground.botapi.serving import running_telegram
from playground.people import Person
from storage import Storage, Transaction, ledger, open_storage, users
from storage.model import User, Wallet
from tests.jobs.doubles import Fate, Forgetful, Hand, InlineWorkshop

WELCOME = 10
HEIGHT = 300
NO_FACES = 400  # this wide; ten pixels more for each sure face, and one for each doubtful one


def picture(sure: int = 1, unsure: int = 0, *, kind: str = "JPEG", seed: int = 0) -> bytes:
    """A picture in which the engine finds that many faces."""
    shade = (60 + 25 * seed) % 255
    image = Image.new("RGB", (NO_FACES + 10 * sure + unsure, HEIGHT), (shade, 120, 160))
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


@dataclass
class Engine(Forgetful):
    """`tasks` are done as soon as somebody asks, unless `slow`."""

    price: int = 2
    slow: bool = False
    can_cancel: bool = False
    most_faces: int = 4
    looked_at: int = 0

    @property
    def offers(self) -> Mapping[Capability, Offer]:
        many = Offer(price=self.price, price_per_extra_face=1, max_faces=self.most_faces, seconds=20)
        offers = {
            Capability.SWAP: Offer(price=self.price, seconds=20),
            Capability.MULTI_SWAP: many,
            Capability.AGE_IMAGE: many,
            Capability.DETECT: Offer(),
            Capability.STATUS: Offer(),
        }
        return offers | ({Capability.CANCEL: Offer()} if self.can_cancel else {})

    async def detect(self, picture: MediaRef) -> tuple[Face, ...]:
        self.looked_at += 1
        sure, unsure = divmod(picture.width - NO_FACES, 10)
        return tuple(
            Face(box=Box(10 + 40 * n, 100, 44 + 40 * n, 140), sure=n < sure) for n in range(sure + unsure)
        )

    async def status(self, ticket: Ticket) -> Any:
        return None if self.slow else await super().status(ticket)

    async def cancel(self, ticket: Ticket) -> bool:
        return self.can_cancel


class QuickPictures(Pictures):
    """Draws nothing: what the numbers look like is tested with the pictures."""

    async def preview(self, media: Any, faces: Any, picked: Any) -> bytes:
        marks = sum(1 << index for index in picked) % 200
        out = io.BytesIO()
        Image.new("RGB", (320, 200), (200, marks, len(faces))).save(out, "JPEG")
        return out.getvalue()

    async def contact_sheet(self, items: Any) -> bytes:
        return picture(len(items))


@dataclass
class House:
    """Everything behind the conversations. `begin` and `end` are a start and a stop of the process."""

    directory: Path
    url: str
    world: World
    engine: Engine
    clock: Hand
    storage: Storage
    limits: Limits
    ids: Any = field(default_factory=lambda: (f"id{number:010}" for number in itertools.count()))
    free_credits: int = WELCOME

    async def begin(self) -> None:
        self.nursery = Nursery()
        self.application = build_application(self.world.bot.token, self.url)
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
        workshop: Any = InlineWorkshop()
        self.pictures = QuickPictures(
            storage=storage,
            store=MediaStore(f"file://{self.directory}/media"),
            workshop=workshop,
            links=MediaLinks(["secret"], "https://bot.example", clock=clock),
            clock=clock,
            ids=self.new_id,
            retention=timedelta(hours=168),
        )
        registry = Registry([self.engine], clock=clock)
        self.pictures.detect_with(registry)
        self.engine.keep = lambda: self.pictures.keep_result(picture(1, seed=5))
        self.courier = TelegramCourier(
            bot=self.application.bot,
            storage=storage,
            texts=self.texts,
            clock=clock,
            admin_ids=frozenset({1000}),
        )
        self.orders = Orders(
            storage=storage,
            registry=registry,
            pictures=self.pictures,
            limits=self.limits,
            clock=clock,
            ids=self.new_id,
            wake=lambda: None,
        )
        self._make_workers(registry)
        self.services = Services(
            bot=self.application.bot,
            storage=storage,
            orders=self.orders,
            pictures=self.pictures,
            courier=self.courier,
            texts=self.texts,
            clock=clock,
            ids=self.new_id,
            nursery=self.nursery,
            admin_ids=frozenset({1000}),
            free_credits=self.free_credits,
            jobs_per_day=self.limits.jobs_per_day,
            retention=timedelta(hours=168),
            fingerprint=fingerprint,
        )

    def _make_workers(self, registry: Registry) -> None:
        shared: Any = {"storage": self.storage, "pictures": self.pictures, "clock": self.clock}
        nothing: Any = None
        self.dispatcher = Dispatcher(
            **shared, registry=registry, courier=self.courier, callback_url=lambda *_: None
        )
        observer = Observer(**shared, registry=registry, fetcher=nothing)
        self.reconciler = Reconciler(
            storage=self.storage, registry=registry, observer=observer, courier=self.courier, clock=self.clock
        )
        self.deliverer = Deliverer(**shared, courier=self.courier)

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
        engine = options.pop("engine", None) or Engine(fate=Fate())
        house = House(
            directory=directory,
            url=server.url,
            world=world,
            engine=engine,
            clock=Hand(),
            storage=storage,
            limits=limits,
            **options,
        )
        await house.begin()
        try:
            yield house
        finally:
            await house.end()
