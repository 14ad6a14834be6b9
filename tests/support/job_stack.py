"""The bot's own jobs beside one hosted provider: real orders, real links and callbacks, real downloads."""

import contextlib
import itertools
import socket
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from bot.jobs.model import FacePair, Kind, Spec
from bot.media.library import Pictures
from bot.media.model import Face, MediaRef
from bot.providers.base import Capability, Offer
from bot.providers.local.detect import detect
from bot.web.media import media_route
from bot.web.provider_callback import provider_hook
from bot.web.server import serving
from bot.wiring import build
from playground.botapi.notifier import Notifier
from storage import Storage, drafts, jobs, ledger, users
from storage.model import Job, User
from tests.jobs.doubles import Cards, CrashPoints, Hosted, InlineSandbox, ManualClock
from tests.providers.media_server import content, faces
from tests.providers.provider_stacks import Rig
from tests.support.databases import open_migrated
from tests.support.settings import settings_in

CREDITS = 100


@cache
def seen_in(content: bytes) -> tuple[Face, ...]:
    """There are four pictures, and looking at one takes longer than the rest of a test."""
    return tuple(detect(content))


@dataclass
class FreeEyes(Hosted):
    """The free detector: it only looks."""

    name: str = "local"
    pictures: Pictures | None = None

    @property
    def offers(self) -> Mapping[Capability, Offer]:
        return {Capability.DETECT: Offer(max_faces=20, price=0)}

    async def detect(self, picture: MediaRef) -> tuple[Face, ...]:
        assert self.pictures is not None
        return seen_in(await self.pictures.content_of(picture.id))


@dataclass
class JobStack:
    rig: Rig
    storage: Storage
    user: User
    url: str
    directory: Path
    clock: ManualClock = field(default_factory=ManualClock)
    rung: list[str] = field(default_factory=list)
    notifier: Notifier = field(default_factory=Notifier)
    numbers: Iterator[int] = field(default_factory=itertools.count)
    cards: Cards = field(default_factory=lambda: Cards(crash_points=CrashPoints()))

    def open(self) -> None:
        """Start the process, or start it again: only the rows stay."""
        eyes = FreeEyes(crash_points=CrashPoints())
        sandbox: Any = InlineSandbox()
        settings = settings_in(
            self.directory,
            public_url=self.url,
            detect_providers="local",
            daily_jobs_per_user=None,
            daily_jobs_per_group=None,
            max_open_jobs_per_user=None,
            allow_private_network=True,
        )
        self.parts = parts = build(
            settings,
            self.storage,
            providers=[self.rig.provider, eyes],
            clock=self.clock,
            ids=lambda: f"id{next(self.numbers):04}",
            courier=self.cards,
            sandbox=sandbox,
        )
        eyes.pictures = parts.media.pictures
        self.pictures, self.links = parts.media.pictures, parts.media.links
        self.registry, self.detector = parts.providers.registry, parts.providers.detector
        self.orders, self.pauses, self.watch = parts.jobs.orders, parts.jobs.pauses, parts.jobs.monitor
        self.dispatcher, self.observer = parts.jobs.dispatcher, parts.jobs.observer
        self.reconciler, self.deliverer = parts.jobs.reconciler, parts.jobs.deliverer

    def ring(self, job_id: str) -> None:
        self.rung.append(job_id)
        self.notifier.ring()

    async def order(self, kind: Kind, scene: str, chosen: Sequence[int]) -> Job:
        """Hopper's face for the chosen ones of a scene, or twenty years more for them."""
        pictures = {
            name: await self.pictures.take(content(name), user_id=self.user.id, purpose="scene")
            for name in (scene, "hopper")
        }
        found = await self.detector.faces(pictures[scene])
        boxes = tuple(found[index].box for index in chosen)
        giver = pictures["hopper"].id
        pairs = tuple(FacePair(box=box, identity=giver, identity_box=faces("hopper")[0].box) for box in boxes)
        swaps = kind is Kind.SWAP
        spec = Spec(
            kind=kind,
            scene=pictures[scene].id,
            pairs=pairs if swaps else (),
            boxes=() if swaps else boxes,
            years=0 if swaps else 20,
        )
        draft = await self.storage.write(
            drafts.open_draft,
            draft_id=f"draft{next(self.numbers):04}",
            user_id=self.user.id,
            chat_id=1001,
            thread_id=None,
            kind=str(kind),
            step="price",
            data={},
            source_update=None,
            at=self.clock(),
        )
        draft = await self.storage.write(drafts.place_card, draft.id, 77, at=self.clock())
        job = await self.orders.submit(draft, spec, user=self.user, locale="en")
        await self.dispatcher.dispatch_waiting()
        return await self.job(job.id)

    async def job(self, job_id: str) -> Job:
        found = await self.storage.read(jobs.get, job_id)
        assert found is not None
        return found

    async def heard(self, count: int = 1) -> None:
        """After so many callbacks: everything that they woke is done."""
        while len(self.rung) < count:
            assert await self.notifier.wait(10), f"{len(self.rung)} of {count} callbacks came"
        for job_id in self.rung[:count]:
            await self.observer.observe(job_id)

    async def pass_time(self, *seconds: float) -> None:
        for each in seconds:
            self.clock.forward(each)
            await self.reconciler.check_due()
            await self.deliverer.deliver_waiting()

    async def wallet(self) -> tuple[int, int]:
        """What is there, and what is held."""
        wallet = await self.storage.read(ledger.wallet, self.user.wallet)
        return wallet.available, wallet.held

    async def cost(self) -> int:
        return await self.storage.read(ledger.balance, f"provider:{self.rig.provider.name}:cost")


@contextlib.asynccontextmanager
async def job_stack_of(rig: Rig, directory: Path) -> AsyncIterator[JobStack]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    storage = await open_migrated(directory / "bot.db")
    clock = ManualClock()
    user, _ = await storage.write(
        users.meet, telegram_id=1001, name="Alice", username=None, app_language="en", at=clock()
    )
    await storage.write(
        ledger.grant, user.wallet, CREDITS, note="welcome", external_id="welcome:1", at=clock()
    )
    stack = JobStack(
        rig=rig,
        storage=storage,
        user=user,
        url=f"http://127.0.0.1:{port}",
        directory=directory,
        clock=clock,
    )
    stack.open()
    routes = [provider_hook(storage, stack.ring, clock), media_route(stack.links, stack.pictures)]
    try:
        async with serving(routes, host="127.0.0.1", port=port):
            yield stack
    finally:
        await storage.close()
