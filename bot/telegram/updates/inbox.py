"""The door for updates: stored before they are acknowledged, and run until they are done with.

A person's updates wait in a lane. The first few of a lane are in memory, the rest stay in the table,
and only one of a lane is being handled at a time: a flood costs its sender's patience alone.

An update that the process dies on must not be begun for ever. What a dead process left is marked when it is begun
again (tries 1). What is found marked is a suspect: suspects run one at a time, and a death within ALONE_SECONDS of
its begin counts against the one that was alone. One that ends, or lives that long, is cleared. Other people's updates
run meanwhile. After MOST_DEATHS in a row it is left aside, and the person is told.

If the process dies before a try is counted, nothing happened; after it, the death counts, although nothing of the
update may have run. It dies before an update is cleared: a death too many is counted, which the next end clears. It
dies between telling that an update was left aside and marking it: it is told once more.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

import structlog
from prometheus_client import CollectorRegistry, Counter, Gauge
from telegram import Update

from bot.clock import Clock
from bot.media.turns import turn_of
from bot.nursery import Nursery
from bot.telegram.updates.handled import HandledUpdates
from bot.telegram.updates.raw_update import RawUpdate, read_update, stored_update, with_names
from bot.telegram.updates.replica import Replica
from bot.telegram.updates.runner import AnyApplication, Runner
from storage import Storage, StorageError, Transaction, inbox
from storage.model import Inbound

PAGE = 200
ALONE_SECONDS = 2.0
ARRIVAL_SECONDS = 0.05  # until what is being stored is stored
MOST_DEATHS = 3  # of an update that was alone

T = TypeVar("T")

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Lane:
    """`spilled`: there is more in the table. `left_until` is the last update that an earlier process left."""

    waiting: deque[RawUpdate] = field(default_factory=deque)
    spilled: bool = False
    reading: bool = False
    left_until: int = -1


class InboxMetrics:
    """What came in, since the process began."""

    def __init__(self, registry: CollectorRegistry, waiting: Callable[[], float]) -> None:
        self.accepted = Counter(
            "faceswap_updates_accepted", "Updates of Telegram that were stored.", registry=registry
        )
        self.repeated = Counter(
            "faceswap_updates_repeated", "Updates that had been stored before.", registry=registry
        )
        self.malformed = Counter(
            "faceswap_updates_malformed", "What came and was no update.", registry=registry
        )
        self.parked = Counter(
            "faceswap_updates_parked", "Updates that nobody could handle.", registry=registry
        )
        Gauge(
            "faceswap_updates_waiting", "Updates in memory that wait for their turn.", registry=registry
        ).set_function(waiting)


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
        metrics: CollectorRegistry | None = None,
        depth: int = 8,
        in_memory: int = 10_000,
        seconds: float = 300.0,
        lag: float = 0.2,
        alone_seconds: float = ALONE_SECONDS,
        on_left_aside: Callable[[dict[str, Any]], Awaitable[None]] | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`on_left_aside` gets the raw update that the process died on too often, to tell the person."""
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
        self._alone_seconds = alone_seconds
        self._on_left_aside = on_left_aside
        self._suspects = asyncio.Lock()
        self._alone: int | None = None
        self._handled = HandledUpdates(storage, clock, nursery, lag=lag, sleep=sleep)
        self.runner = Runner(application, expected=expected, seconds=seconds, sleep=sleep)
        self._metrics = InboxMetrics(metrics or CollectorRegistry(), lambda: self.waiting)

    @property
    def waiting(self) -> int:
        """Updates in memory that wait for their turn; the table may hold more."""
        return self._held

    async def start(self) -> None:
        """Take up what an earlier process left unhandled. Call it before the first `accept`."""
        if self._replica is not None:
            await self._patiently(self._replica.take_over)
            self._nursery.start(self._replica.watch(self._take_up_rows), name="replica")
        left: dict[int, tuple[int, int]] = {}
        async for row in self._left_over():
            tries, _ = left.get(row.lane, (0, 0))
            left[row.lane] = max(tries, row.tries), row.update_id
        for lane, (_, last) in sorted(left.items(), key=lambda item: item[1]):  # the least suspected go first
            self._take_up(lane, last)

    def _take_up_rows(self, rows: Sequence[Inbound]) -> None:
        for row in rows:
            self._take_up(row.lane, row.update_id)

    def _take_up(self, key: int, update_id: int) -> None:
        """What another process left: its lane finds it in the table."""
        lane = self._lane(key)
        lane.spilled, lane.left_until = True, max(lane.left_until, update_id)

    async def accept(self, raw: dict[str, Any] | bytes) -> bool:
        """Returns when the update is on the disk; False when it was there before, or is no update at all.

        Raises StorageError when it could not be stored: it must then not be acknowledged.
        """
        return await self.accept_all((raw,)) == 1

    async def accept_all(self, raws: Sequence[dict[str, Any] | bytes]) -> int:
        """Store several in one go, in their order; returns how many were new."""
        given = [update for raw in raws if (update := self._read(raw)) is not None]
        ids = {update.update_id for update in given} - self._arriving
        self._arriving |= ids
        try:
            fresh = await self._storage.write(_receive, given, owner=self._owner, at=self._clock())
        except asyncio.CancelledError:  # the write goes on without us
            self._nursery.start(self._make_sure_of(given), name="take in what was cut off")
            raise
        except StorageError:
            self._spill(given)  # it may be in the table all the same
            raise
        finally:
            self._arriving -= ids
        for update in fresh:
            self._feed(update)
        self._metrics.accepted.inc(len(fresh))
        self._metrics.repeated.inc(len(given) - len(fresh))
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
        await self._handled.flush()
        if self._alone is not None:  # it was cut off, and nothing died
            await self._storage.write(inbox.clear_tries, self._alone)

    def _read(self, raw: dict[str, Any] | bytes) -> RawUpdate | None:
        if (update := read_update(raw)) is None:
            self._metrics.malformed.inc()
            log.error("update.malformed")
        return update

    def _lane(self, key: int) -> Lane:
        if (lane := self._lanes.get(key)) is None:
            lane = self._lanes[key] = Lane()
            if not self.runner.stopping:
                self._keep(self._nursery.start(self._work(key, lane), name="lane"))
        return lane

    def _keep(self, task: asyncio.Task[None]) -> None:
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _make_sure_of(self, updates: Sequence[RawUpdate]) -> None:
        receiving = partial(self._storage.write, _receive, updates, owner=self._owner, at=self._clock())
        await self._patiently(receiving)
        self._spill(updates)

    def _spill(self, updates: Sequence[RawUpdate]) -> None:
        for update in updates:
            self._lane(update.lane).spilled = True

    def _feed(self, update: RawUpdate) -> None:
        lane = self._lane(update.lane)
        full = len(lane.waiting) >= self._depth or self._held >= self._most_in_memory
        if full or lane.spilled or lane.reading:
            lane.spilled = True
        else:
            lane.waiting.append(update)
            self._held += 1

    async def _work(self, key: int, lane: Lane) -> None:
        while not self.runner.stopping and (update := await self._next(key, lane)) is not None:
            try:
                await self._begin(update, lane)
            except Exception:  # it stays in the table; the lane goes on
                log.exception("update.left_for_the_next_start", update_id=update.update_id)

    async def _begin(self, update: RawUpdate, lane: Lane) -> None:
        await self._patiently(partial(self._handled.settle, update.lane))
        if update.update_id > lane.left_until:
            await self._run(update)
        elif update.tries:
            await self._run_suspect(update)
        else:
            await self._count_try(update)
            await self._run(update)

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
        await self._handled.flush()
        lane.reading, lane.spilled = True, False  # what arrives from here on says `spilled` again
        try:
            rows = await self._storage.read(inbox.backlog, lane=key, limit=self._depth, owner=self._owner)
        except BaseException:
            lane.spilled = True
            raise
        finally:
            lane.reading = False
        arrives = any(row.update_id in self._arriving for row in rows)  # once more, and is not new
        lane.spilled |= arrives or len(rows) == self._depth
        taken = [stored_update(row) for row in rows if row.update_id not in self._arriving]
        lane.waiting.extend(taken)
        self._held += len(taken)
        if arrives and not taken:
            await self._sleep(ARRIVAL_SECONDS)

    async def _run_suspect(self, update: RawUpdate) -> None:
        async with self._suspects:
            if self.runner.stopping:
                return
            if await self._count_try(update) > 1 + MOST_DEATHS:
                await self._leave_aside(update)
                return
            self._alone = update.update_id
            running = self._nursery.start(self._run(update), name="suspect")
            self._keep(running)
            await asyncio.wait({running}, timeout=self._alone_seconds)
            await self._patiently(self._handled.flush)
            await self._patiently(partial(self._storage.write, inbox.clear_tries, update.update_id))
            self._alone = None
        await running

    async def _count_try(self, update: RawUpdate) -> int:
        return await self._patiently(partial(self._storage.write, inbox.count_try, update.update_id))

    async def _leave_aside(self, update: RawUpdate) -> None:
        """The person is told first: to be told twice is better than never."""
        log.error("update.left_aside", update_id=update.update_id, deaths=update.tries - 1)
        self._metrics.parked.inc()
        if self._on_left_aside is not None:
            await self._on_left_aside(update.raw)
        self._handled.add(update.update_id, lane=update.lane)

    async def _patiently(self, attempt: Callable[[], Awaitable[T]]) -> T:
        while True:
            try:
                return await attempt()
            except StorageError as error:
                log.warning("inbox.waits_for_database", reason=str(error))
            await self._sleep(1.0)

    async def _run(self, update: RawUpdate) -> None:
        parsed = self._parse(update)
        with turn_of(update.lane):
            done = parsed is None or await self.runner.run(parsed)
        if done:
            self._handled.add(update.update_id, lane=update.lane)

    def _parse(self, update: RawUpdate) -> Update | None:
        try:
            return Update.de_json(with_names(update.raw), self._bot)
        except Exception:  # whatever the library trips over, it would trip again
            self._metrics.malformed.inc()
            log.exception("update.not_understood", update_id=update.update_id)
            return None

    async def _left_over(self) -> AsyncIterator[Inbound]:
        after: int | None = None
        while rows := await self._storage.read(inbox.backlog, after=after, limit=PAGE, owner=self._owner):
            for row in rows:
                yield row
            after = rows[-1].update_id


def _receive(tx: Transaction, updates: Sequence[RawUpdate], *, owner: str, at: datetime) -> list[RawUpdate]:
    return [update for update in updates if _store(tx, update, owner, at)]


def _store(tx: Transaction, update: RawUpdate, owner: str, at: datetime) -> bool:
    return inbox.receive(
        tx, update_id=update.update_id, lane=update.lane, payload=update.text, owner=owner, at=at
    )
