"""The process dies before or after any commit of the inbox while it takes up what was left: nothing is lost."""

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.telegram.updates.inbox import MOST_DEATHS
from storage import Storage
from tests.telegram.diary import Diary, everything, for_ever
from tests.telegram.world import living, text

POINTS = 12
"""Commits of a life with two suspects, a lane behind one of them, and somebody new. New code adds some."""


class Mortal:
    """A storage that dies at its n-th commit, before or after it; 0 for never."""

    def __init__(self, storage: Storage, die_at: int, *, after: bool) -> None:
        self._storage = storage
        self.die_at = die_at
        self._after = after
        self.commits = 0
        self.dead = asyncio.Event()
        self.read = storage.read

    async def write(self, unit: Callable[..., Any], *args: Any, **named: Any) -> Any:
        self.commits += 1
        if self.commits == self.die_at or self.dead.is_set():
            if self._after and not self.dead.is_set():
                await self._storage.write(unit, *args, **named)
            self.dead.set()
            await for_ever()
        return await self._storage.write(unit, *args, **named)


async def left_by_two_deaths(path: Path) -> None:
    """1 and 2 are suspects, 3 waits behind 1."""
    async with living(path, Diary()) as world:
        world.inbox.runner.stopping = True
        await world.inbox.accept_all([text(1, person=1), text(2, person=2), text(3, person=1)])
        world.killed = True
    diary = Diary()
    diary.orders = dict.fromkeys((1, 2), for_ever)
    async with living(path, diary) as world:
        await diary.until(lambda: {1, 2} <= set(diary.began))
        world.killed = True


async def short_life(path: Path, die_at: int, *, after: bool, told: list[int]) -> tuple[Diary, Mortal]:
    diary, mortals = Diary(), []

    async def tell(raw: dict[str, Any]) -> None:
        told.append(raw["update_id"])

    def seen_as(storage: Storage) -> Mortal:
        mortals.append(Mortal(storage, die_at, after=after))
        return mortals[0]

    async with living(path, diary, seen_as=seen_as, on_left_aside=tell) as world:
        accepting = asyncio.create_task(world.inbox.accept(text(4, person=4)))
        living_on = asyncio.create_task(world.settled())
        dying = asyncio.create_task(mortals[0].dead.wait())
        await asyncio.wait({living_on, dying}, return_when=asyncio.FIRST_COMPLETED)
        world.killed = mortals[0].dead.is_set()
        mortals[0].die_at = 0  # what ends in good order ends so
        for task in (accepting, living_on, dying):
            task.cancel()
        await asyncio.gather(accepting, living_on, dying, return_exceptions=True)
    return diary, mortals[0]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
async def test_a_death_at_any_commit_loses_nothing_and_blames_nobody(tmp_path: Path, *, after: bool) -> None:
    template, told = tmp_path / "template.db", list[int]()
    await left_by_two_deaths(template)
    deaths = 0
    for point in range(1, POINTS + 1):
        path = tmp_path / f"{point}.db"
        shutil.copy(template, path)
        first, mortal = await short_life(path, point, after=after, told=told)
        deaths += mortal.dead.is_set()
        last, _ = await short_life(path, 0, after=False, told=told)
        assert {1, 2, 3} <= {*first.ended, *last.ended}, f"died at commit {point}"
        async with living(path, Diary()) as world:
            rows = await world.storage.read(everything)
        assert all(row["handled_at"] for row in rows), f"died at commit {point}"
        assert all(row["tries"] <= 1 + MOST_DEATHS for row in rows)
    assert told == []
    assert deaths >= 6  # commits that come together are one


async def test_all_commits_are_among_the_points(tmp_path: Path) -> None:
    await left_by_two_deaths(tmp_path / "bot.db")
    _, mortal = await short_life(tmp_path / "bot.db", 0, after=False, told=[])
    assert mortal.commits <= POINTS
