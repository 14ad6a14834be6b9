import asyncio
from pathlib import Path
from typing import Any

import pytest
from telegram import Update

from bot.telegram.updates.processor import BESIDE, NOBODY, Lanes, lane_of
from tests.telegram.world import text

PERSON = {"id": 7, "is_bot": False, "first_name": "Ada"}
CHAT = {"id": -100, "type": "supergroup", "title": "Trip"}
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group"}

KINDS: list[tuple[dict[str, Any], int]] = [
    ({"message": {"from": PERSON, "chat": CHAT}}, 7),
    ({"edited_message": {"from": PERSON, "chat": CHAT}}, 7),
    ({"callback_query": {"from": PERSON, "message": {"chat": CHAT, "from": ANONYMOUS}}}, 7),
    ({"callback_query": {"from": PERSON, "data": "d:abc:cancel"}}, 7),
    ({"callback_query": {"from": PERSON, "data": "j:abc:halt"}}, 7),
    ({"callback_query": {"from": PERSON, "data": "d:abc:halt:2"}}, 7 + BESIDE),
    ({"callback_query": {"from": PERSON, "data": {"d:abc:halt:2": 1}}}, 7),
    ({"my_chat_member": {"from": PERSON, "chat": CHAT}}, 7),
    ({"pre_checkout_query": {"from": PERSON}}, 7),
    ({"poll_answer": {"user": PERSON}}, 7),
    ({"channel_post": {"chat": CHAT}}, -100),
    ({"message": {"from": ANONYMOUS, "sender_chat": CHAT, "chat": CHAT}}, -100),
    ({"poll": {"id": "1"}}, NOBODY),
    ({}, NOBODY),
    ({"message": None, "edited_message": {"from": PERSON}}, 7),
    ({"message": {"from": {"id": "7"}, "chat": {"id": 2**60}}}, NOBODY),
    ({"message": {"from": {"id": True}}}, NOBODY),
]


@pytest.mark.parametrize(("raw", "lane"), KINDS)
def test_a_lane_is_the_persons_else_the_chats(raw: dict[str, Any], lane: int) -> None:
    assert lane_of({"update_id": 1} | raw) == lane


async def run_through(lanes: Lanes, updates: list[dict[str, Any]]) -> list[int]:
    ended: list[int] = []

    async def handle(update: Update) -> None:
        for _ in range(100 - update.update_id):  # later ones are quicker
            await asyncio.sleep(0)
        ended.append(update.update_id)

    parsed = [Update.de_json(update, None) for update in updates]
    await asyncio.gather(*(lanes.process_update(update, handle(update)) for update in parsed))
    return ended


async def test_one_person_waits_for_themselves() -> None:
    assert await run_through(Lanes(64), [text(number) for number in range(50)]) == list(range(50))


async def test_what_stops_a_look_overtakes_what_waits() -> None:
    lanes, begun, done = Lanes(64), asyncio.Event(), asyncio.Event()

    async def look() -> None:
        begun.set()
        await done.wait()

    async def stop() -> None:
        done.set()

    press = {"id": "1", "from": PERSON, "chat_instance": "1", "data": "d:abc:halt:2"}
    first = Update.de_json(text(1, person=7), None)
    second = Update.de_json({"update_id": 2, "callback_query": press}, None)
    async with asyncio.timeout(5):
        await asyncio.gather(lanes.process_update(first, look()), lanes.process_update(second, stop()))


async def test_different_people_do_not_wait_for_each_other() -> None:
    ended = await run_through(Lanes(64), [text(number, person=number + 1) for number in range(50)])
    assert ended == list(reversed(range(50)))


async def test_no_lane_is_left_behind() -> None:
    lanes = Lanes(64)
    await run_through(lanes, [text(number, person=number % 5 + 1) for number in range(50)])
    assert not lanes._turns


async def test_a_lane_goes_on_after_a_failure() -> None:
    lanes = Lanes(64)
    update = Update.de_json(text(1), None)

    async def fail() -> None:
        raise KeyError

    async def work() -> None:
        done.append(1)

    done: list[int] = []
    await asyncio.gather(
        lanes.process_update(update, fail()), lanes.process_update(update, work()), return_exceptions=True
    )
    assert done == [1]
    assert not lanes._turns


def test_it_is_more_than_one_at_once_or_python_telegram_bot_would_run_all_in_a_row(tmp_path: Path) -> None:
    assert Lanes().max_concurrent_updates > 1
