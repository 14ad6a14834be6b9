import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from telegram import Update

from bot.telegram.updates.runner import AnyContext
from storage import StorageError, Transaction, inbox
from storage.errors import DatabaseFull
from tests.telegram.diary import Diary, failing, for_ever
from tests.telegram.world import World, living, text


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
    assert world.counted("updates_repeated") == 10


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
        assert world.counted("updates_malformed") == 1
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
