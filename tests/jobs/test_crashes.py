"""The process dies at every moment there is: right before and right after each commit and each outside call."""

from pathlib import Path

import pytest

from storage import Transaction, jobs
from storage.jobs import MOVES
from storage.model import JobState
from tests.jobs.doubles import Crash, Forgetful, Hosted
from tests.support.job_world import WELCOME, World, world_in

KINDS = {
    "hosted, can be asked": (Hosted, {}),
    "hosted, only calls back": (Hosted, {"tells_status": False}),
    "hosted, fails": (Hosted, {"fails": True}),
    "local": (Forgetful, {}),
}
ROUNDS = 60  # of half a minute: past every lease, look and deadline of a job
QUIET = 3  # rounds that go on after the end, in which nothing more may happen


async def live_through(world: World) -> int:
    """One order from press to end, in as many processes as it takes. Returns how often the process died."""
    deaths = quiet = 0
    pressed = False
    for _ in range(ROUNDS):
        quiet += await has_ended(world)
        if quiet > QUIET:
            break
        try:
            if not pressed:
                await world.order()
                pressed = True
            await world.turn()
            await call_back(world)
        except Crash:
            deaths += 1
            world.crash_points.die_at = None
            await world.restart()
    return deaths


async def has_ended(world: World) -> bool:
    job = await world.storage.read(jobs.by_draft, world.draft.id)
    return job is not None and not MOVES[job.state] and await world.storage.read(outbox_is_empty)


def outbox_is_empty(tx: Transaction) -> bool:
    return tx.value("SELECT count(*) FROM outbox WHERE state = 'waiting'") == 0


async def call_back(world: World) -> None:
    """A provider that cannot be asked posts its callback until the bot has it."""
    if world.provider.tells_status or not world.tokens:
        return
    for number, work in enumerate(world.provider.bought.values(), start=1):
        assert work.callback_url is not None
        await world.post(world.provider.callback(f"task{number}"), token=work.callback_url.rsplit("/", 1)[-1])


async def count_moments(directory: Path, kind: str) -> int:
    provider, options = KINDS[kind]
    async with world_in(directory, provider=provider, **options) as world:
        await live_through(world)
        return len(world.crash_points.passed)


@pytest.mark.parametrize("kind", KINDS)
async def test_wherever_the_process_dies_the_job_ends_and_the_credits_are_right(
    tmp_path: Path, kind: str
) -> None:
    provider, options = KINDS[kind]
    (tmp_path / "count").mkdir()
    moments = await count_moments(tmp_path / "count", kind)
    assert moments >= 14
    for moment in range(1, moments + 1):
        directory = tmp_path / str(moment)
        directory.mkdir()
        async with world_in(directory, provider=provider, die_at=moment, **options) as world:
            deaths = await live_through(world)
            died_at = world.crash_points.passed[moment - 1]
            assert deaths == 1, died_at
            await check(world, died_at)


async def check(world: World, died_at: str) -> None:
    job = await world.job()
    delivered = job.state is JobState.DELIVERED
    expected = {JobState.DELIVERED, JobState.FAILED, JobState.EXPIRED}
    assert job.state in expected, died_at
    assert await world.held() == 0, died_at
    assert await world.available() == WELCOME - (job.price if delivered else 0), died_at
    assert await world.problems() == [], died_at
    assert (world.cards.shown[job.id] == "result") == delivered, died_at
    assert len({what for _, what in world.cards.edits}) == 1, died_at
    if not world.provider.replayable:
        assert len(world.provider.bought) <= 1, died_at


async def test_a_result_is_lost_only_when_the_answer_of_a_paid_call_was_lost(tmp_path: Path) -> None:
    (tmp_path / "count").mkdir()
    lost = set()
    for moment in range(1, await count_moments(tmp_path / "count", "hosted, can be asked") + 1):
        directory = tmp_path / str(moment)
        directory.mkdir()
        async with world_in(directory, die_at=moment) as world:
            await live_through(world)
            if (await world.job()).state is not JobState.DELIVERED:
                lost.add(world.crash_points.passed[moment - 1])
    assert lost == {"after begin_attempt", "before the call", "after the call", "before accept_ticket"}
