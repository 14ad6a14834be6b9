"""The process is killed in the middle of what somebody does in a group; the next one goes on in the same topic."""

import pytest

from tests.e2e.conftest import Telegram
from tests.e2e.conversation import GROUP, HOPPER, MONA_LISA, SLOW, balance, is_result
from tests.e2e.group_chat import FORUM, GroupChat, books, joins, privately, sees_result_on, sets
from tests.e2e.running_bot import BotProcess

pytestmark = [pytest.mark.e2e, pytest.mark.process]
SLOW_ENGINE = pytest.mark.parametrize("bot", [{"settings": {"LOCAL_SECONDS": "6"}}], indirect=True)


@SLOW_ENGINE
async def test_killed_between_any_two_steps_and_during_the_job_a_group_s_picture_is_made_once(
    club: GroupChat, bot: BotProcess
) -> None:
    await joins(club.alice, Mona=MONA_LISA)
    await sets(club, "Wait", "30 seconds", now="30 seconds")
    photo = await club.shows(club.alice, GROUP)
    await bot.kill_and_start()
    await club.asks(club.alice, "/swap mona", photo)
    card = await club.alice.sees("I see 3 faces", within=SLOW)
    await bot.kill_and_start()
    await club.alice.presses("2", on=card)
    await club.alice.sees("Picked: 2")
    await bot.kill()
    await club.alice.presses("Done", on=card)
    await bot.start()
    await club.alice.sees("With your face", within=SLOW)
    await club.alice.presses("Swap for one credit", on=card)
    await club.alice.sees("Working on it", within=SLOW)
    await bot.kill_and_start()
    await sees_result_on(club.alice, card)
    await club.asks(club.alice, "/swap mona", photo)
    await club.alice.sees("Not so fast")
    assert "9 credits" in await balance(privately(club.alice))
    spoken = [message for message in await club.alice.chat() if message.by_bot]
    assert sum(map(is_result, spoken)) == 1
    assert all(map(club.is_in_topic, spoken))
    await bot.stop()
    assert await books(bot, FORUM) == (0, [])


async def test_killed_while_somebody_reads_the_rules_the_group_s_wish_is_not_lost(
    club: GroupChat, bot: BotProcess, telegram: Telegram
) -> None:
    """Right before the group's card goes on, and right after it did."""
    photo = await club.shows(club.mallory, HOPPER)
    await club.asks(club.mallory, "/swap", photo)
    card = await club.mallory.sees("please read my rules")
    alone = await club.mallory.follows("Read and agree", on=card)
    await alone.sees("Nobody under 18")

    async def die(_: object) -> None:
        await bot.kill_and_start()

    telegram.world.on_call("sendPhoto", die)
    telegram.world.on_call("editMessageMedia", die)
    await alone.presses("I promise")
    after = await club.mallory.sees("Whose face goes there", within=60, anytime=True)
    assert (after.id, club.is_in_topic(after)) == (card.id, True)
    assert "10 credits" in await balance(alone)
