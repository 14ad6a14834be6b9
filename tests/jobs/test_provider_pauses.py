"""Providers that are left alone: for how long, who brings them back, and what becomes of the jobs that wait."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.jobs.provider_pauses import ProviderPauses
from bot.providers.base import (
    Misconfigured,
    OutOfCredit,
    Throttled,
    Unavailable,
)
from bot.providers.registry import Registry
from storage import provider_pauses, switches
from storage.model import JobState
from tests.jobs.doubles import Hosted
from tests.jobs.telling import ADA, MINUTES, NO_LIMITS, Telling, order, state, teller
from tests.support.job_world import WELCOME, World, world_in

DAY = 24 * 60 * MINUTES


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with world_in(tmp_path, provider=Telling) as world:
        world.limits = NO_LIMITS
        world.begin()
        yield world


@pytest.fixture
async def silent(tmp_path: Path) -> AsyncIterator[World]:
    """Of a provider that does not tell its balance."""
    async with world_in(tmp_path, price=0) as world:
        world.limits = NO_LIMITS
        world.begin()
        yield world


async def run_out(world: World) -> None:
    """The account turns out to be empty."""
    world.provider.refuses_with = [OutOfCredit("empty")]
    await order(world)
    await world.turn(0)
    assert world.registry.is_paused("hosted")


def replica(world: World) -> tuple[ProviderPauses, Registry]:
    """Another process with the same database."""
    registry = Registry([world.provider], clock=world.clock)
    shared: Any = {"storage": world.storage, "registry": registry, "clock": world.clock}
    return ProviderPauses(**shared, courier=world.cards), registry


async def test_a_pause_outlives_the_process(world: World) -> None:
    await run_out(world)
    await world.restart()
    assert not world.registry.is_paused("hosted")  # nothing was read yet
    await world.turn()
    assert world.registry.is_paused("hosted")
    assert world.cards.alerts == ["alert-provider"]


async def test_another_replica_leaves_it_alone_and_takes_it_up_again(world: World) -> None:
    pauses_there, registry_there = replica(world)
    await run_out(world)
    await pauses_there.load()
    assert registry_there.is_paused("hosted")
    await world.storage.write(provider_pauses.resume, "hosted", actor=ADA, at=world.clock())
    await pauses_there.load()
    assert not registry_there.is_paused("hosted")


async def test_it_is_asked_after_two_minutes_and_then_every_five(world: World) -> None:
    await run_out(world)
    for minute in range(14):
        await world.watch.look()
        assert teller(world).asked == (minute >= 2) + (minute >= 7) + (minute >= 12)
        world.clock.forward(1 * MINUTES)
    assert world.registry.is_paused("hosted")


async def test_it_is_back_when_it_has_points_and_the_admins_are_told(world: World) -> None:
    await run_out(world)
    teller(world).points = 500
    await world.watch.look()
    assert world.registry.is_paused("hosted")
    world.clock.forward(2 * MINUTES)
    await world.watch.look()
    assert not world.registry.is_paused("hosted")
    assert world.cards.alerts == ["alert-provider", "alert-provider-back"]
    job = await order(world)
    await world.turns(2)
    assert await state(world, job) is JobState.DELIVERED


@pytest.mark.parametrize(
    "answer", [0, -3, None, Misconfigured("refused"), Unavailable("gone"), Throttled("slow down")]
)
async def test_no_good_answer_brings_nobody_back(world: World, answer: int | Exception | None) -> None:
    await run_out(world)
    teller(world).points = answer
    for _ in range(10):
        world.clock.forward(30 * MINUTES)
        await world.watch.look()
    assert world.registry.is_paused("hosted")
    assert world.cards.alerts == ["alert-provider"]


async def test_who_tells_no_balance_comes_back_by_time(silent: World) -> None:
    await run_out(silent)
    silent.clock.forward(15 * MINUTES - 1)
    await silent.watch.look()
    assert silent.registry.is_paused("hosted")
    silent.clock.forward(1)
    await silent.watch.look()
    assert not silent.registry.is_paused("hosted")
    assert silent.cards.alerts == ["alert-provider"]


async def test_what_an_admin_paused_no_balance_and_no_time_brings_back(world: World) -> None:
    await world.storage.write(provider_pauses.stop_by_hand, "hosted", actor=ADA, at=world.clock())
    teller(world).points = 500
    for _ in range(5):
        world.clock.forward(DAY)
        await world.watch.look()
    assert world.registry.is_paused("hosted")
    assert teller(world).asked == 0


async def test_a_job_whose_only_provider_stays_paused_ends_at_its_deadline_with_its_credits(
    tmp_path: Path,
) -> None:
    async with world_in(tmp_path) as world:
        job = await world.order()
        assert await world.available() == WELCOME - 3
        await world.storage.write(provider_pauses.stop_by_hand, "hosted", actor=ADA, at=world.clock())
        await world.turns(60, seconds=60)
        assert (await world.job()).state is JobState.QUEUED
        await world.turns(10, seconds=60)
        assert (await world.job()).state is JobState.EXPIRED
        assert world.cards.shown[job.id] == "failed-expired"
        assert (await world.available(), await world.held()) == (WELCOME, 0)
        assert world.provider.bought == {}


async def test_a_job_that_was_queued_before_the_pause_goes_to_the_next_provider(world: World) -> None:
    second = Hosted(crash_points=world.crash_points, name="second", price=0)
    world.registry._providers["second"] = second
    job = await order(world)
    await world.storage.write(provider_pauses.stop_by_hand, "hosted", actor=ADA, at=world.clock())
    await world.turns(4)
    assert await state(world, job) is JobState.DELIVERED
    assert (len(world.provider.bought), len(second.bought)) == (0, 1)


async def test_a_reason_holds_no_secret_and_stays_on_its_line(world: World) -> None:
    shared: Any = {"storage": world.storage, "registry": world.registry, "clock": world.clock}
    careful = ProviderPauses(
        **shared, courier=world.cards, redact=lambda text: text.replace("hunter2", "[hidden]")
    )
    await careful.stop(world.provider, Misconfigured("key hunter2\nrefused " + "x" * 500))
    found = await world.storage.read(provider_pauses.get, "hosted")
    assert found is not None
    assert found.why.startswith("key [hidden]\\nrefused xxx")
    assert len(found.why) == 200
    assert "hunter2" not in str(await world.storage.read(provider_pauses.get, "hosted"))


async def test_whoever_dies_before_telling_has_it_told_by_the_next(world: World) -> None:
    await world.storage.write(
        provider_pauses.stop_for_trouble, "hosted", why="empty", until=None, at=world.clock()
    )
    await world.watch.look()
    assert world.cards.alerts == []
    world.clock.forward(1 * MINUTES)
    await world.watch.look()
    await world.watch.look()
    assert world.cards.alerts == ["alert-provider"]


async def test_maintenance_is_seen_within_a_round(world: World) -> None:
    await world.storage.write(switches.turn_maintenance, True, actor=ADA, at=world.clock())
    await world.turn()
    assert world.pauses.in_maintenance
    assert world.parts.base.metrics.get_sample_value("faceswap_providers_paused") == 0
