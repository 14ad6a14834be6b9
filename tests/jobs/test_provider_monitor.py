"""What a provider may spend on a day, and how often it may fail before the admins hear of it."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.providers.base import Ticket, Work
from storage import provider_figures
from storage.model import JobState
from tests.jobs.doubles import Forgetful
from tests.jobs.telling import MINUTES, NO_LIMITS, Telling, order, state, teller
from tests.support.job_world import World, world_in


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with world_in(tmp_path, provider=Telling) as world:
        world.limits = NO_LIMITS
        world.begin()
        yield world


async def limited(world: World, points: int) -> None:
    world.points_per_day = points
    world.begin()


async def test_a_provider_that_had_its_points_is_left_alone_until_midnight(world: World) -> None:
    await limited(world, 4)
    done = [await order(world) for _ in range(2)]
    await world.turns(3)
    assert [await state(world, job) for job in done] == [JobState.DELIVERED] * 2
    waits = await order(world)
    await world.turns(3)
    assert await state(world, waits) is JobState.QUEUED
    assert len(world.provider.bought) == 2
    assert world.cards.alerts == ["alert-spend"]
    assert world.registry.is_paused("hosted")
    teller(world).points = 500
    await world.watch.look()
    assert world.registry.is_paused("hosted")  # that it has points is not the question


async def test_at_midnight_it_may_spend_again(world: World) -> None:
    await limited(world, 2)
    await order(world)
    await world.turns(3)
    world.clock.now = world.clock().replace(hour=23, minute=50)
    late = await order(world)
    await world.turn(0)
    assert world.registry.is_paused("hosted")
    world.clock.forward(10 * MINUTES)
    await world.turns(2)
    assert await state(world, late) is JobState.DELIVERED


async def test_only_jobs_in_flight_go_beyond_the_limit(world: World) -> None:
    """Two at once: the second is sent before the cost of the first is known."""
    await limited(world, 1)
    for _ in range(5):
        await order(world)
    submit, both = world.provider.submit, asyncio.Barrier(2)

    async def with_the_other(work: Work) -> Ticket:
        async with asyncio.timeout(10):
            await both.wait()
        return await submit(work)

    world.provider.submit = with_the_other  # type: ignore[method-assign]
    await world.turns(5)
    spent = await world.storage.read(
        provider_figures.points_since, "hosted", since=world.clock() - timedelta(days=1)
    )
    assert spent == 2 * world.provider.concurrency


async def test_jobs_go_on_elsewhere_when_one_had_its_points(world: World) -> None:
    await limited(world, 0)
    second = Forgetful(crash_points=world.crash_points, price=0)
    second.keep = world.make_result
    world.registry._providers["local"] = second
    job = await order(world)
    await world.turns(4)
    assert await state(world, job) is JobState.DELIVERED
    assert (len(world.provider.bought), len(second.bought)) == (0, 1)


async def test_what_costs_nothing_has_no_limit(tmp_path: Path) -> None:
    async with world_in(tmp_path, provider=Forgetful) as world:
        await limited(world, 0)
        await world.order()
        await world.turns(3)
        assert (await world.job()).state is JobState.DELIVERED


async def some_jobs(world: World, count: int) -> None:
    for _ in range(count):
        await order(world)
        await world.turns(3, seconds=1)


async def test_ten_failures_of_twenty_are_told_once(world: World) -> None:
    await some_jobs(world, 12)
    world.provider.fails = True
    await some_jobs(world, 9)
    await world.watch.look()
    assert world.cards.alerts == []
    await some_jobs(world, 1)
    await world.watch.look()
    await world.watch.look()
    assert world.cards.alerts == ["alert-errors"]
    await some_jobs(world, 1)
    await world.watch.look()
    assert world.cards.alerts == ["alert-errors"] * 2  # the courier throttles what is told again


async def test_failures_of_long_ago_are_forgotten(world: World) -> None:
    world.provider.fails = True
    await some_jobs(world, 9)
    world.clock.forward(60 * MINUTES)
    await some_jobs(world, 1)
    await world.watch.look()
    assert world.cards.alerts == []


async def test_failures_are_outweighed_by_later_successes(world: World) -> None:
    world.provider.fails = True
    await some_jobs(world, 10)
    world.provider.fails = False
    await some_jobs(world, 11)
    await world.watch.look()
    assert world.cards.alerts == []
