"""A group that does not let the bot write: nothing is lost, nothing held, nobody alarmed."""

from typing import Any

import pytest

from playground.botapi.faults import Fault, FaultMode
from playground.botapi.sample_world import GROUP
from storage import Transaction, jobs
from storage.model import Job, JobState
from tests.support.conversation import SeenMessage
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.gathering import saves_face
from tests.telegram.handlers.studio import picture

DENIALS = {
    "Bad Request: not enough rights to send photos to the chat": "Whoever runs that group can let me",
    "Bad Request: CHAT_SEND_PHOTOS_FORBIDDEN": "Whoever runs that group can let me",
    "Bad Request: CHAT_WRITE_FORBIDDEN": "Whoever runs that group can let me",
    "Bad Request: TOPIC_CLOSED": "the topic in",
    "Forbidden: bot was kicked from the supergroup chat": "no longer in",
}
SENDING = ("editMessageMedia", "editMessageCaption", "editMessageText", "sendPhoto", "sendMessage")


@pytest.fixture
async def here(house: House, alice: Person) -> Person:
    await saves_face(house, alice, "Anna")
    return alice.in_group(GROUP)


async def ordered(here: Person) -> SeenMessage:
    photo = await here.sends_photo(picture(1))
    await here.writes("/swap", reply_to=photo)
    await here.sees("Ready.")
    await here.presses("Swap for")
    return await here.sees("next")


def refuse(house: House, chat_id: int, words: str, *methods: str, times: int = 100) -> list[Fault]:
    mode = FaultMode.FORBIDDEN if words.startswith("Forbidden") else FaultMode.BAD_REQUEST
    faults = [
        Fault(method=method, mode=mode, text=words, chat_id=chat_id, times=times)
        for method in methods or SENDING
    ]
    for fault in faults:
        house.world.faults.add(fault)
    return faults


def allow(faults: list[Fault]) -> None:
    for fault in faults:
        fault.times = 0


async def the_job(house: House, person: Person) -> Job:
    (job,) = await house.storage.read(jobs.history, (await house.user(person)).id, limit=9)
    return job


async def texts(person: Person) -> str:
    return "\n".join(message.text for message in await person.chat())


def alerts(tx: Transaction) -> list[Any]:
    return tx.all("SELECT * FROM alerts")


@pytest.mark.parametrize(("words", "why"), DENIALS.items())
async def test_a_result_that_a_group_does_not_let_in_comes_in_private_and_is_paid(
    house: House, here: Person, alice: Person, words: str, why: str
) -> None:
    await ordered(here)
    refuse(house, GROUP, words)
    await house.work()
    result = await alice.sees("Here you are!", anytime=True)
    assert why in result.text
    assert result.kind == "photo"
    job = await the_job(house, alice)
    assert (job.state, job.chat_id, job.asked_in) == (JobState.DELIVERED, alice.id, GROUP)
    assert job.card_message_id == result.id
    assert (await house.wallet(alice)).held == 0
    assert await house.storage.read(alerts) == []
    assert await house.problems() == []


async def test_the_card_in_the_group_says_where_it_went_when_it_may(
    house: House, here: Person, alice: Person
) -> None:
    card = await ordered(here)
    refuse(house, GROUP, "Bad Request: CHAT_SEND_PHOTOS_FORBIDDEN", "editMessageMedia", "sendPhoto")
    await house.work()
    told = await here.sees("it comes in our private chat")
    assert told.id == card.id
    assert "Stop" not in " ".join(told.buttons)


async def test_the_buttons_of_a_result_that_moved_work(house: House, here: Person, alice: Person) -> None:
    await ordered(here)
    refuse(house, GROUP, "Bad Request: CHAT_WRITE_FORBIDDEN")
    await house.work()
    await alice.sees("Here you are!", anytime=True)
    await alice.presses("Again")
    await alice.sees("Ready.")


async def test_where_nobody_can_be_told_it_waits_and_comes_when_the_person_writes(
    house: House, here: Person, alice: Person
) -> None:
    await ordered(here)
    in_group = refuse(
        house, GROUP, "Bad Request: CHAT_SEND_PHOTOS_FORBIDDEN", "editMessageMedia", "sendPhoto"
    )
    house.world.people[alice.id].blocked_bot = True
    await house.work()
    assert (await the_job(house, alice)).state is JobState.READY
    assert "can't write to you yet" in await texts(here)
    await house.work(seconds=600)
    assert (await texts(here)).count("can't write to you yet") == 1
    house.world.people[alice.id].blocked_bot = False
    await alice.writes("/start")
    await house.work()
    await alice.sees("Here you are!", anytime=True)
    assert (await the_job(house, alice)).state is JobState.DELIVERED
    allow(in_group)


async def test_when_the_group_lets_it_in_again_it_comes_there(
    house: House, here: Person, alice: Person
) -> None:
    await ordered(here)
    in_group = refuse(house, GROUP, "Bad Request: CHAT_WRITE_FORBIDDEN")
    house.world.people[alice.id].blocked_bot = True
    await house.work()
    allow(in_group)
    await here.writes("/help")
    await house.work()
    await here.sees("Here you are!", anytime=True)
    assert (await the_job(house, alice)).chat_id == GROUP


async def test_a_failure_is_told_in_private_too(house: House, here: Person, alice: Person) -> None:
    house.engine.fails = True
    await ordered(here)
    refuse(house, GROUP, "Bad Request: CHAT_WRITE_FORBIDDEN")
    await house.work()
    await alice.sees("credits are back", anytime=True)
    assert (await house.wallet(alice)).held == 0


async def test_slow_mode_is_waited_out(house: House, here: Person, alice: Person) -> None:
    await ordered(here)
    refuse(house, GROUP, "Bad Request: SLOWMODE_WAIT_40", "editMessageMedia", times=1)
    await house.work()
    await house.work(seconds=10)
    assert (await the_job(house, alice)).state is JobState.READY
    await house.work(seconds=30)
    await here.sees("Here you are!", anytime=True)


async def test_progress_that_is_refused_is_not_tried_every_other_second(
    house: House, here: Person, alice: Person
) -> None:
    await ordered(here)
    job = await the_job(house, alice)
    refuse(house, GROUP, "Bad Request: CHAT_WRITE_FORBIDDEN")
    tried: list[object] = []
    house.world.on_call("editMessageCaption", tried.append, times=None)
    for _ in range(10):
        house.clock.forward(5)
        await house.courier.show_progress(job, await house.orders.progress(job))
    assert len(tried) == 1
