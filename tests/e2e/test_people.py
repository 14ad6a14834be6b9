"""Several people at once, strangers, and those who leave and come back."""

import asyncio

import pytest

from playground.botapi.sample_world import GROUP as GROUP_CHAT
from tests.e2e.conftest import Telegram
from tests.e2e.conversation import (
    HOPPER,
    MONA_LISA,
    SLOW,
    accepts_the_rules,
    balance,
    results,
    sees_the_result,
    sends_the_group,
    swaps_one_face,
)
from tests.support.people import Person

pytestmark = pytest.mark.e2e
SLOW_ENGINE = pytest.mark.parametrize("bot", [{"settings": {"LOCAL_SECONDS": "5"}}], indirect=True)


async def test_two_people_at_once_each_get_their_own(alice: Person, mallory: Person) -> None:
    await asyncio.gather(accepts_the_rules(alice), accepts_the_rules(mallory))
    await asyncio.gather(swaps_one_face(alice), swaps_one_face(mallory))
    for person in (alice, mallory):
        assert len(await results(person)) == 1
        assert "9 credits" in await balance(person)


async def test_a_strangers_press_in_a_group_does_nothing_but_tell_them_so(
    alice: Person, mallory: Person
) -> None:
    await accepts_the_rules(alice)
    await accepts_the_rules(mallory)
    here = alice.in_group(GROUP_CHAT)
    photo = await here.sends_photo(HOPPER)
    await here.writes("/swap", reply_to=photo)
    card = await here.sees("Whose face", within=SLOW)
    for button in [each for row in card.rows for each in row if "callback_data" in each]:
        press = await mallory.in_group(GROUP_CHAT).presses(button["text"], on=card)
        answer = await press.answered()
        assert "somebody else's" in answer.text
        assert answer.show_alert
    await here.sends_photo(MONA_LISA, reply_to=card)
    await here.sees("One face to swap", within=SLOW)
    await here.presses("Swap for one credit")
    await here.sees("Here you are", within=SLOW, anytime=True)


async def test_a_photo_in_a_group_that_nobody_pointed_at_is_left_alone(alice: Person) -> None:
    await accepts_the_rules(alice)
    here = alice.in_group(GROUP_CHAT)
    await here.sends_photo(HOPPER)
    await here.writes("look at this")
    assert "10 credits" in await balance(alice)
    assert [message for message in await here.chat() if message.by_bot] == []


async def test_ten_presses_are_one_job(alice: Person) -> None:
    await accepts_the_rules(alice)
    await alice.sends_photo(HOPPER)
    await alice.sees("Whose face goes there", within=SLOW)
    await alice.sends_photo(MONA_LISA)
    order = await alice.sees("One face to swap", within=SLOW)
    for _ in range(10):
        await alice.presses("Swap for one credit", on=order, stale=True)
    await sees_the_result(alice)
    assert len(await results(alice)) == 1
    assert "9 credits" in await balance(alice)


@SLOW_ENGINE
async def test_a_running_job_is_stopped_and_costs_nothing(alice: Person) -> None:
    await accepts_the_rules(alice)
    await alice.sends_photo(HOPPER)
    await alice.sees("Whose face goes there", within=SLOW)
    await alice.sends_photo(MONA_LISA)
    await alice.sees("One face to swap", within=SLOW)
    await alice.presses("Swap for one credit")
    await alice.presses("Stop it", within=SLOW)
    await alice.sees("Stopped", within=SLOW)
    assert "10 credits" in await balance(alice)


@SLOW_ENGINE
async def test_somebody_who_blocked_the_bot_finds_the_result_when_they_come_back(
    alice: Person, telegram: Telegram
) -> None:
    await accepts_the_rules(alice)
    await alice.sends_photo(HOPPER)
    await alice.sees("Whose face goes there", within=SLOW)
    await alice.sends_photo(MONA_LISA)
    await alice.sees("One face to swap", within=SLOW)
    await alice.presses("Swap for one credit")
    await alice.sees("Working on it", within=SLOW)
    tried = asyncio.Event()
    telegram.world.on_call("editMessageMedia", lambda _: tried.set())
    await alice.blocks_the_bot()
    async with asyncio.timeout(SLOW):
        await tried.wait()  # the job has ended meanwhile, and nobody can be told
    assert await results(alice) == []
    await alice.blocks_the_bot(False)
    await alice.writes("/start")
    await sees_the_result(alice)
    assert "9 credits" in await balance(alice)


async def test_without_credits_nothing_is_ordered(alice: Person) -> None:
    await accepts_the_rules(alice)
    for _ in range(3):
        await sends_the_group(alice)
        await alice.presses("All")
        await alice.presses("Done")
        await alice.sees("Whose face", within=SLOW)
        await alice.sends_photo(MONA_LISA)
        await alice.presses("The same for all the rest", within=SLOW)
        await alice.sees("3 faces to swap", within=SLOW)
        await alice.presses("Swap for 3 credits")
        await alice.sees("Here you are", within=SLOW)
    await sends_the_group(alice)
    await alice.presses("All")
    await alice.presses("Done")
    await alice.sees("Whose face", within=SLOW)
    await alice.sends_photo(MONA_LISA)
    await alice.presses("The same for all the rest", within=SLOW)
    short = await alice.sees("2 credits short", within=SLOW)
    assert not any("Swap for" in label for label in short.buttons)
