"""Those who run a group set what the bot may do there; nobody else does, and every change is on record."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from playground.botapi.sample_world import ADA, BORIS, GROUP
from storage import audit, chats, jobs
from storage.model import Chat
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.gathering import saves_face
from tests.telegram.handlers.studio import picture
from tests.telegram.handlers.test_restarts import restart
from tests.telegram.handlers.test_strangers import forged


@pytest.fixture
async def ada(house: House) -> AsyncIterator[Person]:
    """She owns the group."""
    async with house.person("Ada") as ada:
        yield ada.in_group(GROUP)


@pytest.fixture
async def here(alice: Person) -> Person:
    return alice.in_group(GROUP)


async def group(house: House) -> Chat:
    await house.settled()
    chat = await house.storage.read(chats.get, GROUP)
    assert chat is not None
    return chat


async def record(house: House) -> list[tuple[str, str, str, str]]:
    entries = await house.storage.read(audit.listing, limit=20)
    return [(entry.actor, entry.action, entry.target, entry.details) for entry in reversed(entries)]


async def opens(ada: Person) -> Any:
    await ada.writes("/settings")
    return await ada.sees("what I may do here")


async def sets(ada: Person, *buttons: str, now: str) -> None:
    """One press after the other on one card, until it says `now`."""
    await opens(ada)
    for button in buttons:
        await ada.presses(button)
    await ada.sees(now)


async def test_the_card_says_how_things_stand(house: House, ada: Person) -> None:
    card = await opens(ada)
    for line in ("switched on", "Everybody may", "none", "in the group", "their own", "UTC"):
        assert line in card.text


@pytest.mark.parametrize(
    ("buttons", "now", "setting", "value"),
    [
        (["Switch off"], "I am switched off", "enabled", False),
        (["For admins only"], "Only those who run", "allowed", "admins"),
        (["Results in private"], "Results come in private", "results", "private"),
        (["Wait", "5 minutes"], "5 minutes", "cooldown", 300),
        (["Wait", "one hour"], "one hour", "cooldown", 3600),
        (["Wait", "30 seconds"], "30 seconds", "cooldown", 30),
        (["Language", "Español"], "Idioma: Español", "language", "es"),
        (["Time zone", "Dubai"], "midnight in Dubai", "timezone", "Asia/Dubai"),
    ],
)
async def test_each_setting_is_a_press_or_two_away(
    house: House, ada: Person, *, buttons: list[str], now: str, setting: str, value: object
) -> None:
    await sets(ada, *buttons, now=now)
    assert getattr(await group(house), setting) == value
    ((actor, action, target, _),) = await record(house)
    assert (actor, action, target) == (f"user:{ADA}", f"group-{setting}", f"chat:{GROUP}")


async def test_everything_can_be_taken_back(house: House, ada: Person) -> None:
    before = await group_after(house, ada, "Switch off", "I am switched off")
    assert not before.enabled
    await ada.presses("Switch on")
    await ada.sees("I am switched on")
    await ada.presses("For admins only")
    await ada.sees("Only those")
    await ada.presses("For everybody")
    await ada.sees("Everybody may")
    await ada.presses("Language")
    await ada.presses("Русский")
    await ada.sees("Язык")
    await ada.presses("Язык")
    await ada.presses("у каждого свой")
    await ada.sees("Language: everybody their own")
    after = await group(house)
    assert (after.enabled, after.allowed, after.language) == (True, "everyone", None)
    assert len(await record(house)) == 6


async def group_after(house: House, ada: Person, button: str, now: str) -> Chat:
    await sets(ada, button, now=now)
    return await group(house)


async def test_a_press_that_comes_twice_is_one_change(house: House, ada: Person) -> None:
    card = await opens(ada)
    await ada.presses("Switch off", on=card)
    await ada.sees("I am switched off")
    await ada.presses("Switch off", on=card, stale=True)
    await house.settled()
    assert len(await record(house)) == 1


async def test_any_time_zone_by_its_name(house: House, ada: Person) -> None:
    await ada.writes("/settings timezone europe/madrid")
    await ada.sees("midnight in Madrid")
    assert (await group(house)).timezone == "Europe/Madrid"
    await ada.writes("/settings timezone UTC")
    await ada.sees("midnight in UTC")
    assert (await group(house)).timezone is None


@pytest.mark.parametrize(
    "words", ["timezone", "timezone Mars/Base", "timezone ../etc/passwd", "colour red", "timezone x y"]
)
async def test_words_that_are_not_understood_change_nothing(house: House, ada: Person, words: str) -> None:
    await ada.writes(f"/settings {words}")
    await ada.sees("/settings timezone Madrid")
    assert await record(house) == []


async def test_a_member_may_neither_ask_nor_press(house: House, ada: Person, here: Person) -> None:
    card = await opens(ada)
    await here.writes("/settings")
    await here.sees("Only those who run this group")
    for data in (
        "enabled:0",
        "allowed:admins",
        "results:private",
        "cooldown:60",
        "language:es",
        "page:language",
    ):
        answer = await forged(here, card, f"g::{data}")
        assert "Only those who run" in answer["text"]
        assert answer["show_alert"]
    assert await record(house) == []


async def test_an_admin_may_and_one_who_was_admin_may_not(house: House, ada: Person) -> None:
    house.world.chats[GROUP].administrators.add(BORIS)
    async with house.person("Boris") as boris:
        there = boris.in_group(GROUP)
        await there.writes("/settings")
        card = await there.sees("qué puedo hacer aquí")
        await there.presses("Apagar", on=card)
        await there.sees("Estoy apagado")
        house.world.chats[GROUP].administrators.discard(BORIS)
        press = await there.presses("Encender", on=card)
        assert "quienes llevan" in (await press.answered()).text
    assert not (await group(house)).enabled


@pytest.mark.parametrize(
    "data",
    ["enabled:2", "allowed:nobody", "cooldown:1", "language:xx", "timezone:99", "nothing:1", "enabled"],
)
async def test_made_up_buttons_change_nothing(house: House, ada: Person, data: str) -> None:
    card = await opens(ada)
    assert "too old" in (await forged(ada, card, f"g::{data}"))["text"]
    assert await record(house) == []


async def test_when_telegram_does_not_say_who_runs_it_nobody_does(house: House, ada: Person) -> None:
    card = await opens(ada)
    await ada._feed.post("/play/faults", method="getChatMember", mode="500", times=5)
    press = await ada.presses("Switch off", on=card)
    assert "Only those who run" in (await press.answered()).text
    assert (await group(house)).enabled


async def test_in_private_it_is_explained(house: House, alice: Person) -> None:
    await alice.writes("/settings")
    await alice.sees("in a group that you run")


async def test_a_group_that_is_off_says_so_once(house: House, ada: Person, here: Person) -> None:
    await sets(ada, "Switch off", now="I am switched off")
    photo = await here.sends_photo(picture(1))
    for _ in range(3):
        await here.writes("/swap", reply_to=photo)
    await here.sends_photo(picture(1), caption="/age +10")
    await house.settled()
    said = [message for message in await here.chat() if "switched off in this group" in message.text]
    assert len(said) == 1
    assert house.engine.looked_at == 0
    house.clock.forward(601)
    await here.writes("/swap", reply_to=photo)
    await here.sees("switched off in this group")


async def test_a_group_for_admins_only(house: House, ada: Person, here: Person) -> None:
    await sets(ada, "For admins only", now="Only those who run the group")
    photo = await here.sends_photo(picture(1))
    await here.writes("/swap", reply_to=photo)
    await here.sees("only those who run it may")
    house.world.chats[GROUP].administrators.add(here.id)
    house.clock.forward(61)
    await here.writes("/swap", reply_to=photo)
    card = await here.sees("Whose face")
    await here.sends_photo(picture(1, seed=1), reply_to=card)
    await here.sees("Ready.")
    house.world.chats[GROUP].administrators.discard(here.id)
    house.clock.forward(61)
    await here.presses("Swap for")
    await here.sees("only those who run it may")
    user = await house.user(here)
    assert await house.storage.read(jobs.history, user.id, limit=5) == []


async def test_a_wait_between_two_pictures_is_told_at_the_command(
    house: House, ada: Person, here: Person, alice: Person
) -> None:
    await saves_face(house, alice, "Anna")
    await sets(ada, "Wait", "5 minutes", now="5 minutes")
    photo = await here.sends_photo(picture(1))
    await here.writes("/swap", reply_to=photo)
    await here.presses("Swap for")
    await house.work()
    await here.sees("Here you are!")
    await here.writes("/swap", reply_to=photo)
    await here.sees("you can go on in 5 minutes")
    house.clock.forward(300)
    await here.writes("/swap", reply_to=photo)
    await here.sees("Ready.")


async def test_the_language_of_the_group_is_spoken_there_and_only_there(
    house: House, ada: Person, here: Person, alice: Person
) -> None:
    await sets(ada, "Language", "Español", now="Idioma: Español")
    photo = await here.sends_photo(picture(2))
    await here.writes("/swap", reply_to=photo)
    await here.sees("Veo 2 caras")
    await alice.sends_photo(picture(2))
    await alice.sees("I see 2 faces")


async def test_settings_outlive_a_restart(house: House, ada: Person, here: Person) -> None:
    await sets(ada, "Language", "Español", now="Idioma: Español")
    await restart(house)
    await here.writes("/help")
    await here.sees("Responde a una foto con /swap")


async def test_a_group_that_was_never_heard_of_can_be_set(house: House, alice: Person) -> None:
    made = await alice._feed.post("/play/groups", title="Fresh", members=[alice.id], type="supergroup")
    there = alice.in_group(made["id"])
    await there.writes("/settings")
    await there.presses("Switch off")
    await there.sees("I am switched off")
    fresh = await house.storage.read(chats.get, made["id"])
    assert fresh is not None
    assert (fresh.title, fresh.enabled) == ("Fresh", False)


async def test_help_in_a_group_lists_what_works_there(house: House, here: Person) -> None:
    await here.writes("/help")
    said = (await here.sees("Reply to a photo with /swap")).text
    for command in ("/swap", "/age", "/faces", "/cancel", "/settings", "/help"):
        assert f"\n{command} – " in said
    assert "/forget" not in said
