from pathlib import Path

import pytest

from bot.jobs.courier import TryLater, Unreachable
from bot.jobs.housekeeping import Housekeeper
from storage import outbox, switches
from storage.model import JobState
from tests.jobs.doubles import Forgetful
from tests.support.job_world import WELCOME, World, world_in


async def test_a_busy_telegram_is_asked_again(world: World) -> None:
    world.cards.troubles = [TryLater(5), TryLater(1)]
    job = await world.order()
    await world.turns(8)
    assert world.cards.edits == [(job.id, "result")]
    assert (await world.job()).state is JobState.DELIVERED


async def test_it_is_paid_for_when_it_is_delivered_and_not_before(world: World) -> None:
    world.cards.troubles = [TryLater(600)]
    await world.order()
    await world.turns(3)
    assert (await world.job()).state is JobState.READY
    assert (await world.available(), await world.held()) == (WELCOME - 3, 3)


async def test_somebody_who_blocked_the_bot_finds_the_result_when_they_come_back(world: World) -> None:
    world.cards.troubles = [Unreachable("blocked")]
    job = await world.order()
    await world.turns(20)
    assert (await world.job()).state is JobState.READY
    assert world.cards.edits == []
    assert await world.storage.write(outbox.unpark, world.user.id, at=world.clock()) == 1
    await world.turn()
    assert world.cards.edits == [(job.id, "result")]
    assert await world.available() == WELCOME - 3


async def test_a_result_that_nobody_came_for_is_not_paid_for(world: World) -> None:
    world.cards.troubles = [Unreachable("blocked")]
    await world.order()
    await world.turns(3)
    retention = world.pictures._retention
    world.clock.forward(retention.total_seconds() + 60)
    keeper = Housekeeper(
        storage=world.storage, pictures=world.pictures, clock=world.clock, retention=retention
    )
    await keeper.tidy()
    job = await world.job()
    assert job.state is JobState.EXPIRED
    assert (await world.available(), await world.held()) == (WELCOME, 0)
    await world.turn()
    assert world.cards.shown[job.id] == "failed-unclaimed"
    assert await world.problems() == []


async def test_a_local_result_is_given_to_the_person_it_was_made_for(tmp_path: Path) -> None:
    async with world_in(tmp_path, provider=Forgetful) as world:
        await world.order()
        await world.turns(4)
        job = await world.job()
        assert job.state is JobState.DELIVERED
        assert job.result_media is not None
        assert (await world.pictures.find(job.result_media)).user_id == world.user.id


async def test_what_was_delivered_and_how_long_it_took_is_counted_once(world: World) -> None:
    world.cards.troubles = [TryLater(1)]
    await world.order()
    await world.turns(6, seconds=4)
    counted = world.parts.base.metrics.get_sample_value
    assert (counted("faceswap_jobs_delivered_total"), counted("faceswap_jobs_failed_total")) == (1, 0)
    seconds = counted("faceswap_job_seconds_total")
    assert seconds == counted("faceswap_job_latency_seconds_sum", {"kind": "swap"})
    assert seconds is not None
    assert seconds > 4
    assert counted("faceswap_job_latency_seconds_bucket", {"kind": "swap", "le": "2.0"}) == 0
    assert counted("faceswap_job_latency_seconds_count", {"kind": "swap"}) == 1


async def test_paused_providers_and_maintenance_are_gauges(world: World) -> None:
    gauge = world.parts.base.metrics.get_sample_value
    assert (gauge("faceswap_providers_paused"), gauge("faceswap_maintenance")) == (0, 0)
    await world.storage.write(switches.turn_maintenance, True, actor=1, at=world.clock())
    await world.pauses.load()
    world.registry.leave_alone({"hosted": None})
    assert (gauge("faceswap_providers_paused"), gauge("faceswap_maintenance")) == (1, 1)


async def test_a_delivery_that_falls_over_is_tried_again_soon(world: World) -> None:
    world.cards.troubles = [RuntimeError("nobody thought of this")]
    job = await world.order()
    await world.dispatcher.dispatch_waiting()
    world.clock.forward(2)
    await world.reconciler.check_due()
    with pytest.raises(RuntimeError):
        await world.deliverer.deliver_waiting()
    world.clock.forward(3)
    await world.deliverer.deliver_waiting()
    assert world.cards.edits == [(job.id, "result")]
    assert (await world.job()).state is JobState.DELIVERED


async def test_telegrams_own_time_is_kept_to_however_often_it_was_tried(world: World) -> None:
    world.cards.troubles = [TryLater(3, told=True) for _ in range(9)]
    job = await world.order()
    await world.turns(2)
    for _ in range(9):
        assert world.cards.edits == []
        await world.deliverer.deliver_waiting()
        world.clock.forward(3)
    await world.deliverer.deliver_waiting()
    assert world.cards.edits == [(job.id, "result")]
