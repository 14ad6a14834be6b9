"""Telegram is not asked for what says nothing: every call takes a place in the chat's line, every upload time."""

from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.studio import picture
from tests.telegram.handlers.test_faults import fault


def calls(house: House, method: str) -> list[dict[str, object]]:
    return [call["params"] for call in house.world.journal if call["method"] == method]


async def test_a_photo_with_one_face_is_shown_by_its_own_name(house: House, alice: Person) -> None:
    photo = await alice.sends_photo(picture(1))
    card = await alice.sees("Whose face")
    await house.settled()
    assert calls(house, "sendPhoto")[-1]["photo"] == photo.json["photo"][-1]["file_id"]
    await alice.sends_photo(picture(1, seed=1))
    price = await alice.sees("Ready.")
    assert price.kind == card.kind == "photo"
    await house.settled()
    assert calls(house, "sendPhoto")[-1]["photo"] == photo.json["photo"][-1]["file_id"]


async def test_a_name_that_telegram_has_forgotten_is_replaced_by_a_drawing(
    house: House, alice: Person
) -> None:
    await fault(alice, "sendPhoto", "400", text="Bad Request: wrong file identifier/HTTP URL specified")
    await alice.sends_photo(picture(1))
    assert (await alice.sees("Whose face")).kind == "photo"


async def test_numbers_are_drawn_where_they_say_something(house: House, alice: Person) -> None:
    photo = await alice.sends_photo(picture(2))
    await alice.sees("I see 2 faces")
    await house.settled()
    assert calls(house, "sendPhoto")[-1]["photo"] != photo.json["photo"][-1]["file_id"]


async def test_a_file_is_drawn_for_it_cannot_be_shown_as_a_photo(house: House, alice: Person) -> None:
    sent = await alice.sends_file(picture(1), name="a.png")
    await alice.sees("Whose face")
    await house.settled()
    assert calls(house, "sendPhoto")[-1]["photo"] != sent.json["document"]["file_id"]


async def test_a_quick_look_needs_no_sign_of_life(house: House, alice: Person) -> None:
    await alice.sends_photo(picture(1))
    await alice.sees("Whose face")
    await house.settled()
    assert calls(house, "sendChatAction") == []


async def test_a_press_that_orders_is_answered_at_once(house: House, alice: Person) -> None:
    """The card itself may follow a second later."""
    await alice.sends_album([picture(1), picture(1, seed=1)])
    await alice.sees("Ready.")
    press = await alice.presses("Swap for")
    assert (await press.answered()).text == "✨ On it!"
