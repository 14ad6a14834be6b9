import asyncio
from datetime import timedelta
from functools import partial
from pathlib import Path

from tests.logbook import logbook
from tests.telegram.diary import Diary, everything, for_ever
from tests.telegram.world import Handler, living, text


async def test_an_update_that_comes_again_after_a_restart_runs_once(path: Path) -> None:
    diary = Diary()
    async with living(path, diary) as world:
        await world.inbox.accept(text(5))
        await world.settled()
    async with living(path, diary) as world:
        assert not await world.inbox.accept(text(5))
    assert diary.ended == [5]


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


async def test_a_clean_stop_waits_for_running_handlers_and_marks_them(path: Path) -> None:
    diary = Diary()
    async with living(path, diary) as world:
        await world.inbox.accept(text(5))
        await diary.until(lambda: 5 in diary.began)
        await world.inbox.close(grace=10)
        assert not await world.unhandled()
    assert diary.ended == [5]


async def life(path: Path, handler: Handler, *, until: asyncio.Event | None = None) -> None:
    """A process that dies when `until` says so, or ends when nothing is left to do."""
    async with living(path, handler) as world:
        if until is None:
            await world.settled()
        else:
            await until.wait()


class Deadly(Diary):
    """Update 1 kills the process; update 2 of another person takes longer than that; 3 waits behind update 1."""

    def __init__(self) -> None:
        super().__init__()
        self.dead = asyncio.Event()
        self.orders = {1: self._kill, 2: for_ever}

    async def _kill(self) -> None:
        self.dead.set()
        await for_ever()


async def test_an_update_that_kills_the_process_is_parked_and_its_companions_are_not(path: Path) -> None:
    lives = [Deadly() for _ in range(4)]
    async with living(path, lives[0]) as world:
        await world.inbox.accept_all([text(1, person=1), text(2, person=2), text(3, person=1)])
        await lives[0].dead.wait()
    for diary in lives[1:]:
        await life(path, diary, until=diary.dead)
    last = Diary()
    with logbook() as book:
        await life(path, last)
    assert last.ended == [2, 3]
    assert "parked" in book.getvalue()


async def test_restarts_alone_do_not_use_up_the_tries_of_what_only_waits(path: Path) -> None:
    for _ in range(3):
        diary = Diary()
        diary.orders[1] = for_ever
        async with living(path, diary, depth=1) as world:
            await world.inbox.accept_all([text(1), text(2), text(3)])
            await diary.until(partial(bool, diary.began))
            rows = await world.storage.read(everything)
    assert [row["tries"] for row in rows] == [2, 0, 0]


async def test_handled_updates_keep_their_number_and_lose_their_words(path: Path) -> None:
    async with living(path, Diary()) as world:
        await world.inbox.accept(text(5, words="a secret"))
        await world.settled()
        rows = await world.storage.read(everything)
    assert [(row["update_id"], row["payload"]) for row in rows] == [(5, "")]


async def test_numbers_are_kept_for_a_week(path: Path) -> None:
    async with living(path, Diary()) as world:
        for days in (0, 6, 2):
            world.clock.forward(timedelta(days=days))
            await world.inbox.accept(text(days + 1))
            await world.settled()
            await world.inbox.accept(text(days + 100))
            await world.settled()
        rows = await world.storage.read(everything)
    assert [row["update_id"] for row in rows] == [3, 7, 102, 106]
