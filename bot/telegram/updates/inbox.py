"""The door for updates: stored before they are acknowledged, and run until they are done with.

A person's updates wait in a lane. The first few of a lane are in memory, the rest stay in the table,
and only one of a lane is being handled at a time: a flood costs its sender's patience alone.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

import structlog
from telegram import Update

from bot.clock import Clock
from bot.nursery import Nursery
from bot.telegram.updates.handled import Done
from bot.telegram.updates.raw_update import RawUpdate, arrival_of, read_arrival
from bot.telegram.updates.replica import Replica
from bot.telegram.updates.runner import AnyApplication, Runner
from storage import Storage, StorageError, Transaction, inbox
from storage.model import Inbound

PAGE = 200
MOST_TRIES = 3

T = TypeVar("T")

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Lane:
    """`spilled`: there is more in the table. `behind` is the last update that an earlier process left."""

    waiting: deque[RawUpdate] = field(default_factory=deque)
    spilled: bool = False
    reading: bool = False
    behind: int = -1


@dataclass(slots=True)
class Tally:
    """For metrics and the health check."""

    accepted: int = 0
    repeated: int = 0
    malformed: int = 0
    parked: int = 0
    last_at: datetime | None = None


class Inbox:
    """Make it before other error handlers are added to the application (see Runner)."""

    def __init__(
        self,
        *,
        storage: Storage,
        application: AnyApplication,
        clock: Clock,
        nursery: Nursery,
        replica: Replica | None = None,
        expected: tuple[type[Exception], ...] = (),
        depth: int = 8,
        in_memory: int = 10_000,
        seconds: float = 300.0,
        lag: float = 0.2,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._storage = storage
        self._bot = application.bot
        self._clock = clock
        self._nursery = nursery
        self._replica = replica
        self._owner = replica.name if replica is not None else inbox.SINGLE_PROCESS
        self._depth = depth
        self._most_in_memory = in_memory
        self._sleep = sleep
        self._lanes: dict[int, Lane] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._arriving: set[int] = set()
        self._held = 0
        self._alone: set[int] = set()
        self._open = asyncio.Event()
        self._done = Done(storage, clock, nursery, lag=lag, sleep=sleep)
        self.runner = Runner(application, expected=expected, seconds=seconds, sleep=sleep)
        self.tally = Tally()

    @property
    def waiting(self) -> int:
        """Updates in memory that wait for their turn; the table may hold more."""
        return self._held

    async def start(self) -> None:
        """Take up what an earlier process left unhandled. Call it before the first `accept`."""
        if self._replica is not None:
            await self._patiently(self._replica.take_over)
            self._nursery.start(self._replica.watch(self._take_up), name="replica")
        suspects: list[Inbound] = []
        async for row in self._left_over():
            if row.tries:
                suspects.append(row)
            self._take_up((row,))
        self._tasks.add(self._nursery.start(self._begin(suspects), name="replay updates"))

    def _take_up(self, rows: Sequence[Inbound]) -> None:
        """What another process left: its lane finds it in the table."""
        for row in rows:
            lane = self._lane(row.lane)
            lane.spilled, lane.behind = True, max(lane.behind, row.update_id)

    async def accept(self, raw: dict[str, Any] | bytes) -> bool:
        """Returns when the update is on the disk; False when it was there before, or is no update at all.

        Raises StorageError when it could not be stored: it must then not be acknowledged.
        """
        return await self.accept_all((raw,)) == 1

    async def accept_all(self, raws: Sequence[dict[str, Any] | bytes]) -> int:
        """Store several in one go, in their order; returns how many were new."""
        arrivals = [arrival for raw in raws if (arrival := self._read(raw)) is not None]
        ids = {arrival.update_id for arrival in arrivals} - self._arriving
        self._arriving |= ids
        try:
            fresh = await self._storage.write(_receive, arrivals, owner=self._owner, at=self._clock())
        except asyncio.CancelledError:  # the write goes on without us
            self._nursery.start(self._make_sure_of(arrivals), name="take in what was cut off")
            raise
        except StorageError:
            self._spill(arrivals)  # it may be in the table all the same
            raise
        finally:
            self._arriving -= ids
        for arrival in fresh:
            self._feed(arrival)
        self.tally.accepted += len(fresh)
        self.tally.repeated += len(arrivals) - len(fresh)
        return len(fresh)

    async def close(self, *, grace: float = 10.0) -> None:
        """Let running handlers finish; what is cut off after `grace` seconds runs again at the next start."""
        self.runner.stopping = True
        if self._replica is not None:
            self._replica.resign()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=grace)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._done.flush()

    def _read(self, raw: dict[str, Any] | bytes) -> RawUpdate | None:
        self.tally.last_at = self._clock()
        if (arrival := read_arrival(raw)) is None:
            self.tally.malformed += 1
            log.error("something came that is no update")
        return arrival

    def _lane(self, key: int) -> Lane:
        if (lane := self._lanes.get(key)) is None:
            lane = self._lanes[key] = Lane()
            if not self.runner.stopping:
                task = self._nursery.start(self._work(key, lane), name="lane")
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
        return lane

    async def _make_sure_of(self, arrivals: Sequence[RawUpdate]) -> None:
        receiving = partial(self._storage.write, _receive, arrivals, owner=self._owner, at=self._clock())
        await self._patiently(receiving)
        self._spill(arrivals)

    def _spill(self, arrivals: Sequence[RawUpdate]) -> None:
        for arrival in arrivals:
            self._lane(arrival.lane).spilled = True

    def _feed(self, arrival: RawUpdate) -> None:
        lane = self._lane(arrival.lane)
        full = len(lane.waiting) >= self._depth or self._held >= self._most_in_memory
        if full or lane.spilled or lane.reading:
            lane.spilled = True
        else:
            lane.waiting.append(arrival)
            self._held += 1

    async def _work(self, key: int, lane: Lane) -> None:
        await self._open.wait()
        while not self.runner.stopping and (arrival := await self._next(key, lane)) is not None:
            try:
                if await self._admit(arrival, lane):
                    await self._run(arrival)
            except Exception:  # it stays in the table; the lane goes on
                log.exception("an update was left for the next start", update_id=arrival.update_id)

    async def _next(self, key: int, lane: Lane) -> RawUpdate | None:
        """None, and the lane is no more, when nothing waits in it, here or in the table."""
        while not lane.waiting:
            if not lane.spilled:
                del self._lanes[key]
                return None
            await self._patiently(partial(self._refill, key, lane))
        self._held -= 1
        return lane.waiting.popleft()

    async def _refill(self, key: int, lane: Lane) -> None:
        await self._done.flush()
        lane.reading, lane.spilled = True, False  # what arrives from here on says `spilled` again
        try:
            rows = await self._storage.read(inbox.backlog, lane=key, limit=self._depth, owner=self._owner)
        except BaseException:
            lane.spilled = True
            raise
        finally:
            lane.reading = False
        lane.spilled |= len(rows) == self._depth
        taken = [arrival_of(row) for row in rows if row.update_id not in self._arriving]
        lane.waiting.extend(taken)
        self._held += len(taken)

    async def _admit(self, arrival: RawUpdate, lane: Lane) -> bool:
        """What an earlier process died on is counted before it runs, and parked when it killed too often."""
        if arrival.update_id > lane.behind or arrival.update_id in self._alone:
            return True
        return await self._count(arrival.update_id)

    async def _count(self, update_id: int) -> bool:
        tries = await self._patiently(partial(self._storage.write, inbox.count_try, update_id))
        if tries <= MOST_TRIES:
            return True
        log.error("an update was parked: the process died on it again and again", update_id=update_id)
        self.tally.parked += 1
        self._done.add(update_id)
        return False

    async def _patiently(self, attempt: Callable[[], Awaitable[T]]) -> T:
        while True:
            try:
                return await attempt()
            except StorageError as error:
                log.warning("the inbox waits for the database", reason=str(error))
            await self._sleep(1.0)

    async def _run(self, arrival: RawUpdate, *, once: bool = False) -> None:
        update = self._understand(arrival)
        if update is None or await self.runner.run(update, once=once):
            self._done.add(arrival.update_id)

    def _understand(self, arrival: RawUpdate) -> Update | None:
        try:
            return Update.de_json(arrival.raw, self._bot)
        except Exception:  # whatever the library trips over, it would trip again
            self.tally.malformed += 1
            log.exception("an update could not be understood", update_id=arrival.update_id)
            return None

    async def _begin(self, suspects: list[Inbound]) -> None:
        """Suspects run alone and first, which clears those that only ran beside a deadly one."""
        for row in suspects:
            self._alone.add(row.update_id)
            if not self.runner.stopping and await self._count(row.update_id):
                await self._run(arrival_of(row), once=True)
        await self._patiently(self._done.flush)
        self._open.set()

    async def _left_over(self) -> AsyncIterator[Inbound]:
        after: int | None = None
        while rows := await self._storage.read(inbox.backlog, after=after, limit=PAGE, owner=self._owner):
            for row in rows:
                yield row
            after = rows[-1].update_id


def _receive(tx: Transaction, arrivals: Sequence[RawUpdate], *, owner: str, at: datetime) -> list[RawUpdate]:
    return [arrival for arrival in arrivals if _keep(tx, arrival, owner, at)]


def _keep(tx: Transaction, arrival: RawUpdate, owner: str, at: datetime) -> bool:
    return inbox.receive(
        tx, update_id=arrival.update_id, lane=arrival.lane, payload=arrival.text, owner=owner, at=at
    )
