"""Links on buttons lead where Telegram's apps would take a person."""

from typing import Any

import pytest

from playground.botapi.sample_world import ALICE, GROUP
from tests.playground.calls import Api
from tests.support.conversation import SeenMessage
from tests.support.people import Person

BOT = "https://t.me/faceswap_playground_bot"


async def linked(api: Api, person: Person, url: str, chat_id: int = GROUP) -> SeenMessage:
    keyboard = {"inline_keyboard": [[{"text": "There", "url": url}]]}
    sent: dict[str, Any] = await api("sendMessage", chat_id=chat_id, text="card", reply_markup=keyboard)
    return SeenMessage(sent, person._feed)


async def test_a_link_with_a_payload_says_start_in_the_private_chat(api: Api, alice: Person) -> None:
    there = await alice.in_group(GROUP).follows("There", on=await linked(api, alice, f"{BOT}?start=go_1-x"))
    assert there.chat_id == ALICE
    (update,) = await api("getUpdates")
    assert update["message"]["text"] == "/start go_1-x"
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]


@pytest.mark.parametrize("tail", ["", "?start=", "?start=what+now", f"?start={'x' * 65}"])
async def test_without_a_payload_that_telegram_takes_the_chat_is_only_opened(
    api: Api, alice: Person, tail: str
) -> None:
    there = await alice.in_group(GROUP).follows("There", on=await linked(api, alice, BOT + tail))
    assert there.chat_id == ALICE
    assert await there.chat() == []


async def test_a_link_to_a_message_of_a_supergroup_leads_there(api: Api, alice: Person) -> None:
    await alice.writes("hello")
    target = await alice.in_group(GROUP).writes("here")
    card = await linked(api, alice, f"https://t.me/c/1/{target.id}", chat_id=ALICE)
    assert (await alice.follows("There", on=card)).chat_id == GROUP


async def test_links_to_messages_that_are_not_there_are_refused(api: Api, alice: Person) -> None:
    await alice.writes("hello")
    for url in ("https://t.me/c/1/999", "https://t.me/c/77/1", "https://t.me/c/1/5/999"):
        card = await linked(api, alice, url, chat_id=ALICE)
        with pytest.raises(AssertionError, match="would not allow"):
            await alice.follows("There", on=card)


async def test_a_link_that_no_button_has_is_not_followed(api: Api, alice: Person) -> None:
    card = await linked(api, alice, BOT)
    answer = await api.client.post(
        "/play/follow",
        json={"from": ALICE, "chat_id": GROUP, "message_id": card.id, "url": f"{BOT}?start=forged"},
    )
    assert answer.status_code == 409
