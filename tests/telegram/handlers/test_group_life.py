"""What becomes of a group: the bot leaves and comes back, it becomes a supergroup, many ask for something at once."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from playground.botapi.sample_world import GROUP
from storage import chats, groups, jobs, ledger, quotas, users
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.gathering import saves_face
from tests.telegram.handlers.groups.test_settings import sets
from tests.telegram.handlers.studio import picture


@pytest.fixture
async def ada(house: House) -> AsyncIterator[Person]:
    async with house.person("Ada") as ada:
        yield ada.in_group(GROUP)


@pytest.fixture
async def here(alice: Person) -> Person:
    return alice.in_group(GROUP)


async def in_group(person: Person, **about: Any) -> Person:
    made = await person._feed.post("/play/groups", members=[person.id], **about)
    return person.in_group(made["id"])


async def bot_goes(house: House, person: Person, *, joins: bool) -> None:
    way = "/play/join" if joins else "/play/leave"
    await person._feed.post(way, chat_id=person.chat_id, user_id=house.world.bot.id, **{"from": person.id})
    await house.settled()


async def test_where_the_bot_was_removed_is_remembered_until_it_is_back(house: House, ada: Person) -> None:
    await sets(ada, "For admins only", now="Only those")
    await bot_goes(house, ada, joins=False)
    assert await house.storage.read(groups.left_at, GROUP) == house.clock()
    await bot_goes(house, ada, joins=True)
    assert await house.storage.read(groups.left_at, GROUP) is None
    group = await house.storage.read(chats.get, GROUP)
    assert group is not None
    assert group.allowed == "admins"


async def test_who_adds_it_hears_of_the_settings(house: House, ada: Person) -> None:
    await bot_goes(house, ada, joins=False)
    await bot_goes(house, ada, joins=True)
    await ada.sees("Whoever runs this group: /settings", anytime=True)


async def test_a_group_that_was_never_met_is_known_once_the_bot_was_removed(
    house: House, alice: Person
) -> None:
    there = await in_group(alice, title="Fresh", type="supergroup")
    await bot_goes(house, there, joins=False)
    assert await house.storage.read(groups.left_at, there.chat_id) is not None


async def test_a_group_that_becomes_a_supergroup_keeps_everything(house: House, alice: Person) -> None:
    """Settings, limits, the wallet, and what somebody is in the middle of."""
    there = await in_group(alice, title="Small")
    await sets(there, "For admins only", now="Only those")
    await there.presses("Language")
    await there.presses("Español")
    await there.sees("Idioma: Español")
    await grant(house, f"chat:{there.chat_id}", 5)
    await house.storage.write(
        quotas.set_quota, f"chat:{there.chat_id}", jobs_per_day=3, credits_per_day=9, open_jobs=1,
        at=house.clock(),
    )  # fmt: skip
    await there.sends_photo(picture(2), caption="/swap")
    await there.sees("Veo 2 caras")
    await there.presses("1")
    await there.sees("1")
    moved = (await alice._feed.post("/play/migrate", chat_id=there.chat_id))["chat_id"]
    await house.settled()
    group = await house.storage.read(chats.get, moved)
    assert group is not None
    assert (group.allowed, group.language) == ("admins", "es")
    assert (await house.storage.read(ledger.wallet, group.wallet)).available == 5
    quota = await house.storage.read(quotas.effective, f"chat:{moved}")
    assert quota is not None
    assert (quota.jobs_per_day, quota.credits_per_day, quota.open_jobs) == (3, 9, 1)
    now = alice.in_group(moved)
    card = await now.sees("Veo 2 caras", anytime=True)
    await now.presses("Listo", on=card)
    card = await now.sees("Qué cara", anytime=True)
    await now.sends_photo(picture(1, seed=1), reply_to=card)
    card = await now.sees("paga este grupo")
    await now.presses("Cambiar por")
    await house.work()
    assert (await now.sees("grupo")).id == card.id
    assert (await house.storage.read(ledger.wallet, group.wallet)).available == 3
    assert (await house.wallet(alice)).available == 10
    assert await house.problems() == []


async def test_the_card_is_shown_anew_once_though_the_move_is_told_twice(house: House, alice: Person) -> None:
    there = await in_group(alice, title="Small")
    await there.sends_photo(picture(2), caption="/swap")
    await there.sees("I see 2 faces")
    moved = (await alice._feed.post("/play/migrate", chat_id=there.chat_id))["chat_id"]
    await house.settled()
    said = [message for message in await alice.in_group(moved).chat() if "I see 2 faces" in message.text]
    assert len(said) == 1
    assert "reply_to_message" not in said[0].json


async def test_the_group_pays_while_it_has_enough_and_then_each_for_themselves(
    house: House, here: Person, alice: Person
) -> None:
    await saves_face(house, alice, "Anna")
    await grant(house, f"chat:{GROUP}", 3)
    photo = await here.sends_photo(picture(1))
    await here.writes("/swap", reply_to=photo)
    await here.sees("2 credits, paid by this group. It has 3.")
    await here.presses("Swap for")
    await house.work()
    await here.sees("Here you are!")
    await here.writes("/swap", reply_to=photo)
    await here.sees("💳 2 credits.")
    await here.presses("Swap for")
    await house.work()
    await here.sees("Here you are!")
    group = await house.storage.read(ledger.wallet, f"chat:{GROUP}")
    assert (group.available, (await house.wallet(alice)).available) == (1, 8)
    assert await house.problems() == []


async def test_nobody_pays_by_surprise_what_the_card_said_the_group_would_pay(
    house: House, here: Person, alice: Person
) -> None:
    await saves_face(house, alice, "Anna")
    await grant(house, f"chat:{GROUP}", 2)
    photo = await here.sends_photo(picture(1))
    await here.writes("/swap", reply_to=photo)
    await here.sees("paid by this group")
    await house.storage.write(ledger.take, f"chat:{GROUP}", 2, note="", external_id="x", at=house.clock())
    await here.presses("Swap for")
    card = await here.sees("💳 2 credits.")
    assert "group's credits were used" in card.text
    assert await house.storage.read(jobs.history, (await house.user(alice)).id, limit=5) == []
    await here.presses("Swap for")
    await here.sees("next")


async def test_what_is_left_today_for_the_group_and_for_whoever_asks(
    house: House, here: Person, alice: Person
) -> None:
    await here.writes("/quota")
    told = await here.sees("Today in Weekend trip")
    for line in ("50 of 50", "Alice", "20 of 20", "Each pays"):
        assert line in told.text
    assert "10 credits" not in told.text
    await saves_face(house, alice, "Anna")
    await grant(house, f"chat:{GROUP}", 4)
    photo = await here.sends_photo(picture(1))
    await here.writes("/swap", reply_to=photo)
    await here.presses("Swap for")
    await house.work()
    await here.sees("Here you are!")
    await here.writes("/quota")
    told = await here.sees("Today in Weekend trip")
    for line in ("49 of 50", "19 of 20", "The group pays while it has enough. Its credits: 2"):
        assert line in told.text


async def test_as_an_admin_the_bot_hears_everything_and_looks_at_nothing_more(
    house: House, here: Person, alice: Person
) -> None:
    house.world.chats[GROUP].bot_is_admin = True
    photo = await here.sends_photo(picture(1))
    await here.writes("/swap", reply_to=photo)
    card = await here.sees("Whose face goes there?")
    async with house.person("Mallory") as mallory:
        there = mallory.in_group(GROUP)
        await there.writes("hello")
        await there.sends_photo(picture(2))
        await there.sends_photo(picture(2), reply_to=photo)
        await house.settled()
        assert await house.storage.read(users.by_telegram_id, mallory.id) is None
        await there.sends_photo(picture(2), reply_to=card)
    await here.sends_photo(picture(2))
    await house.settled()
    assert house.engine.looked_at == 1
    assert "Whose face goes there?" in (await card.now()).text


async def test_a_channel_is_no_group(house: House, here: Person) -> None:
    chat = {"id": -1009, "type": "channel", "title": "News"}
    member = {"user": house.application.bot.bot.to_dict()}
    change = {
        "chat": chat,
        "from": here.user | {"is_bot": False},
        "date": 1_780_000_000,
        "old_chat_member": member | {"status": "left"},
        "new_chat_member": member | {"status": "member"},
    }
    await house.inbox.accept({"update_id": 999_000_009, "my_chat_member": change})
    await house.settled()
    assert await house.storage.read(chats.get, -1009) is None


async def grant(house: House, wallet: str, amount: int) -> None:
    await house.storage.write(
        ledger.grant, wallet, amount, note="", external_id=f"test:{wallet}:{amount}", at=house.clock()
    )
