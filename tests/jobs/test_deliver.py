from pathlib import Path

from bot.jobs.courier import TryLater, Unreachable
from bot.jobs.housekeeping import Housekeeper
from storage import outbox
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
    assert (await world.job()).state is JobState.EXPIRED
    assert (await world.available(), await world.held()) == (WELCOME, 0)
    assert await world.problems() == []


async def test_a_local_result_is_given_to_the_person_it_was_made_for(tmp_path: Path) -> None:
    async with world_in(tmp_path, provider=Forgetful) as world:
        await world.order()
        await world.turns(4)
        job = await world.job()
        assert job.state is JobState.DELIVERED
        assert job.result_media is not None
        assert (await world.pictures.find(job.result_media)).user_id == world.user.id
