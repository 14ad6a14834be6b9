"""Several processes on one database, each with the updates that came to it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.storage.databases import empty_database
from tests.telegram.diary import Diary, for_ever
from tests.telegram.world import Clock, living, text


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with empty_database(request.param, tmp_path) as address:
        yield address


async def test_a_second_process_leaves_alone_what_the_first_one_is_at(url: str, path: Path) -> None:
    first, second, clock = Diary(), Diary(), Clock()
    first.orders = {1: for_ever}
    async with living(path, first, url=url, replica="a", clock=clock) as a:
        await a.inbox.accept_all([text(1, person=1), text(2, person=1), text(3, person=2)])
        await first.until(lambda: 3 in first.ended)
        async with living(path, second, url=url, replica="b", clock=clock) as b:
            await b.inbox.accept(text(4, person=3))
            await second.until(lambda: 4 in second.ended)
            assert second.began == [4]


async def test_what_a_dead_process_left_is_taken_up_by_a_living_one(url: str, path: Path) -> None:
    dying, living_on, clock = Diary(), Diary(), Clock()
    dying.orders = {1: for_ever}
    async with living(path, living_on, url=url, replica="b", clock=clock) as b:
        async with living(path, dying, url=url, replica="a", clock=clock) as a:
            await a.inbox.accept_all([text(1), text(2), text(3)])
            await dying.until(lambda: 1 in dying.began)
            a.inbox._replica = None  # as if it were killed: it does not say good-bye
        assert living_on.began == []
        clock.forward(timedelta(seconds=61))
        await living_on.until(lambda: 3 in living_on.ended)
        assert living_on.ended == [1, 2, 3]
        await b.settled()


async def test_what_a_process_leaves_at_its_end_is_taken_up_at_once(url: str, path: Path) -> None:
    leaving, staying, clock = Diary(), Diary(), Clock()
    leaving.orders = {1: for_ever}
    async with living(path, staying, url=url, replica="b", clock=clock) as b:
        async with living(path, leaving, url=url, replica="a", clock=clock) as a:
            await a.inbox.accept_all([text(1), text(2)])
            await leaving.until(lambda: 1 in leaving.began)
        await staying.until(lambda: 2 in staying.ended)
        assert staying.ended == [1, 2]
        await b.settled()


async def test_an_update_that_comes_to_two_processes_is_handled_by_one(url: str, path: Path) -> None:
    one, two, clock = Diary(), Diary(), Clock()
    async with (
        living(path, one, url=url, replica="a", clock=clock) as a,
        living(path, two, url=url, replica="b", clock=clock) as b,
    ):
        assert [await a.inbox.accept(text(7)), await b.inbox.accept(text(7))] == [True, False]
        await a.settled()
    assert one.ended + two.ended == [7]
