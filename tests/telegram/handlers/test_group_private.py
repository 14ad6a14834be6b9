"""A group may want results in private: the card of the job lives in the private chat, and the group is told so."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from playground.botapi.sample_world import GROUP
from storage import jobs
from storage.model import Job
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.gathering import saves_face
from tests.telegram.handlers.groups.test_settings import sets
from tests.telegram.handlers.studio import picture
from tests.telegram.handlers.test_restarts import restart
from tests.telegram.handlers.test_strangers import forged


@pytest.fixture
async def ada(house: House) -> AsyncIterator[Person]:
    async with house.person("Ada") as ada:
        there = ada.in_group(GROUP)
        await sets(there, "Results in private", now="Results come in private")
        yield there


@pytest.fixture
async def here(house: House, ada: Person, alice: Person) -> Person:
    await saves_face(house, alice, "Anna")
    return alice.in_group(GROUP)


async def ready(here: Person) -> Any:
    photo = await here.sends_photo(picture(1))
    await here.writes("/swap", reply_to=photo)
    return await here.sees("Ready.")


async def jobs_of(house: House, person: Person) -> list[Job]:
    await house.settled()
    return await house.storage.read(jobs.history, (await house.user(person)).id, limit=5)


async def seen_privately(alice: Person, words: str) -> list[Any]:
    return [message for message in await alice.chat() if words in message.text]


async def test_the_result_comes_in_private_on_a_card_of_its_own(
    house: House, here: Person, alice: Person
) -> None:
    card = await ready(here)
    await here.presses("Swap for")
    told = await here.sees("it comes in our private chat")
    assert told.id == card.id
    assert (await here.follows("To our private chat", on=told)).chat_id == alice.id
    (progress,) = await seen_privately(alice, "next")
    await house.work()
    result = await alice.sees("Here you are!", anytime=True)
    assert result.id == progress.id
    (job,) = await jobs_of(house, alice)
    assert (job.chat_id, job.asked_in, job.thread_id) == (alice.id, GROUP, None)
    assert "Here you are!" not in " ".join(message.text for message in await here.chat())
    assert await house.problems() == []


async def test_the_buttons_under_it_work_in_private(house: House, here: Person, alice: Person) -> None:
    await ready(here)
    await here.presses("Swap for")
    await house.work()
    await alice.sees("Here you are!", anytime=True)
    await alice.presses("Again")
    await alice.sees("Ready.")


async def test_who_has_blocked_the_bot_is_told_in_the_group_and_pays_nothing(
    house: House, here: Person, alice: Person
) -> None:
    await ready(here)
    await alice.blocks_the_bot()
    await here.presses("Swap for")
    told = await here.sees("I can't write to you there")
    assert told.url_of("To our private chat").startswith("https://t.me/")
    assert await jobs_of(house, alice) == []
    assert (await house.wallet(alice)).held == 0
    await alice.blocks_the_bot(False)
    await here.presses("Swap for")
    await here.sees("it comes in our private chat")
    assert len(await jobs_of(house, alice)) == 1


async def test_a_process_that_dies_before_it_has_sent_the_card_sends_the_result_anew(
    house: House, here: Person, alice: Person
) -> None:
    card = await ready(here)
    await alice._feed.post("/play/faults", method="sendMessage", mode="500", times=4, chat_id=alice.id)
    await here.presses("Swap for")
    await here.sees("it comes in our private chat")
    (job,) = await jobs_of(house, alice)
    assert job.card_message_id is None
    await restart(house)
    await house.work()
    await alice.sees("Here you are!", anytime=True)
    assert len(await seen_privately(alice, "Here you are!")) == 1
    assert "private chat" in (await card.now()).text


async def test_pressed_again_it_says_where_the_result_comes(
    house: House, here: Person, alice: Person
) -> None:
    card = await ready(here)
    data = next(b["callback_data"] for row in card.rows for b in row if "Swap for" in b["text"])
    await here.presses("Swap for")
    await here.sees("it comes in our private chat")
    assert "on its way" in (await forged(here, card, data))["text"]
    assert len(await jobs_of(house, alice)) == 1
    assert "private chat" in (await card.now()).text


async def test_it_speaks_the_person_s_language_in_private_and_the_group_s_in_the_group(
    house: House, ada: Person, here: Person, alice: Person
) -> None:
    await sets(ada, "Language", "Español", now="Idioma: Español")
    photo = await here.sends_photo(picture(1))
    await here.writes("/swap", reply_to=photo)
    await here.presses("Cambiar por")
    await here.sees("llega a nuestro chat privado")
    await house.work()
    await alice.sees("Here you are!", anytime=True)


async def test_orders_from_the_private_chat_stay_there(house: House, here: Person, alice: Person) -> None:
    photo = await alice.sends_photo(picture(1))
    await alice.writes("/swap anna", reply_to=photo)
    await alice.presses("Swap for")
    await house.work()
    await alice.sees("Here you are!")
    (job,) = await jobs_of(house, alice)
    assert job.asked_in is None


async def test_a_result_that_is_there_before_its_card_gets_no_stale_card(
    house: House, here: Person, alice: Person
) -> None:
    """The courier was quicker: progress is not shown below a result."""
    await ready(here)
    await alice._feed.post("/play/faults", method="sendMessage", mode="500", times=4, chat_id=alice.id)
    await here.presses("Swap for")
    (job,) = await jobs_of(house, alice)
    progress = await house.orders.progress(job)
    await house.work()
    await alice.sees("Here you are!", anytime=True)
    await house.courier.open_card(job, progress)
    assert await seen_privately(alice, "next") == []
