"""Balance, history, language, privacy and being forgotten."""

from pathlib import Path

from bot.providers.base import Unsure
from storage import Transaction, ledger, media, users
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.studio import picture


async def swapped(house: House, person: Person) -> None:
    await person.sends_album([picture(1), picture(1, seed=1)])
    await person.presses("Swap for")
    await house.work()
    await person.sees("Here you are!")


async def test_the_balance_says_what_is_held_and_the_quota_what_is_left_today(
    house: House, alice: Person
) -> None:
    await swapped(house, alice)
    house.engine.slow = True
    await alice.presses("Again")
    await alice.sees("Ready.")
    await alice.presses("Swap for")
    await alice.sees("next")
    await alice.writes("/balance")
    text = (await alice.sees("You have 6 credits")).text
    assert "2 more are set aside" in text
    assert "today" not in text
    assert "−2 · a picture" in text
    assert "+10 · a welcome gift" in text
    await alice.writes("/quota")
    day = (await alice.sees("18 of today's 20 pictures")).text
    assert "You have" not in day


async def test_history_sends_a_result_again_for_nothing(house: House, alice: Person) -> None:
    await alice.writes("/history")
    await alice.sees("Nothing here yet")
    await swapped(house, alice)
    await alice.writes("/history")
    listing = await alice.sees("Your last pictures")
    assert "1. Face swap · Jan 5, 2026" in listing.text
    await alice.presses("1", on=listing)
    again = await alice.sees("From January 5, 2026")
    assert again.kind == "photo"
    assert (await house.wallet(alice)).available == 8


async def test_history_says_what_is_deleted(house: House, alice: Person) -> None:
    await swapped(house, alice)
    user = await house.user(alice)
    await house.pictures.forget(await house.storage.read(media.of_user, user.id))
    await alice.writes("/history")
    listing = await alice.sees("Your last pictures")
    assert "deleted" in listing.text
    assert listing.buttons == []


async def test_the_language_follows_the_app_until_one_is_chosen(house: House) -> None:
    async with house.person("Boris") as boris:
        await boris.writes("/start")
        await boris.presses("Lo prometo")
        await boris.sees("Gracias")
        await boris.writes("/language")
        await boris.presses("English")
        await boris.sees("English it is")
        await boris.writes("/balance")
        await boris.sees("You have 10 credits")
        await boris.writes("/language")
        await boris.presses("As in my app")
        await boris.sees("Sigo el idioma de tu aplicación")


async def test_privacy_tells_how_long(house: House, alice: Person) -> None:
    await alice.writes("/privacy")
    page = await alice.sees("What I keep")
    assert "7 days" in page.text
    await alice.presses("Erase everything", on=page)
    await alice.sees("This is what I have")


async def test_forgetting_shows_what_is_kept_asks_once_and_erases(house: House, alice: Person) -> None:
    await swapped(house, alice)
    user = await house.user(alice)
    await alice.writes("/forget")
    page = await alice.sees("Erase everything about you?")
    assert "3 pictures" in page.text
    assert "one order" in page.text
    assert "8 credits" in page.text
    await alice.presses("No, keep it")
    await alice.sees("Nothing was erased")
    await alice.writes("/forget")
    await alice.presses("Yes, erase everything")
    await alice.sees("I have forgotten you")
    assert await house.storage.read(media.of_user, user.id) == []
    assert files_in(house.directory / "media") == []
    assert (await house.storage.read(users.get, user.id)).telegram_id is None
    assert await house.storage.read(mentions, "Alice") == 0
    assert await house.problems() == []


async def test_forgetting_stops_what_waits(house: House, alice: Person) -> None:
    await alice.sends_album([picture(1), picture(1, seed=1)])
    await alice.presses("Swap for")
    await alice.sees("next")
    user = await house.user(alice)
    await alice.writes("/forget")
    await alice.presses("Yes, erase everything")
    await alice.sees("I have forgotten you")
    assert (await house.storage.read(ledger.wallet, user.wallet)).held == 0


async def test_forgetting_waits_for_what_cannot_be_stopped(house: House, alice: Person) -> None:
    house.engine.slow = True
    await alice.sends_album([picture(1), picture(1, seed=1)])
    await alice.presses("Swap for")
    await house.work()
    await alice.writes("/forget")
    await alice.presses("Yes, erase everything")
    await alice.sees("can't be stopped any more")
    house.engine.slow = False
    await house.work()
    await house.work()
    await alice.presses("Yes, erase everything")
    await alice.sees("I have forgotten you")


async def test_cancel_with_nothing_to_cancel(house: House, alice: Person) -> None:
    await alice.writes("/cancel")
    await alice.sees("nothing to cancel")


async def test_cancel_closes_the_draft(house: House, alice: Person) -> None:
    await alice.sends_photo(picture(2))
    card = await alice.sees("I see 2 faces")
    await alice.writes("/cancel")
    await alice.sees("Nothing was charged")
    assert (await card.now()).buttons == []


async def test_help_tells_every_command(house: House, alice: Person) -> None:
    await alice.writes("/help")
    page = await alice.sees("How it works")
    for command in await alice.commands():
        assert f"/{command} – " in page.text


async def test_who_blocked_the_bot_finds_the_result_when_they_come_back(house: House, alice: Person) -> None:
    await alice.sends_album([picture(1), picture(1, seed=1)])
    await alice.presses("Swap for")
    await alice.sees("next")
    await alice.blocks_the_bot()
    await house.work()
    await house.settled()
    assert (await house.user(alice)).blocked_at is not None
    await alice.blocks_the_bot(blocked=False)
    await alice.writes("/start")
    await alice.sees("Just send me a photo")
    await house.work()
    await alice.sees("Here you are!")
    assert (await house.user(alice)).blocked_at is None


def files_in(directory: Path) -> list[Path]:
    return [path for path in directory.rglob("*") if path.is_file()]


def mentions(tx: Transaction, name: str) -> int:
    count: int = tx.value("SELECT COUNT(*) FROM users WHERE name = :name", name=name)
    return count


async def test_cancel_says_what_is_so_of_an_order_in_doubt(house: House, alice: Person) -> None:
    house.engine.refuses_with = [Unsure("connection lost")]
    await alice.sends_album([picture(1), picture(1, seed=1)])
    await alice.sees("Ready.")
    await alice.presses("Swap for")
    await alice.sees("next")
    await house.parts.jobs.dispatcher.dispatch_waiting()
    await alice.writes("/cancel")
    said = await alice.sees("No answer yet")
    assert "within 15 minutes" in said.text
    assert said.buttons == []
