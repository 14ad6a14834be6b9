"""The conversations as they run for real: an application, a database and the emulated Telegram, in one process.

Only the engine is made up.
"""

import contextlib
import itertools
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.jobs.place_order import Limits
from bot.telegram.application import build_application
from bot.telegram.client.rate_limiter import ChatLimiter
from bot.telegram.handlers.consent import WELCOME_GIFT
from bot.telegram.middleware.context import CONSENT_VERSION
from bot.telegram.routes import register
from bot.telegram.updates.polling import Polling
from bot.wiring import build
from playground.botapi import World, everyday_world
from playground.botapi.model import Person as Account
from playground.botapi.serving import running_telegram
from storage import Storage, Transaction, chats, ledger, users
from storage.model import User, Wallet
from tests.jobs.doubles import CrashPoints, ManualClock
from tests.support.databases import open_migrated
from tests.support.people import Person
from tests.support.settings import settings_in
from tests.telegram.handlers.studio import Engine, QuickSandbox, clip, look, picture

WELCOME = 10
NO_TIME = timedelta()


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
    quiet: timedelta = NO_TIME  # so that what a press did can be seen before any worker has worked

    async def begin(self) -> None:
        self._build()
        register(self.application, self.services)
        await self.application.initialize()
        await self.inbox.start()
        self.nursery.start(Polling(self.application.bot, self.inbox, seconds=20).run(), name="polling")

    async def end(self) -> None:
        await self.inbox.close()
        await self.nursery.close()
        await self.application.shutdown()

    def _build(self) -> None:
        """As in production, but for the engine, the clock and the pace; the workers run when a test says so."""
        settings = settings_in(
            self.directory,
            bot_token=self.world.bot.token,
            telegram_api_url=self.url,
            admin_ids=self.admins,
            free_credits=self.free_credits,
            daily_jobs_per_user=self.limits.jobs_per_day,
            daily_jobs_per_group=self.limits.jobs_per_day_in_group,
            max_open_jobs_per_user=self.limits.open_jobs,
        )
        sandbox: Any = QuickSandbox()
        self.parts = parts = build(
            settings,
            self.storage,
            providers=[self.engine],
            clock=self.clock,
            ids=self.new_id,
            sandbox=sandbox,
            application=build_application(self.world.bot.token, self.url, limiter=self.limiter),
            find_faces=look,
        )
        self.engine.keep = self._make_result
        self.nursery, self.application, self.inbox = parts.base.nursery, parts.application, parts.inbox
        self.pictures, self.clips = parts.media.pictures, parts.media.clips
        self.registry, self.pauses, self.orders = (
            parts.providers.registry,
            parts.jobs.pauses,
            parts.jobs.orders,
        )
        self.dispatcher, self.reconciler = parts.jobs.dispatcher, parts.jobs.reconciler
        self.deliverer = parts.jobs.deliverer
        self.courier, self.broadcaster, self.services = parts.courier, parts.broadcaster, parts.services
        self.texts = parts.services.texts
        self.courier.quiet = self.quiet

    async def _make_result(self) -> str:
        """Of what was bought last."""
        *_, work = self.engine.bought.values()
        if work.scene.mime == "video/mp4":
            return (await self.clips.take(clip(1, seed=5), user_id=None, purpose="result"))[0].id
        return (await self.pictures.take_result(picture(1, seed=5))).id

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
        while self.world.queue.waiting() or (await self.storage.read(_unhandled)) > 0:
            await self.storage.write(_nothing)

    async def agreed(self, person: Person) -> None:
        """As after /start and "I promise": known, in agreement with the rules, with the welcome gift."""
        account = self.world.people[person.id]
        account.started = account.seen = True
        await self.storage.write(_agreed, account, self.free_credits, at=self.clock())

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


def _agreed(tx: Transaction, account: Account, credits_given: int, *, at: datetime) -> None:
    user, _ = users.meet(
        tx,
        telegram_id=account.id,
        name=account.first_name,
        username=account.username,
        app_language=account.language_code,
        at=at,
    )
    chats.meet(tx, chat_id=account.id, kind="private", title="", at=at)
    users.record_consent(tx, user.id, CONSENT_VERSION, at=at)
    gift_id = f"{WELCOME_GIFT}:{user.id}"
    ledger.grant(tx, user.wallet, credits_given, note=WELCOME_GIFT, external_id=gift_id, at=at)


def _unhandled(tx: Transaction) -> int:
    count: int = tx.value("SELECT COUNT(*) FROM inbox WHERE handled_at IS NULL")
    return count


def _nothing(tx: Transaction) -> None:
    tx.value("SELECT 1")


@contextlib.asynccontextmanager
async def open_house(directory: Path, **options: Any) -> AsyncIterator[House]:
    world = everyday_world()
    storage = await open_migrated(directory / "bot.db")
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
