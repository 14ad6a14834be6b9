"""/grant and /take; and what all the money commands answer when they are wrong or a stranger's."""

import pytest

from storage import chats, ledger
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.admin.confirming import BORIS, GROUP, confirm, log, meet_group, only_entry


async def test_credits_are_given_after_a_look(house: House, ada: Person, boris: Person) -> None:
    await ada.writes("/grant 1002 50 for the birthday")
    card = await ada.sees(f"Give {BORIS} 50 credits?")
    assert "Credits now: 10. After this: 60." in card.text
    assert "Reason: for the birthday" in card.text
    assert (await house.wallet(boris)).available == 10
    await ada.presses("Do it", on=card)
    done = await ada.sees(f"Given to {BORIS}: 50.")
    assert "Credits now: 60." in done.text
    assert (done.id, done.buttons) == (card.id, [])
    assert (await house.wallet(boris)).available == 60
    scope = (await house.user(boris)).wallet
    assert await only_entry(house) == (
        "user:1000",
        "grant",
        scope,
        {"amount": 50, "reason": "for the birthday"},
    )
    [gift, _] = await house.storage.read(ledger.movements, scope, limit=9)
    assert (gift.kind, gift.change, gift.note) == ("grant", 50, "for the birthday")


async def test_who_is_given_credits_is_told_in_their_language(
    house: House, ada: Person, boris: Person
) -> None:
    await confirm(ada, "/grant @boris 50")
    told = await boris.sees("¡Para ti: 50 créditos!")
    assert "Ahora tienes 60" in told.text


async def test_a_gift_to_somebody_who_blocked_the_bot_is_booked_all_the_same(
    house: House, ada: Person, boris: Person
) -> None:
    await boris.blocks_the_bot()
    await confirm(ada, "/grant @boris 50")
    await ada.sees("Credits now: 60.")
    assert (await house.wallet(boris)).available == 60


async def test_credits_for_a_group_make_a_wallet_of_its_own(house: House, ada: Person) -> None:
    await meet_group(house)
    await confirm(ada, f"/grant {GROUP} 100")
    await ada.sees(f"Given to Weekend trip ({GROUP}): 100.")
    wallet = await house.storage.read(ledger.wallet, f"chat:{GROUP}")
    assert wallet.available == 100
    assert (await only_entry(house))[2] == f"chat:{GROUP}"


async def test_a_group_that_moved_keeps_one_wallet(house: House, ada: Person) -> None:
    await house.storage.write(chats.meet, chat_id=-5, kind="group", title="Trip", at=house.clock())
    await confirm(ada, "/grant -5 100")
    await ada.sees("Credits now: 100.")
    await ada.writes("/grant -5 7")
    await ada.sees("After this: 107.")
    await house.storage.write(chats.migrate, old=-5, new=GROUP, at=house.clock())
    await ada.presses("Do it")
    await ada.sees(f"Given to Trip ({GROUP}): 7.")
    assert (await house.storage.read(ledger.wallet, "chat:-5")).available == 107
    assert [entry.target for entry in await log(house)] == [f"chat:{GROUP}", "chat:-5"]


async def test_credits_are_taken_back(house: House, ada: Person, boris: Person) -> None:
    await ada.writes("/take @boris 4 a mistake")
    card = await ada.sees(f"Take 4 credits from {BORIS}?")
    assert "Credits now: 10. After this: 6." in card.text
    await ada.presses("Do it", on=card)
    await ada.sees("Credits now: 6.")
    assert (await house.wallet(boris)).available == 6
    assert (await only_entry(house))[1] == "take"


async def test_more_than_there_is_is_not_even_proposed(house: House, ada: Person, boris: Person) -> None:
    await ada.writes("/take @boris 11")
    answer = await ada.sees(f"{BORIS} does not have that many. Credits now: 10.")
    assert answer.buttons == []


async def test_all_of_it_can_be_taken(house: House, ada: Person, boris: Person) -> None:
    await confirm(ada, "/take @boris 10")
    await ada.sees("Credits now: 0.")


async def test_what_was_spent_meanwhile_cannot_be_taken(house: House, ada: Person, boris: Person) -> None:
    await ada.writes("/take @boris 10")
    card = await ada.sees("After this: 0.")
    wallet = (await house.user(boris)).wallet
    await house.storage.write(ledger.take, wallet, 3, note="spent", at=house.clock())
    await ada.presses("Do it", on=card)
    refused = await ada.sees(f"{BORIS} does not have that many. Credits now: 7. Nothing was changed.")
    assert (refused.id, refused.buttons) == (card.id, [])
    assert (await house.wallet(boris)).available == 7
    assert await log(house) == []
    await ada.presses("Do it", on=card, stale=True)
    await house.settled()
    assert (await house.wallet(boris)).available == 7


@pytest.mark.parametrize("command", ["grant", "take"])
@pytest.mark.parametrize("number", ["0", "-5", "1.5", "1e3", "1000001", "9" * 40, "ten", "٣x", "²"])
async def test_what_is_no_number_of_credits_changes_nothing(
    house: House, ada: Person, boris: Person, command: str, number: str
) -> None:
    await ada.writes(f"/{command} @boris {number}")
    answer = await ada.sees("is not a number of credits")
    assert f"/{command} @boris" in answer.text
    assert answer.buttons == []
    assert await log(house) == []


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("/grant", "Whom do you mean?"),
        ("/grant 1002", "How many credits?"),
        ("/grant 50 1002", "I have never met 50"),
        ("/take", "Whom do you mean?"),
        ("/take @boris", "How many credits?"),
        ("/setquota", "Whom do you mean?"),
        ("/setquota @boris", "How many jobs a day?"),
        ("/setquota default", "How many jobs a day?"),
        ("/setquota @boris many", "“many” is not a limit"),
        ("/setquota @boris -1", "“-1” is not a limit"),
        ("/setquota @boris 5 1000001", "“1000001” is not a limit"),
        ("/setquota @boris 5 5 5", "what “5” is for"),
        ("/setquota @boris reset 5", "“reset” is not a limit"),
        ("/setquota @nobody 5", "I have never met @nobody"),
        ("/unlimited", "Whom do you mean?"),
        ("/unlimited 4", "I have never met 4"),
        ("/ban", "Whom do you mean?"),
        ("/ban @nobody", "I have never met @nobody"),
        ("/unban", "Whom do you mean?"),
        ("/unban x", "“x” is neither"),
    ],
)
async def test_a_wrong_command_is_answered_with_an_example(
    house: House, ada: Person, boris: Person, command: str, said: str
) -> None:
    await ada.writes(command)
    answer = await ada.sees(said)
    assert "For example" in answer.text
    assert f"{command.split(maxsplit=1)[0]} @boris" in answer.text
    assert answer.buttons == []
    assert await log(house) == []


async def test_the_largest_gift_is_a_million(house: House, ada: Person, boris: Person) -> None:
    await confirm(ada, "/grant @boris 1000000")
    await ada.sees("Credits now: 1,000,010.")


async def test_a_reply_needs_no_name(house: House, ada: Person, boris: Person) -> None:
    forwarded = await ada.forwards(await boris.in_group(GROUP).writes("hola"))
    await ada.writes("/grant 50 thanks", reply_to=forwarded)
    card = await ada.sees(f"Give {BORIS} 50 credits?")
    assert "Reason: thanks" in card.text


@pytest.mark.parametrize(
    "command", ["grant 1002 50", "take 1002 5", "setquota 1002 5", "unlimited 1002", "ban 1002", "unban 1002"]
)
async def test_for_strangers_there_is_no_such_command(
    house: House, boris: Person, mallory: Person, command: str
) -> None:
    await mallory.writes(f"/{command}")
    answer = await mallory.sees("I don't know that command")
    assert not any("Do it" in label for label in answer.buttons)
    assert await log(house) == []


async def test_in_a_group_even_an_admin_gets_no_answer(house: House, ada: Person, boris: Person) -> None:
    here = ada.in_group(GROUP)
    await here.writes("/grant 1002 50")
    await house.settled()
    assert not [message for message in await here.chat() if message.by_bot]
