"""Alerts are told once in a while, and nothing that was kept back is forgotten."""

import asyncio
from datetime import datetime, timedelta

from storage import Storage, alerts
from storage.alerts import Held, Verdict
from tests.storage.rows import DAY, MINUTE, NOW, SECOND

EVERY = 15 * MINUTE


async def ring(storage: Storage, at: datetime, name: str = "alert-provider:akool", **more: bool) -> Verdict:
    return await storage.write(alerts.ring, name, at=at, every=EVERY, **more)


async def collect(storage: Storage, at: datetime, name: str = "alert-provider:akool") -> Held | None:
    return await storage.write(alerts.collect, name, at=at, every=EVERY)


async def test_the_first_is_told_and_the_rest_is_counted(storage: Storage) -> None:
    assert await ring(storage, NOW) == Verdict(tell=True)
    for second in range(1, 8):
        assert not (await ring(storage, NOW + second * SECOND)).tell
    assert await ring(storage, NOW + EVERY) == Verdict(
        tell=True, held=Held(name="alert-provider:akool", count=7, since=NOW)
    )
    assert not (await ring(storage, NOW + EVERY + SECOND)).tell


async def test_the_next_that_is_told_begins_to_count_anew(storage: Storage) -> None:
    for minute in (0, 1, 16):
        await ring(storage, NOW + minute * MINUTE)
    assert await ring(storage, NOW + 40 * MINUTE) == Verdict(tell=True)


async def test_another_provider_is_another_alert(storage: Storage) -> None:
    await ring(storage, NOW)
    assert (await ring(storage, NOW, "alert-provider:acedata")).tell
    assert not (await ring(storage, NOW, "alert-provider:acedata")).tell


async def test_a_state_that_is_only_seen_again_is_not_counted(storage: Storage) -> None:
    for minute in range(5):
        await ring(storage, NOW + minute * MINUTE, counted=False)
    assert await storage.read(alerts.held_back) == []


async def test_what_was_kept_back_is_told_alone_when_nothing_follows(storage: Storage) -> None:
    await ring(storage, NOW)
    assert await storage.read(alerts.held_back) == []
    await ring(storage, NOW + SECOND)
    assert await storage.read(alerts.held_back) == ["alert-provider:akool"]
    assert await collect(storage, NOW + EVERY - SECOND) is None
    held = await collect(storage, NOW + EVERY)
    assert held == Held(name="alert-provider:akool", count=1, since=NOW)
    assert await collect(storage, NOW + 2 * EVERY) is None


async def test_what_reached_nobody_is_told_later(storage: Storage) -> None:
    await ring(storage, NOW)
    await storage.write(alerts.give_back, "alert-provider:akool", 3)
    held = await collect(storage, NOW + EVERY)
    assert held is not None
    assert held.count == 3


async def test_of_two_replicas_one_tells_and_the_other_is_counted(storage: Storage, other: Storage) -> None:
    for round_number in range(4):
        at = NOW + round_number * DAY
        verdicts = await asyncio.gather(*(ring(each, at) for each in (storage, other) * 5))
        told = [verdict for verdict in verdicts if verdict.tell]
        assert [verdict.held.count if verdict.held else 0 for verdict in told] == [9 if round_number else 0]


async def test_two_replicas_do_not_both_tell_what_was_kept_back(storage: Storage, other: Storage) -> None:
    await ring(storage, NOW)
    await ring(storage, NOW)
    found = await asyncio.gather(*(collect(each, NOW + DAY) for each in (storage, other) * 3))
    assert sum(held is not None for held in found) == 1


async def test_a_clock_that_was_set_back_silences_nothing(storage: Storage) -> None:
    await ring(storage, NOW + timedelta(days=300))
    assert (await ring(storage, NOW)).tell
