from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from telegram import Chat, Message, Update
from telegram.error import BadRequest, NetworkError, RetryAfter
from telegram.ext import ApplicationHandlerStop, TypeHandler

from bot.telegram.updates.runner import AnyContext, is_slow_mode
from storage.errors import DatabaseFull
from tests.logbook import logbook
from tests.telegram.diary import Diary, failing, for_ever
from tests.telegram.faulty_server import TOKEN
from tests.telegram.world import World, living, text


class Apology:
    """What the flows would tell the person."""

    def __init__(self) -> None:
        self.errors: list[str] = []

    async def __call__(self, _: object, context: AnyContext) -> None:
        self.errors.append(str(context.error))


async def failing_once_more(
    path: Path, error: Exception, times: int, **options: Any
) -> tuple[Diary, Apology, World]:
    diary, apology = Diary(), Apology()
    diary.orders[5] = failing(error, times)
    async with living(path, diary, **options) as world:
        world.application.add_error_handler(apology)
        await world.inbox.accept_all([text(5), text(6)])
        await world.settled()
    return diary, apology, world


async def test_a_handler_that_fails_gets_another_try_and_the_person_hears_nothing_of_it(path: Path) -> None:
    diary, apology, world = await failing_once_more(path, KeyError("a slip"), times=2)
    assert diary.began == [5, 5, 5, 6]
    assert diary.ended == [5, 6]
    assert not apology.errors
    assert world.inbox.runner.repeats == 2


async def test_a_handler_that_always_fails_is_given_up_after_three_tries(path: Path) -> None:
    with logbook() as book:
        diary, apology, world = await failing_once_more(path, KeyError("a slip"), times=1000)
    assert diary.began == [5, 5, 5, 6]
    assert apology.errors == ["'a slip'"]
    assert world.inbox.runner.given_up == 1
    assert '"update.given_up"' in book.getvalue()


async def test_trouble_with_the_network_gets_more_time(path: Path) -> None:
    diary, apology, world = await failing_once_more(path, NetworkError("gone"), times=5)
    assert diary.ended == [5, 6]
    assert not apology.errors
    assert [pause for pause in world.pauses if pause] == [0.5, 2.0, 8.0, 30.0, 60.0]


async def test_a_wait_that_telegram_asks_for_is_waited(path: Path) -> None:
    diary, _, world = await failing_once_more(path, RetryAfter(20), times=2)
    assert diary.ended == [5, 6]
    assert [pause for pause in world.pauses if pause] == [20.0, 20.0]


@pytest.mark.parametrize(
    ("chat_id", "seconds", "slow"),
    [(-5, 900, True), (-5, 300, True), (-5, 60, False), (-5, 65, False), (5, 900, False)],
)
def test_a_group_that_has_to_wait_for_minutes_is_in_slow_mode(chat_id: int, seconds: int, slow: bool) -> None:
    chat = Chat(chat_id, Chat.SUPERGROUP if chat_id < 0 else Chat.PRIVATE)
    update = Update(1, message=Message(1, datetime(2026, 1, 1, tzinfo=UTC), chat))
    assert is_slow_mode(update, RetryAfter(seconds)) is slow


async def test_a_full_disk_gets_more_time_too(path: Path) -> None:
    diary, _, _ = await failing_once_more(path, DatabaseFull("full"), times=4)
    assert diary.ended == [5, 6]


@pytest.mark.parametrize("error", [BadRequest("no such message"), LookupError("no credits")])
async def test_an_expected_error_is_answered_at_once(path: Path, error: Exception) -> None:
    diary, apology, _ = await failing_once_more(path, error, times=1000, expected=(LookupError,))
    assert diary.began == [5, 6]
    assert len(apology.errors) == 1


async def test_later_handlers_do_not_run_while_there_is_another_try(path: Path) -> None:
    diary, later = Diary(), Diary()
    diary.orders[5] = failing(KeyError("a slip"), 1)
    async with living(path, diary) as world:
        world.application.add_handler(TypeHandler(Update, later), group=1)
        await world.inbox.accept(text(5))
        await world.settled()
    assert diary.began == [5, 5]
    assert later.began == [5]


async def test_a_handler_may_stop_the_others_without_failing(path: Path) -> None:
    diary = Diary()
    diary.orders[5] = failing(ApplicationHandlerStop())
    async with living(path, diary) as world:
        await world.inbox.accept(text(5))
        await world.settled()
    assert diary.began == [5]


async def test_a_whole_life_with_its_failures_says_nothing_of_the_token(path: Path) -> None:
    async def sending(update: Update, context: AnyContext) -> None:
        await context.bot.send_message(1, "hello")
        raise NetworkError(f"lost {context.bot.base_url}")

    with logbook(level="DEBUG") as book:
        async with living(path, sending) as world:
            await world.inbox.accept(text(5))
            await world.settled()
    assert "sendMessage" in book.getvalue()
    assert "update.given_up" in book.getvalue()
    assert TOKEN not in book.getvalue()


async def test_a_handler_that_never_ends_is_cut_off(path: Path) -> None:
    diary = Diary()
    diary.orders[5] = for_ever
    async with living(path, diary, seconds=0.01) as world:
        await world.inbox.accept_all([text(5), text(6)])
        await world.settled()
    assert diary.began == [5, 5, 5, 6]
    assert diary.ended == [6]
