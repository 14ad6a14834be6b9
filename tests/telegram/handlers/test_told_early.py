"""What an order lacks is told as soon as there is a picture, not when everything else has been sent."""

from storage import ledger
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.studio import picture


async def poor(house: House, person: Person, left: int) -> None:
    user = await house.user(person)
    wallet = await house.wallet(person)
    await house.storage.write(
        ledger.take, user.wallet, wallet.available - left, note="", external_id="poor", at=house.clock()
    )


async def test_too_few_credits_are_told_at_the_photo(house: House, alice: Person) -> None:
    await poor(house, alice, 0)
    await alice.sends_photo(picture(1))
    card = await alice.sees("Whose face")
    assert "Not enough credits: you have 0, and this costs" in card.text
    await alice.writes("/age")
    await alice.sees("Send me the picture")
    await alice.sends_photo(picture(1))
    assert "Not enough credits" in (await alice.sees("How many years")).text


async def test_enough_for_what_is_picked_so_far_is_enough(house: House, alice: Person) -> None:
    await alice.sends_photo(picture(3))
    card = await alice.sees("I see 3 faces")
    assert "Not enough" not in card.text
    await poor(house, alice, 2)
    await alice.presses("1", on=card)
    assert "Not enough" not in (await alice.sees("Picked: 1")).text
    await alice.presses("2")
    assert "Not enough credits: you have 2" in (await alice.sees("1, 2")).text


async def test_privacy_names_who_is_sent_pictures(house: House, alice: Person) -> None:
    await alice.writes("/privacy")
    await alice.sees("no picture is sent to another service")


async def test_the_rules_name_who_is_sent_pictures(house: House, stranger: Person) -> None:
    await stranger.writes("/start")
    assert "no picture is sent to another service" in (await stranger.sees("Nobody under 18")).text
