"""Promises of the two doors, on both databases."""

import asyncio
import threading

import pytest

from storage import Storage, Transaction, switches
from storage.errors import BrokenUnit, Closed, DatabaseReadOnly, NotUnique
from tests.storage.rows import NOW


def put(tx: Transaction, name: str, value: str = "on") -> None:
    switches.set(tx, name, value, at=NOW)


def put_and_stumble(tx: Transaction, name: str) -> None:
    put(tx, name)
    raise ZeroDivisionError(name)


def names(tx: Transaction) -> set[str]:
    return {row["name"] for row in tx.all("SELECT name FROM switches")}


def increment(tx: Transaction) -> int:
    """Reads, then writes what follows from it: what two at once must not both do on the same number."""
    number = int(switches.get(tx, "counter") or 0) + 1
    put(tx, "counter", str(number))
    return number


async def test_twelve_read_then_write_units_at_once_end_at_twelve(storage: Storage) -> None:
    seen = await asyncio.gather(*(storage.write(increment) for _ in range(12)))
    assert sorted(seen) == list(range(1, 13))
    assert await storage.read(switches.get, "counter") == "12"


async def test_twelve_from_several_processes_end_at_twelve(storage: Storage, other: Storage) -> None:
    await asyncio.gather(*(one.write(increment) for one in (storage, other) for _ in range(6)))
    assert await storage.read(switches.get, "counter") == "12"


async def test_a_unit_that_raises_undoes_itself_alone(storage: Storage) -> None:
    units = [put_and_stumble if number % 3 == 0 else put for number in range(12)]
    outcomes = await asyncio.gather(
        *(storage.write(unit, f"n{number}") for number, unit in enumerate(units)), return_exceptions=True
    )
    stumbled = {number for number, outcome in enumerate(outcomes) if isinstance(outcome, ZeroDivisionError)}
    assert stumbled == {0, 3, 6, 9}
    assert await storage.read(names) == {f"n{number}" for number in range(12) if number % 3}


async def test_an_exception_reaches_its_own_caller(storage: Storage) -> None:
    outcomes = await asyncio.gather(
        *(storage.write(put_and_stumble, f"n{number}") for number in range(5)), return_exceptions=True
    )
    assert [str(outcome) for outcome in outcomes] == [f"n{number}" for number in range(5)]


async def test_what_was_written_is_read_at_once(storage: Storage) -> None:
    for number in range(20):
        await storage.write(put, f"n{number}")
        assert f"n{number}" in await storage.read(names)


async def test_a_cancelled_caller_leaves_its_unit_and_its_neighbours_to_be_run(storage: Storage) -> None:
    callers = [asyncio.create_task(storage.write(put, f"n{number}")) for number in range(9)]
    await asyncio.sleep(0)
    for caller in callers[::3]:
        caller.cancel()
    outcomes = await asyncio.gather(*callers, return_exceptions=True)
    assert sum(isinstance(outcome, asyncio.CancelledError) for outcome in outcomes) == 3
    await storage.close()
    assert len([outcome for outcome in outcomes if outcome is None]) == 6


async def test_close_waits_for_what_was_handed_over(storage: Storage, other: Storage) -> None:
    callers = [asyncio.create_task(storage.write(put, f"n{number}")) for number in range(30)]
    await asyncio.sleep(0)
    callers[0].cancel()
    await storage.close()
    await asyncio.gather(*callers, return_exceptions=True)
    assert await other.read(names) == {f"n{number}" for number in range(30)}


async def test_a_closed_storage_says_so(storage: Storage) -> None:
    await storage.close()
    await storage.close()
    with pytest.raises(Closed):
        await storage.write(put, "late")
    with pytest.raises(Closed):
        await storage.read(names)


async def test_readers_cannot_write(storage: Storage) -> None:
    with pytest.raises(DatabaseReadOnly):
        await storage.read(put, "forbidden")
    await storage.write(put, "allowed")
    assert await storage.read(names) == {"allowed"}


async def test_a_read_sees_one_state_while_others_write(storage: Storage) -> None:
    started, written = threading.Event(), threading.Event()

    def look_twice(tx: Transaction) -> list[set[str]]:
        before = names(tx)
        started.set()
        assert written.wait(10)
        return [before, names(tx)]

    reading = asyncio.create_task(storage.read(look_twice))
    await asyncio.to_thread(started.wait, 10)
    await storage.write(put, "meanwhile")
    written.set()
    assert await reading == [set(), set()]


async def test_a_unit_that_swallows_a_failed_statement_is_undone(storage: Storage) -> None:
    def swallow(tx: Transaction) -> None:
        put(tx, "before")
        with pytest.raises(NotUnique):
            tx.execute("INSERT INTO switches (name, value, changed_at) VALUES ('before', 'x', 0)")

    with pytest.raises(BrokenUnit):
        await storage.write(swallow)
    assert await storage.read(names) == set()


async def test_stop_iteration_reaches_its_caller_as_something_else(storage: Storage) -> None:
    def stop(tx: Transaction) -> None:
        next(iter(()))

    with pytest.raises(RuntimeError):
        await storage.write(stop)


async def test_uniqueness_is_told_by_table_and_columns(storage: Storage) -> None:
    def twice(tx: Transaction) -> None:
        sql = "INSERT INTO detections (sha256, detector, faces, at) VALUES ('a', 'local', '[]', 0)"
        tx.execute(sql)
        tx.execute(sql)

    with pytest.raises(NotUnique) as caught:
        await storage.write(twice)
    assert (caught.value.table, caught.value.columns) == ("detections", ("sha256", "detector"))


async def test_colons_and_percent_signs_in_sql_stay_what_they_are(storage: Storage) -> None:
    def ask(tx: Transaction) -> list[object]:
        one = tx.one("SELECT ':at 100% it''s :me' AS \"a:b\", CAST(:n AS INTEGER) % 4 AS rest -- :no 5%", n=7)
        return [one["a:b"], one["rest"]]

    assert await storage.read(ask) == [":at 100% it's :me", 3]


async def test_a_list_may_be_asked_for_even_an_empty_one(storage: Storage) -> None:
    def those(tx: Transaction, wanted: list[str]) -> set[str]:
        return {
            row["name"]
            for row in tx.all("SELECT name FROM switches WHERE name = ANY(:wanted)", wanted=wanted)
        }

    for name in ("a", "b", "c"):
        await storage.write(put, name)
    assert await storage.read(those, ["a", "c", "x"]) == {"a", "c"}
    assert await storage.read(those, []) == set()


async def test_a_statement_may_ask_for_the_same_list_twice(storage: Storage) -> None:
    def those(tx: Transaction) -> list[str]:
        sql = """SELECT name FROM switches WHERE name = ANY(:wanted) AND value = ANY(:values)
            UNION ALL SELECT name FROM switches WHERE name = ANY(:wanted)"""
        return [row["name"] for row in tx.all(sql, wanted=["a", "x"], values=["on", "off"])]

    await storage.write(switches.set, "a", "on", at=NOW)
    assert await storage.read(those) == ["a", "a"]


async def test_one_row_means_one_row(storage: Storage) -> None:
    await storage.write(put, "a")
    await storage.write(put, "b")
    with pytest.raises(LookupError):
        await storage.read(lambda tx: tx.one("SELECT * FROM switches"))
    with pytest.raises(LookupError):
        await storage.read(lambda tx: tx.one("SELECT * FROM switches WHERE name = 'c'"))
    assert await storage.read(lambda tx: tx.one_or_none("SELECT * FROM switches WHERE name = 'c'")) is None
