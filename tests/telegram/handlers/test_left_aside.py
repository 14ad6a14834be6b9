"""The person hears that the bot fell over what they sent, whatever it was and wherever."""

import json
from datetime import datetime
from typing import Any

import pytest

from bot.telegram.notify.left_aside import LeftAside
from bot.telegram.updates.inbox import MOST_DEATHS
from playground.botapi.sample_world import GROUP
from storage import Transaction, inbox
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.test_faults import fault

SORRY = "stumbled over this"


def left_aside(house: House) -> LeftAside:
    return LeftAside(bot=house.application.bot, storage=house.storage, texts=house.texts)


def sender(person: Person, language: str = "en") -> dict[str, Any]:
    return {"id": person.id, "is_bot": False, "first_name": "Alice", "language_code": language}


async def told(person: Person) -> list[str]:
    return [message.text for message in await person.chat() if message.by_bot]


async def test_a_message_is_answered_in_words_and_as_a_reply(house: House, stranger: Person) -> None:
    await stranger.writes("hello")
    await house.settled()
    mine = next(message for message in await stranger.chat() if not message.by_bot)
    message = {"message_id": mine.id, "chat": {"id": stranger.id}, "from": sender(stranger)}
    await left_aside(house).tell({"update_id": 1, "message": message})
    answer = await stranger.sees(SORRY, anytime=True)
    assert answer.json["reply_to_message"]["message_id"] == mine.id


async def test_a_press_is_answered_in_the_chat_where_it_was_pressed(house: House, alice: Person) -> None:
    press = {"id": "1", "from": sender(alice), "message": {"message_id": 2, "chat": {"id": alice.id}}}
    await left_aside(house).tell({"update_id": 1, "callback_query": press})
    await alice.sees(SORRY, anytime=True)


async def test_it_is_said_in_the_language_of_the_person(house: House, alice: Person) -> None:
    message = {"message_id": 1, "chat": {"id": alice.id}, "from": sender(alice, "es")}
    await left_aside(house).tell({"update_id": 1, "message": message})
    await alice.sees("He tropezado", anytime=True)


async def test_in_a_group_it_is_said_there(house: House, alice: Person) -> None:
    here = alice.in_group(GROUP)
    await here.writes("/help")
    await house.settled()
    message = {"message_id": 1, "chat": {"id": GROUP}, "from": sender(alice)}
    await left_aside(house).tell({"update_id": 1, "message": message})
    await here.sees(SORRY, anytime=True)


ODD: list[dict[str, Any]] = [
    {"update_id": 1},
    {"update_id": 1, "poll": {"id": "5"}},
    {"update_id": 1, "message": {"chat": "what", "from": 7}},
    {"update_id": 1, "callback_query": {"message": None, "from": {"id": "x"}}},
    {"update_id": 1, "message": {"chat": {"id": True}}},
]


@pytest.mark.parametrize("raw", ODD)
async def test_what_nobody_is_behind_is_told_to_nobody(house: House, raw: dict[str, Any]) -> None:
    await left_aside(house).tell(raw)


async def test_a_person_who_cannot_be_told_is_no_error(house: House, alice: Person) -> None:
    await fault(alice, "sendMessage", "403")
    message = {"message_id": 1, "chat": {"id": alice.id}, "from": sender(alice)}
    await left_aside(house).tell({"update_id": 1, "message": message})
    assert not any(SORRY in text for text in await told(alice))


async def test_a_bot_as_it_runs_tells_it_after_its_last_death(house: House, alice: Person) -> None:
    """As the deaths before have left the table; then it starts once more."""
    await house.settled()
    await house.end()
    await house.storage.write(_deadly, alice.id, at=house.clock())
    await house.begin()
    await alice.sees(SORRY, anytime=True)
    await house.settled()


def _deadly(tx: Transaction, person: int, *, at: datetime) -> None:
    message = {
        "message_id": 1,
        "date": 1,
        "text": "boo",
        "chat": {"id": person, "type": "private"},
        "from": {"id": person, "is_bot": False, "first_name": "Alice"},
    }
    payload = json.dumps({"update_id": 900, "message": message})
    inbox.receive(tx, update_id=900, lane=person, payload=payload, at=at)
    for _ in range(1 + MOST_DEATHS):
        inbox.count_try(tx, 900)
