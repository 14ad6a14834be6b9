import asyncio
from dataclasses import replace
from typing import Any

import pytest

from bot.providers.base import (
    Misconfigured,
    OutOfCredit,
    Rejected,
    Throttled,
    Ticket,
    Unavailable,
    Unsure,
    Work,
)
from storage import attempts, ledger
from storage.errors import DatabaseFull
from storage.model import AttemptState, JobState
from tests.jobs.doubles import Hosted
from tests.jobs.test_orders import another_draft, submit
from tests.support.job_world import WELCOME, World


async def states_of_attempts(world: World) -> list[AttemptState]:
    job = await world.job()
    return [attempt.state for attempt in await world.storage.read(attempts.of_job, job.id)]


async def test_a_job_is_bought_once_delivered_once_and_paid_once(world: World) -> None:
    job = await world.order()
    await world.turns(5)
    assert (await world.job()).state is JobState.DELIVERED
    assert len(world.provider.bought) == 1
    assert world.cards.edits == [(job.id, "result")]
    assert world.cards.bells == [job.id]
    assert (await world.available(), await world.held()) == (WELCOME - 3, 0)
    assert await world.problems() == []


async def test_what_the_provider_took_stands_beside_what_the_person_paid(world: World) -> None:
    await world.order()
    await world.turns(5)
    attempt = await world.storage.read(attempts.latest, (await world.job()).id)
    assert attempt is not None
    assert attempt.points == 2
    assert await world.storage.read(ledger.balance, "provider:hosted:cost") == 2


async def test_the_provider_gets_only_our_own_links(world: World) -> None:
    await world.order()
    await world.dispatcher.dispatch_waiting()
    (work,) = world.provider.bought.values()
    assert work.scene.url.startswith("https://bot.example/media/")
    assert work.pairs[0].identity.url.startswith("https://bot.example/media/")
    assert work.callback_url == f"https://bot.example/hooks/hosted/{world.tokens[-1]}"


async def test_a_refusal_gives_the_credits_back_and_says_why(world: World) -> None:
    world.provider.refuses_with = [Rejected("no face", key="failed-no-face")]
    job = await world.order()
    await world.turns(3)
    assert (await world.job()).state is JobState.FAILED
    assert world.cards.shown[job.id] == "failed-no-face"
    assert await world.available() == WELCOME
    assert await states_of_attempts(world) == [AttemptState.REFUSED]


@pytest.mark.parametrize(
    "error", [Throttled("429", retry_after=20), Throttled("429"), Unavailable("refused")]
)
async def test_what_was_surely_not_done_is_tried_again(world: World, error: Exception) -> None:
    world.provider.refuses_with = [error]
    await world.order()
    await world.turns(6)
    assert (await world.job()).state is JobState.DELIVERED
    assert await states_of_attempts(world) == [AttemptState.UNSENT, AttemptState.SUCCEEDED]
    assert len(world.provider.bought) == 1


async def test_it_is_not_tried_before_the_provider_wants_it(world: World) -> None:
    world.provider.refuses_with = [Throttled("429", retry_after=100)]
    await world.order()
    await world.turns(3)
    assert world.provider.bought == {}
    await world.turns(3)
    assert len(world.provider.bought) == 1


async def test_a_provider_that_is_never_reached_ends_the_job(world: World) -> None:
    world.provider.refuses_with = [Unavailable("refused")] * 50
    job = await world.order()
    await world.turns(20)
    assert (await world.job()).state is JobState.FAILED
    assert world.cards.shown[job.id] == "failed-nobody"
    assert await world.available() == WELCOME


@pytest.mark.parametrize("error", [OutOfCredit("empty"), Misconfigured("bad key")])
async def test_an_empty_or_refused_account_pauses_the_provider_and_tells_the_admins(
    world: World, error: Exception
) -> None:
    world.provider.refuses_with = [error]
    await world.order()
    await world.turns(3)
    assert world.registry.is_paused("hosted")
    assert world.cards.alerts == ["alert-provider"]
    assert await world.available() == WELCOME


async def test_the_next_provider_does_what_the_first_surely_did_not(world: World) -> None:
    second = Hosted(crash_points=world.crash_points, name="second")
    world.begin()
    world.registry._providers["second"] = second
    world.provider.refuses_with = [OutOfCredit("empty")]
    await world.order()
    await world.turns(5)
    assert (await world.job()).state is JobState.DELIVERED
    assert (len(world.provider.bought), len(second.bought)) == (0, 1)


async def test_an_unsure_answer_is_never_sent_again(world: World) -> None:
    world.provider.refuses_with = [Unsure("connection lost")]
    job = await world.order()
    await world.turns(60)
    assert len(world.provider.bought) == 1
    assert (await world.job()).state is JobState.EXPIRED
    assert "alert-unsure" in world.cards.alerts
    assert world.cards.shown[job.id] == "failed-expired"
    assert (await world.available(), await world.held()) == (WELCOME, 0)


async def test_a_submission_that_is_not_answered_in_time_is_in_doubt_and_never_sent_again(
    world: World,
) -> None:
    """The provider took it, and is silent: for all we know it works on it."""
    submit = world.provider.submit

    async def take_and_say_nothing(work: Work) -> Ticket:
        await submit(work)
        await asyncio.Event().wait()
        raise AssertionError

    world.provider.submit = take_and_say_nothing  # type: ignore[method-assign]
    world.dispatcher._submit_seconds = 0.05
    await world.order()
    await world.turn(0)
    assert (await world.job()).state is JobState.UNSURE
    assert await states_of_attempts(world) == [AttemptState.UNSURE]
    await world.turns(40)
    assert len(world.provider.bought) == 1
    assert (await world.job()).state is JobState.EXPIRED
    assert (await world.available(), await world.held()) == (WELCOME, 0)
    assert await world.problems() == []


async def test_a_callback_adopts_a_job_whose_answer_was_lost(mute: World) -> None:
    mute.provider.refuses_with = [Unsure("connection lost")]
    await mute.order()
    await mute.turn()
    assert (await mute.job()).state is JobState.UNSURE
    await mute.post(mute.provider.callback("task1"))
    await mute.turn()
    assert (await mute.job()).state is JobState.DELIVERED
    assert await mute.available() == WELCOME - 3


async def test_no_more_jobs_are_begun_than_the_provider_has_room_for(world: World) -> None:
    world.provider.concurrency = 1
    world.provider.tells_status = False
    world.begin()
    await world.order()
    await submit(world, await another_draft(world, "second"))
    await world.dispatcher.dispatch_waiting()
    await world.dispatcher.dispatch_waiting()
    assert len(world.provider.bought) == 1


async def test_another_price_than_the_quoted_one_is_told_to_the_admins(world: World) -> None:
    submit = world.provider.submit

    async def charge_more(work: Work) -> Ticket:
        return replace(await submit(work), points=9, extra={"quoted_points": 2})

    world.provider.submit = charge_more  # type: ignore[method-assign]
    await world.order()
    await world.turn()
    assert world.cards.alerts == ["alert-price"]
    assert await world.storage.read(ledger.balance, "provider:hosted:cost") == 9


class FullDisk:
    """The real storage, which has no room for some units for a while."""

    def __init__(self, storage: Any, unit: str, times: int) -> None:
        self._storage, self._unit, self._times = storage, unit, times

    async def write(self, unit: Any, *args: Any, **kwargs: Any) -> Any:
        if unit.__name__ == self._unit and self._times:
            self._times -= 1
            raise DatabaseFull("no room left")
        return await self._storage.write(unit, *args, **kwargs)

    async def read(self, unit: Any, *args: Any, **kwargs: Any) -> Any:
        return await self._storage.read(unit, *args, **kwargs)


@pytest.mark.parametrize(
    ("unit", "errors"),
    [
        ("accept_ticket", []),
        ("requeue", [Throttled("429", retry_after=5)]),
        ("requeue", [Unavailable("refused")]),
    ],
)
async def test_an_answer_is_kept_as_soon_as_the_database_takes_it(
    world: World, unit: str, errors: list[Exception]
) -> None:
    """The disk is full when the provider answers. Otherwise a job that is paid for would be in doubt."""
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    world.provider.refuses_with = errors
    full: Any = FullDisk(world.dispatcher._storage, unit, times=3)
    world.dispatcher._storage, world.dispatcher._sleep = full, sleep
    await world.order()
    await world.turns(5)
    assert slept == [0.1, 0.5, 2]
    assert (await world.job()).state is JobState.DELIVERED
    assert len(world.provider.bought) == 1


async def test_a_fault_of_ours_around_the_call_leaves_the_job_in_doubt_at_once(world: World) -> None:
    submit = world.provider.submit

    async def stumble(work: Work) -> Ticket:
        await submit(work)
        raise KeyError("a field that nobody thought of")

    world.provider.submit = stumble  # type: ignore[method-assign]
    await world.order()
    with pytest.raises(KeyError):
        await world.dispatcher.dispatch_waiting()
    assert (await world.job()).state is JobState.UNSURE
    assert await states_of_attempts(world) == [AttemptState.UNSURE]
    await world.turns(40)
    assert len(world.provider.bought) == 1
    assert (await world.available(), await world.held()) == (WELCOME, 0)
