"""Who may order what: decided in the transaction that takes the order. On both databases."""

from dataclasses import replace

import pytest

from bot.jobs.place_order import Limits, place_order
from storage import Storage, groups, jobs, switches, users
from storage.model import JobState, User
from tests.jobs.placing import (
    ENDLESS,
    GROUP,
    OTHER_GROUP,
    end,
    order_of,
    refusal,
    refuse,
    set_quota,
    take,
)
from tests.storage.rows import HOUR, NOW, SECOND


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
    job = await storage.write(place_order, ENDLESS, order)
    await storage.write(users.ban, alice.id, reason=None, at=NOW)
    assert (await storage.write(place_order, ENDLESS, order)).id == job.id


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
