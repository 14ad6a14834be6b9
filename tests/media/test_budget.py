import asyncio

import pytest

from bot.media.budget import SMALL_BYTES, ByteBudget


class Holder:
    """Somebody who holds so many bytes until told otherwise."""

    def __init__(self, budget: ByteBudget, size: int) -> None:
        self.holds = False
        self._let_go = asyncio.Event()
        self._task = asyncio.create_task(self._hold(budget, size))

    async def _hold(self, budget: ByteBudget, size: int) -> None:
        async with budget.hold(size):
            self.holds = True
            await self._let_go.wait()
        self.holds = False

    async def let_go(self) -> None:
        self._let_go.set()
        await self._task
        await settle()

    async def go_away(self) -> None:
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        await settle()


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def holders(budget: ByteBudget, *sizes: int) -> list[Holder]:
    made = [Holder(budget, size) for size in sizes]
    await settle()
    return made


BUDGET, LARGE, SMALL = 80_000_000, 20_000_000, 200_000


async def test_so_many_bytes_are_held_at_once_and_the_rest_waits_in_order() -> None:
    waiting = await holders(ByteBudget(BUDGET), *[LARGE] * 5)
    assert [one.holds for one in waiting] == [True, True, True, False, False]
    await waiting[1].let_go()
    assert [one.holds for one in waiting] == [True, False, True, True, False]
    for one in waiting[2:]:
        await one.let_go()
    await waiting[0].let_go()


async def test_a_photo_does_not_wait_for_large_files() -> None:
    budget = ByteBudget(BUDGET)
    large = await holders(budget, *[LARGE] * 10)
    (photo,) = await holders(budget, SMALL)
    assert photo.holds
    for one in (*large, photo):
        await one.go_away()


async def test_a_large_file_is_not_overtaken_for_ever() -> None:
    """Medium ones that would still fit wait behind it."""
    large = await holders(ByteBudget(BUDGET), LARGE, LARGE, LARGE - SMALL_BYTES, LARGE, 2 * SMALL_BYTES)
    assert [one.holds for one in large] == [True, True, True, False, False]
    await large[0].let_go()
    assert [one.holds for one in large] == [False, True, True, True, False]
    for one in large[1:]:
        await one.go_away()


async def test_a_file_of_unknown_size_counts_as_the_largest() -> None:
    unknown = await holders(ByteBudget(BUDGET), 0, 0, 0, 0)
    assert sum(one.holds for one in unknown) == 3
    for one in unknown:
        await one.go_away()


async def test_what_is_larger_than_everything_waits_for_everything_and_is_let_in() -> None:
    budget = ByteBudget(BUDGET)
    first, huge = await holders(budget, LARGE, 10 * BUDGET)
    before = huge.holds
    await first.let_go()
    assert (before, huge.holds) == (False, True)
    await huge.let_go()


@pytest.mark.parametrize("holding", [True, False])
async def test_who_goes_away_leaves_the_bytes_to_others(holding: bool) -> None:
    waiting = await holders(ByteBudget(BUDGET), *[LARGE] * 5)
    await waiting[0 if holding else 3].go_away()
    if not holding:
        await waiting[0].let_go()
    assert waiting[3 if holding else 4].holds
    for one in waiting:
        await one.go_away()
