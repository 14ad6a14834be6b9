import asyncio
from collections.abc import Hashable

import pytest

from bot.media.turns import TURN_COSTS, FairQueue, Priority, Turn, current_turn, turn_of


class Counter:
    """People with calls of one queue, in the order in which they are served; each call is ended by the test."""

    def __init__(self, places: int) -> None:
        self.queue = FairQueue(places)
        self.served: list[str] = []
        self._ends: dict[str, asyncio.Event] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}

    async def call(self, name: str, turn: Turn) -> None:
        self._ends[name] = asyncio.Event()
        self._tasks[name] = asyncio.create_task(self._serve(name, turn))
        await settle()

    async def _serve(self, name: str, turn: Turn) -> None:
        await self.queue.enter(turn)
        try:
            self.served.append(name)
            await self._ends[name].wait()
        finally:
            self.queue.leave(turn)

    async def end(self, name: str) -> None:
        self._ends[name].set()
        await self._tasks[name]
        await settle()

    async def cancel(self, name: str) -> None:
        self._tasks[name].cancel()
        self._ends[name].set()
        await settle()

    async def end_all(self) -> list[str]:
        """End every call as soon as it is served; the order in which they were."""
        while running := [name for name in self.served if not self._ends[name].is_set()]:
            await self.end(running[0])
        return self.served


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


def person(name: Hashable) -> Turn:
    return Turn(name)


async def test_between_people_the_one_who_came_first_is_served_first() -> None:
    counter = Counter(1)
    for name in "abc":
        await counter.call(name, person(name))
    assert await counter.end_all() == ["a", "b", "c"]


async def test_a_turn_is_served_to_its_end_before_those_who_came_later() -> None:
    counter = Counter(1)
    first, second = person("a"), person("b")
    await counter.call("a: decode", first)
    await counter.call("b: decode", second)
    await counter.call("a: look for faces", first)
    await counter.call("a: draw", first)
    assert await counter.end_all() == ["a: decode", "a: look for faces", "a: draw", "b: decode"]


async def test_one_persons_twenty_pictures_do_not_hold_up_another() -> None:
    counter = Counter(1)
    for number in range(20):
        await counter.call(f"many {number}", person("many"))
    await counter.call("one", person("one"))
    assert (await counter.end_all()).index("one") == 1


async def test_who_sends_many_is_served_in_the_end_though_others_keep_coming() -> None:
    counter = Counter(1)
    for number in range(3):
        await counter.call(f"many {number}", person("many"))
    for number in range(3 * TURN_COSTS):
        await counter.call(f"new {number}", person(f"new {number}"))
        await counter.end(counter.served[-1])
    assert counter.served.index("many 1") >= TURN_COSTS
    assert "many 2" in counter.served


async def test_what_is_paid_for_goes_before_what_is_only_asked_for() -> None:
    counter = Counter(1)
    for name in "abc":
        await counter.call(name, person(name))
    await counter.call("paid", Turn("d", Priority.PAID))
    assert await counter.end_all() == ["a", "paid", "b", "c"]


async def test_one_person_leaves_a_place_free() -> None:
    counter = Counter(3)
    for number in range(5):
        await counter.call(f"many {number}", person("many"))
    assert counter.served == ["many 0", "many 1"]
    await counter.call("one", person("one"))
    assert counter.served == ["many 0", "many 1", "one"]
    await counter.end("many 0")
    assert counter.served == ["many 0", "many 1", "one", "many 2"]


async def test_nobody_in_particular_may_use_every_place() -> None:
    counter = Counter(2)
    for number in range(3):
        await counter.call(f"nobody {number}", person(None))
    assert len(counter.served) == 2


@pytest.mark.parametrize("served", [False, True])
async def test_who_goes_away_leaves_the_place_to_the_next(served: bool) -> None:
    counter = Counter(1)
    for name in "abc":
        await counter.call(name, person(name))
    await counter.cancel("a" if served else "b")
    await counter.end_all() if served else await counter.end("a")
    assert counter.served == (["a", "b", "c"] if served else ["a", "c"])


async def test_a_place_that_came_with_the_cancellation_is_not_lost() -> None:
    queue = FairQueue(1)
    holder, waiting = person("a"), person("b")
    await queue.enter(holder)
    task = asyncio.create_task(queue.enter(waiting))
    await settle()
    queue.leave(holder)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with asyncio.timeout(5):
        await queue.enter(person("c"))


async def test_tasks_that_are_started_in_a_turn_are_of_that_turn() -> None:
    async def mine() -> Turn:
        return current_turn()

    with turn_of("a", Priority.PAID) as turn:
        inner = await asyncio.create_task(mine())
    assert inner is turn
    assert current_turn() is not current_turn()


async def test_who_sent_many_owes_nothing_when_all_were_served() -> None:
    counter = Counter(1)
    for number in range(3):
        await counter.call(f"many {number}", person("many"))
    await counter.end_all()
    await counter.call("somebody", person("somebody"))
    await counter.call("many again", person("many"))
    await counter.call("last", person("last"))
    assert (await counter.end_all())[3:] == ["somebody", "many again", "last"]


async def test_the_queue_forgets_people_who_owe_nothing() -> None:
    queue = FairQueue(2)
    await queue.enter(person("always busy"))
    for number in range(5000):
        turn = person(number)
        await queue.enter(turn)
        queue.leave(turn)
        del turn
    assert len(queue._ends) < 1100
    assert len(queue._starts) < 10
