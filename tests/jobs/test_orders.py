import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.jobs.model import OrderRefused
from bot.jobs.place_order import Limits
from storage import drafts
from storage.model import Draft, JobState
from tests.support.job_world import WELCOME, World


async def another_draft(world: World, name: str, chat_id: int = 1001) -> Draft:
    return await world.storage.write(
        drafts.open_draft,
        draft_id=name,
        user_id=world.user.id,
        chat_id=chat_id,
        thread_id=None,
        kind="swap",
        step="price",
        data={},
        source_update=None,
        at=world.clock(),
    )


async def submit(world: World, draft: Draft) -> None:
    await world.orders.submit(draft, world.spec, user=world.user, locale="en")


async def test_an_order_holds_its_price_and_closes_its_draft(world: World) -> None:
    job = await world.order()
    assert (job.state, job.price, job.card_message_id) == (JobState.QUEUED, 3, 77)
    assert (await world.available(), await world.held()) == (WELCOME - 3, 3)
    closed = await world.storage.read(drafts.get, world.draft.id)
    assert closed is not None
    assert closed.closed_at is not None


async def test_ten_presses_are_one_order(world: World) -> None:
    orders = await asyncio.gather(*(world.order() for _ in range(10)))
    assert {job.id for job in orders} == {orders[0].id}
    assert await world.held() == 3


async def test_without_enough_credits_nothing_is_taken(world: World) -> None:
    world.provider.price = WELCOME + 1
    with pytest.raises(OrderRefused) as refused:
        await world.order()
    assert refused.value.key == "refused-credits"
    assert refused.value.details == {"needed": WELCOME + 1, "available": WELCOME}
    assert (await world.available(), await world.held()) == (WELCOME, 0)
    still_open = await world.storage.read(drafts.get, world.draft.id)
    assert still_open is not None
    assert still_open.closed_at is None


@pytest.mark.parametrize(
    ("limits", "key"),
    [
        (Limits(jobs_per_day=0, jobs_per_day_in_group=None, open_jobs=None), "refused-daily"),
        (Limits(jobs_per_day=None, jobs_per_day_in_group=None, open_jobs=0), "refused-open-jobs"),
    ],
)
async def test_zero_means_none_allowed(world: World, limits: Limits, key: str) -> None:
    world.limits = limits
    world.begin()
    with pytest.raises(OrderRefused) as refused:
        await world.order()
    assert refused.value.key == key
    assert await world.held() == 0


async def test_zero_for_groups_counts_only_there(world: World) -> None:
    world.limits = Limits(jobs_per_day=None, jobs_per_day_in_group=0, open_jobs=None)
    world.begin()
    with pytest.raises(OrderRefused) as refused:
        await submit(world, await another_draft(world, "in-group", chat_id=-100))
    assert refused.value.key == "refused-daily-group"
    assert (await world.order()).state is JobState.QUEUED


async def test_no_limit_means_no_limit(world: World) -> None:
    world.limits = Limits(jobs_per_day=None, jobs_per_day_in_group=None, open_jobs=None)
    world.provider.price = 0
    world.begin()
    for number in range(30):
        await submit(world, await another_draft(world, f"draft-{number}"))
    assert await world.held() == 0


async def test_the_third_open_job_waits_for_one_of_the_two(world: World) -> None:
    await world.order()
    await submit(world, await another_draft(world, "second"))
    third = await another_draft(world, "third")
    with pytest.raises(OrderRefused) as refused:
        await submit(world, third)
    assert refused.value.key == "refused-open-jobs"
    await world.turns(3)
    await submit(world, third)


async def test_presses_at_the_same_moment_do_not_slip_past_the_limit(world: World) -> None:
    world.limits = Limits(jobs_per_day=1, jobs_per_day_in_group=None, open_jobs=None)
    world.begin()
    waiting = [await another_draft(world, f"at-once-{number}", chat_id=-number - 1) for number in range(8)]
    results = await asyncio.gather(*(submit(world, draft) for draft in waiting), return_exceptions=True)
    assert sum(result is None for result in results) == 1


async def test_yesterdays_jobs_do_not_count_today(world: World) -> None:
    world.limits = Limits(jobs_per_day=1, jobs_per_day_in_group=None, open_jobs=None)
    world.begin()
    await world.order()
    await world.turns(3)
    tomorrow = await another_draft(world, "tomorrow")
    with pytest.raises(OrderRefused):
        await submit(world, tomorrow)
    world.clock.forward(timedelta(days=1).total_seconds())
    await submit(world, tomorrow)


async def test_nobody_who_can_do_it_means_no_order(world: World) -> None:
    world.registry.leave_alone({world.provider.name: None})
    with pytest.raises(OrderRefused) as refused:
        await world.order()
    assert refused.value.key == "refused-nobody"
    assert await world.held() == 0


async def test_more_faces_than_anybody_takes_are_refused_with_the_limit(world: World) -> None:
    world.spec = replace(world.spec, pairs=world.spec.pairs * 9)
    with pytest.raises(OrderRefused) as refused:
        await world.order()
    assert (refused.value.key, refused.value.details) == ("refused-faces", {"limit": 8})


async def test_a_queued_job_is_called_off_and_its_credits_come_back(world: World) -> None:
    job = await world.order()
    called_off = await world.orders.cancel(job.id, user_id=world.user.id)
    assert called_off is not None
    assert called_off.state is JobState.CANCELLED
    assert (await world.available(), await world.held()) == (WELCOME, 0)
    await world.turns(3)
    assert world.provider.bought == {}
    assert world.cards.shown[job.id] == "cancelled-by-you"


async def test_a_job_that_its_provider_will_not_stop_goes_on(world: World) -> None:
    job = await world.order()
    await world.dispatcher.dispatch_waiting()
    unchanged = await world.orders.cancel(job.id, user_id=world.user.id)
    assert unchanged is not None
    assert unchanged.state is JobState.RUNNING
    await world.turns(3)
    assert (await world.job()).state is JobState.DELIVERED


async def test_nobody_calls_off_somebody_elses_job(world: World) -> None:
    job = await world.order()
    assert await world.orders.cancel(job.id, user_id=world.user.id + 1) is None
    assert (await world.job()).state is JobState.QUEUED


async def test_progress_tells_the_place_in_the_queue(world: World) -> None:
    world.limits = Limits(jobs_per_day=None, jobs_per_day_in_group=None, open_jobs=None)
    world.begin()
    first = await world.order()
    world.clock.forward(1)
    second = await world.orders.submit(
        await another_draft(world, "second"), world.spec, user=world.user, locale="en"
    )
    assert (await world.orders.progress(first)).place == 1
    progress = await world.orders.progress(second)
    assert (progress.place, progress.may_cancel) == (2, True)
