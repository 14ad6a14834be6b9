"""One look at a job at a time: whoever rings, and however many replicas there are, a result is downloaded once."""

import asyncio
import json
from datetime import timedelta
from typing import Any

import pytest

from bot.jobs.looks import LOOK_LEASE, end_look
from bot.jobs.observe import Observer
from bot.media.fetch import FetchFailed
from bot.providers.base import Observation, Ticket
from storage import replicas
from storage.model import Job, JobState
from tests.support.job_world import World


class Gate:
    """Holds whoever comes until it is opened, and counts them."""

    def __init__(self) -> None:
        self.came = 0
        self.arrived = asyncio.Event()
        self.opened = asyncio.Event()

    async def pass_through(self) -> None:
        self.came += 1
        self.arrived.set()
        await self.opened.wait()

    async def reached(self) -> None:
        async with asyncio.timeout(10):
            await self.arrived.wait()


@pytest.fixture
def downloads(world: World) -> Gate:
    """Downloads that wait for the test."""
    gate, fetch = Gate(), world.shelf.fetch

    async def fetch_slowly(url: str, **options: Any) -> None:
        await gate.pass_through()
        await fetch(url, **options)

    world.shelf.fetch = fetch_slowly  # type: ignore[method-assign]
    return gate


def replica(world: World, name: str) -> Observer:
    fetcher: Any = world.shelf
    return Observer(
        storage=world.storage,
        registry=world.registry,
        pictures=world.pictures,
        clips=world.clips,
        fetcher=fetcher,
        clock=world.clock,
        alert_admins=world.cards.alert_admins,
        holder=name,
    )


async def rings(observer: Observer, job: Job) -> Job | None:
    async with asyncio.timeout(10):
        return await observer.observe(job.id)


async def running(world: World) -> Job:
    job = await world.order()
    await world.dispatcher.dispatch_waiting()
    world.clock.forward(2)
    return job


async def test_doorbells_beside_the_reconciler_make_no_second_download(world: World, downloads: Gate) -> None:
    job = await running(world)
    async with asyncio.TaskGroup() as at_once:
        at_once.create_task(world.reconciler.check_due())
        await downloads.reached()
        for _ in range(10):
            at_once.create_task(world.observer.observe(job.id))
        await asyncio.sleep(0)
        downloads.opened.set()
    assert downloads.came == 1
    assert (await world.job()).state is JobState.READY


async def test_the_reconciler_beside_a_doorbell_makes_no_second_download(
    world: World, downloads: Gate
) -> None:
    job = await running(world)
    async with asyncio.TaskGroup() as at_once:
        at_once.create_task(world.observer.observe(job.id))
        await downloads.reached()
        assert await world.reconciler.check_due() == 0
        downloads.opened.set()
    assert downloads.came == 1
    assert (await world.job()).state is JobState.READY


async def test_a_doorbell_between_a_claim_and_its_look_does_not_stop_the_job(world: World) -> None:
    job = await running(world)
    (claimed,) = await world.reconciler.claim(10)
    ringing = asyncio.create_task(world.observer.observe(job.id))
    await asyncio.sleep(0)
    await world.reconciler.check(claimed)
    await ringing
    world.clock.forward(5)
    await world.reconciler.check_due()
    assert (await world.job()).state is JobState.READY


async def test_another_replica_does_not_look_while_one_does(world: World, downloads: Gate) -> None:
    job = await running(world)
    one, other = replica(world, "one"), replica(world, "other")
    async with asyncio.TaskGroup() as at_once:
        at_once.create_task(one.observe(job.id))
        await downloads.reached()
        assert await rings(other, job) is None
        downloads.opened.set()
    assert downloads.came == 1
    assert (await world.job()).state is JobState.READY


async def test_what_a_dead_replica_looked_at_is_looked_at_by_another(world: World, downloads: Gate) -> None:
    job = await running(world)
    await world.storage.write(replicas.beat, "other", at=world.clock())
    dead = asyncio.ensure_future(replica(world, "dead").observe(job.id))
    await downloads.reached()
    dead.cancel()
    await asyncio.wait([dead])
    other = replica(world, "other")
    assert await rings(other, job) is None
    since = world.clock() - timedelta(seconds=60)
    await world.storage.write(replicas.free, alive_since=since, at=world.clock())
    downloads.opened.set()
    assert await other.observe(job.id) is not None
    assert (await world.job()).state is JobState.READY


async def test_what_a_living_replica_looks_at_stays_its_own(world: World, downloads: Gate) -> None:
    job = await running(world)
    await world.storage.write(replicas.beat, "one", at=world.clock())
    async with asyncio.TaskGroup() as at_once:
        at_once.create_task(replica(world, "one").observe(job.id))
        await downloads.reached()
        since = world.clock() - timedelta(seconds=60)
        await world.storage.write(replicas.free, alive_since=since, at=world.clock())
        assert await rings(replica(world, "other"), job) is None
        downloads.opened.set()
    assert downloads.came == 1


async def test_a_look_that_never_ended_is_over_after_its_lease(world: World, downloads: Gate) -> None:
    job = await running(world)
    hung = asyncio.ensure_future(replica(world, "hung").observe(job.id))
    await downloads.reached()
    hung.cancel()
    await asyncio.wait([hung])
    downloads.opened.set()
    world.clock.forward(LOOK_LEASE.total_seconds() - 1)
    assert await rings(replica(world, "other"), job) is None
    world.clock.forward(2)
    assert await replica(world, "other").observe(job.id) is not None
    assert (await world.job()).state is JobState.READY


async def test_a_look_that_failed_lets_the_next_one_in(world: World) -> None:
    job = await running(world)
    status, falls = world.provider.status, 1

    async def fall_over(ticket: Ticket) -> Observation | None:
        nonlocal falls
        falls -= 1
        if falls >= 0:
            raise RuntimeError("fell over")
        return await status(ticket)

    world.provider.status = fall_over  # type: ignore[method-assign]
    with pytest.raises(RuntimeError):
        await world.observer.observe(job.id)
    seen = await world.observer.observe(job.id)
    assert seen is not None
    assert seen.state is JobState.READY


async def test_news_that_comes_during_a_look_is_looked_at_by_the_same_look(mute: World) -> None:
    """The first callback says nothing yet; the one with the result comes while that is still being looked at."""
    job = await running(mute)
    other = replica(mute, "other")
    nothing = json.dumps({"task": "task9", "ok": True, "url": None}).encode()
    await mute.post(nothing)

    one, gate = replica(mute, "one"), Gate()
    begin = one._act

    async def act_slowly(situation: Any) -> bool:
        acted = await begin(situation)
        if gate.came == 0:
            await gate.pass_through()
        return acted

    one._act = act_slowly  # type: ignore[method-assign]
    async with asyncio.TaskGroup() as at_once:
        looking = at_once.create_task(one.observe(job.id))
        await gate.reached()
        mute.observer = other
        await mute.post(mute.provider.callback("task1"))
        assert (await mute.job()).state is JobState.RUNNING
        gate.opened.set()
    seen = looking.result()
    assert seen is not None
    assert seen.state is JobState.READY


async def test_who_rings_while_a_look_is_being_ended_is_heard(mute: World) -> None:
    job = await running(mute)
    storage, rung = mute.observer._storage, False

    class Ringing:
        """The callback comes at the worst of times: it was not there when the look was ended."""

        read: Any = staticmethod(storage.read)

        async def write(self, unit: Any, *args: Any, **kwargs: Any) -> Any:
            nonlocal rung
            result = await storage.write(unit, *args, **kwargs)
            if unit is end_look and not rung:
                rung = True
                await mute.post(mute.provider.callback("task1"))
            return result

    ringing: Any = Ringing()
    mute.observer._storage = ringing
    seen = await mute.observer.observe(job.id)
    assert seen is not None
    assert seen.state is JobState.READY


async def test_a_result_that_cannot_be_fetched_is_fetched_again_soon(world: World) -> None:
    await running(world)
    world.shelf.troubles = [FetchFailed("answered 429"), FetchFailed("answered 503")]
    for _ in range(3):
        await world.reconciler.check_due()
        world.clock.forward(1.1)
    assert (await world.job()).state is JobState.READY
