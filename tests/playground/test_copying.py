"""copyMessage: what comes along, what does not, and what cannot be copied."""

from typing import Any

import pytest

from playground.botapi import World
from playground.botapi.flood import FloodLimits
from playground.botapi.sample_world import ALICE, BORIS
from tests.playground.calls import Api, picture
from tests.support.people import Person

GO = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}


@pytest.fixture
async def both(alice: Person, boris: Person) -> None:
    await alice.writes("/start")
    await boris.writes("/start")


async def copied(api: Api, boris: Person, message_id: int, **params: Any) -> dict[str, Any]:
    made = await api("copyMessage", chat_id=BORIS, from_chat_id=ALICE, message_id=message_id, **params)
    assert list(made) == ["message_id"]
    return next(each.json for each in await boris.chat() if each.id == made["message_id"])


async def test_a_text_is_copied_with_its_formatting_and_without_its_buttons(
    api: Api, both: None, boris: Person
) -> None:
    sent = await api("sendMessage", chat_id=ALICE, text="<b>Hi</b> all", parse_mode="HTML", reply_markup=GO)
    copy = await copied(api, boris, sent["message_id"])
    assert copy["text"] == "Hi all"
    assert copy["entities"] == sent["entities"]
    assert "reply_markup" not in copy
    assert "forward_origin" not in copy
    assert copy["from"]["is_bot"]


async def test_a_photo_of_a_person_is_copied_with_its_caption_or_another(
    api: Api, both: None, alice: Person, boris: Person
) -> None:
    photo = await alice.sends_photo(picture(), caption="old")
    copy = await copied(api, boris, photo.id)
    assert copy["photo"] == photo.json["photo"]
    assert copy["caption"] == "old"
    again = await copied(api, boris, photo.id, caption="<i>new</i>", parse_mode="HTML", reply_markup=GO)
    assert again["caption"] == "new"
    assert again["caption_entities"][0]["type"] == "italic"
    assert again["reply_markup"] == GO


async def test_what_cannot_be_copied_is_refused(api: Api, both: None, alice: Person) -> None:
    message = await alice.writes("gone soon")
    await alice.deletes(message)
    secret = await api("sendMessage", chat_id=ALICE, text="x", protect_content=True)
    there = {"chat_id": BORIS, "from_chat_id": ALICE}
    missing = "400 Bad Request: message to copy not found"
    assert await api.refusal("copyMessage", **there, message_id=message.id) == missing
    assert await api.refusal("copyMessage", **there, message_id=secret["message_id"]) == (
        "400 Bad Request: message can't be copied"
    )
    assert await api.refusal("copyMessage", **there) == (
        "400 Bad Request: message identifier is not specified"
    )
    assert await api.refusal("copyMessage", chat_id=BORIS, message_id=1) == (
        "400 Bad Request: chat_id is empty"
    )


async def test_the_message_is_looked_for_before_the_chat(api: Api, both: None, alice: Person) -> None:
    message = await alice.writes("hello")
    nowhere = {"chat_id": 5, "from_chat_id": ALICE}
    assert "to copy not found" in await api.refusal("copyMessage", **nowhere, message_id=999)
    assert "chat not found" in await api.refusal("copyMessage", **nowhere, message_id=message.id)


async def test_copies_count_against_the_flood_limits(
    api: Api, both: None, alice: Person, world: World
) -> None:
    message = await alice.writes("hello")
    world.flood.limit(FloodLimits(overall_per_second=1))
    there = {"chat_id": BORIS, "from_chat_id": ALICE, "message_id": message.id}
    await api("copyMessage", **there)
    assert (await api.refusal("copyMessage", **there)).startswith("429 Too Many Requests")


async def test_commands_that_a_bot_names_itself_are_found_once(api: Api, both: None) -> None:
    command = {"type": "bot_command", "offset": 0, "length": 5}
    bold = {"type": "bold", "offset": 0, "length": 5}
    sent = await api("sendMessage", chat_id=ALICE, text="/help", entities=[command, bold])
    assert [entity["type"] for entity in sent["entities"]] == ["bold", "bot_command"]
