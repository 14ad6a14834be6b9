"""The local engine behind the same protocol as the hosted services: no account, no network, honest about its grade.

A task lives in one process, and its ticket says in which. When that process dies, `status` says LOST and the work is
sent again: it costs nothing, and it always gives the same picture.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Protocol

from cachetools import LRUCache

from bot.media.model import Box, Face, MediaGone, MediaRef, PictureRefused
from bot.media.remote import Remote
from bot.media.sandbox import Sandbox, SandboxBroken
from bot.media.turns import Priority, turn_of
from bot.nursery import Nursery
from bot.providers.base import (
    Capability,
    Observation,
    Offer,
    Outcome,
    ProviderError,
    Rejected,
    Ticket,
    Unavailable,
    Work,
)

DETECT: Remote[[bytes], list[Face]] = Remote("bot.providers.local.detect:detect")
AGE: Remote[[bytes, list[Box], int], bytes] = Remote("bot.providers.local.age:age")
SWAP: Remote[[bytes, list[tuple[Box, bytes, Box]]], bytes] = Remote("bot.providers.local.swap:swap")

OFFERS: Mapping[Capability, Offer] = {
    Capability.DETECT: Offer(max_faces=20, seconds=1, price=0),
    Capability.SWAP: Offer(seconds=3, deadline=300, price=1),
    Capability.MULTI_SWAP: Offer(max_faces=8, seconds=4, deadline=300, price=1, price_per_extra_face=1),
    Capability.AGE_IMAGE: Offer(max_faces=8, seconds=3, deadline=300, price=1),
    Capability.STATUS: Offer(),
    Capability.CANCEL: Offer(),
}

MAX_DONE_TASKS = 1000  # finished tasks; an older one that nobody asked about is LOST and simply made again

PROCESS = "place"  # as tickets of earlier releases have it


async def nobody_else(_: str) -> bool:
    return False


class Stored(Protocol):
    """A stored picture, by its id."""

    @property
    def id(self) -> str: ...


class Studio(Protocol):
    """Where the engine finds pictures and leaves its results."""

    async def content_of(self, media_id: str) -> bytes:
        """The whole file. Raises MediaGone."""
        ...

    async def sandbox_content_of(self, media_id: str) -> bytes:
        """The same as an argument for the sandbox, which may stand for a file on the disk. Raises MediaGone."""
        ...

    async def take_result(self, content: bytes) -> Stored:
        """Check a result and store it. Raises PictureRefused."""
        ...


class LocalEngine:
    """Runs the pure functions of this package in the sandbox's processes."""

    name = "local"
    replayable = True
    result_hosts: Sequence[str] = ()

    def __init__(
        self,
        *,
        sandbox: Sandbox,
        studio: Studio,
        nursery: Nursery,
        ids: Callable[[], str],
        concurrency: int = 1,
        at_least: float = 0,
        on_done: Callable[[str], None] = lambda _: None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        process_name: str = "",
        is_alive: Callable[[str], Awaitable[bool]] = nobody_else,
    ) -> None:
        """`process_name` names this process among those that `is_alive` knows."""
        self.concurrency = concurrency
        self._on_done = on_done
        self._sandbox = sandbox
        self._studio = studio
        self._nursery = nursery
        self._ids = ids
        self._at_least = at_least
        self._sleep = sleep
        self._process_name = process_name
        self._is_alive = is_alive
        self._running: dict[str, asyncio.Task[None]] = {}
        self._done: LRUCache[str, Observation] = LRUCache(MAX_DONE_TASKS)

    @property
    def offers(self) -> Mapping[Capability, Offer]:
        return OFFERS

    async def submit(self, work: Work) -> Ticket:
        ref = self._ids()
        with turn_of(None, Priority.PAID):
            self._running[ref] = self._nursery.start(self._work(ref, work), name=f"local task {ref}")
        return Ticket(ref=ref, extra={PROCESS: self._process_name})

    async def status(self, ticket: Ticket) -> Observation | None:
        if ticket.ref in self._done:
            return self._done[ticket.ref]
        if ticket.ref in self._running or await self._is_elsewhere(ticket):
            return Observation(outcome=Outcome.PENDING, ref=ticket.ref)
        return Observation(outcome=Outcome.LOST, ref=ticket.ref)

    def read_callback(self, body: bytes, ticket: Ticket | None) -> Observation | None:  # noqa: ARG002 - it posts none
        return None

    async def cancel(self, ticket: Ticket) -> bool:
        if task := self._running.pop(ticket.ref, None):
            task.cancel()
            return True
        return await self._is_elsewhere(ticket)  # where it ends in vain

    async def _is_elsewhere(self, ticket: Ticket) -> bool:
        name = ticket.extra.get(PROCESS)
        return isinstance(name, str) and name != self._process_name and await self._is_alive(name)

    async def detect(self, picture: MediaRef) -> tuple[Face, ...]:
        try:
            content = await self._studio.sandbox_content_of(picture.id)
            return tuple(await self._sandbox.run(DETECT, content))
        except (PictureRefused, MediaGone, SandboxBroken) as error:
            raise Unavailable("the picture could not be looked at") from error

    async def balance(self) -> int | None:
        return None

    async def _work(self, ref: str, work: Work) -> None:
        try:
            _, observation = await asyncio.gather(self._sleep(self._at_least), self._outcome(ref, work))
        finally:
            self._running.pop(ref, None)
        self._done[ref] = observation
        self._on_done(ref)

    async def _outcome(self, ref: str, work: Work) -> Observation:
        try:
            result = await self._studio.take_result(await self._make(work))
        except (PictureRefused, MediaGone, SandboxBroken, ProviderError, OSError) as error:
            return Observation(outcome=Outcome.FAILED, ref=ref, detail=type(error).__name__)
        return Observation(outcome=Outcome.SUCCEEDED, ref=ref, result=f"local:{result.id}", points=0)

    async def _make(self, work: Work) -> bytes:
        scene = await self._studio.sandbox_content_of(work.scene.id)
        if work.capability is Capability.AGE_IMAGE:
            return await self._sandbox.run(AGE, scene, [face.box for face in work.faces], work.years)
        if work.capability in (Capability.SWAP, Capability.MULTI_SWAP):
            return await self._sandbox.run(SWAP, scene, await self._pairs(work))
        raise Rejected(f"the local engine does not do {work.capability}")

    async def _pairs(self, work: Work) -> list[tuple[Box, bytes, Box]]:
        contents = {pair.identity.id: await self._studio.content_of(pair.identity.id) for pair in work.pairs}
        return [(pair.face.box, contents[pair.identity.id], pair.identity_face.box) for pair in work.pairs]
