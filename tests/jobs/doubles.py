"""Hand-written doubles for the jobs: a clock that is set, a process that dies on demand, providers and a courier."""

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from bot.jobs.courier import Progress, Result
from bot.media.model import Box, Face, MediaRef
from bot.media.sandbox_worker import FromDisk
from bot.providers.base import Capability, Observation, Offer, Outcome, Ticket, Unsure, Work
from storage.model import Job


class Crash(BaseException):
    """The process is gone: nothing after this line of it happens."""


@dataclass
class ManualClock:
    """A clock that moves only when it is moved."""

    now: datetime = datetime(2026, 1, 5, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@dataclass
class CrashPoints:
    """Counts the moments at which a process may die, and lets it die at the chosen one."""

    die_at: int | None = None
    passed: list[str] = field(default_factory=list)

    def moment(self, name: str) -> None:
        self.passed.append(name)
        if len(self.passed) == self.die_at:
            raise Crash(name)


class CrashingStorage:
    """The real storage, in a process that may die right before and right after every commit."""

    def __init__(self, storage: Any, crash_points: CrashPoints) -> None:
        self._storage = storage
        self._fate = crash_points

    async def write(self, unit: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        name = (unit.func if isinstance(unit, partial) else unit).__name__
        self._fate.moment(f"before {name}")
        result = await self._storage.write(unit, *args, **kwargs)
        self._fate.moment(f"after {name}")
        return result

    async def read(self, unit: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return await self._storage.read(unit, *args, **kwargs)


class InlineSandbox:
    async def run(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return function(
            *(arg.path.read_bytes() if isinstance(arg, FromDisk) else arg for arg in args), **kwargs
        )


FACE = Face(box=Box(60, 60, 140, 140))
RESULT_URL = "https://results.example/{ref}.jpg"


@dataclass
class Hosted:
    """A provider on the other side of a network: it outlives the bot, and remembers what was bought of it."""

    crash_points: CrashPoints
    name: str = "hosted"
    concurrency: int = 2
    result_hosts: tuple[str, ...] = ("results.example",)
    replayable: bool = False
    tells_status: bool = True
    fails: bool = False
    price: int = 3
    refuses_with: list[Exception] = field(default_factory=list)
    bought: dict[str, Work] = field(default_factory=dict)
    polls: int = 0

    @property
    def offers(self) -> Mapping[Capability, Offer]:
        offers = {
            Capability.SWAP: Offer(price=self.price, deadline=300),
            Capability.MULTI_SWAP: Offer(price=self.price, price_per_extra_face=1, max_faces=8, deadline=300),
            Capability.DETECT: Offer(price=0),
        }
        return offers | ({Capability.STATUS: Offer()} if self.tells_status else {})

    async def submit(self, work: Work) -> Ticket:
        self.crash_points.moment("before the call")
        if self.refuses_with:
            error = self.refuses_with.pop(0)
            if isinstance(error, Unsure):
                self.bought[f"task{len(self.bought) + 1}"] = work
            self.crash_points.moment("after the call")
            raise error
        ref = f"task{len(self.bought) + 1}"
        self.bought[ref] = work
        self.crash_points.moment("after the call")
        return Ticket(ref=ref, points=2)

    def tell(self, ref: str) -> Observation:
        if ref not in self.bought:
            return Observation(outcome=Outcome.LOST, ref=ref)
        if self.fails:
            return Observation(outcome=Outcome.FAILED, ref=ref, detail="no face")
        return Observation(outcome=Outcome.SUCCEEDED, ref=ref, result=RESULT_URL.format(ref=ref))

    async def status(self, ticket: Ticket) -> Observation | None:
        self.crash_points.moment("before the question")
        self.polls += 1
        told = self.tell(ticket.ref) if self.tells_status else None
        self.crash_points.moment("after the question")
        return told

    def callback(self, ref: str) -> bytes:
        told = self.tell(ref)
        return json.dumps({"task": ref, "ok": told.outcome is Outcome.SUCCEEDED, "url": told.result}).encode()

    def read_callback(self, body: bytes, ticket: Ticket | None) -> Observation | None:
        try:
            said = json.loads(body)
            ref, ok, url = said["task"], said["ok"], said["url"]
        except (ValueError, KeyError, TypeError):
            return None
        if ticket is not None and ticket.ref != ref:
            return None
        return Observation(outcome=Outcome.SUCCEEDED if ok else Outcome.FAILED, result=url, ref=ref)

    async def cancel(self, ticket: Ticket) -> bool:
        return False

    async def detect(self, picture: MediaRef) -> tuple[Face, ...]:
        return (FACE,)

    async def balance(self) -> int | None:
        return None


@dataclass
class Forgetful(Hosted):
    """Like the local engine: its tasks die with the process, and cost nothing."""

    name: str = "local"
    result_hosts: tuple[str, ...] = ()
    replayable: bool = True
    keep: Callable[[], Any] | None = None

    def die(self) -> None:
        self.bought.clear()

    async def status(self, ticket: Ticket) -> Observation | None:
        told = self.tell(ticket.ref)
        if told.outcome is Outcome.SUCCEEDED and self.keep:
            return replace(told, result=f"local:{await self.keep()}")
        return told


@dataclass
class Cards:
    """What people see: one card a job, and what was rung."""

    crash_points: CrashPoints
    shown: dict[str, str] = field(default_factory=dict)
    edits: list[tuple[str, str]] = field(default_factory=list)
    bells: list[str] = field(default_factory=list)
    alerts: list[str] = field(default_factory=list)
    troubles: list[Exception] = field(default_factory=list)

    async def show_progress(self, job: Job, progress: Progress) -> None:
        self.shown[job.id] = "progress"

    async def deliver_result(self, job: Job, result: Result) -> str | None:
        self._show(job, "result")
        return "FILE"

    async def deliver_failure(self, job: Job, *, key: str, left: int) -> None:
        self._show(job, key)

    async def announce(self, job: Job) -> None:
        self.crash_points.moment("before the bell")
        self.bells.append(job.id)
        self.crash_points.moment("after the bell")

    async def alert_admins(self, key: str, **details: str | int) -> None:
        self.crash_points.moment("before the alert")
        self.alerts.append(key)
        self.crash_points.moment("after the alert")

    async def tell_held_back(self) -> None:
        pass

    def _show(self, job: Job, what: str) -> None:
        self.crash_points.moment("before the edit")
        if self.troubles:
            raise self.troubles.pop(0)
        self.shown[job.id] = what
        self.edits.append((job.id, what))
        self.crash_points.moment("after the edit")


class Shelf:
    """Where results are downloaded from."""

    def __init__(self, content: bytes, crash_points: CrashPoints) -> None:
        self.content = content
        self.troubles: list[Exception] = []
        self.crash_points = crash_points

    async def fetch(self, url: str, *, into: Path, hosts: Any, max_bytes: int, timeout: float) -> None:  # noqa: ASYNC109
        self.crash_points.moment("before the download")
        if self.troubles:
            raise self.troubles.pop(0)
        assert url.split("/")[2] in hosts
        await asyncio.to_thread(into.write_bytes, self.content)
        self.crash_points.moment("after the download")


class CrashingStore:
    """The real store of files, in a process that may die right before and right after it keeps or erases one."""

    def __init__(self, store: Any, crash_points: CrashPoints) -> None:
        self._store = store
        self._crash_points = crash_points

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    async def adopt(self, *args: Any) -> Any:
        return await self._around("a file is kept", self._store.adopt, *args)

    async def delete(self, *args: Any) -> Any:
        return await self._around("a file is erased", self._store.delete, *args)

    async def _around(self, what: str, call: Callable[..., Any], *args: Any) -> Any:
        self._crash_points.moment(f"before {what}")
        result = await call(*args)
        self._crash_points.moment(f"after {what}")
        return result
