"""What people are called whose names show nothing."""

from typing import Any

import pytest

from playground.botapi.sample_world import GROUP
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.studio import picture

SUPERGROUP = {"id": GROUP, "type": "supergroup", "title": "Friends"}


async def told(house: House, update_id: int, **message: Any) -> None:
    """An update as Telegram would send it."""
    whole = {"message_id": update_id, "date": 1_780_000_000, "chat": SUPERGROUP, **message}
    await house.inbox.accept({"update_id": 900_000_000 + update_id, "message": whole})
    await house.settled()


def command(text: str) -> dict[str, Any]:
    length = len(text.split(maxsplit=1)[0])
    return {"text": text, "entities": [{"type": "bot_command", "offset": 0, "length": length}]}


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


async def test_somebody_without_any_name_is_a_friend_and_not_a_broken_update(
    house: House, alice: Person
) -> None:
    nobody = {"id": alice.id, "is_bot": False, "language_code": "en"}
    await told(
        house, 54, **{"from": nobody, "chat": {"id": alice.id, "type": "private"}}, **command("/start")
    )
    assert "Hi friend!" in (await said_in(house, alice.id))[-1]


async def test_a_picture_forwarded_from_a_deleted_account_is_a_picture(house: House, alice: Person) -> None:
    photo = (await alice.sends_photo(picture(3))).json["photo"]
    await alice.sees("I see 3 faces")
    await alice.writes("/cancel")
    await alice.sees("Cancelled")
    await house.settled()
    gone = {"type": "user", "date": 1_780_000_000, "sender_user": {"id": 4141, "is_bot": False}}
    private = {"id": alice.id, "type": "private", "first_name": "Alice"}
    whole = {"from": alice.user | {"is_bot": False}, "chat": private, "forward_origin": gone, "photo": photo}
    await told(house, 501, **whole)
    await alice.sees("I see 3 faces", anytime=True)
