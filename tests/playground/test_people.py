"""What people can send and do, and how the driver of a test sees it."""

import json
from typing import Any

import pytest

from playground.botapi import World
from playground.botapi.sample_world import ALICE, BORIS, GROUP, MALLORY
from playground.botapi.serving import Running
from tests.playground.calls import Api, picture
from tests.support.people import Person

GO = {
    "inline_keyboard": [[{"text": "✅ Go", "callback_data": "go"}, {"text": "Site", "url": "https://a.org"}]]
}


async def updates(api: Api) -> list[dict[str, Any]]:
    return list(await api("getUpdates"))


async def card(api: Api, text: str = "card", chat_id: int = ALICE) -> dict[str, Any]:
    return dict(await api("sendMessage", chat_id=chat_id, text=text, reply_markup=GO))


async def test_the_world_has_its_people_and_a_group(api: Api) -> None:
    world = (await api.client.get("/play/world")).json()
    assert [(each["first_name"], each["language_code"], each["admin"]) for each in world["people"]] == [
        ("Alice", "en", False),
        ("Boris", "es", False),
        ("Ada", "en", True),
        ("Mallory", "en", False),
        ("Clara", "en", False),
    ]
    group = next(chat for chat in world["chats"] if chat["id"] == GROUP)
    assert (group["type"], group["title"], len(group["members"])) == ("supergroup", "Weekend trip", 5)
    assert world["bot"]["username"] == "faceswap_playground_bot"


async def test_an_album_is_separate_messages_of_one_group_with_one_caption(api: Api, alice: Person) -> None:
    await alice.sends_album([picture(), picture(), picture()], caption="three")
    messages = [update["message"] for update in await updates(api)]
    assert len({message["media_group_id"] for message in messages}) == 1
    assert [message.get("caption") for message in messages] == ["three", None, None]
    await alice.sends_album([picture(20, 20)] * 11)
    assert len({message.json["media_group_id"] for message in (await alice.chat())[3:13]}) == 1
    assert "media_group_id" not in (await alice.chat())[13].json


@pytest.mark.parametrize(
    ("kind", "content", "facts"),
    [
        ("sticker", picture(512, 512, "WEBP"), {"width": 512, "is_animated": False, "type": "regular"}),
        ("voice", b"OggS", {"duration": 3, "mime_type": "audio/ogg"}),
        ("video_note", b"\0\0\0\x18ftypmp42", {"length": 240}),
        ("animation", picture(kind="GIF"), {"mime_type": "image/gif", "width": 300}),
        ("video", b"\0\0\0\x18ftypmp42", {"mime_type": "video/mp4"}),
        ("document", b"%PDF-1.7", {"file_name": "file.pdf", "mime_type": "application/pdf"}),
    ],
)
async def test_every_kind_of_file_arrives_as_itself(
    api: Api, alice: Person, kind: str, content: bytes, facts: dict[str, Any]
) -> None:
    sent = await alice.sends_file(content, kind=kind)
    (update,) = await updates(api)
    assert sent.kind == kind
    assert update["message"][kind].items() >= facts.items()
    assert await sent.file_bytes() == content


async def test_an_edit_of_a_person_is_an_update_of_its_own(api: Api, alice: Person) -> None:
    message = await alice.writes("befor")
    await alice.edits(message, "before")
    assert [next(kind for kind in update if kind != "update_id") for update in await updates(api)] == [
        "message",
        "edited_message",
    ]
    assert (await message.now()).text == "before"
    await api.client.post(
        f"/play/chats/{ALICE}/text", json={"from": ALICE, "text": "after", "via_edit_of": message.id}
    )
    assert (await message.now()).text == "after"


async def test_a_forward_says_whose_it_was(api: Api, alice: Person, boris: Person) -> None:
    original = await boris.in_group(GROUP).sends_photo(picture(), caption="mine")
    forwarded = await alice.forwards(original)
    assert forwarded.json["photo"] == original.json["photo"]
    assert forwarded.json["forward_origin"]["sender_user"]["id"] == BORIS
    assert (await updates(api))[-1]["message"]["caption"] == "mine"


async def test_a_press_reaches_the_bot_and_the_answer_the_person(api: Api, alice: Person) -> None:
    await alice.writes("/start")
    sent = await card(api)
    pressed = await alice.presses("Go")
    query = (await updates(api))[-1]["callback_query"]
    assert (query["data"], query["message"]["message_id"], query["from"]["id"]) == (
        "go",
        sent["message_id"],
        ALICE,
    )
    await api("answerCallbackQuery", callback_query_id=query["id"], text="On it", show_alert=True)
    answer = await pressed.answered()
    assert (answer.text, answer.show_alert) == ("On it", True)
    assert (await alice.sees("card", anytime=True)).answers == alice.answers == [answer]
    again = await api.refusal("answerCallbackQuery", callback_query_id=query["id"])
    assert again.startswith("400 Bad Request: query is too old")


async def test_a_press_is_too_old_after_a_while(api: Api, world: World, alice: Person) -> None:
    world.press_lives = -1.0
    await alice.writes("/start")
    await card(api)
    pressed = await alice.presses("Go")
    assert "query is too old" in await api.refusal(
        "answerCallbackQuery", callback_query_id=pressed.callback_query_id
    )


async def test_only_buttons_that_are_there_can_be_pressed_but_a_stale_or_forged_press_comes_through(
    api: Api, alice: Person, telegram: Running
) -> None:
    await alice.writes("/start")
    await card(api)
    old = await alice.sees("card")
    await api("editMessageText", chat_id=ALICE, message_id=old.id, text="no buttons")
    with pytest.raises(AssertionError, match="did not see"):
        await alice.presses("Go", within=0)
    await alice.presses("Go", on=old, stale=True)
    fields = {"from": MALLORY, "chat_id": ALICE, "message_id": 999, "data": "evil", "forged": True}
    assert (await api.client.post("/play/press", json=fields)).is_success
    assert (await api.client.post("/play/press", json={**fields, "forged": False})).status_code == 403
    stale, forged = (update["callback_query"] for update in (await updates(api))[-2:])
    assert stale["message"]["text"] == "no buttons"
    assert forged["message"] == {"chat": forged["message"]["chat"], "message_id": 999, "date": 0}


async def test_sees_returns_what_came_after_the_last_action_and_each_thing_once(
    api: Api, alice: Person
) -> None:
    await alice.writes("/start")
    await card(api, "first")
    assert (await alice.sees("first")).buttons == ["✅ Go", "Site"]
    with pytest.raises(AssertionError):
        await alice.sees("first", within=0)
    await card(api, "second")
    await alice.writes("something else")
    with pytest.raises(AssertionError, match="anytime=True would have found it"):
        await alice.sees("second", within=0)
    assert (await alice.sees("second", anytime=True)).text == "second"


async def test_who_waits_in_vain_gets_the_whole_chat(api: Api, alice: Person) -> None:
    await alice.writes("/start")
    await card(api)
    await api("sendPhoto", chat_id=ALICE, caption="look", files={"photo": ("a.jpg", picture())})
    with pytest.raises(AssertionError) as complaint:
        await alice.sees("a result", within=0)
    assert str(complaint.value).splitlines() == [
        "Alice did not see 'a result' within 0 s.",
        "The chat:",
        "  1 Alice: /start",
        "  2 Face Swap: card [✅ Go] [Site]",
        "  3 Face Swap: <photo> look",
    ]


async def test_payments_in_stars(api: Api, alice: Person) -> None:
    await alice.writes("/start")
    offer = {"title": "Credits", "description": "Ten", "payload": "ten", "currency": "XTR"}
    prices = [{"label": "Ten", "amount": 50}]
    assert await api.refusal("sendInvoice", chat_id=ALICE, **offer, prices=prices * 2) == (
        "400 Bad Request: STARS_INVOICE_INVALID"
    )
    await api("sendInvoice", chat_id=ALICE, **offer, prices=prices)
    invoice = await alice.sees(lambda message: message.kind == "invoice")
    assert invoice.buttons == ["Pay ⭐️50"]
    await alice.pays(invoice)
    query = (await updates(api))[-1]["pre_checkout_query"]
    assert (query["invoice_payload"], query["total_amount"]) == ("ten", 50)
    await api("answerPreCheckoutQuery", pre_checkout_query_id=query["id"], ok=True)
    paid = (await updates(api))[-1]["message"]["successful_payment"]
    charge = paid["telegram_payment_charge_id"]
    assert await api("refundStarPayment", user_id=ALICE, telegram_payment_charge_id=charge)
    assert "refunded_payment" in (await updates(api))[-1]["message"]
    again = await api.refusal("refundStarPayment", user_id=ALICE, telegram_payment_charge_id=charge)
    assert again == "400 Bad Request: CHARGE_ALREADY_REFUNDED"
    history = (await api("getStarTransactions"))["transactions"]
    assert [("source" in each, "receiver" in each) for each in history] == [(True, False), (False, True)]


async def test_a_refused_payment_says_why(api: Api, alice: Person) -> None:
    await alice.writes("/start")
    offer = {"title": "Credits", "description": "Ten", "payload": "ten", "currency": "XTR"}
    await api("sendInvoice", chat_id=ALICE, **offer, prices=[{"label": "Ten", "amount": 50}])
    await alice.pays(await alice.sees(lambda message: message.kind == "invoice"))
    query = (await updates(api))[-1]["pre_checkout_query"]
    await api("answerPreCheckoutQuery", pre_checkout_query_id=query["id"], ok=False, error_message="Sold out")
    with pytest.raises(AssertionError, match="Sold out"):
        await alice.sees("thanks", within=0)


async def test_events_come_as_a_stream_too(api: Api, alice: Person) -> None:
    await alice.writes("/start")
    await api("sendChatAction", chat_id=ALICE, action="upload_photo")
    async with api.client.stream("GET", "/play/events", params={"since": 1}) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        line = await anext(line async for line in stream.aiter_lines() if line.startswith("data:"))
    event = json.loads(line.removeprefix("data:"))
    assert (event["seq"], event["kind"], event["text"]) == (2, "typing", "upload_photo")


async def test_another_site_in_the_same_browser_is_turned_away(api: Api) -> None:
    ours = {"origin": str(api.client.base_url).rstrip("/")}
    assert (await api.client.get("/play/world", headers=ours)).is_success
    assert (
        await api.client.get("/play/world", headers={"origin": "https://evil.example"})
    ).status_code == 403


async def test_what_an_app_would_not_allow_is_refused(api: Api, alice: Person) -> None:
    path = f"/play/chats/{ALICE}/text"
    bad: list[dict[str, Any]] = [
        {},
        {"from": ALICE},
        {"from": BORIS, "text": "x"},
        {"from": "x", "text": "x"},
    ]
    statuses = [(await api.client.post(path, json=fields)).status_code for fields in bad]
    assert statuses == [400, 400, 403, 400]
    assert (await api.client.post(path, content=b"no json")).json() == {"error": "the body must be JSON"}
    with pytest.raises(AssertionError, match="not a photo"):
        await alice.sends_photo(b"no picture")
    with pytest.raises(LookupError, match="Nobody is called Zoe: Alice, Boris"):
        await Person.named("Zoe", str(api.client.base_url))
