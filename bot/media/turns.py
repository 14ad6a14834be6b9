"""Who is served next where pictures are opened.

What is paid for comes first. Then people take turns, by arrival; a person's further turns stand behind those of the
others who came meanwhile, and behind the next few (start-time fair queueing: the clock counts the turns that were
served, and a turn costs its owner `TURN_COSTS` ticks of it). So nobody waits for twenty pictures of one person, and
these are served in the end although others keep coming. One person leaves a place free, if there are several.

A turn lasts as long as its update or job: its second and third call are served where its first was, and not behind
everybody who came meanwhile. It travels in a context variable, like the fields of a log line, because between an
update and the sandbox lie the handlers, the library and the providers, which have no other use for it.
"""

import asyncio
import heapq
import itertools
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import IntEnum
from weakref import WeakKeyDictionary

TURN_COSTS = 20
"""So many turns of other people, who may come later, go before somebody's second one."""

MAX_REMEMBERED = 1000  # people whose last turn is looked up; more only while all of them wait

_numbers = itertools.count()


class Priority(IntEnum):
    PAID = 0
    """A job that somebody has ordered: its pictures, its result."""

    ASKED = 1
    """What a person sent and waits for."""


@dataclass(eq=False, slots=True, weakref_slot=True)
class Turn:
    """One update or one job of `owner`; None is nobody in particular, who has no share and owes nothing."""

    owner: Hashable | None = None
    priority: Priority = Priority.ASKED
    number: int = field(default_factory=_numbers.__next__)


_current: ContextVar[Turn | None] = ContextVar("turn", default=None)


@contextmanager
def turn_of(owner: Hashable | None, priority: Priority = Priority.ASKED) -> Iterator[Turn]:
    """All calls of a sandbox inside, also of tasks that are started inside, are this one turn."""
    turn = Turn(owner, priority)
    token = _current.set(turn)
    try:
        yield turn
    finally:
        _current.reset(token)


def current_turn() -> Turn:
    """The turn that one is in; outside of all, one that lasts for one call."""
    return _current.get() or Turn()


@dataclass(order=True, slots=True)
class _Waiting:
    rank: tuple[int, int, int, int]
    turn: Turn = field(compare=False)
    begins: bool = field(compare=False)
    place: "asyncio.Future[None]" = field(compare=False)


class FairQueue:
    """`places` at once. Waits in memory: as many as there are updates being handled and jobs under way."""

    def __init__(self, places: int) -> None:
        self._places = self._free = places
        self._share = max(1, places - 1)
        self._clock = 0
        self._waiting: list[_Waiting] = []
        self._starts: WeakKeyDictionary[Turn, int] = WeakKeyDictionary()
        self._ends: dict[Hashable, int] = {}
        self._held: dict[Hashable, int] = {}
        self._calls = itertools.count()

    async def enter(self, turn: Turn) -> None:
        """Wait for a place; `leave` gives it back."""
        place = asyncio.get_running_loop().create_future()
        begins = turn not in self._starts
        rank = (turn.priority.value, self._start_of(turn), turn.number, next(self._calls))
        heapq.heappush(self._waiting, _Waiting(rank, turn, begins, place))
        self._serve()
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self.leave(turn)
            raise

    def leave(self, turn: Turn) -> None:
        self._free += 1
        if turn.owner is not None:
            self._held[turn.owner] -= 1
            if not self._held[turn.owner]:
                del self._held[turn.owner]
        self._serve()
        if self._free == self._places:  # all are served: nobody owes anybody anything
            self._ends.clear()

    def _serve(self) -> None:
        beyond_share: list[_Waiting] = []
        while self._free and self._waiting:
            first = heapq.heappop(self._waiting)
            owner = first.turn.owner
            if first.place.done():  # cancelled while it waited
                continue
            if owner is not None and self._held.get(owner, 0) >= self._share:
                beyond_share.append(first)
                continue
            self._free -= 1
            if owner is not None:
                self._held[owner] = self._held.get(owner, 0) + 1
            self._clock += first.begins
            first.place.set_result(None)
        for waiting in beyond_share:
            heapq.heappush(self._waiting, waiting)

    def _start_of(self, turn: Turn) -> int:
        """On the queue's clock: now, or when the owner's last turn is paid off."""
        if turn in self._starts:
            return self._starts[turn]
        start = self._clock
        if turn.owner is not None:
            start = max(start, self._ends.get(turn.owner, 0))
            self._ends[turn.owner] = start + TURN_COSTS
        self._starts[turn] = start
        if len(self._ends) > MAX_REMEMBERED:  # those who owe nothing: the clock has passed their last turn
            self._ends = {owner: end for owner, end in self._ends.items() if end > self._clock}
        return start
