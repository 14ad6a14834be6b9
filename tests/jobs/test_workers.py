import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.jobs.housekeeping import Housekeeper
from bot.jobs.workers import Workers
from bot.nursery import Nursery
from storage.model import Job, JobState
from tests.support.job_world import World, world_in


def workers_of(world: World, nursery: Nursery, **instead: Any) -> Workers:
    parts: dict[str, Any] = {
        "storage": world.storage,
        "orders": world.orders,
        "dispatcher": world.dispatcher,
        "observer": world.observer,
        "reconciler": world.reconciler,
        "deliverer": world.deliverer,
        "housekeeper": Housekeeper(
            storage=world.storage,
            pictures=world.pictures,
            clock=world.clock,
            retention=world.pictures._retention,
        ),
        "monitor": world.watch,
        "courier": world.cards,
        "nursery": nursery,
        "doorbell": world.doorbell,
    }
    return Workers(**parts | instead)


async def until(world: World, state: JobState) -> None:
    """Time passes for the job while the workers really run."""
    async with asyncio.timeout(20):
        while (await world.job()).state is not state:
            world.clock.forward(1)
            await asyncio.sleep(0.02)


async def test_the_workers_carry_a_job_to_its_card_by_themselves(world: World) -> None:
    nursery = Nursery()
    workers_of(world, nursery).start()
    await world.order()
    await until(world, JobState.DELIVERED)
    await nursery.close()
    assert len(world.cards.bells) == 1


async def test_a_worker_that_stumbles_goes_on(world: World) -> None:
    class Clumsy:
        falls = 2

        async def claim(self, places: int) -> Sequence[Job]:
            if self.falls:
                self.falls -= 1
                raise RuntimeError("fell over")
            return await world.dispatcher.claim(places)

        async def dispatch(self, job: Job) -> None:
            await world.dispatcher.dispatch(job)

    nursery = Nursery()
    workers_of(world, nursery, dispatcher=Clumsy()).start()
    await world.order()
    await until(world, JobState.DELIVERED)
    await nursery.close()


async def test_a_doorbell_is_answered_without_waiting_for_the_next_look(tmp_path: Path) -> None:
    async with world_in(tmp_path, tells_status=False) as world:
        nursery = Nursery()
        await world.order()
        await world.dispatcher.dispatch_waiting()
        world.cards.shown.clear()
        workers = workers_of(world, nursery)
        await world.post(world.provider.callback("task1"))
        world.doorbell.ring((await world.job()).id)
        world.doorbell.ring_task("hosted", "task1")
        world.doorbell.ring_task("hosted", "nobody's")
        workers.start()
        await until(world, JobState.DELIVERED)
        await nursery.close()
