"""Who may order what, and who pays: decided in the transaction that takes the order. On both databases."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.jobs.model import Kind, OrderRefused, Spec
from bot.jobs.orders import Payer, payer_of
from bot.jobs.taking import Limits, Order, take_order
from storage import (
    Storage,
    Transaction,
    chats,
    drafts,
    groups,
    jobs,
    ledger,
    open_storage,
    quotas,
    switches,
    users,
)
from storage.model import Job, JobState, User, Wallet
from tests.storage.databases import clean, empty_database
from tests.storage.rows import DAY, HOUR, NOW, SECOND, draft, fresh, person

GROUP, OTHER_GROUP, SUPERGROUP = -5, -6, -1005
ENDLESS = Limits(jobs_per_day=None, jobs_per_day_in_group=None, open_jobs=None)


@pytest.fixture(scope="module")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with empty_database("postgresql", tmp_path_factory.mktemp("postgresql")) as url:
        asyncio.run(migrate(url))
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/bot.db"
    address: str = request.getfixturevalue("postgres_url")
    clean(address)
    return address


async def migrate(url: str) -> None:
    async with await open_storage(url) as storage:
        await storage.migrate()


@pytest.fixture
async def storage(url: str) -> AsyncIterator[Storage]:
    async with await open_storage(url) as storage:
        await storage.migrate()
        yield storage


@pytest.fixture
async def alice(storage: Storage) -> User:
    return await storage.write(rich, 1001)


@pytest.fixture
async def boris(storage: Storage) -> User:
    return await storage.write(rich, 1002)


def rich(tx: Transaction, telegram_id: int) -> User:
    user = person(tx, telegram_id, username=f"u{telegram_id}")
    ledger.grant(tx, user.wallet, 100, note="", at=NOW)
    for group in (GROUP, OTHER_GROUP):
        chats.meet(tx, chat_id=group, kind="group", title="Trip", at=NOW)
    return user


def order_of(tx: Transaction, user: User, where: int | None = None, **changes: Any) -> Order:
    """Of a new draft, in the private chat unless a group is named."""
    values = {
        "job_id": fresh("job"),
        "draft": draft(tx, user, chat_id=where or user.telegram_id, thread_id=7),
        "spec": Spec(kind=Kind.SWAP, scene="scene"),
        "wallet": user.wallet,
        "chat_id": None,
        "locale": "en",
        "price": 3,
        "providers": ("local",),
        "deadline_at": NOW + HOUR,
        "at": NOW,
    }
    return Order(**values | changes)


async def take(
    storage: Storage, user: User, where: int | None = None, *, limits: Limits = ENDLESS, **changes: Any
) -> Job:
    order = await storage.write(order_of, user, where, **changes)
    return await storage.write(take_order, limits, order)


async def refusal(storage: Storage, user: User, where: int | None = None, **changes: Any) -> OrderRefused:
    """Nothing is held, and the draft stays open."""
    order = await storage.write(order_of, user, where, **changes)
    before = await storage.read(ledger.wallet, user.wallet)
    with pytest.raises(OrderRefused) as refused:
        await storage.write(take_order, changes.get("limits", ENDLESS), order)
    kept = await storage.read(drafts.get, order.draft.id)
    assert kept is not None
    assert kept.closed_at is None
    assert await storage.read(ledger.wallet, user.wallet) == before
    assert await storage.read(jobs.by_draft, order.draft.id) is None
    return refused.value


async def set_quota(storage: Storage, scope: str, **limits: int | None) -> None:
    values = {"jobs_per_day": None, "credits_per_day": None, "open_jobs": None} | limits
    await storage.write(quotas.set_quota, scope, **values, at=NOW)


async def grant(storage: Storage, wallet: str, amount: int) -> None:
    await storage.write(ledger.grant, wallet, amount, note="", at=NOW)


async def end(storage: Storage, job: Job, state: JobState) -> None:
    await storage.write(jobs.advance, job.id, state, at=NOW)
    await storage.write(ledger.release, job_id=job.id, at=NOW)


@pytest.mark.parametrize(("reason", "told"), [("spam", "spam"), (None, "none")])
async def test_who_is_banned_orders_nothing_and_hears_why(
    storage: Storage, alice: User, reason: str | None, told: str
) -> None:
    running = await take(storage, alice)
    await storage.write(users.ban, alice.id, reason=reason, at=NOW)
    refused = await refusal(storage, alice)
    assert (refused.key, refused.details) == ("refused-banned", {"why": told})
    goes_on = await storage.write(jobs.advance, running.id, JobState.SUBMITTING, at=NOW)
    assert goes_on.state is JobState.SUBMITTING
    await storage.write(users.unban, alice.id)
    await take(storage, alice)


async def test_the_same_draft_is_the_same_order_whatever_happened_since(
    storage: Storage, alice: User
) -> None:
    order = await storage.write(order_of, alice)
    job = await storage.write(take_order, ENDLESS, order)
    await storage.write(users.ban, alice.id, reason=None, at=NOW)
    assert (await storage.write(take_order, ENDLESS, order)).id == job.id


async def test_during_maintenance_nothing_is_taken(storage: Storage, alice: User) -> None:
    await storage.write(switches.set, "maintenance", "on", at=NOW)
    assert (await refusal(storage, alice)).key == "refused-maintenance"
    await storage.write(switches.set, "maintenance", "off", at=NOW)
    await take(storage, alice)


async def test_a_group_that_is_off_takes_nothing_and_the_private_chat_does(
    storage: Storage, alice: User
) -> None:
    await storage.write(groups.change, GROUP, "enabled", 0, actor=1001, at=NOW)
    assert (await refusal(storage, alice, GROUP)).key == "refused-group-off"
    await take(storage, alice)


async def test_between_two_orders_of_one_person_in_one_group_some_time_passes(
    storage: Storage, alice: User, boris: User
) -> None:
    await storage.write(groups.change, GROUP, "cooldown", 90, actor=1001, at=NOW)
    first = await take(storage, alice, GROUP)
    refused = await refusal(storage, alice, GROUP, at=NOW + 20 * SECOND)
    assert (refused.key, refused.details) == ("refused-cooldown", {"seconds": 70, "minutes": 2})
    await take(storage, boris, GROUP)
    await take(storage, alice, OTHER_GROUP)
    await take(storage, alice, GROUP, at=NOW + 90 * SECOND)
    await storage.write(groups.change, GROUP, "cooldown", 3600, actor=1001, at=NOW)
    assert (await refusal(storage, alice, GROUP, at=NOW + 90 * SECOND)).key == "refused-cooldown"
    assert first.state is JobState.QUEUED


async def test_what_came_to_nothing_is_not_waited_for(storage: Storage, alice: User) -> None:
    await storage.write(groups.change, GROUP, "cooldown", 90, actor=1001, at=NOW)
    await end(storage, await take(storage, alice, GROUP), JobState.FAILED)
    await take(storage, alice, GROUP)


async def test_the_daily_jobs_of_a_person_come_back_at_their_midnight(storage: Storage, alice: User) -> None:
    limits = replace(ENDLESS, jobs_per_day=1)
    await take(storage, alice, limits=limits)
    refused = await refuse(storage, alice, limits)
    assert refused.key == "refused-daily"
    assert refused.details == {"limit": 1, "hours": 12, "minutes": 0}
    await take(storage, alice, limits=limits, at=NOW + 12 * HOUR)


async def refuse(
    storage: Storage, user: User, limits: Limits, where: int | None = None, **changes: Any
) -> OrderRefused:
    with pytest.raises(OrderRefused) as refused:
        await take(storage, user, where, limits=limits, **changes)
    return refused.value


async def test_daily_credits_are_counted_with_the_price_of_the_next(storage: Storage, alice: User) -> None:
    await set_quota(storage, alice.wallet, credits_per_day=7)
    await take(storage, alice)
    await take(storage, alice)
    refused = await refusal(storage, alice)
    assert refused.key == "refused-daily-credits"
    assert refused.details == {"limit": 7, "left": 1, "hours": 12, "minutes": 0}
    await take(storage, alice, price=1)
    await take(storage, alice, price=0)


async def test_zero_credits_a_day_leave_what_is_free(storage: Storage, alice: User) -> None:
    await set_quota(storage, alice.wallet, credits_per_day=0)
    assert (await refusal(storage, alice)).key == "refused-daily-credits"
    await take(storage, alice, price=0)


async def test_the_quota_of_a_person_beats_the_default_and_that_the_settings(
    storage: Storage, alice: User, boris: User
) -> None:
    none = Limits(jobs_per_day=0, jobs_per_day_in_group=0, open_jobs=0)
    assert (await refuse(storage, alice, none)).key == "refused-daily"
    await set_quota(storage, "default", jobs_per_day=1, open_jobs=1)
    await take(storage, boris, limits=none)
    assert (await refuse(storage, boris, none)).key == "refused-daily"
    await set_quota(storage, alice.wallet)
    for _ in range(3):
        await take(storage, alice, limits=none)


async def test_a_group_has_limits_of_its_own_and_they_count_everybody(
    storage: Storage, alice: User, boris: User
) -> None:
    await set_quota(storage, f"chat:{GROUP}", jobs_per_day=2, credits_per_day=7)
    await take(storage, alice, GROUP)
    assert (await refuse(storage, boris, ENDLESS, GROUP, price=5)).key == "refused-daily-group-credits"
    await take(storage, boris, GROUP, chat_id=1002)
    refused = await refuse(storage, alice, ENDLESS, GROUP, price=0)
    assert (refused.key, refused.details["limit"]) == ("refused-daily-group", 2)
    await take(storage, alice, OTHER_GROUP)
    await take(storage, alice)


async def test_a_group_may_have_so_many_open_at_once(storage: Storage, alice: User, boris: User) -> None:
    await set_quota(storage, "default:chat", open_jobs=1)
    first = await take(storage, alice, GROUP)
    refused = await refuse(storage, boris, ENDLESS, GROUP)
    assert (refused.key, refused.details) == ("refused-open-jobs-group", {"limit": 1})
    await end(storage, first, JobState.CANCELLED)
    await take(storage, boris, GROUP)


async def test_an_order_may_have_its_card_elsewhere(storage: Storage, alice: User) -> None:
    order = await storage.write(order_of, alice, GROUP, chat_id=1001)
    await storage.write(drafts.place_card, order.draft.id, 55, at=NOW)
    job = await storage.write(take_order, ENDLESS, order)
    assert (job.chat_id, job.asked_in, job.thread_id, job.card_message_id) == (1001, GROUP, None, None)


async def test_otherwise_the_card_stays_where_it_was_asked(storage: Storage, alice: User) -> None:
    order = await storage.write(order_of, alice, GROUP, chat_id=GROUP)
    await storage.write(drafts.place_card, order.draft.id, 55, at=NOW)
    job = await storage.write(take_order, ENDLESS, order)
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
            (one, other)[number % 2].write(take_order, limits, order) for number, order in enumerate(orders)
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
            storage.write(take_order, ENDLESS, order),
            other.write(users.ban, alice.id, reason=None, at=NOW),
            return_exceptions=True,
        )
    assert isinstance(outcome, Job | OrderRefused)
    assert (await refusal(storage, alice, at=NOW + DAY)).key == "refused-banned"
