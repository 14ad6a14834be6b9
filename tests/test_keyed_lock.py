"""Whoever wants the same thing waits, and nobody else does."""

import asyncio

from bot.keyed_lock import KeyedLock


async def test_edits_of_one_card_wait_for_each_other_and_those_of_others_do_not() -> None:
    locks, order = KeyedLock(), []
    go_on = asyncio.Event()

    async def edit(card: str, name: str, *, wait: bool = False) -> None:
        async with locks.hold(card):
            order.append(name)
            if wait:
                await go_on.wait()

    async with asyncio.TaskGroup() as group:
        group.create_task(edit("a", "first", wait=True))
        group.create_task(edit("a", "second"))
        group.create_task(edit("b", "other"))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert order == ["first", "other"]
        go_on.set()
    assert order == ["first", "other", "second"]


async def test_nothing_is_kept_of_a_card_that_nobody_edits() -> None:
    locks = KeyedLock()
    async with locks.hold("a"):
        assert len(locks) == 1
    assert len(locks) == 0


async def test_a_key_is_held_until_the_last_who_waited_for_it_is_done() -> None:
    locks = KeyedLock()
    assert not locks.is_held("a")
    async with locks.hold("a"):
        waiting = asyncio.create_task(_take(locks, "a"))
        await asyncio.sleep(0)
        assert locks.is_held("a")
    await waiting
    assert not locks.is_held("a")


async def test_a_waiter_that_gives_up_leaves_the_lock_to_the_next() -> None:
    locks = KeyedLock()
    async with locks.hold("a"):
        impatient, patient = (asyncio.create_task(_take(locks, "a")) for _ in range(2))
        await asyncio.sleep(0)
        impatient.cancel()
    await patient
    assert impatient.cancelled()
    assert not locks.is_held("a")


async def _take(locks: KeyedLock, key: str) -> None:
    async with locks.hold(key):
        pass
