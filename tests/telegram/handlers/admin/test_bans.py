"""/ban and /unban."""

import pytest

from storage import users
from storage.model import User
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.admin.confirming import BORIS, GROUP, log, meet_group


async def person(house: House, who: Person) -> User:
    await house.settled()
    return await house.user(who)


async def test_somebody_is_locked_out_and_let_in_again(house: House, ada: Person, boris: Person) -> None:
    before = len(await boris.chat())
    await ada.writes("/ban @boris spam & more")
    card = await ada.sees(f"Lock out {BORIS}?")
    assert "Reason: spam & more" in card.text
    assert (await person(house, boris)).banned_at is None
    await ada.presses("Do it", on=card)
    await ada.sees(f"{BORIS} is locked out.")
    banned = await person(house, boris)
    assert (banned.banned_at, banned.ban_reason) == (house.clock(), "spam & more")
    await ada.writes("/ban @boris")
    await ada.sees("is locked out already. Reason: spam & more")
    await ada.writes("/unban @boris")
    card = await ada.sees(f"Let {BORIS} in again?")
    assert "Reason: spam & more" in card.text
    await ada.presses("Do it", on=card)
    await ada.sees(f"{BORIS} may use me again.")
    assert (await person(house, boris)).banned_at is None
    assert [entry.action for entry in await log(house)] == ["unban", "ban"]
    assert len(await boris.chat()) == before


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("/ban 1000", "You cannot lock yourself out."),
        ("/ban @ada", "You cannot lock yourself out."),
        (f"/ban {GROUP}", "Only people are locked out."),
        (f"/unban {GROUP}", "Only people are locked out."),
        ("/unban @boris", f"{BORIS} is not locked out."),
    ],
)
async def test_whom_a_ban_is_not_for(
    house: House, ada: Person, boris: Person, command: str, said: str
) -> None:
    await meet_group(house)
    await ada.writes(command)
    assert (await ada.sees(said)).buttons == []
    assert await log(house) == []


async def test_an_admin_cannot_be_locked_out(house: House, ada: Person) -> None:
    """Whoever is in ADMIN_IDS: here somebody whom the bot knows, who becomes one."""
    user, _ = await house.storage.write(
        users.meet, telegram_id=1003, name="Mallory", username=None, app_language="en", at=house.clock()
    )
    await house.end()
    house.admins |= {user.telegram_id or 0}
    await house.begin()
    await ada.writes("/ban 1003")
    await ada.sees("Mallory (1003) is an admin")
