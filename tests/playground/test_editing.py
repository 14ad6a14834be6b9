"""Edits: what can be edited, what an edit takes away, and what is no edit at all."""

from datetime import timedelta
from typing import Any

import pytest

from playground.botapi import World
from playground.botapi.sample_world import ALICE
from tests.playground.calls import Api, picture
from tests.support.people import Person

GO = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
STOP = {"inline_keyboard": [[{"text": "Stop", "callback_data": "stop"}]]}
SAME = "400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same "


@pytest.fixture
async def card(api: Api, alice: Person) -> dict[str, Any]:
    """Where the card is, for edits."""
    await alice.writes("/start")
    sent = await api("sendMessage", chat_id=ALICE, text="<b>Hi</b>", parse_mode="HTML", reply_markup=GO)
    return {"chat_id": ALICE, "message_id": sent["message_id"]}


async def send_photo(api: Api, **params: Any) -> dict[str, Any]:
    return dict(await api("sendPhoto", chat_id=ALICE, files={"photo": ("a.jpg", picture())}, **params))


async def test_an_edit_without_markup_drops_the_buttons(
    api: Api, card: dict[str, Any], alice: Person
) -> None:
    edited = await api("editMessageText", **card, text="Hello")
    assert "reply_markup" not in edited
    assert edited["edit_date"] >= edited["date"]
    assert (await alice.sees("Hello")).buttons == []


@pytest.mark.parametrize(
    ("change", "taken"),
    [
        ({}, False),
        ({"reply_markup": STOP}, True),
        ({"reply_markup": None}, True),
        ({"text": "Hi", "parse_mode": "None"}, True),
        ({"text": "<b>Hi</b> ", "parse_mode": "html"}, False),
        ({"text": "<b>Hi</b>!"}, True),
        ({"link_preview_options": {"is_disabled": True}}, True),
    ],
)
async def test_text_entities_and_markup_decide_whether_anything_changed(
    api: Api, card: dict[str, Any], change: dict[str, Any], taken: bool
) -> None:
    wanted = {"text": "<b>Hi</b>", "parse_mode": "HTML", "reply_markup": GO, **change}
    answer = (await api.answer("editMessageText", **card, **wanted)).json()
    assert answer["ok"] is taken
    if not taken:
        assert answer["description"].startswith(SAME.removeprefix("400 "))


async def test_a_text_becomes_a_photo_and_then_another(api: Api, card: dict[str, Any], alice: Person) -> None:
    media = '{"type": "photo", "media": "attach://new", "caption": "<i>one</i>", "parse_mode": "HTML"}'
    first = await api("editMessageMedia", **card, media=media, files={"new": ("a.png", picture(kind="PNG"))})
    assert "text" not in first
    assert "reply_markup" not in first
    assert first["caption_entities"][0]["type"] == "italic"
    again = {"type": "photo", "media": first["photo"][-1]["file_id"], "caption": "two"}
    second = await api("editMessageMedia", **card, media=again)
    assert second["photo"] == first["photo"]
    assert (await api.refusal("editMessageMedia", **card, media=again)).startswith(SAME)
    assert (await alice.sees("two")).kind == "photo"


async def test_each_part_is_edited_with_its_own_method(api: Api, card: dict[str, Any]) -> None:
    photo = await send_photo(api, caption="old")
    on_photo = {"chat_id": ALICE, "message_id": photo["message_id"]}
    assert await api.refusal("editMessageText", **on_photo, text="x") == (
        "400 Bad Request: there is no text in the message to edit"
    )
    assert await api.refusal("editMessageCaption", **card, caption="x") == (
        "400 Bad Request: there is no caption in the message to edit"
    )
    assert (await api("editMessageCaption", **on_photo, caption="new"))["caption"] == "new"
    assert "caption" not in await api("editMessageCaption", **on_photo)
    assert (await api("editMessageReplyMarkup", **on_photo, reply_markup=GO))["reply_markup"] == GO
    assert (await api.refusal("editMessageReplyMarkup", **on_photo, reply_markup=GO)).startswith(SAME)


@pytest.mark.parametrize(
    "markup",
    [{"force_reply": True}, {"keyboard": [[{"text": "a"}]]}, {"remove_keyboard": True}],
    ids=lambda markup: next(iter(markup)),
)
async def test_a_message_with_another_kind_of_markup_can_never_be_edited(
    api: Api, card: dict[str, Any], markup: dict[str, Any]
) -> None:
    sent = await api("sendMessage", chat_id=ALICE, text="x", reply_markup=markup)
    assert "reply_markup" not in sent
    where = {"chat_id": ALICE, "message_id": sent["message_id"]}
    assert (
        await api.refusal("editMessageText", **where, text="y") == "400 Bad Request: message can't be edited"
    )
    refused = await api.refusal("editMessageText", **card, text="y", reply_markup=markup)
    assert refused == "400 Bad Request: inline keyboard expected"


async def test_a_photo_of_an_album_stays_a_photo_or_video(api: Api, card: dict[str, Any]) -> None:
    files = {name: (f"{name}.jpg", picture()) for name in ("one", "two")}
    media = [{"type": "photo", "media": f"attach://{name}"} for name in files]
    album = await api("sendMediaGroup", chat_id=ALICE, media=str(media).replace("'", '"'), files=files)
    where = {"chat_id": ALICE, "message_id": album[0]["message_id"]}
    document = (await api("sendDocument", chat_id=ALICE, files={"document": ("a.txt", b"x")}))["document"]
    wanted = {"type": "document", "media": document["file_id"]}
    refused = await api.refusal("editMessageMedia", **where, media=wanted)
    assert refused == "400 Bad Request: can't use media of the specified type in the album"
    other = {"type": "photo", "media": album[1]["photo"][0]["file_id"]}
    assert (await api("editMessageMedia", **where, media=other))["media_group_id"] == album[0][
        "media_group_id"
    ]


async def test_a_deleted_card_cannot_be_edited(api: Api, card: dict[str, Any], alice: Person) -> None:
    await alice.deletes((await alice.chat())[-1])
    assert (
        await api.refusal("editMessageText", **card, text="x") == "400 Bad Request: message to edit not found"
    )


async def test_after_two_days_only_an_admin_deletes(api: Api, card: dict[str, Any], world: World) -> None:
    then = world.clock()
    world.clock = lambda: then + timedelta(hours=49)
    assert await api.refusal("deleteMessage", **card) == "400 Bad Request: message can't be deleted"
    world.chats[ALICE].bot_is_admin = True
    assert await api("deleteMessage", **card)


async def test_the_bot_deletes_what_it_may(
    api: Api, card: dict[str, Any], world: World, alice: Person
) -> None:
    assert await api("deleteMessages", chat_id=ALICE, message_ids=[1, 999, card["message_id"]]) is True
    assert await alice.chat() == []
    assert [message.deleted for message in world.chats[ALICE].messages.values()] == [True, True]
