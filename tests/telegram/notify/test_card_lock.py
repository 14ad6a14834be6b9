"""One edit of a card at a time, and different cards at once."""

import asyncio

from bot.telegram.notify.card_lock import CardLock


async def test_edits_of_one_card_wait_for_each_other_and_others_do_not() -> None:
    locks, order = CardLock(), []
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
    locks = CardLock()
    async with locks.hold("a"):
        assert len(locks._locks) == 1
    assert len(locks._locks) == 0
