"""A draft has one card that counts, and its job one result, wherever the process dies and whichever card is pressed."""

from storage import Transaction
from tests.support.conversation import SeenMessage
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.studio import picture
from tests.telegram.handlers.test_faults import fault


async def at_the_price(person: Person) -> SeenMessage:
    await person.sends_album([picture(1), picture(1, seed=1)])
    return await person.sees("Ready.")


def forget_cards(tx: Transaction) -> None:
    """As it is for other processes between the sending of a card and the writing down of its number."""
    tx.execute("UPDATE drafts SET card_message_id = NULL")


async def live(person: Person, label: str) -> list[int]:
    return [each.id for each in await person.chat() if any(label in button for button in each.buttons)]


async def test_a_card_that_was_just_taken_away_is_not_the_jobs_card(house: House, alice: Person) -> None:
    """Its owner's app may still show it when they press."""
    old = await at_the_price(alice)
    await alice.writes("hm")
    new = await alice.sees(lambda message: message.id > old.id and "Ready." in message.text)
    await alice.presses("Swap for", on=old, stale=True)
    assert (await alice.sees("next")).id == new.id
    await house.work()
    assert (await alice.sees("Here you are!")).id == new.id
    await house.settled()
    assert len([each for each in await alice.chat() if "Here you are!" in each.text]) == 1


async def test_what_was_taken_away_is_not_asked_for_again(house: House, alice: Person) -> None:
    """Telegram refuses it, and each refusal takes a place in the line of calls."""
    old = await at_the_price(alice)
    await alice.writes("hm")
    await alice.sees(lambda message: message.id > old.id and "Ready." in message.text)
    await house.settled()
    before = len(await refused(alice))
    await alice.presses("Swap for", on=old, stale=True)
    await alice.sees("next")
    await house.settled()
    assert len(await refused(alice)) == before


async def test_an_older_card_does_what_it_says_and_tells_where_the_card_is(
    house: House, alice: Person
) -> None:
    await alice.writes("/swap")
    await alice.sees("Send me the picture")
    await fault(alice, "sendPhoto", "lost_after")
    await alice.sends_photo(picture(2))
    old = await alice.sees("I see 2 faces")
    new = await alice.sees(lambda message: message.id > old.id and "I see 2 faces" in message.text)
    await house.settled()
    await alice.presses("1", on=old)
    assert (await alice.sees("Picked: 1")).id == new.id
    assert "moved further down" in (await old.now()).text
    assert await live(alice, "Done") == [new.id]


async def test_a_newer_card_that_is_pressed_takes_over_and_the_older_one_goes(
    house: House, alice: Person
) -> None:
    """The process died right behind it, so its number was never written down."""
    old = await at_the_price(alice)
    await alice.writes("hm")
    new = await alice.sees(lambda message: message.id > old.id and "Ready." in message.text)
    await house.settled()
    await house.storage.write(card_is, old.id)
    await alice.presses("Swap for", on=new)
    assert (await alice.sees("next")).id == new.id
    await house.work()
    assert (await alice.sees("Here you are!")).id == new.id


async def test_a_promise_shows_what_it_did_though_no_card_was_known(house: House, stranger: Person) -> None:
    await stranger.writes("/start")
    card = await stranger.sees("Nobody under 18")
    await house.settled()
    await house.storage.write(forget_cards)
    await stranger.presses("I promise")
    assert (await stranger.sees("Here are 10 credits")).id == card.id


async def test_an_order_lives_on_the_pressed_card_though_none_was_known(house: House, alice: Person) -> None:
    card = await at_the_price(alice)
    await house.settled()
    await house.storage.write(forget_cards)
    await alice.presses("Swap for")
    assert (await alice.sees("next")).id == card.id
    await house.work()
    assert (await alice.sees("Here you are!")).id == card.id


def card_is(tx: Transaction, message_id: int) -> None:
    tx.execute("UPDATE drafts SET card_message_id = :id", id=message_id)


async def refused(person: Person) -> list[object]:
    journal = await person._feed.get("/play/journal")
    return [call for call in journal if call["ok"] is False]
