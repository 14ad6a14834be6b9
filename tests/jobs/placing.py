"""Orders as they are given to the transaction that takes them, on a database of either kind."""

from typing import Any

import pytest

from bot.jobs.model import Kind, OrderRefused, Spec
from bot.jobs.place_order import Limits, Order, place_order
from storage import Storage, Transaction, chats, drafts, jobs, ledger, quotas
from storage.model import Job, JobState, User
from tests.storage.rows import HOUR, NOW, draft, fresh, person

GROUP, OTHER_GROUP, SUPERGROUP = -5, -6, -1005
ENDLESS = Limits(jobs_per_day=None, jobs_per_day_in_group=None, open_jobs=None)


def rich(tx: Transaction, telegram_id: int) -> User:
    user = person(tx, telegram_id, username=f"u{telegram_id}")
    ledger.grant(tx, user.wallet, 100, note="", at=NOW)
    for group in (GROUP, OTHER_GROUP):
        chats.meet(tx, chat_id=group, kind="group", title="Trip", at=NOW)
    return user


def order_of(tx: Transaction, /, user: User, where: int | None = None, **changes: Any) -> Order:
    """Of a new draft, in the private chat unless a group is named."""
    values: dict[str, Any] = {
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
    return await storage.write(place_order, limits, order)


async def refusal(storage: Storage, user: User, where: int | None = None, **changes: Any) -> OrderRefused:
    """Nothing is held, and the draft stays open."""
    order = await storage.write(order_of, user, where, **changes)
    before = await storage.read(ledger.wallet, user.wallet)
    with pytest.raises(OrderRefused) as refused:
        await storage.write(place_order, changes.get("limits", ENDLESS), order)
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


async def refuse(
    storage: Storage, user: User, limits: Limits, where: int | None = None, **changes: Any
) -> OrderRefused:
    with pytest.raises(OrderRefused) as refused:
        await take(storage, user, where, limits=limits, **changes)
    return refused.value
