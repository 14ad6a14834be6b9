"""Orders whose answer was lost: what the card says meanwhile, how they are adopted, and what is counted."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from bot.jobs.transitions import UNSURE_PATIENCE
from bot.providers.base import Observation, Outcome, Unsure
from storage import attempts, job_queue
from storage.model import AttemptState, JobState
from tests.jobs.telling import order, state
from tests.support.job_world import WELCOME, World, world_in


async def in_doubt(world: World) -> None:
    world.provider.refuses_with = [Unsure("connection lost")]
    await world.order()
    await world.turn(0)
    assert (await world.job()).state is JobState.UNSURE


async def doubts(world: World) -> list[tuple[str, int, int]]:
    since = world.clock() - timedelta(days=1)
    return [
        (one.provider, one.waiting, one.lost)
        for one in await world.storage.read(attempts.in_doubt, since=since)
    ]


async def test_the_card_says_until_when_and_has_no_button_that_does_nothing(world: World) -> None:
    await in_doubt(world)
    (job,) = await world.storage.read(job_queue.open_jobs)
    progress = await world.orders.progress(job)
    assert progress.unsure_until == world.clock() + UNSURE_PATIENCE
    assert not progress.may_cancel


async def test_doubt_does_not_count_against_the_person(world: World) -> None:
    world.provider.refuses_with = [Unsure("connection lost"), Unsure("connection lost")]
    lost = [await order(world) for _ in range(2)]
    await world.turn(0)
    assert [await state(world, job) for job in lost] == [JobState.UNSURE] * 2
    third = await order(world)
    await world.turns(3)
    assert await state(world, third) is JobState.DELIVERED


async def test_a_task_that_a_callback_names_is_adopted_and_asked_about_from_then_on(world: World) -> None:
    """It is still being worked on when the provider calls, and it never calls again."""
    await in_doubt(world)
    tell, done = world.provider.tell, False

    def tell_in_time(ref: str) -> Observation:
        return tell(ref) if done else Observation(outcome=Outcome.PENDING, ref=ref)

    world.provider.tell = tell_in_time  # type: ignore[method-assign]
    await world.post(json.dumps({"task": "task1", "ok": False, "url": None}).encode())
    job = await world.job()
    assert job.state is JobState.RUNNING
    assert job.deadline_at == world.clock() + timedelta(seconds=300)
    assert await doubts(world) == []
    done = True
    await world.turns(3)
    assert (await world.job()).state is JobState.DELIVERED
    assert await world.available() == WELCOME - 3
    assert len(world.provider.bought) == 1


async def test_a_task_that_was_adopted_before_its_call_failed_is_not_in_doubt(world: World) -> None:
    submit = world.provider.submit
    world.provider.tell = lambda ref: Observation(outcome=Outcome.PENDING, ref=ref)  # type: ignore[method-assign]

    async def call_back_and_fail(work):  # type: ignore[no-untyped-def]
        await submit(work)
        await world.post(json.dumps({"task": "task1", "ok": True, "url": "x"}).encode())
        raise Unsure("connection lost")

    world.provider.submit = call_back_and_fail  # type: ignore[method-assign]
    await world.order()
    await world.dispatcher.dispatch_waiting()
    assert (await world.job()).state is JobState.RUNNING
    assert world.cards.alerts == []
    del world.provider.tell
    await world.turns(4)
    assert (await world.job()).state is JobState.DELIVERED


async def test_a_callback_that_names_another_jobs_task_adopts_nothing(world: World) -> None:
    first = await order(world)
    await world.turns(3)
    assert await state(world, first) is JobState.DELIVERED
    world.provider.refuses_with = [Unsure("connection lost")]
    second = await order(world)
    await world.turn(0)
    await world.post(world.provider.callback("task1"))
    assert await state(world, second) is JobState.UNSURE


async def test_a_callback_that_names_a_task_nobody_knows_leaves_the_doubt(world: World) -> None:
    await in_doubt(world)
    await world.post(json.dumps({"task": "task99", "ok": True, "url": "x"}).encode())
    assert (await world.job()).state is JobState.UNSURE
    assert await doubts(world) == [("hosted", 1, 0)]


async def test_what_nothing_adopts_is_counted_and_its_credits_come_back(world: World) -> None:
    await in_doubt(world)
    assert await doubts(world) == [("hosted", 1, 0)]
    await world.turns(40)
    assert (await world.job()).state is JobState.EXPIRED
    assert await doubts(world) == [("hosted", 0, 1)]
    assert await world.available() == WELCOME


@pytest.mark.parametrize("fails", [False, True])
async def test_what_a_callback_settles_is_not_counted(tmp_path: Path, fails: bool) -> None:
    async with world_in(tmp_path, tells_status=False, fails=fails) as mute:
        await in_doubt(mute)
        await mute.post(mute.provider.callback("task1"))
        await mute.turn()
        assert (await mute.job()).state is (JobState.FAILED if fails else JobState.DELIVERED)
        (attempt,) = await mute.storage.read(attempts.of_job, (await mute.job()).id)
        assert attempt.state is (AttemptState.FAILED if fails else AttemptState.SUCCEEDED)
        assert await doubts(mute) == []
