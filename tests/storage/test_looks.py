import asyncio
from typing import Any

from storage import Storage, allowances, users
from storage.model import User
from tests.storage.rows import DAY, HOUR, NOW, person


async def take(storage: Storage, user: User, **changes: Any) -> bool:
    given: dict[str, Any] = {"limit": 2, "at": NOW} | changes
    return await storage.write(allowances.take_look, user, **given)


async def test_looks_are_counted_up_to_the_limit_of_the_day(storage: Storage) -> None:
    user = await storage.write(person)
    assert [await take(storage, user) for _ in range(3)] == [True, True, False]
    assert await storage.read(allowances.looks_today, user, at=NOW) == 2
    assert await take(storage, user, at=NOW + DAY)
    assert await storage.read(allowances.looks_today, user, at=NOW) == 2


async def test_of_many_that_come_at_once_no_more_than_the_limit_pass(
    storage: Storage, other: Storage
) -> None:
    user = await storage.write(person)
    taken = await asyncio.gather(*(take(one, user) for one in (storage, other) * 4))
    assert sum(taken) == 2


async def test_without_a_limit_looks_are_counted_all_the_same(storage: Storage) -> None:
    user = await storage.write(person)
    assert [await take(storage, user, limit=None) for _ in range(3)] == [True] * 3
    assert await storage.read(allowances.looks_today, user, at=NOW) == 3


async def test_a_look_that_was_not_made_is_given_back(storage: Storage) -> None:
    user = await storage.write(person)
    assert await take(storage, user, limit=1)
    await storage.write(allowances.give_back_look, user, at=NOW)
    assert await take(storage, user, limit=1)
    for _ in range(3):
        await storage.write(allowances.give_back_look, user, at=NOW)
    assert await storage.read(allowances.looks_today, user, at=NOW) == 0


async def test_moving_to_another_time_zone_earns_no_second_day_of_looks(storage: Storage) -> None:
    """The day of which something is used goes on until it would have ended."""
    user = await storage.write(person)
    assert await take(storage, user, limit=1)
    moved = await storage.write(allowances.move, user.id, "Pacific/Kiritimati", at=NOW)
    assert await storage.read(users.get, user.id) == moved
    assert not await take(storage, moved, limit=1, at=NOW + HOUR)
