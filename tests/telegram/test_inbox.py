import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from telegram import Update
from telegram.error import BadRequest, NetworkError
from telegram.ext import ApplicationHandlerStop, TypeHandler

from bot.telegram.runs import AnyContext
from storage import StorageError, Transaction, inbox
from storage.errors import DatabaseFull
from tests.logbook import logbook
from tests.telegram.world import Handler, World, living, text


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bot.db"


class Diary:
    """A handler that writes down whose turn it was, and does as it is told for some updates."""

    def __init__(self) -> None:
        self.began: list[int] = []
        self.ended: list[int] = []
        self.people: list[int] = []
        self.orders: dict[int, Callable[[], Awaitable[None]]] = {}
        self._news = asyncio.Event()

    async def until(self, condition: Callable[[], bool]) -> None:
        while not condition():
            self._news.clear()
            await self._news.wait()

    async def __call__(self, update: Update, _: AnyContext) -> None:
        assert update.effective_user
        self.began.append(update.update_id)
        self.people.append(update.effective_user.id)
        self._news.set()
        await asyncio.sleep(0)
        if order := self.orders.get(update.update_id):
            await order()
        self.ended.append(update.update_id)
        self._news.set()


async def for_ever() -> None:
    await asyncio.Event().wait()


def failing(error: Exception, times: int = 1_000_000) -> Callable[[], Awaitable[None]]:
    left = iter(range(times))

    async def fail() -> None:
        if next(left, None) is not None:
            raise error

    return fail


async def test_an_update_is_on_the_disk_before_it_is_acknowledged(path: Path) -> None:
    diary = Diary()
    diary.orders[5] = for_ever
    async with living(path, diary) as world:
        assert await world.inbox.accept(text(5))
        stored = await world.storage.read(inbox.backlog, limit=10)
    assert [(row.update_id, row.lane, json.loads(row.payload)) for row in stored] == [(5, 1, text(5))]


async def test_what_cannot_be_stored_is_not_acknowledged(path: Path) -> None:
    diary = Diary()
    async with living(path, diary) as world:
        await world.storage.close()
        with pytest.raises(StorageError):
            await world.inbox.accept(text(5))
    assert not diary.began


async def test_an_update_whose_acknowledgement_was_cut_off_runs_all_the_same(path: Path) -> None:
    diary = Diary()
    async with living(path, diary) as world:
        request = asyncio.create_task(world.inbox.accept(text(5)))
        await asyncio.sleep(0)  # the update is on its way to the disk
        request.cancel()
        await asyncio.gather(request, return_exceptions=True)
        await diary.until(lambda: 5 in diary.ended)


async def test_one_persons_updates_run_in_order_and_one_at_a_time(path: Path) -> None:
    diary = Diary()
    async with living(path, diary) as world:
        for number in range(100):
            await world.inbox.accept(text(number))
        await world.settled()
    assert diary.began == diary.ended == list(range(100))


async def test_order_holds_for_updates_that_arrive_together(path: Path) -> None:
    diary = Diary()
    async with living(path, diary) as world:
        await asyncio.gather(*(world.inbox.accept(text(n, person=n % 7 + 1)) for n in range(300)))
        await world.settled()
    assert sorted(diary.ended) == list(range(300))
    for person in range(1, 8):
        own = [number for number in diary.ended if number % 7 + 1 == person]
        assert own == sorted(own)


async def turns_until(world: World, diary: Diary, update: dict[str, Any]) -> int:
    """How many turns others got between the arrival of an update and its own."""
    await world.inbox.accept(update)
    seen = len(diary.began)
    await diary.until(lambda: update["update_id"] in diary.began)
    return diary.began.index(update["update_id"]) - seen


async def flooded(path: Path, visitor: int) -> int:
    diary = Diary()
    async with living(path, diary) as world:
        await world.inbox.accept_all([text(number, person=1) for number in range(1000)])
        return await turns_until(world, diary, text(5000, person=visitor))


async def test_a_flood_of_one_person_does_not_delay_another(path: Path) -> None:
    assert await flooded(path, visitor=2) <= 3


async def test_the_measure_of_a_delay_sees_one(path: Path) -> None:
    assert await flooded(path, visitor=1) > 900


async def test_a_flood_stays_in_the_table_and_not_in_memory(path: Path) -> None:
    diary = Diary()
    diary.orders[0] = for_ever
    async with living(path, diary, depth=8) as world:
        await world.inbox.accept_all([text(number) for number in range(1000)])
        assert world.inbox.waiting <= 8
        assert len(await world.unhandled()) == 1000


async def test_a_flood_is_run_to_its_end_from_the_table(path: Path) -> None:
    diary = Diary()
    async with living(path, diary, depth=8) as world:
        await world.inbox.accept_all([text(number) for number in range(200)])
        for number in range(200, 260):  # more of them while the table is being read
            await world.inbox.accept(text(number))
        await world.settled()
    assert diary.ended == list(range(260))


async def test_memory_is_bounded_over_all_people_too(path: Path) -> None:
    diary = Diary()
    for number in range(4):
        diary.orders[number] = for_ever
    async with living(path, diary, at_once=4, in_memory=10) as world:
        await world.inbox.accept_all([text(number, person=number + 1) for number in range(100)])
        assert world.inbox.waiting <= 10
        assert len(await world.unhandled()) == 100


async def test_a_slow_person_slows_nobody_else(path: Path) -> None:
    diary = Diary()
    diary.orders[1] = for_ever
    async with living(path, diary) as world:
        await world.inbox.accept(text(1, person=1))
        await world.inbox.accept(text(2, person=1))
        await world.inbox.accept(text(3, person=2))
        await diary.until(lambda: 3 in diary.ended)
    assert 2 not in diary.began


async def test_an_update_that_comes_again_runs_once(path: Path) -> None:
    diary = Diary()
    async with living(path, diary) as world:
        news = await asyncio.gather(*(world.inbox.accept(text(5)) for _ in range(10)))
        await world.settled()
        assert not await world.inbox.accept(text(5))
    assert sorted(news) == [False] * 9 + [True]
    assert diary.ended == [5]
    assert world.inbox.tally.repeated == 10


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


async def test_handled_updates_keep_their_number_and_lose_their_words(path: Path) -> None:
    async with living(path, Diary()) as world:
        await world.inbox.accept(text(5, words="a secret"))
        await world.settled()
        rows = await world.storage.read(_everything)
    assert [(row["update_id"], row["payload"]) for row in rows] == [(5, "")]


def _everything(tx: Transaction) -> list[Any]:
    return tx.all("SELECT * FROM inbox ORDER BY update_id")


async def test_numbers_are_kept_for_a_week(path: Path) -> None:
    async with living(path, Diary()) as world:
        for days in (0, 6, 2):
            world.clock.forward(timedelta(days=days))
            await world.inbox.accept(text(days + 1))
            await world.settled()
            await world.inbox.accept(text(days + 100))
            await world.settled()
        rows = await world.storage.read(_everything)
    assert [row["update_id"] for row in rows] == [3, 7, 102, 106]


MALFORMED: list[Any] = [
    {},
    {"message": {}},
    {"update_id": "5"},
    {"update_id": True},
    {"update_id": -1},
    {"update_id": 2**63},
    [],
    b"",
    b"{",
    b"\xff",
    b"[" * 100_000,
    b"null",
]


@pytest.mark.parametrize("raw", MALFORMED)
async def test_what_is_no_update_is_counted_and_left(path: Path, raw: Any) -> None:
    async with living(path, Diary()) as world:
        assert not await world.inbox.accept(raw)
        assert world.inbox.tally.malformed == 1
        assert not await world.unhandled()


ODD: list[dict[str, Any]] = [
    {"update_id": 5, "message": "words"},
    {"update_id": 5, "message": {"from": {"id": "x"}, "chat": 7}},
    {"update_id": 5, "callback_query": {"from": {"id": 1}}},
    {"update_id": 5, "message": {"message_id": 1, "date": 10**30, "chat": {"id": 1, "type": "private"}}},
    {"update_id": 5, "poll": None},
    {"update_id": 5, "something_new": {"from": {"id": 1}}},
    {"update_id": 5, "message": {"text": "\ud800"}},
]


@pytest.mark.parametrize("raw", ODD)
async def test_an_update_that_makes_no_sense_does_not_block_its_person(
    path: Path, raw: dict[str, Any]
) -> None:
    diary = Diary()

    async def quiet(update: Update, context: AnyContext) -> None:
        if update.effective_user and update.message:
            await diary(update, context)

    async with living(path, quiet) as world:
        assert await world.inbox.accept(raw)
        assert await world.inbox.accept(text(6))
        await world.settled()
    assert diary.ended == [6]


async def test_bytes_are_taken_as_they_came(path: Path) -> None:
    diary = Diary()
    async with living(path, diary) as world:
        assert await world.inbox.accept(json.dumps(text(5, words="naïve")).encode())
        await world.settled()
    assert diary.ended == [5]


class Apology:
    """What the flows would tell the person."""

    def __init__(self) -> None:
        self.errors: list[str] = []

    async def __call__(self, _: object, context: AnyContext) -> None:
        self.errors.append(str(context.error))


async def failing_once_more(
    path: Path, error: Exception, times: int, **options: Any
) -> tuple[Diary, Apology, World]:
    diary, apology = Diary(), Apology()
    diary.orders[5] = failing(error, times)
    async with living(path, diary, **options) as world:
        world.application.add_error_handler(apology)
        await world.inbox.accept_all([text(5), text(6)])
        await world.settled()
    return diary, apology, world


async def test_a_handler_that_fails_gets_another_try_and_the_person_hears_nothing_of_it(path: Path) -> None:
    diary, apology, world = await failing_once_more(path, KeyError("a slip"), times=2)
    assert diary.began == [5, 5, 5, 6]
    assert diary.ended == [5, 6]
    assert not apology.errors
    assert world.inbox.runner.repeats == 2


async def test_a_handler_that_always_fails_is_given_up_after_three_tries(path: Path) -> None:
    with logbook() as book:
        diary, apology, world = await failing_once_more(path, KeyError("a slip"), times=1000)
    assert diary.began == [5, 5, 5, 6]
    assert apology.errors == ["'a slip'"]
    assert world.inbox.runner.given_up == 1
    assert '"an update was given up"' in book.getvalue()


async def test_trouble_with_the_network_gets_more_time(path: Path) -> None:
    diary, apology, world = await failing_once_more(path, NetworkError("gone"), times=5)
    assert diary.ended == [5, 6]
    assert not apology.errors
    assert [pause for pause in world.pauses if pause] == [0.5, 2.0, 8.0, 30.0, 60.0]


async def test_a_full_disk_gets_more_time_too(path: Path) -> None:
    diary, _, _ = await failing_once_more(path, DatabaseFull("full"), times=4)
    assert diary.ended == [5, 6]


@pytest.mark.parametrize("error", [BadRequest("no such message"), LookupError("no credits")])
async def test_an_expected_error_is_answered_at_once(path: Path, error: Exception) -> None:
    diary, apology, _ = await failing_once_more(path, error, times=1000, expected=(LookupError,))
    assert diary.began == [5, 6]
    assert len(apology.errors) == 1


async def test_later_handlers_do_not_run_while_there_is_another_try(path: Path) -> None:
    diary, later = Diary(), Diary()
    diary.orders[5] = failing(KeyError("a slip"), 1)
    async with living(path, diary) as world:
        world.application.add_handler(TypeHandler(Update, later), group=1)
        await world.inbox.accept(text(5))
        await world.settled()
    assert diary.began == [5, 5]
    assert later.began == [5]


async def test_a_handler_may_stop_the_others_without_failing(path: Path) -> None:
    diary = Diary()
    diary.orders[5] = failing(ApplicationHandlerStop())
    async with living(path, diary) as world:
        await world.inbox.accept(text(5))
        await world.settled()
    assert diary.began == [5]


async def test_a_handler_that_never_ends_is_cut_off(path: Path) -> None:
    diary = Diary()
    diary.orders[5] = for_ever
    async with living(path, diary, seconds=0.01) as world:
        await world.inbox.accept_all([text(5), text(6)])
        await world.settled()
    assert diary.began == [5, 5, 5, 6]
    assert diary.ended == [6]


async def test_the_inbox_waits_for_a_database_that_is_away_for_a_moment(path: Path) -> None:
    diary = Diary()
    diary.orders[0] = for_ever
    async with living(path, diary, depth=1) as world:
        trouble = failing(DatabaseFull("full"), 3)
        read = world.storage.read

        async def sometimes(*arguments: Any, **named: Any) -> Any:
            await trouble()
            return await read(*arguments, **named)

        world.inbox._storage = _Half(world.storage, sometimes)  # type: ignore[assignment]
        diary.orders.clear()
        await world.inbox.accept_all([text(number) for number in range(5)])
        await world.settled()
    assert diary.ended == list(range(5))


class _Half:
    """A database that writes, and reads as it is told."""

    def __init__(self, whole: Any, read: Any) -> None:
        self.write = whole.write
        self.read = read


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
            rows = await world.storage.read(_everything)
    assert [row["tries"] for row in rows] == [2, 0, 0]


async def test_a_lane_is_looked_up_and_not_searched_for_among_a_weeks_numbers(path: Path) -> None:
    async with living(path, Diary()) as world:
        plans = await world.storage.read(_plan_of_a_refill)
    assert any("inbox_waiting" in plan and "SEARCH" in plan for plan in plans)
    assert not any(plan.startswith("SCAN") for plan in plans)


def _plan_of_a_refill(tx: Transaction) -> list[str]:
    explaining: Any = _Explaining(tx)
    inbox.backlog(explaining, lane=7, limit=8)
    return [row["detail"] for row in explaining.plan]


class _Explaining:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        self.plan: list[Any] = []

    def all(self, sql: str, **params: Any) -> list[Any]:
        self.plan = self._tx.all(f"EXPLAIN QUERY PLAN {sql}", **params)
        return []
