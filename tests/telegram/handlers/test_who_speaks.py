"""Who speaks in a group, and which picture is meant: channels are nobody, and a reply may point into another chat."""

from collections.abc import Mapping
from typing import Any

import pytest

from playground.botapi.sample_world import GROUP
from storage import Transaction, users
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.studio import picture

HERE = {"id": GROUP, "type": "supergroup", "title": "Weekend trip"}
CHANNEL = {"id": -1000000000777, "type": "channel", "title": "News"}
TELEGRAM = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
CHANNEL_BOT = {"id": 136817688, "is_bot": True, "first_name": "Channel"}
ANONYMOUS_BOT = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
COMMAND = {"text": "/swap", "entities": [{"type": "bot_command", "offset": 0, "length": 5}]}
CAPTION = {
    "photo": [{"file_id": "x", "file_unique_id": "x", "width": 9, "height": 9}],
    "caption": "/swap",
    "caption_entities": [{"type": "bot_command", "offset": 0, "length": 5}],
}
WORDS = {"text": "hello everybody"}


async def says(house: House, sender: Mapping[str, Any], content: Mapping[str, Any], **more: Any) -> None:
    house.world.polls += 1
    message = {
        "message_id": 900,
        "date": 1_780_000_000,
        "chat": HERE,
        "from": dict(sender),
        **content,
        **more,
    }
    await house.inbox.accept({"update_id": 999_100_000 + house.world.polls, "message": message})
    await house.settled()


async def said_by_the_bot(person: Person) -> list[str]:
    return [message.text for message in await person.in_group(GROUP).chat() if message.by_bot]


def known(tx: Transaction) -> int:
    return int(tx.value("SELECT COUNT(*) FROM users"))


@pytest.mark.parametrize("content", [COMMAND, CAPTION, WORDS])
async def test_a_post_that_telegram_carries_into_the_discussion_group_is_nobody(
    house: House, alice: Person, content: Mapping[str, Any]
) -> None:
    await house.settled()
    before = await house.storage.read(known)
    await says(house, TELEGRAM, content, sender_chat=CHANNEL, is_automatic_forward=True)
    assert await said_by_the_bot(alice) == []
    assert await house.storage.read(known) == before
    assert await house.storage.read(users.by_telegram_id, int(str(TELEGRAM["id"]))) is None


@pytest.mark.parametrize(
    ("sender", "speaks_as", "hears"),
    [(ANONYMOUS_BOT, HERE, "writing as the group"), (CHANNEL_BOT, CHANNEL, "writing as a channel")],
)
async def test_whoever_speaks_as_a_chat_hears_why_that_does_not_work(
    house: House, alice: Person, sender: Mapping[str, Any], speaks_as: Mapping[str, Any], hears: str
) -> None:
    await says(house, sender, WORDS, sender_chat=speaks_as)
    assert await said_by_the_bot(alice) == []
    await says(house, sender, COMMAND, sender_chat=speaks_as)
    (answer,) = await said_by_the_bot(alice)
    assert hears in answer
    assert await house.storage.read(users.by_telegram_id, sender["id"]) is None


@pytest.mark.parametrize("kind", ["photo", "document"])
async def test_a_command_that_answers_a_picture_in_another_chat_means_that_picture(
    house: House, alice: Person, kind: str
) -> None:
    here = alice.in_group(GROUP)
    sent = await (alice.sends_photo(picture(2)) if kind == "photo" else alice.sends_file(picture(2)))
    await alice.presses("Cancel")
    command = await here.writes("hm, no command")
    message = command.json | {
        "message_id": command.id + 50,
        "from": alice.user | {"is_bot": False},
        **COMMAND,
        "external_reply": {
            "origin": {"type": "user", "sender_user": alice.user | {"is_bot": False}, "date": 1},
            kind: sent.json[kind],
        },
    }
    await house.inbox.accept({"update_id": 999_200_000, "message": message})
    await here.sees("2 faces")


async def test_a_reply_into_another_chat_without_a_picture_asks_for_one(house: House, alice: Person) -> None:
    here = alice.in_group(GROUP)
    command = await here.writes("hm, no command")
    external = {"origin": {"type": "hidden_user", "sender_user_name": "Somebody", "date": 1}}
    message = command.json | {"from": alice.user | {"is_bot": False}, **COMMAND, "external_reply": external}
    await house.inbox.accept({"update_id": 999_200_000, "message": message})
    await here.sees("Answer to this message")
