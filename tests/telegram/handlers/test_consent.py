"""The rules come first, once; and what somebody came for is not lost."""

from pathlib import Path

import pytest

from storage import Transaction, ledger, users
from tests.support.conversations import House, open_house
from tests.support.people import Person
from tests.telegram.handlers.studio import picture

RULES = "Nobody under 18"


@pytest.mark.parametrize(
    "entry", ["/start", "/start deep_link-1", "/swap", "/age", "/faces", "/history", "/balance", "hello"]
)
async def test_every_entry_shows_the_rules_first(house: House, stranger: Person, entry: str) -> None:
    await stranger.writes(entry)
    card = await stranger.sees(RULES)
    assert card.buttons == ["✅ I promise", "Not now"]


@pytest.mark.parametrize("entry", ["/help", "/privacy", "/language", "/forget", "/cancel"])
async def test_reading_and_leaving_need_no_promise(house: House, stranger: Person, entry: str) -> None:
    await stranger.writes(entry)
    assert RULES not in (await stranger.sees("")).text


async def test_agreeing_gives_the_welcome_gift_once(house: House, stranger: Person) -> None:
    await stranger.writes("/start")
    card = await stranger.sees(RULES)
    await stranger.presses("I promise")
    await stranger.sees("Here are 10 credits")
    await stranger.presses("I promise", on=card, stale=True)
    await house.settled()
    assert (await house.wallet(stranger)).available == 10
    assert (await house.user(stranger)).consent_version == 1


async def test_declining_keeps_nothing_and_is_not_final(house: House, stranger: Person) -> None:
    await stranger.writes("/start")
    await stranger.presses("Not now")
    await stranger.sees("nothing was kept")
    assert (await house.user(stranger)).consent_version is None
    await stranger.writes("/start")
    await stranger.sees(RULES)


async def test_no_picture_is_touched_before_the_promise(house: House, stranger: Person) -> None:
    await stranger.sends_photo(picture(1))
    await stranger.sees(RULES)
    assert house.engine.looked_at == 0
    assert not any(call["method"] == "getFile" for call in await journal(stranger))


async def test_a_photo_that_came_first_is_used_as_soon_as_they_agree(house: House, stranger: Person) -> None:
    await stranger.sends_photo(picture(3))
    await stranger.presses("I promise")
    await stranger.sees("I see 3 faces")


async def test_so_is_an_album_of_two(house: House, stranger: Person) -> None:
    await stranger.sends_album([picture(1), picture(1, seed=1)])
    await house.settled()
    await stranger.presses("I promise")
    await stranger.sees("One face to swap.")


async def test_so_is_a_command(house: House, stranger: Person) -> None:
    await stranger.writes("/age")
    await stranger.presses("I promise")
    await stranger.sees("younger or older")


async def test_rules_that_changed_are_shown_again(house: House, alice: Person) -> None:
    user = await house.user(alice)
    await house.storage.write(users.record_consent, user.id, 0, at=house.clock())
    await alice.writes("/swap")
    card = await alice.sees("The rules have changed")
    assert RULES in card.text
    await alice.presses("I promise")
    await alice.sees("Send me the picture")
    assert (await house.wallet(alice)).available == 10


async def test_an_old_button_does_not_get_around_the_rules(house: House, alice: Person) -> None:
    await alice.sends_photo(picture(2))
    card = await alice.sees("I see 2 faces")
    user = await house.user(alice)
    await house.storage.write(users.record_consent, user.id, 0, at=house.clock())
    await alice.presses("1", on=card)
    await alice.sees("The rules have changed")


async def test_who_was_forgotten_gets_no_second_gift(house: House, alice: Person) -> None:
    await alice.writes("/forget")
    await alice.presses("Yes, erase everything")
    await alice.sees("I have forgotten you")
    await alice.writes("/start")
    await alice.presses("I promise")
    assert "credits" not in (await alice.sees("Thank you")).text
    assert (await house.wallet(alice)).available == 0


async def test_a_bot_without_free_credits_promises_none(tmp_path: Path) -> None:
    async with open_house(tmp_path, free_credits=0) as house, house.person("Alice") as alice:
        await alice.writes("/start")
        await alice.presses("I promise")
        assert "credit" not in (await alice.sees("Thank you")).text


async def test_a_process_that_dies_after_the_promise_goes_on_with_the_photo(
    house: House, stranger: Person
) -> None:
    """The press is handled again; the draft of the promise is closed by then."""
    await stranger.sends_photo(picture(3))
    card = await stranger.sees(RULES)
    user = await house.user(stranger)
    await house.storage.write(users.record_consent, user.id, 1, at=house.clock())
    await house.storage.write(_close_drafts)
    await stranger.presses("I promise", on=card)
    await stranger.sees("I see 3 faces")


async def test_a_process_that_dies_after_the_promise_says_thank_you_all_the_same(
    house: House, stranger: Person
) -> None:
    await stranger.writes("/start")
    card = await stranger.sees(RULES)
    user = await house.user(stranger)
    await house.storage.write(ledger.grant, user.wallet, 10, note="", external_id="gift", at=house.clock())
    await house.storage.write(users.record_consent, user.id, 1, at=house.clock())
    await house.storage.write(_close_drafts)
    await stranger.presses("I promise", on=card)
    thanks = await stranger.sees("10 credits to play with")
    assert thanks.id == card.id
    assert "✅ I promise" not in thanks.buttons


def _close_drafts(tx: Transaction) -> None:
    tx.execute("UPDATE drafts SET closed_at = 1")


async def journal(person: Person) -> list[dict[str, object]]:
    calls: list[dict[str, object]] = await person._feed.get("/play/journal")
    return calls
