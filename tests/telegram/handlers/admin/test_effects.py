"""What an admin sets is what people meet: from the command to the order that it allows or refuses."""

import pytest

from storage import ledger
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.admin.confirming import GROUP, confirm, meet_group
from tests.telegram.handlers.studio import picture


async def orders(alice: Person) -> None:
    await alice.sends_album([picture(1), picture(1, seed=1)])
    await alice.presses("Swap for")


async def test_a_limit_of_none_refuses_and_a_lifted_one_does_not(
    house: House, ada: Person, alice: Person
) -> None:
    await confirm(ada, "/setquota @alice 0")
    await ada.sees("are set for")
    await orders(alice)
    await alice.sees("Making pictures is switched off for you.")
    assert (await house.wallet(alice)).held == 0
    await confirm(ada, "/unlimited @alice")
    await ada.sees("no limit")
    await alice.presses("Swap for")
    await house.work()
    await alice.sees("Here you are!")
    assert await house.problems() == []


async def test_the_default_holds_for_who_has_no_limits_of_their_own(
    house: House, ada: Person, alice: Person
) -> None:
    await confirm(ada, "/setquota default 1")
    await ada.sees("are set for")
    await orders(alice)
    await house.work()
    await alice.sees("Here you are!")
    await orders(alice)
    await alice.sees("That was it for today.")
    await ada.writes("/quota @alice")
    page = await ada.sees("Alice (@alice, 1001)")
    assert "Jobs today: 1 of 1" in page.text
    assert "Credits today: 2 of ∞" in page.text


async def test_who_is_locked_out_hears_why_and_is_served_again_afterwards(
    house: House, ada: Person, alice: Person
) -> None:
    await confirm(ada, "/ban @alice rude pictures")
    await ada.sees("is locked out")
    await alice.writes("/swap")
    await alice.sees("The reason: rude pictures")
    await confirm(ada, "/unban @alice")
    await ada.sees("may use me again")
    await orders(alice)
    await house.work()
    await alice.sees("Here you are!")


async def test_credits_of_a_group_pay_for_what_is_ordered_there(
    house: House, ada: Person, alice: Person
) -> None:
    await meet_group(house)
    await confirm(ada, f"/grant {GROUP} 5")
    await ada.sees("Credits now: 5.")
    here = alice.in_group(GROUP)
    photo = await here.sends_photo(picture(1))
    await here.writes("/swap", reply_to=photo)
    card = await here.sees("Whose face")
    await here.sends_photo(picture(1, seed=1), reply_to=card)
    await here.presses("Swap for")
    await house.work()
    await here.sees("Here you are!")
    group = await house.storage.read(ledger.wallet, f"chat:{GROUP}")
    assert (group.available, group.held) == (3, 0)
    assert (await house.wallet(alice)).available == 10
    assert await house.problems() == []


@pytest.mark.parametrize("command", ["grant", "take"])
async def test_what_is_held_for_a_job_is_left_alone(
    house: House, ada: Person, alice: Person, command: str
) -> None:
    await orders(alice)
    await alice.sees("next")
    await confirm(ada, f"/{command} @alice 8")
    await ada.sees("Credits now:")
    wallet = await house.wallet(alice)
    assert (wallet.available, wallet.held) == ({"grant": 16, "take": 0}[command], 2)
    await ada.writes("/take @alice 20")
    await ada.sees("does not have that many")
    await house.work()
    await alice.sees("Here you are!")
    assert await house.problems() == []
