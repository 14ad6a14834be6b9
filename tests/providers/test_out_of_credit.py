"""A real client whose account runs empty at its emulator: left alone, also after a restart, until there is more."""

from pathlib import Path

import pytest

from bot.jobs.model import Kind, OrderRefused
from playground.providers.faults import FaultMode
from storage import provider_pauses
from storage.model import JobState
from tests.providers.media_server import Home
from tests.providers.provider_stacks import RIGS
from tests.support.job_stack import CREDITS, JobStack, job_stack_of

MINUTES = 60
ACCOUNTS = {"akool": "credit", "aifaceswap": "points"}


def fill(it: JobStack, points: int) -> None:
    setattr(it.rig.service, ACCOUNTS[it.rig.provider.name], points)


async def order(it: JobStack) -> JobState:
    job = await it.order(Kind.SWAP, "mona_lisa", (0,))
    if job.state is JobState.RUNNING:
        await it.heard(1)
    await it.pass_time(1)
    return (await it.job(job.id)).state


async def run_empty(it: JobStack) -> None:
    """The order that finds it out costs nobody anything."""
    fill(it, 0)
    assert await order(it) is JobState.FAILED
    assert await it.wallet() == (CREDITS, 0)
    assert it.cards.alerts == ["alert-provider"]


async def restart(it: JobStack) -> None:
    it.open()
    await it.pauses.load()


async def still_paused(it: JobStack) -> bool:
    with pytest.raises(OrderRefused, match="refused-nobody"):
        await it.order(Kind.SWAP, "mona_lisa", (0,))
    return it.registry.is_paused(it.rig.provider.name)


async def test_akool_is_back_when_its_balance_says_so(home: Home, tmp_path: Path) -> None:
    async with RIGS["akool"](home) as rig, job_stack_of(rig, tmp_path) as it:
        await run_empty(it)
        await restart(it)
        assert await still_paused(it)
        it.clock.forward(2 * MINUTES)
        await it.watch.look()
        assert rig.service.journal.calls("quota/info") == 1
        assert await still_paused(it)
        fill(it, 400)
        await restart(it)
        it.clock.forward(5 * MINUTES - 1)
        await it.watch.look()
        assert await still_paused(it)
        it.clock.forward(1)
        await it.watch.look()
        assert it.cards.alerts == ["alert-provider", "alert-provider-back"]
        assert await order(it) is JobState.DELIVERED
        assert rig.service.journal.calls("quota/info") == 2


async def test_akool_that_does_not_answer_stays_paused(home: Home, tmp_path: Path) -> None:
    async with RIGS["akool"](home) as rig, job_stack_of(rig, tmp_path) as it:
        await run_empty(it)
        fill(it, 400)
        rig.service.faults.add("quota/info", FaultMode.REFUSED, code="1101", times=9)
        it.clock.forward(2 * MINUTES)
        await it.watch.look()
        assert rig.service.journal.calls("quota/info") >= 1
        assert await still_paused(it)


async def test_aifaceswap_tells_no_balance_so_it_is_tried_again_after_a_while(
    home: Home, tmp_path: Path
) -> None:
    async with RIGS["aifaceswap"](home) as rig, job_stack_of(rig, tmp_path) as it:
        await run_empty(it)
        await restart(it)
        assert await still_paused(it)
        fill(it, 400)
        it.clock.forward(13 * MINUTES)
        await it.watch.look()
        assert await still_paused(it)
        it.clock.forward(2 * MINUTES)
        await it.watch.look()
        assert await order(it) is JobState.DELIVERED
        assert it.cards.alerts == ["alert-provider"]


async def test_aifaceswap_stops_when_it_had_its_points_for_the_day(home: Home, tmp_path: Path) -> None:
    async with RIGS["aifaceswap"](home) as rig, job_stack_of(rig, tmp_path) as it:
        it.pauses.points_per_day = 2
        assert await order(it) is JobState.DELIVERED
        job = await it.order(Kind.SWAP, "mona_lisa", (0,))
        assert job.state is JobState.QUEUED
        assert rig.service.journal.points == 2
        found = await it.storage.read(provider_pauses.get, "aifaceswap")
        assert found is not None
        assert found.cause is provider_pauses.Cause.BUDGET
        assert it.cards.alerts == ["alert-spend"]
