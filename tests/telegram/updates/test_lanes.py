"""One person's updates one after another, different people's at the same time: the lanes of the inbox."""

from pathlib import Path
from typing import Any

from bot.telegram.updates.raw_update import BESIDE, NOBODY, lane_of
from tests.telegram.diary import Diary, failing, for_ever
from tests.telegram.world import living, text

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


def test_a_lane_is_the_persons_else_the_chats() -> None:
    wrong = [(raw, lane, lane_of({"update_id": 1} | raw)) for raw, lane in KINDS]
    assert [each for each in wrong if each[1] != each[2]] == []


def press(update_id: int, data: str) -> dict[str, Any]:
    query = {"id": "1", "from": PERSON, "chat_instance": "1", "data": data}
    return {"update_id": update_id, "callback_query": query}


async def test_a_press_that_stops_a_look_overtakes_what_waits(path: Path) -> None:
    diary = Diary()
    diary.orders[1] = for_ever
    async with living(path, diary) as world:
        await world.inbox.accept_all([text(1, person=7), text(2, person=7), press(3, "d:abc:halt:2")])
        await diary.until(lambda: 3 in diary.ended)
    assert diary.began == [1, 3]


async def test_every_other_press_waits_for_its_turn(path: Path) -> None:
    diary = Diary()
    diary.orders[1] = for_ever
    async with living(path, diary) as world:
        await world.inbox.accept_all([text(1, person=7), press(2, "d:abc:cancel"), text(3, person=8)])
        await diary.until(lambda: 3 in diary.ended)
    assert sorted(diary.began) == [1, 3]


async def test_no_lane_is_left_behind(path: Path) -> None:
    diary = Diary()
    diary.orders[7] = failing(KeyError("a slip"))
    async with living(path, diary) as world:
        await world.inbox.accept_all([text(number, person=number % 5 + 1) for number in range(50)])
        await world.settled()
        assert not world.inbox._lanes
        assert not world.inbox._suspects.locked()
    assert len(diary.ended) == 49


async def test_different_people_are_served_at_the_same_time(path: Path) -> None:
    diary = Diary()
    diary.orders = dict.fromkeys(range(50), for_ever)
    async with living(path, diary) as world:
        await world.inbox.accept_all([text(number, person=number + 1) for number in range(50)])
        await diary.until(lambda: len(diary.began) == 50)
