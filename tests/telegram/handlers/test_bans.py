"""Somebody who is banned begins nothing, hears why, and can still read, stop and leave."""

import pytest

from storage import users
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.studio import picture

GROUP = -1000000000001
BANNED = "You can't make pictures here any more"


async def ban(house: House, person: Person, reason: str | None = "spam & <lies>") -> None:
    user = await house.user(person)
    await house.storage.write(users.ban, user.id, reason=reason, at=house.clock())


@pytest.fixture
async def banned(house: House, alice: Person) -> Person:
    await ban(house, alice)
    return alice


@pytest.mark.parametrize(
    "command",
    ["/start", "/swap", "/age", "/video", "/faces", "/history", "/language", "/timezone Madrid", "/dance", "hello"],
)  # fmt: skip
async def test_every_command_that_begins_something_is_answered_with_why(
    house: House, banned: Person, command: str
) -> None:
    await banned.writes(command)
    answer = await banned.sees(BANNED)
    assert "The reason: spam & <lies>." in answer.text
    await house.settled()
    assert [message.id for message in await banned.chat() if BANNED in message.text] == [answer.id]


@pytest.mark.parametrize(
    ("command", "seen"),
    [
        ("/balance", "You have 10 credits"),
        ("/privacy", "What I keep"),
        ("/help", "How it works"),
        ("/cancel", "nothing to cancel"),
        ("/forget", "Erase everything about you?"),
    ],
)
async def test_reading_stopping_and_leaving_stay(
    house: House, banned: Person, command: str, seen: str
) -> None:
    await banned.writes(command)
    await banned.sees(seen)


async def test_without_a_reason_none_is_told(house: House, alice: Person) -> None:
    await ban(house, alice, None)
    await alice.writes("/swap")
    assert "reason" not in (await alice.sees(BANNED)).text


async def test_an_album_is_answered_once(house: House, banned: Person) -> None:
    await banned.sends_album([picture(1), picture(1, seed=1), picture(1, seed=2)])
    await banned.sees(BANNED)
    await house.settled()
    assert len([message for message in await banned.chat() if BANNED in message.text]) == 1
    assert house.engine.looked_at == 0


async def test_a_card_that_is_open_orders_nothing_any_more(house: House, alice: Person) -> None:
    await alice.sends_album([picture(1), picture(1, seed=1)])
    await alice.sees("Ready.")
    await ban(house, alice)
    answer = await (await alice.presses("Swap for")).answered()
    assert BANNED in answer.text
    assert (await house.wallet(alice)).held == 0
    await alice.presses("Cancel")
    await alice.sees("Cancelled")


async def test_what_runs_ends_as_ever(house: House, alice: Person) -> None:
    await alice.sends_album([picture(1), picture(1, seed=1)])
    await alice.presses("Swap for")
    await alice.sees("next")
    await ban(house, alice)
    await house.work()
    card = await alice.sees("Here you are!")
    answer = await (await alice.presses("Again", on=card)).answered()
    assert BANNED in answer.text
    await alice.presses("As file", on=card)
    await alice.sees("In full quality")


async def test_who_never_agreed_is_not_asked_to(house: House, stranger: Person) -> None:
    await stranger.writes("/help")
    await stranger.sees("How it works")
    await ban(house, stranger)
    await stranger.writes("/balance")
    await stranger.sees("You have 0 credits")
    await stranger.sends_photo(picture(1))
    await stranger.sees(BANNED)


async def test_a_group_hears_it_once_and_not_the_reason(house: House, banned: Person) -> None:
    here = banned.in_group(GROUP)
    photo = await here.sends_photo(picture(2))
    for _ in range(3):
        await here.writes("/swap", reply_to=photo)
    answer = await here.sees("You can't make pictures with me any more", anytime=True)
    await house.settled()
    assert "spam" not in answer.text
    assert [message.id for message in await here.chat() if message.by_bot] == [answer.id]


async def test_a_picture_with_another_bots_command_is_none_of_ours(house: House, banned: Person) -> None:
    here = banned.in_group(GROUP)
    await here.sends_photo(picture(2), caption="/dance")
    await here.sends_photo(picture(2))
    await house.settled()
    assert not [message for message in await here.chat() if message.by_bot]


async def test_who_is_forgotten_and_comes_back_is_still_banned(house: House, banned: Person) -> None:
    before = await house.user(banned)
    await banned.writes("/forget")
    await banned.presses("Yes, erase everything")
    await banned.sees("I have forgotten you")
    house.clock.forward(400 * 86400)
    await banned.writes("/start")
    assert "spam & <lies>" in (await banned.sees(BANNED)).text
    after = await house.user(banned)
    assert after.id != before.id
    assert after.banned_at == before.banned_at
    await house.storage.write(users.unban, after.id)
    await banned.writes("/start")
    await banned.sees("I swap faces")


async def test_a_lifted_ban_leaves_everything_as_it_was(house: House, banned: Person) -> None:
    await house.storage.write(users.unban, (await house.user(banned)).id)
    await banned.sends_album([picture(1), picture(1, seed=1)])
    await banned.presses("Swap for")
    await house.work()
    await banned.sees("Here you are!")
    assert await house.problems() == []
