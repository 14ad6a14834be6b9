"""The process dies at every moment there is: right before and right after each commit and each outside call.

One recorder sees them all: what is committed, files kept and erased, calls to the provider, downloads, edits of the
card, its short reply and words to the admins. How many there are is written down, so that who adds one sees it here.
"""

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bot.jobs.courier import Unreachable
from bot.providers.base import Observation, Outcome, Rejected, Throttled, Unsure
from storage import Transaction, jobs
from storage.jobs import MOVES
from storage.model import JobState
from tests.jobs.doubles import Crash, Forgetful, Hosted
from tests.support.job_world import WELCOME, World, world_in

ROUNDS = 60  # of half a minute: past every lease, look and deadline of a job
MAIN = "can be asked"
QUIET = 3  # rounds that go on after the end, in which nothing more may happen


class Slow(Hosted):
    """It works on a task until it was asked twice."""

    def tell(self, ref: str) -> Observation:
        if self.polls < 3 and ref in self.bought:
            return Observation(outcome=Outcome.PENDING, ref=ref)
        return super().tell(ref)


@dataclass(frozen=True, kw_only=True)
class Story:
    """How one order goes when nothing dies, and in how many moments something may.

    `every_day`: what is tried in the everyday run, when that is less than all; the rest is like in other stories.
    """

    moments: int
    ends: frozenset[JobState] = frozenset({JobState.DELIVERED, JobState.EXPIRED})
    provider: type[Hosted] = Hosted
    options: dict[str, Any] = field(default_factory=dict)
    refusals: Callable[[], list[Exception]] = list
    calls_back: bool = False
    cancelled: bool = False
    unreachable: bool = False
    every_day: tuple[str, ...] = ()


FAILS = frozenset({JobState.FAILED, JobState.EXPIRED})
STORIES = {
    "can be asked": Story(moments=40),
    "only calls back": Story(moments=46, options={"tells_status": False}, calls_back=True),
    "works here": Story(moments=36, provider=Forgetful),
    "answer lost, named by a callback": Story(
        moments=68, provider=Slow, refusals=lambda: [Unsure("connection lost")], calls_back=True
    ),
    "fails": Story(moments=30, options={"fails": True}, ends=FAILS, every_day=("end_attempt", "sent")),
    "is busy at first": Story(
        moments=52, refusals=lambda: [Throttled("429", retry_after=20)], every_day=("requeue", "the call")
    ),
    "refuses": Story(
        moments=20,
        refusals=lambda: [Rejected("no face", key="failed-no-face")],
        ends=FAILS,
        every_day=("end_attempt", "sent"),
    ),
    "answer lost, called back": Story(
        moments=48,
        options={"tells_status": False},
        refusals=lambda: [Unsure("connection lost")],
        calls_back=True,
        every_day=("doubt", "the alert", "receive_callback"),
    ),
    "answer lost for good": Story(
        moments=242,
        refusals=lambda: [Unsure("connection lost")],
        ends=frozenset({JobState.EXPIRED}),
        every_day=("doubt", "end_without_result", "the alert"),
    ),
    "called off in line": Story(
        moments=23,
        options={"concurrency": 0},
        cancelled=True,
        ends=frozenset({JobState.CANCELLED}),
        every_day=("end_without_result", "sent"),
    ),
    "nobody came for the result": Story(
        moments=48,
        unreachable=True,
        ends=frozenset({JobState.EXPIRED}),
        every_day=("the edit", "park", "expire_result"),
    ),
}


@dataclass
class Life:
    """What became of a story: how often the process died, and all moments until the story had ended."""

    world: World
    deaths: int = 0
    moments: list[str] = field(default_factory=list)


@asynccontextmanager
async def lived(story: Story, directory: Path, *dies: int) -> AsyncIterator[Life]:
    """A story, and the process dies at these moments of it: the later ones are counted from the restart before."""
    async with world_in(made(directory), provider=story.provider, **story.options) as world:
        world.provider.refuses_with = story.refusals()
        yield await live_through(world, story, list(dies))


def made(directory: Path) -> Path:
    directory.mkdir()
    return directory


async def live_through(world: World, story: Story, dies: list[int]) -> Life:
    """One order from press to end, in as many processes as it takes."""
    life, points = Life(world), world.crash_points
    points.die_at = dies.pop(0) if dies else None
    quiet, pressed = 0, False
    for _ in range(ROUNDS):
        quiet += await has_ended(world)
        if quiet and not life.moments:
            life.moments = points.passed[:]
        if quiet > QUIET:
            break
        try:
            if not pressed:
                await world.order()
                pressed = True
            await live_on(world, story)
        except Crash:
            life.deaths += 1
            points.die_at = len(points.passed) + dies.pop(0) if dies else None
            await world.restart()
    return life


async def live_on(world: World, story: Story) -> None:
    if story.unreachable:
        world.cards.troubles = [Unreachable("blocked")]
    await world.turn()
    if story.cancelled:
        await world.orders.cancel((await world.job()).id, user_id=world.user.id)
    if story.calls_back:
        await call_back(world)
    if story.unreachable and (await world.job()).state is JobState.READY:
        await world.parts.jobs.housekeeper._expire((await world.job()).id)


async def has_ended(world: World) -> bool:
    job = await world.storage.read(jobs.by_draft, world.draft.id)
    return job is not None and not MOVES[job.state] and await world.storage.read(outbox_is_empty)


def outbox_is_empty(tx: Transaction) -> bool:
    return bool(tx.value("SELECT count(*) FROM outbox WHERE state = 'waiting'") == 0)


async def call_back(world: World) -> None:
    """The provider posts its callback until the bot has it."""
    for number, work in enumerate(world.provider.bought.values(), start=1):
        assert work.callback_url is not None
        await world.post(world.provider.callback(f"task{number}"), token=work.callback_url.rsplit("/", 1)[-1])


async def check(world: World, story: Story, died_at: object) -> None:
    job = await world.job()
    delivered = job.state is JobState.DELIVERED
    assert job.state in story.ends, died_at
    assert await world.held() == 0, died_at
    assert await world.available() == WELCOME - (job.price if delivered else 0), died_at
    assert await world.problems() == [], died_at
    assert (world.cards.shown.get(job.id) == "result") == delivered, died_at
    assert len({what for _, what in world.cards.edits}) == (0 if story.unreachable else 1), died_at
    if not world.provider.replayable:
        assert len(world.provider.bought) <= 1, died_at


async def moments_of(story: Story, directory: Path) -> list[str]:
    """Those of a story in which nothing dies."""
    async with lived(story, directory / "alive") as life:
        await check(life.world, story, "nowhere")
        return life.moments


@pytest.mark.parametrize("name", STORIES)
async def test_wherever_the_process_dies_the_job_ends_and_the_credits_are_right(
    tmp_path: Path, name: str
) -> None:
    """Each moment by its number; how many there are is asserted, so that a new commit or call is tried, too."""
    story = STORIES[name]
    moments = await moments_of(story, tmp_path)
    assert len(moments) == story.moments, moments
    tried = [
        number
        for number, moment in enumerate(moments, start=1)
        if not story.every_day or moment.partition(" ")[2] in story.every_day
    ]
    await die_at_each(story, tmp_path, tried)


@pytest.mark.thorough
@pytest.mark.parametrize("name", [name for name, story in STORIES.items() if story.every_day])
async def test_wherever_the_process_dies_in_the_other_stories(tmp_path: Path, name: str) -> None:
    await die_at_each(STORIES[name], tmp_path, range(1, STORIES[name].moments + 1))


async def test_the_process_dies_again_while_it_recovers(tmp_path: Path) -> None:
    """After each first death one of the moments that follow it, another one each time."""
    for first in range(1, STORIES[MAIN].moments + 1):
        await die_twice(tmp_path, first, 1 + first * 7 % 23)


@pytest.mark.thorough
@pytest.mark.parametrize("first", range(1, 100))
async def test_the_process_dies_at_each_two_moments(tmp_path: Path, first: int) -> None:
    for second in range(1, STORIES[MAIN].moments + 10):
        if first <= STORIES[MAIN].moments:
            await die_twice(tmp_path, first, second)


async def die_at_each(story: Story, directory: Path, moments: Iterable[int]) -> None:
    for moment in moments:
        async with lived(story, directory / str(moment), moment) as life:
            died_at = life.world.crash_points.passed[moment - 1]
            assert life.deaths == 1, died_at
            await check(life.world, story, died_at)


async def die_twice(directory: Path, first: int, second: int) -> None:
    """The second moment is counted from the restart; it may never come, when the job had all but ended."""
    async with lived(STORIES[MAIN], directory / f"{first} {second}", first, second) as life:
        passed = life.world.crash_points.passed
        assert life.deaths >= 1
        await check(life.world, STORIES[MAIN], passed[first - 1 : first + second])


async def test_a_result_is_lost_only_when_the_answer_of_a_paid_call_was_lost(tmp_path: Path) -> None:
    lost = set()
    for moment in range(1, STORIES[MAIN].moments + 1):
        async with lived(STORIES[MAIN], tmp_path / str(moment), moment) as life:
            if (await life.world.job()).state is not JobState.DELIVERED:
                lost.add(life.world.crash_points.passed[moment - 1])
    assert lost == {"after begin_attempt", "before the call", "after the call", "before accept_ticket"}
