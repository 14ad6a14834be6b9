"""One person, one wallet, and everything between an order and its card, on a real database."""

import io
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from bot.jobs.callbacks import receive_callback
from bot.jobs.model import FacePair, Kind, Spec
from bot.jobs.place_order import Limits
from bot.wiring import build
from storage import Storage, drafts, job_queue, jobs, ledger, users
from storage.model import Draft, Job, User
from tests.jobs.doubles import (
    FACE,
    Cards,
    CrashingStorage,
    CrashingStore,
    CrashPoints,
    Forgetful,
    Hosted,
    InlineSandbox,
    ManualClock,
    Shelf,
)
from tests.support.databases import open_migrated
from tests.support.settings import settings_in

SMALL_PICTURE = io.BytesIO()
Image.effect_noise((200, 200), 60).convert("RGB").save(SMALL_PICTURE, "JPEG")
PICTURE = SMALL_PICTURE.getvalue()
WELCOME = 10


@dataclass
class World:
    """`begin` starts the process, and starts it again after it died: only what is outside of it stays."""

    storage: Storage
    directory: Path
    crash_points: CrashPoints
    clock: ManualClock
    provider: Hosted
    cards: Cards
    shelf: Shelf
    limits: Limits
    user: User
    draft: Draft
    spec: Spec
    tokens: list[str]
    ids: Any
    points_per_day: int | None = None
    looks_per_day: int | None = None

    def begin(self) -> None:
        storage: Any = CrashingStorage(self.storage, self.crash_points)
        sandbox: Any = InlineSandbox()
        fetcher: Any = self.shelf
        settings = settings_in(
            self.directory,
            daily_jobs_per_user=self.limits.jobs_per_day,
            daily_jobs_per_group=self.limits.jobs_per_day_in_group,
            max_open_jobs_per_user=self.limits.open_jobs,
            provider_points_per_day=self.points_per_day,
            daily_looks_per_user=self.looks_per_day,
        )
        self.parts = parts = build(
            settings,
            storage,
            providers=[self.provider],
            clock=self.clock,
            ids=lambda: next(self.ids),
            tokens=self._token,
            courier=self.cards,
            sandbox=sandbox,
            fetcher=fetcher,
            find_faces=lambda _: [FACE],
        )
        self.registry, self.detector = parts.providers.registry, parts.providers.detector
        self.pictures, self.clips = parts.media.pictures, parts.media.clips
        store: Any = CrashingStore(self.pictures._store, self.crash_points)
        self.pictures._store = store
        self.orders, self.pauses, self.watch = parts.jobs.orders, parts.jobs.pauses, parts.jobs.monitor
        self.dispatcher, self.observer = parts.jobs.dispatcher, parts.jobs.observer
        self.reconciler, self.deliverer = parts.jobs.reconciler, parts.jobs.deliverer
        self.doorbell = parts.base.doorbell
        if isinstance(self.provider, Forgetful):
            self.provider.keep = self.make_result

    async def make_result(self) -> str:
        return (await self.pictures.take_result(PICTURE)).id

    async def restart(self) -> None:
        if isinstance(self.provider, Forgetful):
            self.provider.die()
        self.begin()
        await self.storage.write(job_queue.release_leases, at=self.clock())

    async def order(self) -> Job:
        return await self.orders.submit(self.draft, self.spec, user=self.user, locale="en")

    async def turn(self, seconds: float = 30) -> None:
        """Every worker once, and then time passes."""
        await self.dispatcher.dispatch_waiting()
        await self.reconciler.check_due()
        await self.deliverer.deliver_waiting()
        self.clock.forward(seconds)

    async def turns(self, count: int, seconds: float = 30) -> None:
        for _ in range(count):
            await self.turn(seconds)

    async def job(self) -> Job:
        found = await self.storage.read(jobs.by_draft, self.draft.id)
        assert found is not None
        return found

    async def post(self, body: bytes, *, token: str | None = None) -> bool:
        """What the web hook does with a callback."""
        receipt = await self.parts.base.storage.write(
            receive_callback,
            provider=self.provider.name,
            token=token or self.tokens[-1],
            body=body,
            at=self.clock(),
        )
        if receipt.job_id is not None:
            await self.observer.observe(receipt.job_id)
        return receipt.job_id is not None

    async def available(self) -> int:
        return (await self.storage.read(ledger.wallet, self.user.wallet)).available

    async def held(self) -> int:
        return (await self.storage.read(ledger.wallet, self.user.wallet)).held

    async def problems(self) -> list[str]:
        return await self.storage.read(ledger.problems)

    def _token(self) -> str:
        self.tokens.append(f"token-{len(self.tokens)}")
        return self.tokens[-1]


async def somebody(storage: Storage, clock: ManualClock) -> User:
    user, _ = await storage.write(
        users.meet, telegram_id=1001, name="Alice", username=None, app_language="en", at=clock()
    )
    await storage.write(
        ledger.grant, user.wallet, WELCOME, note="welcome", external_id="welcome:1", at=clock()
    )
    return user


async def a_draft(storage: Storage, user: User, clock: ManualClock) -> Draft:
    draft = await storage.write(
        drafts.open_draft,
        draft_id="draft1",
        user_id=user.id,
        chat_id=1001,
        thread_id=None,
        kind="swap",
        step="price",
        data={},
        source_update=1,
        at=clock(),
    )
    return await storage.write(drafts.place_card, draft.id, 77, at=clock())


@asynccontextmanager
async def world_in(
    directory: Path, *, provider: type[Hosted] = Hosted, die_at: int | None = None, **of_provider: Any
) -> AsyncIterator[World]:
    """A world in which somebody is about to press the button."""
    storage = await open_migrated(directory / "bot.db")
    clock, crash_points = ManualClock(), CrashPoints()
    user = await somebody(storage, clock)
    world = World(
        storage=storage,
        directory=directory,
        crash_points=crash_points,
        clock=clock,
        provider=provider(crash_points=crash_points, **of_provider),
        cards=Cards(crash_points=crash_points),
        shelf=Shelf(PICTURE, crash_points),
        limits=Limits(jobs_per_day=20, jobs_per_day_in_group=50, open_jobs=2),
        user=user,
        draft=await a_draft(storage, user, clock),
        spec=Spec(kind=Kind.SWAP, scene=""),
        tokens=[],
        ids=(f"id{number:04}" for number in itertools.count()),
    )
    world.begin()
    scene = await world.pictures.take(PICTURE, user_id=user.id, purpose="scene")
    identity = await world.pictures.take(PICTURE, user_id=user.id, purpose="identity")
    pair = FacePair(box=FACE.box, identity=identity.id, identity_box=FACE.box)
    world.spec = Spec(kind=Kind.SWAP, scene=scene.id, pairs=(pair,))
    crash_points.passed.clear()
    crash_points.die_at = die_at
    try:
        yield world
    finally:
        await storage.close()
