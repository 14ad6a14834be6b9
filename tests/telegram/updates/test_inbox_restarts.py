import asyncio
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from bot.telegram.updates.inbox import ARRIVAL_SECONDS, MOST_DEATHS, _receive
from storage import Transaction
from tests.logbook import logbook
from tests.telegram.diary import Diary, everything, for_ever
from tests.telegram.world import World, living, text


async def test_an_update_that_comes_again_after_a_restart_runs_once(path: Path) -> None:
    diary = Diary()
    async with living(path, diary) as world:
        await world.inbox.accept(text(5))
        await world.settled()
    async with living(path, diary) as world:
        assert not await world.inbox.accept(text(5))
    assert diary.ended == [5]


async def test_what_was_left_runs_although_it_comes_again_while_it_is_taken_up(path: Path) -> None:
    """Telegram sends again what it heard no answer to, and that may be at the door when the bot starts."""
    await taken(path, text(1, person=1), text(2, person=2))
    diary = Diary()
    async with living(path, diary) as world:
        world.inbox._storage = _LateWriter(world)  # type: ignore[assignment]
        assert not await world.inbox.accept(text(1, person=1))
        await diary.until(lambda: {1, 2} <= set(diary.ended))
        assert (await world.storage.read(everything))[0]["tries"] == 1  # it still counts as left behind


class _LateWriter:
    """Stores what arrives only when its lane has looked into the table and found it there."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.read = world.storage.read

    async def write(self, unit: Any, *args: Any, **named: Any) -> Any:
        while unit is _receive and ARRIVAL_SECONDS not in self._world.pauses:
            await self._world.storage.write(_nothing)
        return await self._world.storage.write(unit, *args, **named)


async def test_a_restart_runs_what_was_left_in_order(path: Path) -> None:
    before, after = Diary(), Diary()
    before.orders = dict.fromkeys((10, 11), for_ever)
    async with living(path, before) as world:
        await world.inbox.accept(text(1, person=3))
        await world.settled()
        await world.inbox.accept_all([text(10 + n, person=n % 2 + 1) for n in range(600)])
    async with living(path, after) as world:
        await world.inbox.accept(text(5000, person=1))
        await world.settled()
    for person in (1, 2):
        own = [number for number in after.ended if number < 5000 and number % 2 + 1 == person]
        assert own == sorted(own)
        assert len(own) == 300
    assert after.ended[-1] == 5000 or after.ended.index(5000) > after.ended.index(608)
    assert 1 not in after.ended


async def test_of_one_person_only_the_last_update_can_run_again(path: Path) -> None:
    """A photo whose order was taken meanwhile would be read as the picture of a new one."""
    before, after = Diary(), Diary()
    before.orders[2] = for_ever

    async def never(_: float) -> None:
        await for_ever()

    async with living(path, before, sleep=never, lag=60.0) as world:
        await world.inbox.accept(text(1, person=7))
        await world.inbox.accept(text(3, person=8))
        await before.until(lambda: {1, 3} <= set(before.ended))
        await world.inbox.accept(text(2, person=7))
        await before.until(lambda: 2 in before.began)
        world.killed = True
    async with living(path, after) as world:
        await world.settled()
    assert 1 not in after.began
    assert 2 in after.ended


async def test_a_clean_stop_waits_for_running_handlers_and_marks_them(path: Path) -> None:
    diary = Diary()
    async with living(path, diary) as world:
        await world.inbox.accept(text(5))
        await diary.until(lambda: 5 in diary.began)
        await world.inbox.close(grace=10)
        assert not await world.unhandled()
    assert diary.ended == [5]


async def life(
    path: Path, *, deadly: Sequence[int] = (), slow: Sequence[int] = (), dies: bool = True, **options: Any
) -> Diary:
    """A process that dies of its `deadly` updates, or for no reason of its own when only `slow` ones are left."""
    diary, dead = Diary(), asyncio.Event()
    diary.orders = dict.fromkeys(slow, for_ever)

    async def kill() -> None:
        dead.set()
        await for_ever()

    diary.orders |= dict.fromkeys(deadly, kill)
    async with living(path, diary, **options) as world:
        if deadly:
            await dead.wait()
        elif dies:
            await diary.until(lambda: set(slow) <= set(diary.began))
        else:
            await world.settled()
        world.killed = dies
    return diary


async def taken(path: Path, *updates: dict[str, Any]) -> None:
    """They are acknowledged, and the process dies before it has begun any."""
    async with living(path, Diary()) as world:
        world.inbox.runner.stopping = True
        await world.inbox.accept_all(updates)
        world.killed = True


async def test_an_update_that_kills_the_process_is_left_aside_and_its_companions_are_not(path: Path) -> None:
    """1 kills; 2 of another person takes longer than that; 3 waits behind 1."""
    updates = [text(1, person=1), text(2, person=2), text(3, person=1)]
    await taken(path, *updates)
    await life(path, deadly=(1,), slow=(2,))
    for _ in range(MOST_DEATHS):
        await life(path, deadly=(1,), slow=(2,), alone_seconds=0.01)
    told: list[dict[str, Any]] = []

    async def tell(raw: dict[str, Any]) -> None:
        told.append(raw)

    with logbook() as book:
        last = await life(path, dies=False, on_left_aside=tell)
    assert sorted(last.ended) == [2, 3]
    assert "update.left_aside" in book.getvalue()
    assert told == [updates[0]]


async def test_deaths_that_an_update_lives_past_do_not_count_against_it(path: Path) -> None:
    """The process dies again and again, each time long after the update began alone."""
    await taken(path, text(1, person=1))
    for _ in range(3 * MOST_DEATHS):
        async with living(path, diary := Diary(), alone_seconds=0.0) as world:
            diary.orders[1] = for_ever
            await diary.until(lambda: 1 in diary.began)
            while world.inbox._suspects.locked():
                await world.storage.write(_nothing)
            world.killed = True
    last = await life(path, dies=False)
    assert last.ended == [1]


async def test_a_death_before_a_suspect_has_begun_does_not_count_against_it(path: Path) -> None:
    """Many suspects in a row, and a process that lives just long enough to begin the first of them."""
    people = range(1, 9)
    await taken(path, *(text(person, person=person) for person in people))
    await life(path, slow=people)
    for _ in range(2 * MOST_DEATHS):
        diary = Diary()
        diary.orders = dict.fromkeys(people, for_ever)
        async with living(path, diary, alone_seconds=60.0) as world:
            await diary.until(partial(bool, diary.began))
            world.killed = True
        assert len(diary.began) == 1  # each time another, the one that is suspected least
    last = await life(path, dies=False)
    assert sorted(last.ended) == list(people)


async def test_suspects_that_hang_make_nobody_else_wait(path: Path) -> None:
    await taken(path, text(1, person=1), text(2, person=2))
    await life(path, slow=(1, 2))
    diary = Diary()
    diary.orders = dict.fromkeys((1, 2), for_ever)
    async with living(path, diary, alone_seconds=60.0) as world:
        await diary.until(partial(bool, diary.began))
        await world.inbox.accept(text(3, person=3))
        await diary.until(lambda: 3 in diary.ended)
    assert diary.began in ([1, 3], [2, 3])


async def test_a_suspect_that_hangs_has_only_a_moment_alone(path: Path) -> None:
    await taken(path, text(1, person=1), text(2, person=2))
    await life(path, slow=(1, 2))
    diary = Diary()
    diary.orders[1] = for_ever
    async with living(path, diary, alone_seconds=0.01):
        await diary.until(lambda: 2 in diary.ended)


async def test_restarts_alone_do_not_use_up_the_tries_of_what_only_waits(path: Path) -> None:
    for _ in range(3):
        diary = Diary()
        diary.orders[1] = for_ever
        async with living(path, diary, depth=1) as world:
            await world.inbox.accept_all([text(1), text(2), text(3)])
            await diary.until(partial(bool, diary.began))
            rows = await world.storage.read(everything)
    assert [row["tries"] for row in rows] == [2, 0, 0]  # begun again, and once alone


async def test_handled_updates_keep_their_number_and_lose_their_words(path: Path) -> None:
    async with living(path, Diary()) as world:
        await world.inbox.accept(text(5, words="a secret"))
        await world.settled()
        rows = await world.storage.read(everything)
    assert [(row["update_id"], row["payload"]) for row in rows] == [(5, "")]


def _nothing(tx: Transaction) -> None:
    tx.value("SELECT 1")
