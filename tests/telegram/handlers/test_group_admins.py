"""Those who run a group may stop what others began there, and nothing more."""

from collections.abc import AsyncIterator

import pytest

from playground.botapi.sample_world import GROUP
from tests.support.conversation import SeenMessage
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.gathering import joins, saves_face
from tests.telegram.handlers.studio import picture
from tests.telegram.handlers.test_strangers import DRAFT_ACTIONS, JOB_ACTIONS, contents, forged


@pytest.fixture
async def ada(house: House) -> AsyncIterator[Person]:
    """She owns the group, and never agreed to the rules: to stop something needs no promise."""
    async with house.person("Ada") as ada:
        yield ada.in_group(GROUP)


@pytest.fixture
async def here(alice: Person) -> Person:
    return alice.in_group(GROUP)


async def test_a_card_is_cancelled_by_who_runs_the_group(house: House, here: Person, ada: Person) -> None:
    photo = await here.sends_photo(picture(2))
    await here.writes("/swap", reply_to=photo)
    card = await here.sees("I see 2 faces")
    await ada.presses("Cancel", on=card)
    await ada.sees("Stopped by somebody who runs this group")
    await here.writes("/swap", reply_to=photo)
    await here.sees("I see 2 faces")


async def test_a_job_is_stopped_by_who_runs_the_group_and_costs_nothing(
    house: House, here: Person, alice: Person, ada: Person
) -> None:
    await saves_face(house, alice, "Anna")
    photo = await here.sends_photo(picture(1))
    await here.writes("/swap", reply_to=photo)
    await here.presses("Swap for")
    card = await here.sees("next")
    press = await ada.presses("Stop it", on=card)
    assert "Stopped" in (await press.answered()).text
    await house.work()
    ended = await here.sees("Somebody who runs this group stopped it", anytime=True)
    assert ended.buttons == ["🔁 Try again"]
    wallet = await house.wallet(alice)
    assert (wallet.available, wallet.held) == (10, 0)
    assert await house.problems() == []


async def test_no_other_button_works_for_who_runs_the_group(
    house: House, here: Person, alice: Person, ada: Person
) -> None:
    await saves_face(house, alice, "Anna")
    photo = await here.sends_photo(picture(1))
    await here.writes("/swap", reply_to=photo)
    await here.presses("Swap for")
    await house.work()
    await here.sees("Here you are!")
    await here.writes("/swap", reply_to=await here.sends_photo(picture(3)))
    card = await here.sees("I see 3 faces")
    done = next(d.split(":")[1] for d in data_of(card))
    user = await house.user(alice)
    job = (await house.storage.read(_jobs, user.id))[0]
    await house.settled()
    before = await house.storage.read(contents)
    everything = [f"d:{done}:{action}" for action in DRAFT_ACTIONS if action != "cancel"]
    everything += [f"j:{job}:{action}" for action in JOB_ACTIONS if action != "cancel"]
    for each in everything:
        assert "somebody else's" in (await forged(ada, card, each))["text"], each
    assert await house.storage.read(contents) == before


async def test_another_group_s_admins_have_nothing_to_say_here(
    house: House, here: Person, alice: Person
) -> None:
    photo = await here.sends_photo(picture(2))
    await here.writes("/swap", reply_to=photo)
    card = await here.sees("I see 2 faces")
    draft = next(d.split(":")[1] for d in data_of(card))
    async with house.person("Mallory") as mallory:
        made = await mallory._feed.post("/play/groups", title="Hers", members=[mallory.id], type="supergroup")
        there = mallory.in_group(made["id"])
        await there.writes("/help")
        hers = await there.sees("Reply to a photo")
        assert "somebody else's" in (await forged(there, hers, f"d:{draft}:cancel"))["text"]
        await mallory.writes("/help")
        mine = await mallory.sees("How it works")
        assert "somebody else's" in (await forged(mallory, mine, f"d:{draft}:cancel"))["text"]
    assert "I see 2 faces" in (await card.now()).text


async def test_whether_somebody_runs_it_is_asked_once_a_minute(
    house: House, here: Person, ada: Person
) -> None:
    photo = await here.sends_photo(picture(2))
    async with house.person("Mallory") as mallory:
        there = mallory.in_group(GROUP)
        await here.writes("/swap", reply_to=photo)
        card = await here.sees("I see 2 faces")
        for _ in range(3):
            press = await there.presses("Cancel", on=card)
            assert "somebody else's" in (await press.answered()).text
        assert await asked(mallory) == 1
        house.world.chats[GROUP].administrators.add(mallory.id)
        house.clock.forward(61)
        await there.presses("Cancel", on=card)
        await there.sees("Stopped by somebody")
        assert await asked(mallory) == 2


async def test_two_people_pick_faces_at_once_and_do_not_mix(
    house: House, here: Person, alice: Person
) -> None:
    await saves_face(house, alice, "Anna")
    async with house.person("Boris") as boris:
        there = await joins(boris)
        await saves_boris(house, boris)
        photo = await here.sends_photo(picture(3))
        await here.writes("/swap", reply_to=photo)
        mine = await here.sees("I see 3 faces")
        await there.writes("/swap", reply_to=photo)
        his = await there.sees("Veo 3 caras")
        assert mine.id != his.id
        assert ("Alice" in mine.text, "Boris" in his.text) == (True, True)
        await here.presses("1", on=mine)
        await there.presses("3", on=his)
        press = await there.presses("2", on=mine)
        assert "otra persona" in (await press.answered()).text
        await here.sees("Picked: 1", anytime=True)
        await there.sees("3", anytime=True)
        await here.presses("Done", on=mine)
        await there.presses("Listo", on=his)
        await here.sees("With your face “Anna”", anytime=True)
        await there.sees("«Yo»", anytime=True)
        await here.presses("Swap for", on=mine)
        await there.presses("Cambiar por", on=his)
        await house.work()
        await house.work()
        texts = {message.id: message.text for message in await here.chat()}
        assert "Here you are!" in texts[mine.id]
        assert "Aquí" in texts[his.id] or "aquí" in texts[his.id]
    assert await house.problems() == []


async def saves_boris(house: House, boris: Person) -> None:
    await boris.writes("/start newface")
    await boris.sends_photo(picture(1, seed=9))
    await boris.sees("Guardada")
    await boris.writes("Yo")
    await boris.sees("Yo")
    await house.settled()


def data_of(card: SeenMessage) -> list[str]:
    return [each["callback_data"] for row in card.rows for each in row if "callback_data" in each]


def _jobs(tx, user_id):  # type: ignore[no-untyped-def]
    return [row["id"] for row in tx.all("SELECT id FROM jobs WHERE user_id = :id", id=user_id)]


async def asked(person: Person) -> int:
    calls = await person._feed.get("/play/journal")
    return sum(call["method"] == "getChatMember" for call in calls)
