"""The rules of the ledger, one by one and in races."""

import asyncio

import pytest

from storage import (
    AlreadyClosed,
    NotEnoughCredits,
    NotUnique,
    Storage,
    Transaction,
    jobs,
    ledger,
)
from storage.errors import CheckFailed, Forbidden
from storage.model import JobState, Wallet
from tests.storage.rows import NOW, job, person

WALLET = "user:1"


async def give(storage: Storage, amount: int, wallet: str = WALLET) -> None:
    await storage.write(ledger.grant, wallet, amount, note="gift", at=NOW)


async def hold(storage: Storage, job_id: str, amount: int = 1) -> None:
    await storage.write(ledger.hold, job_id=job_id, wallet=WALLET, amount=amount, at=NOW)


async def settle(storage: Storage, job_id: str) -> bool:
    return await storage.write(ledger.settle, job_id=job_id, at=NOW)


async def release(storage: Storage, job_id: str) -> bool:
    return await storage.write(ledger.release, job_id=job_id, at=NOW)


async def wallet(storage: Storage) -> Wallet:
    return await storage.read(ledger.wallet, WALLET)


async def test_l1_every_transfer_leaves_the_sum_of_all_balances_at_zero(storage: Storage) -> None:
    await give(storage, 10)
    await hold(storage, "a", 4)
    await hold(storage, "b", 3)
    await settle(storage, "a")
    await release(storage, "b")
    await storage.write(ledger.take, WALLET, 1, note="fee", at=NOW)
    assert await wallet(storage) == Wallet(available=5, held=0)
    assert await storage.read(ledger.balance, ledger.REVENUE) == 4
    assert await storage.read(ledger.balance, ledger.GRANTS) == -9
    assert await storage.read(ledger.problems) == []


async def test_l2_nobody_holds_or_loses_more_than_they_have(storage: Storage) -> None:
    await give(storage, 5)
    with pytest.raises(NotEnoughCredits) as caught:
        await hold(storage, "a", 6)
    assert (caught.value.available, caught.value.needed) == (5, 6)
    with pytest.raises(NotEnoughCredits):
        await storage.write(ledger.take, WALLET, 6, note="", at=NOW)
    assert await wallet(storage) == Wallet(available=5, held=0)


async def test_l2_is_kept_by_the_database_not_by_code(storage: Storage) -> None:
    await give(storage, 5)
    with pytest.raises(CheckFailed) as caught:
        await storage.write(
            lambda tx: tx.execute(
                """INSERT INTO transfers (debit, credit, amount, kind, at)
                   VALUES ('user:1:available', 'house:grants', 6, 'take', 0)"""
            )
        )
    assert caught.value.constraint == "never_overdrawn"


async def test_l3_a_job_has_one_hold(storage: Storage) -> None:
    await give(storage, 5)
    await hold(storage, "a", 2)
    with pytest.raises(NotUnique) as caught:
        await hold(storage, "a", 2)
    assert caught.value.columns == ("job_id", "phase")
    assert await wallet(storage) == Wallet(available=3, held=2)


async def test_l4_a_hold_is_settled_or_released_and_once(storage: Storage) -> None:
    await give(storage, 5)
    await hold(storage, "a", 2)
    await hold(storage, "b", 2)
    assert [await settle(storage, "a"), await settle(storage, "a")] == [True, False]
    assert [await release(storage, "b"), await release(storage, "b")] == [True, False]
    with pytest.raises(AlreadyClosed) as caught:
        await release(storage, "a")
    assert caught.value.kind == "settle"
    with pytest.raises(AlreadyClosed):
        await settle(storage, "b")
    assert await wallet(storage) == Wallet(available=3, held=0)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE transfers SET amount = 100",
        "UPDATE transfers SET note = 'harmless'",
        "DELETE FROM transfers",
        "UPDATE accounts SET balance = 1000 WHERE name = 'user:1:available'",
        "UPDATE accounts SET balance = balance + 5, moved_by = moved_by + 1 WHERE name = 'user:1:available'",
        "UPDATE accounts SET balance = balance + 5, moved_by = moved_by WHERE name = 'user:1:available'",
        "INSERT INTO accounts (name, owned, balance) VALUES ('user:2:available', 1, 1000)",
    ],
)
async def test_l5_what_is_written_stays_written(storage: Storage, sql: str) -> None:
    await give(storage, 5)
    with pytest.raises(Forbidden):
        await storage.write(lambda tx: tx.execute(sql))
    assert await wallet(storage) == Wallet(available=5, held=0)


async def test_l5_the_ledger_cannot_be_emptied(postgres: Storage) -> None:
    with pytest.raises(Forbidden):
        await postgres.write(lambda tx: tx.execute("TRUNCATE transfers"))


async def test_l6_outside_money_comes_once(storage: Storage) -> None:
    async def pay(wallet: str) -> bool:
        return await storage.write(ledger.grant, wallet, 7, note="stars", external_id="charge-1", at=NOW)

    assert sorted(await asyncio.gather(*(pay(WALLET) for _ in range(5)))) == [False] * 4 + [True]
    assert not await pay("user:2")
    assert await wallet(storage) == Wallet(available=7, held=0)


async def test_a_free_job_has_no_hold(storage: Storage) -> None:
    await hold(storage, "a", 0)
    assert not await settle(storage, "a")
    assert not await release(storage, "a")
    assert await wallet(storage) == Wallet(available=0, held=0)


async def test_what_an_attempt_cost_us_is_booked_once(storage: Storage) -> None:
    async def cost(points: int) -> bool:
        return await storage.write(
            ledger.record_cost, attempt_id=1, job_id="a", provider="akool", points=points, at=NOW
        )

    assert [await cost(0), await cost(4), await cost(4)] == [False, True, False]
    assert await storage.read(ledger.balance, "provider:akool:cost") == 4
    assert await storage.read(ledger.problems) == []


async def test_movements_show_what_changed_the_available_credits_newest_first(storage: Storage) -> None:
    await give(storage, 9)
    await hold(storage, "a", 4)
    await hold(storage, "b", 2)
    await settle(storage, "a")
    await release(storage, "b")
    seen = await storage.read(ledger.movements, WALLET, limit=9)
    assert [(move.kind, move.change, move.job_id) for move in seen] == [
        ("release", 2, "b"),
        ("hold", -2, "b"),
        ("hold", -4, "a"),
        ("grant", 9, None),
    ]
    assert len(await storage.read(ledger.movements, WALLET, limit=2)) == 2


async def test_of_many_conflicting_holds_exactly_as_many_win_as_there_are_credits(
    storage: Storage, other: Storage
) -> None:
    await give(storage, 100)
    refused = 0

    async def keep_holding(number: int) -> int:
        nonlocal refused
        won = 0
        for turn in range(20):
            try:
                await hold((storage, other)[number % 2], f"job-{number}-{turn}")
                won += 1
            except NotEnoughCredits:
                refused += 1
        return won

    won = sum(await asyncio.gather(*(keep_holding(number) for number in range(8))))
    assert (won, refused) == (100, 60)
    assert await wallet(storage) == Wallet(available=0, held=100)
    assert await storage.read(ledger.problems) == []


async def test_of_settle_and_release_at_once_one_wins(storage: Storage, other: Storage) -> None:
    await give(storage, 20)
    for number in range(20):
        await hold(storage, f"job-{number}")
        outcomes = await asyncio.gather(
            settle(storage, f"job-{number}"), release(other, f"job-{number}"), return_exceptions=True
        )
        assert [type(outcome) for outcome in outcomes if outcome is not True] == [AlreadyClosed]
    assert await storage.read(ledger.problems) == []


async def test_problems_name_a_job_that_is_over_with_its_hold_open(storage: Storage) -> None:
    def end_and_forget_the_money(tx: Transaction) -> str:
        user = person(tx)
        ledger.grant(tx, user.wallet, 5, note="", at=NOW)
        ended = job(tx, user)
        ledger.hold(tx, job_id=ended.id, wallet=user.wallet, amount=3, at=NOW)
        return jobs.advance(tx, ended.id, JobState.FAILED, at=NOW).id

    job_id = await storage.write(end_and_forget_the_money)
    assert await storage.read(ledger.problems) == [f"job {job_id} is over and its hold is still open"]
    await settle(storage, job_id)
    assert await storage.read(ledger.problems) == [
        f"job {job_id} was delivered and given back, or not delivered and paid"
    ]
