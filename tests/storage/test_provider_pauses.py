"""Pauses as rows: who may end which, and what counts as news."""

import asyncio
from datetime import datetime

from storage import (
    Storage,
    Transaction,
    attempts,
    audit,
    jobs,
    ledger,
    provider_figures,
    provider_pauses,
    switches,
)
from storage.model import AttemptState, JobState
from storage.provider_pauses import BETWEEN_PROBES, FIRST_PROBE, SLOWEST_FIRST_PROBE, Cause, Pause
from tests.storage.rows import DAY, HOUR, MINUTE, NOW, SECOND, fresh, job

ADA = 1000


async def trouble(storage: Storage, at: datetime, until: datetime | None = None) -> Pause | None:
    return await storage.write(provider_pauses.stop_for_trouble, "akool", why="empty", until=until, at=at)


async def found(storage: Storage) -> Pause:
    pause = await storage.read(provider_pauses.get, "akool")
    assert pause is not None
    return pause


async def test_a_pause_is_read_as_it_was_written(storage: Storage, other: Storage) -> None:
    begun = await trouble(storage, NOW)
    assert begun is not None
    assert await other.read(provider_pauses.listing) == {"akool": begun}


async def test_trouble_is_news_once(storage: Storage) -> None:
    assert await trouble(storage, NOW, NOW + MINUTE)
    assert await trouble(storage, NOW + SECOND, NOW + 2 * MINUTE) is None
    assert (await found(storage)).until == NOW + 2 * MINUTE
    assert await trouble(storage, NOW + 2 * MINUTE, NOW + 3 * MINUTE)


async def test_of_two_replicas_one_has_the_news(storage: Storage, other: Storage) -> None:
    begun = await asyncio.gather(*(trouble(each, NOW) for each in (storage, other) * 3))
    assert sum(pause is not None for pause in begun) == 1


async def test_what_an_admin_paused_neither_trouble_nor_money_ends(storage: Storage) -> None:
    await storage.write(provider_pauses.stop_by_hand, "akool", actor=ADA, at=NOW)
    assert await trouble(storage, NOW, NOW + SECOND) is None
    assert await storage.write(provider_pauses.stop_for_the_day, "akool", until=NOW + DAY, at=NOW) == (
        True,
        False,
    )
    assert not await storage.write(provider_pauses.end_by_probe, "akool", at=NOW)
    assert (await found(storage)).cause is Cause.HAND
    assert (await found(storage)).holds(NOW + 365 * DAY)


async def test_only_one_replica_asks_at_a_time(storage: Storage, other: Storage) -> None:
    await trouble(storage, NOW)
    assert not await storage.write(provider_pauses.claim_probe, "akool", at=NOW + FIRST_PROBE - SECOND)
    at = NOW + FIRST_PROBE
    claims = await asyncio.gather(
        *(each.write(provider_pauses.claim_probe, "akool", at=at) for each in (storage, other) * 3)
    )
    assert claims.count(True) == 1
    assert not await other.write(provider_pauses.claim_probe, "akool", at=at + BETWEEN_PROBES - SECOND)
    assert await other.write(provider_pauses.claim_probe, "akool", at=at + BETWEEN_PROBES)


async def test_who_relapses_is_asked_later_each_time_and_an_hour_at_most(storage: Storage) -> None:
    at, waits = NOW, []
    for _ in range(7):
        begun = await trouble(storage, at)
        assert begun is not None
        assert begun.probe_at is not None
        waits.append(begun.probe_at - at)
        at = begun.probe_at
        assert await storage.write(provider_pauses.end_by_probe, "akool", at=at)
        at += MINUTE
    assert waits == [n * FIRST_PROBE for n in (1, 2, 4, 8, 16)] + [SLOWEST_FIRST_PROBE] * 2
    begun = await trouble(storage, at + HOUR)
    assert begun is not None
    assert begun.probe_at == at + HOUR + FIRST_PROBE


async def test_who_relapses_for_days_is_still_asked_every_hour(storage: Storage) -> None:
    at = NOW
    for _ in range(60):
        begun = await trouble(storage, at)
        assert begun is not None
        assert begun.probe_at is not None
        at = begun.probe_at
        await storage.write(provider_pauses.end_by_probe, "akool", at=at)
    assert (await found(storage)).relapses == 59


async def test_who_spends_beyond_the_limit_by_an_admins_wish_does_so_for_a_day(storage: Storage) -> None:
    midnight = NOW + 12 * HOUR
    assert await storage.write(provider_pauses.stop_for_the_day, "akool", until=midnight, at=NOW) == (
        True,
        True,
    )
    assert await storage.write(provider_pauses.stop_for_the_day, "akool", until=midnight, at=NOW) == (
        True,
        False,
    )
    assert await storage.write(provider_pauses.resume, "akool", actor=ADA, at=NOW) is Cause.BUDGET
    assert await storage.write(provider_pauses.stop_for_the_day, "akool", until=midnight, at=NOW) == (
        False,
        False,
    )
    tomorrow = NOW + DAY
    assert (
        await storage.write(provider_pauses.stop_for_the_day, "akool", until=tomorrow + HOUR, at=tomorrow)
    )[0]


async def test_an_admins_wish_is_written_down_once(storage: Storage) -> None:
    for _ in range(2):
        await storage.write(provider_pauses.stop_by_hand, "akool", actor=ADA, at=NOW)
    for _ in range(2):
        await storage.write(provider_pauses.resume, "akool", actor=ADA, at=NOW)
    for on in (True, True, False):
        await storage.write(switches.turn_maintenance, on, actor=ADA, at=NOW)
    entries = await storage.read(audit.listing, limit=10)
    assert [(entry.action, entry.details) for entry in reversed(entries)] == [
        ("pause", ""),
        ("resume", "hand"),
        ("maintenance", "on"),
        ("maintenance", "off"),
    ]


def attempted(
    tx: Transaction, state: AttemptState, to: JobState, *, at: datetime = NOW, provider: str = "akool"
) -> None:
    """A job that was sent to a provider ten seconds before it ended."""
    made = jobs.advance(tx, job(tx, at=at).id, JobState.SUBMITTING, at=at)
    attempt = attempts.begin(tx, job=made, provider=provider, token_hash=fresh("token"), at=at)
    attempts.record(tx, attempt.id, state=state, at=at + 10 * SECOND)
    if to is JobState.DELIVERED:
        jobs.advance(tx, made.id, JobState.READY, at=at + 10 * SECOND)
    jobs.advance(tx, made.id, to, at=at + 10 * SECOND)


def a_busy_day(tx: Transaction) -> None:
    attempted(tx, AttemptState.SUCCEEDED, JobState.DELIVERED)
    attempted(tx, AttemptState.FAILED, JobState.FAILED)
    attempted(tx, AttemptState.RUNNING, JobState.EXPIRED)
    attempted(tx, AttemptState.REFUSED, JobState.FAILED)
    attempted(tx, AttemptState.RUNNING, JobState.RUNNING)
    attempted(tx, AttemptState.RUNNING, JobState.CANCELLED)
    attempted(tx, AttemptState.FAILED, JobState.FAILED, at=NOW - DAY)
    attempted(tx, AttemptState.FAILED, JobState.FAILED, provider="acedata")


async def test_a_providers_day(storage: Storage) -> None:
    await storage.write(a_busy_day)
    day = await storage.read(provider_figures.day_of, "akool", since=NOW - HOUR)
    assert (day.jobs, day.failed, day.milliseconds) == (6, 2, (10_000,))
    assert await storage.read(provider_figures.count_unfinished) == 1


async def test_a_refused_picture_is_no_failure_and_a_job_called_off_did_not_end(storage: Storage) -> None:
    await storage.write(a_busy_day)
    ended = await storage.read(provider_figures.ended_lately, "akool", since=NOW - HOUR, limit=20)
    assert sorted(job.failed for job in ended) == [False, False, True, True]


def some_costs(tx: Transaction) -> None:
    for number, (provider, points, at) in enumerate(
        [("akool", 4, NOW), ("akool", 3, NOW + HOUR), ("akool", 50, NOW - DAY), ("acedata", 9, NOW)]
    ):
        ledger.record_cost(tx, attempt_id=number, job_id="job", provider=provider, points=points, at=at)
    ledger.record_look(tx, provider="akool", points=2, at=NOW)


async def test_what_a_provider_took_since_midnight_is_in_the_books(storage: Storage) -> None:
    await storage.write(some_costs)
    assert await storage.read(provider_figures.points_since, "akool", since=NOW) == 9
    assert await storage.read(provider_figures.points_since, "local", since=NOW) == 0
