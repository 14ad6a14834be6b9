"""What people are called whose names show nothing."""

from typing import Any

import pytest

from playground.botapi.sample_world import GROUP
from storage import Transaction
from tests.support.conversations import House
from tests.support.people import Person

CHANNEL = {"id": -1009, "type": "channel", "title": "News"}
SUPERGROUP = {"id": GROUP, "type": "supergroup", "title": "Friends"}
TELEGRAM = {"id": 777000, "is_bot": False, "first_name": "Telegram"}


async def told(house: House, update_id: int, **message: Any) -> None:
    """An update as Telegram would send it."""
    whole = {"message_id": update_id, "date": 1_780_000_000, "chat": SUPERGROUP, **message}
    await house.inbox.accept({"update_id": 900_000_000 + update_id, "message": whole})
    await house.settled()


def command(text: str) -> dict[str, Any]:
    length = len(text.split(maxsplit=1)[0])
    return {"text": text, "entities": [{"type": "bot_command", "offset": 0, "length": length}]}


def known(tx: Transaction) -> set[int]:
    return {row["telegram_id"] for row in tx.all("SELECT telegram_id FROM users")}


async def said_in(house: House, chat_id: int) -> list[str]:
    sent = [call for call in house.world.journal if call["method"].startswith("send")]
    return [
        call["params"].get("text", "") for call in sent if str(call["params"].get("chat_id")) == str(chat_id)
    ]


@pytest.mark.parametrize("name", ["", "\u3164", "\u2800 \u200b"])
async def test_somebody_whose_name_shows_nothing_is_a_friend(house: House, alice: Person, name: str) -> None:
    nobody = {"id": alice.id, "is_bot": False, "first_name": name, "language_code": "en"}
    private = {"id": alice.id, "type": "private", "first_name": name}
    await told(house, 53, **{"from": nobody, "chat": private}, **command("/start"))
    assert "Hi friend!" in (await said_in(house, alice.id))[-1]
