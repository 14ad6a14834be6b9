"""Who pays, where the card lives, and who is first when several order at once. On both databases."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.jobs.model import OrderRefused
from bot.jobs.orders import Payer, payer_of
from bot.jobs.place_order import Limits, Order, place_order
from storage import Storage, Transaction, chats, drafts, jobs, ledger, open_storage, users
from storage.errors import StaleDraft
from storage.model import Job, User, Wallet
from tests.jobs.placing import (
    ENDLESS,
    GROUP,
    SUPERGROUP,
    grant,
    order_of,
    refusal,
    refuse,
    rich,
    set_quota,
    take,
)
from tests.storage.rows import DAY, NOW


async def test_an_order_may_have_its_card_elsewhere(storage: Storage, alice: User) -> None:
    order = await storage.write(order_of, alice, GROUP, chat_id=1001)
    await storage.write(drafts.place_card, order.draft.id, 55, at=NOW)
    job = await storage.write(place_order, ENDLESS, order)
    assert (job.chat_id, job.asked_in, job.thread_id, job.card_message_id) == (1001, GROUP, None, None)


async def test_otherwise_the_card_stays_where_it_was_asked(storage: Storage, alice: User) -> None:
    order = await storage.write(order_of, alice, GROUP, chat_id=GROUP)
    await storage.write(drafts.place_card, order.draft.id, 55, at=NOW)
    job = await storage.write(place_order, ENDLESS, order)
    assert (job.chat_id, job.asked_in, job.thread_id, job.card_message_id) == (GROUP, None, 7, 55)


async def test_a_group_pays_when_it_has_enough(storage: Storage, alice: User) -> None:
    own = Payer(wallet=alice.wallet, is_group=False, available=100)
    group = f"chat:{GROUP}"
    assert await storage.read(payer_of, alice, GROUP, 3) == own
    await grant(storage, group, 4)
    assert await storage.read(payer_of, alice, GROUP, 3) == Payer(wallet=group, is_group=True, available=4)
    assert await storage.read(payer_of, alice, GROUP, 5) == own
    assert await storage.read(payer_of, alice, GROUP, 0) == own
    assert await storage.read(payer_of, alice, None, 3) == own
    await take(storage, alice, GROUP, wallet=group)
    assert await storage.read(ledger.wallet, group) == Wallet(available=1, held=3)
    assert (await storage.read(ledger.wallet, alice.wallet)).available == 100


async def test_when_the_group_cannot_pay_any_more_nobody_pays_unasked(storage: Storage, alice: User) -> None:
    group = f"chat:{GROUP}"
    await grant(storage, group, 2)
    refused = await refusal(storage, alice, GROUP, wallet=group)
    assert (refused.key, refused.details) == ("refused-group-credits", {"needed": 3, "available": 2})
    assert await storage.read(ledger.wallet, group) == Wallet(available=2, held=0)
    assert await storage.read(ledger.problems) == []


async def test_a_group_that_becomes_a_supergroup_keeps_wallet_quota_and_what_was_asked(
    storage: Storage, alice: User
) -> None:
    await grant(storage, f"chat:{GROUP}", 9)
    await set_quota(storage, f"chat:{GROUP}", jobs_per_day=3)
    await take(storage, alice, GROUP, wallet=f"chat:{GROUP}", chat_id=1001)
    for _ in range(2):
        await storage.write(chats.migrate, old=GROUP, new=SUPERGROUP, at=NOW)
    payer = await storage.read(payer_of, alice, SUPERGROUP, 3)
    assert payer == Payer(wallet=f"chat:{GROUP}", is_group=True, available=6)
    await take(storage, alice, SUPERGROUP, wallet=payer.wallet)
    await take(storage, alice, SUPERGROUP, wallet=payer.wallet)
    assert (await refuse(storage, alice, ENDLESS, SUPERGROUP)).key == "refused-daily-group"
    assert await storage.read(payer_of, alice, SUPERGROUP, 3) == Payer(
        wallet=alice.wallet, is_group=False, available=100
    )


async def race(url: str, orders: list[Order], limits: Limits) -> list[Job | BaseException]:
    """Every order at once, half of them through another process's connections."""
    async with await open_storage(url) as one, await open_storage(url) as other:
        tries = [
            (one, other)[number % 2].write(place_order, limits, order) for number, order in enumerate(orders)
        ]
        return await asyncio.gather(*tries, return_exceptions=True)


def keys_of(outcomes: list[Job | BaseException]) -> list[str]:
    return sorted(one.key if isinstance(one, OrderRefused) else type(one).__name__ for one in outcomes)


async def test_of_two_orders_at_once_one_is_within_the_limit_of_the_day(
    storage: Storage, url: str, alice: User
) -> None:
    orders = [await storage.write(order_of, alice, -number) for number in range(1, 7)]
    outcomes = await race(url, orders, replace(ENDLESS, jobs_per_day=1))
    assert keys_of(outcomes) == ["Job", *["refused-daily"] * 5]


async def test_of_two_people_at_once_one_is_within_the_limit_of_the_group(
    storage: Storage, url: str, alice: User, boris: User
) -> None:
    people = [alice, boris, *[await storage.write(rich, 2000 + number) for number in range(4)]]
    orders = [await storage.write(order_of, user, GROUP) for user in people]
    outcomes = await race(url, orders, replace(ENDLESS, jobs_per_day_in_group=1))
    assert keys_of(outcomes) == ["Job", *["refused-daily-group"] * 5]


async def test_of_two_people_at_once_one_has_the_last_credits_of_the_group(
    storage: Storage, url: str, alice: User, boris: User
) -> None:
    group = f"chat:{GROUP}"
    await grant(storage, group, 5)
    orders = [await storage.write(order_of, user, GROUP, wallet=group) for user in (alice, boris)]
    assert keys_of(await race(url, orders, ENDLESS)) == ["Job", "refused-group-credits"]
    assert await storage.read(ledger.wallet, group) == Wallet(available=2, held=3)


async def test_a_ban_at_the_same_moment_is_before_or_after_the_order(
    storage: Storage, url: str, alice: User
) -> None:
    order = await storage.write(order_of, alice)
    async with await open_storage(url) as other:
        outcome, _ = await asyncio.gather(
            storage.write(place_order, ENDLESS, order),
            other.write(users.ban, alice.id, reason=None, at=NOW),
            return_exceptions=True,
        )
    assert isinstance(outcome, Job | OrderRefused)
    assert (await refusal(storage, alice, at=NOW + DAY)).key == "refused-banned"


async def test_nobody_pays_more_than_the_card_said(storage: Storage, alice: User) -> None:
    assert (await refusal(storage, alice, price=3, shown_price=2)).key == "refused-dearer"
    assert (await take(storage, alice, price=3, shown_price=3)).price == 3
    assert (await take(storage, alice, price=3, shown_price=4)).price == 3


def call_off(tx: Transaction, order: Order) -> None:
    drafts.close(tx, order.draft.id, at=NOW)


def choose_others(tx: Transaction, order: Order) -> None:
    drafts.advance(tx, order.draft, step="faces", data={"picked": [2]}, at=NOW)


@pytest.mark.parametrize("meanwhile", [call_off, choose_others])
async def test_what_was_called_off_or_moved_on_while_it_was_pressed_is_not_ordered(
    storage: Storage, alice: User, meanwhile: Callable[[Transaction, Order], None]
) -> None:
    order = await storage.write(order_of, alice)
    await storage.write(meanwhile, order)
    with pytest.raises(StaleDraft):
        await storage.write(place_order, ENDLESS, order)
    assert await storage.read(jobs.by_draft, order.draft.id) is None
    assert (await storage.read(ledger.wallet, alice.wallet)).held == 0
