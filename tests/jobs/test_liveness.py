"""One slow thing makes nobody else wait: the real workers, beside something that answers when the test says so."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

import pytest

from bot.jobs.courier import Progress, Result, TryLater
from bot.nursery import Nursery
from bot.providers.base import Observation, Ticket, Work
from storage import Transaction, jobs
from storage.codecs import from_ms
from storage.model import Job, JobState
from tests.jobs.telling import NO_LIMITS, order, state
from tests.jobs.test_workers import workers_of
from tests.support.job_world import World


@asynccontextmanager
async def working(world: World) -> AsyncIterator[None]:
    nursery = Nursery()
    workers = workers_of(world, nursery)
    workers.start()
    try:
        yield
    finally:
        await nursery.close()


async def reached(condition: Callable[[], Awaitable[bool]], world: World, *, seconds: float = 0) -> None:
    """Within ten real seconds; `seconds` pass for the bot each time it is looked at."""
    async with asyncio.timeout(10):
        while not await condition():
            world.clock.forward(seconds)
            await asyncio.sleep(0.01)


def is_in(world: World, job: Job, wanted: JobState) -> Callable[[], Awaitable[bool]]:
    async def condition() -> bool:
        return await state(world, job) is wanted

    return condition


@pytest.fixture
def roomy(world: World) -> World:
    """Enough places for everybody, and no limit of orders."""
    world.provider.concurrency = 50
    world.limits = NO_LIMITS
    world.provider.price = 0
    world.begin()
    return world


async def test_a_submit_that_takes_long_keeps_no_other_order_waiting(roomy: World) -> None:
    submit, answer, slow = roomy.provider.submit, asyncio.Event(), True

    async def submit_slowly(work: Work) -> Ticket:
        nonlocal slow
        if slow:
            slow = False
            await answer.wait()
        return await submit(work)

    roomy.provider.submit = submit_slowly  # type: ignore[method-assign]
    async with working(roomy):
        first = await order(roomy)
        await reached(is_in(roomy, first, JobState.SUBMITTING), roomy)
        later = [await order(roomy) for _ in range(3)]
        for job in later:
            await reached(is_in(roomy, job, JobState.DELIVERED), roomy, seconds=0.1)
        assert await state(roomy, first) is JobState.SUBMITTING
        answer.set()
        await reached(is_in(roomy, first, JobState.DELIVERED), roomy, seconds=0.1)


async def test_an_edit_that_is_answered_late_keeps_no_other_result_waiting(roomy: World) -> None:
    deliver, answer, slow = roomy.cards.deliver_result, asyncio.Event(), asyncio.Event()

    async def deliver_slowly(job: Job, result: Result) -> str | None:
        if not slow.is_set():
            slow.set()
            await answer.wait()
        return await deliver(job, result)

    roomy.cards.deliver_result = deliver_slowly  # type: ignore[method-assign]
    async with working(roomy):
        first = await order(roomy)
        await reached(lambda: _is_set(slow), roomy, seconds=0.1)
        later = [await order(roomy) for _ in range(3)]
        for job in later:
            await reached(is_in(roomy, job, JobState.DELIVERED), roomy, seconds=0.1)
        assert await state(roomy, first) is JobState.READY
        answer.set()
        await reached(is_in(roomy, first, JobState.DELIVERED), roomy, seconds=0.1)


async def test_a_chat_that_must_wait_45_seconds_is_told_then_and_nobody_else_waits(roomy: World) -> None:
    deliver, told = roomy.cards.deliver_result, []

    async def deliver_result(job: Job, result: Result) -> str | None:
        told.append((job.id, roomy.clock()))
        if len(told) == 1:
            raise TryLater(45, told=True)
        return await deliver(job, result)

    roomy.cards.deliver_result = deliver_result  # type: ignore[method-assign]
    async with working(roomy):
        first = await order(roomy)
        await reached(lambda: _any(told), roomy, seconds=0.1)
        later = [await order(roomy) for _ in range(3)]
        for job in later:
            await reached(is_in(roomy, job, JobState.DELIVERED), roomy, seconds=0.1)
        assert await state(roomy, first) is JobState.READY
        assert [job for job, _ in told].count(first.id) == 1
        assert (await roomy.storage.read(due_at, first) - told[0][1]).total_seconds() == pytest.approx(
            45, abs=1
        )
        await reached(is_in(roomy, first, JobState.DELIVERED), roomy, seconds=1)


async def test_a_provider_that_is_slow_to_tell_keeps_no_other_job_waiting(roomy: World) -> None:
    status, answer, slow = roomy.provider.status, asyncio.Event(), asyncio.Event()

    async def tell_slowly(ticket: Ticket) -> Observation | None:
        if not slow.is_set():
            slow.set()
            await answer.wait()
        return await status(ticket)

    roomy.provider.status = tell_slowly  # type: ignore[method-assign]
    async with working(roomy):
        first = await order(roomy)
        await reached(lambda: _is_set(slow), roomy, seconds=0.1)
        later = [await order(roomy) for _ in range(3)]
        for job in later:
            await reached(is_in(roomy, job, JobState.DELIVERED), roomy, seconds=0.1)
        assert await state(roomy, first) is JobState.RUNNING
        answer.set()
        await reached(is_in(roomy, first, JobState.DELIVERED), roomy, seconds=0.1)


async def test_a_job_that_cannot_be_shown_stops_nobody_elses_progress(roomy: World) -> None:
    roomy.provider.concurrency = 0
    shown: set[str] = set()

    async def show_progress(job: Job, progress: Progress) -> None:
        if job.id == first.id:
            raise RuntimeError("a card that nobody thought of")
        shown.add(job.id)

    roomy.cards.show_progress = show_progress  # type: ignore[method-assign]
    first, *others = [await order(roomy) for _ in range(4)]
    async with working(roomy):
        await reached(lambda: _is(shown == {job.id for job in others}), roomy)


async def test_a_card_that_is_slow_to_be_edited_stops_nobody_elses_progress(roomy: World) -> None:
    roomy.provider.concurrency = 0
    shown: list[str] = []

    async def show_progress(job: Job, progress: Progress) -> None:
        if job.id == first.id:
            await asyncio.Event().wait()
        shown.append(job.id)

    roomy.cards.show_progress = show_progress  # type: ignore[method-assign]
    first, other = [await order(roomy) for _ in range(2)]
    async with working(roomy):
        await reached(lambda: _is(len(shown) >= 2), roomy)
    assert set(shown) == {other.id}


async def test_more_than_a_page_of_open_jobs_have_a_progress_line(roomy: World) -> None:
    roomy.provider.concurrency = 0
    shown: set[str] = set()

    async def show_progress(job: Job, progress: Progress) -> None:
        shown.add(job.id)

    roomy.cards.show_progress = show_progress  # type: ignore[method-assign]
    first = await order(roomy)
    await roomy.storage.write(copies_of, first, 620)
    async with working(roomy):
        await reached(lambda: _is(len(shown) == 621), roomy)


async def test_a_place_is_free_again_when_the_provider_is_done_and_not_when_we_are(roomy: World) -> None:
    """The result of the first is still on its way to us when the second is sent."""
    roomy.provider.concurrency = 1
    fetch, answer, slow = roomy.shelf.fetch, asyncio.Event(), asyncio.Event()

    async def fetch_slowly(url: str, **options: Any) -> None:
        if not slow.is_set():
            slow.set()
            await answer.wait()
        await fetch(url, **options)

    roomy.shelf.fetch = fetch_slowly  # type: ignore[method-assign]
    async with working(roomy):
        first = await order(roomy)
        await reached(lambda: _is_set(slow), roomy, seconds=0.1)
        second = await order(roomy)
        await reached(is_in(roomy, second, JobState.DELIVERED), roomy, seconds=0.1)
        assert await state(roomy, first) is JobState.RUNNING
        answer.set()
        await reached(is_in(roomy, first, JobState.DELIVERED), roomy, seconds=0.1)


async def test_each_result_is_downloaded_once_however_often_somebody_rings(roomy: World) -> None:
    """Under load it was 1.23 to 1.53 times: doorbells beside the reconciler's looks."""
    fetch, fetched = roomy.shelf.fetch, 0

    async def count(url: str, **options: Any) -> None:
        nonlocal fetched
        fetched += 1
        await asyncio.sleep(0.02)
        await fetch(url, **options)

    roomy.shelf.fetch = count  # type: ignore[method-assign]
    async with working(roomy):
        made = [await order(roomy) for _ in range(30)]
        for job in made:
            while await state(roomy, job) is not JobState.DELIVERED:
                for open_job in made:
                    roomy.doorbell.ring(open_job.id)
                roomy.clock.forward(0.2)
                await asyncio.sleep(0.01)
    assert fetched == len(made)


def copies_of(tx: Transaction, job: Job, count: int) -> None:
    for number in range(count):
        jobs.create(
            tx,
            job_id=f"copy{number:04}",
            draft_id=f"copy{number:04}",
            user_id=job.user_id,
            wallet=job.wallet,
            chat_id=job.chat_id,
            thread_id=None,
            card_message_id=None,
            locale=job.locale,
            kind=job.kind,
            spec=job.spec,
            price=0,
            providers=job.providers,
            deadline_at=job.deadline_at,
            at=job.created_at,
        )


def due_at(tx: Transaction, job: Job) -> datetime:
    at: datetime | None = from_ms(tx.value("SELECT next_at FROM outbox WHERE job_id = :id", id=job.id))
    assert at is not None
    return at


async def _is(value: bool) -> bool:
    return value


async def _any(values: list[Any]) -> bool:
    return bool(values)


async def _is_set(event: asyncio.Event) -> bool:
    return event.is_set()
