"""In groups the bot speaks when it is spoken to, and takes nobody's photo that was not meant for it."""

import pytest

from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.studio import picture

GROUP = -1000000000001


@pytest.fixture
async def here(house: House, alice: Person) -> Person:
    return alice.in_group(GROUP)


async def silent(house: House, person: Person) -> bool:
    await house.settled()
    return not [message for message in await person.chat() if message.by_bot]


async def test_photos_and_words_in_a_group_are_not_ours(house: House, here: Person) -> None:
    await here.sends_photo(picture(2))
    await here.writes("look at this")
    await here.writes("/dance")
    assert await silent(house, here)


async def test_a_whole_swap_in_a_group(house: House, here: Person) -> None:
    photo = await here.sends_photo(picture(2))
    await here.writes("/swap", reply_to=photo)
    card = await here.sees("I see 2 faces")
    assert card.json["reply_to_message"]["message_id"] == photo.id
    await here.presses("2")
    await here.sees("Picked: 2")
    await here.presses("Done")
    card = await here.sees("Whose face goes onto face 2?")
    await here.sends_photo(picture(1, seed=1), reply_to=card)
    await here.sees("Ready.")
    await here.presses("Swap for")
    await house.work()
    result = await here.sees("Here you are!")
    assert result.id == card.id


async def test_somebody_else_s_photo_under_the_card_is_not_taken(house: House, here: Person) -> None:
    await here.writes("/swap")
    card = await here.sees("Send me the picture")
    async with house.person("Mallory") as mallory:
        await mallory.in_group(GROUP).sends_photo(picture(2), reply_to=card)
        await house.settled()
    assert "Send me the picture" in (await card.now()).text
    assert house.engine.looked_at == 0


async def test_the_owner_s_photo_that_is_no_reply_is_not_taken(house: House, here: Person) -> None:
    await here.writes("/swap")
    card = await here.sees("Send me the picture")
    await here.sends_photo(picture(2))
    await house.settled()
    assert "Send me the picture" in (await card.now()).text


async def test_a_photo_with_the_command_as_its_caption(house: House, here: Person) -> None:
    await here.sends_photo(picture(2), caption="/swap please")
    await here.sees("I see 2 faces")


async def test_a_command_for_another_bot_is_not_ours(house: House, here: Person) -> None:
    await here.writes("/swap@other_bot")
    await here.sends_photo(picture(2), caption="/swap@other_bot")
    assert await silent(house, here)


@pytest.mark.parametrize("command", ["/balance", "/history", "/forget", "/privacy", "/language"])
async def test_what_is_private_is_not_told_in_a_group(house: House, here: Person, command: str) -> None:
    await here.writes(command)
    answer = await here.sees("between you and me")
    assert answer.rows[0][0]["url"].startswith("https://t.me/")


async def test_help_in_a_group_is_about_groups(house: House, here: Person) -> None:
    await here.writes("/help")
    await here.sees("Reply to a photo with /swap")


async def test_after_cancelling_in_a_group_nobody_is_told_to_just_send_a_photo(
    house: House, here: Person
) -> None:
    """There it takes a command."""
    await here.writes("/cancel")
    assert "/swap" in (await here.sees("nothing of yours to cancel")).text
    await here.writes("/swap")
    await here.sees("Send me the picture")
    await here.writes("/cancel")
    told = await here.sees("Nothing was charged")
    assert "Send me" not in told.text


async def test_two_people_swap_side_by_side_in_one_group(house: House, here: Person) -> None:
    async with house.person("Boris") as boris:
        await boris.writes("/start")
        await boris.presses("Lo prometo")
        await boris.sees("Gracias")
        there = boris.in_group(GROUP)
        mine = await here.sends_photo(picture(2))
        his = await there.sends_photo(picture(3, seed=1))
        await here.writes("/swap", reply_to=mine)
        await there.writes("/swap", reply_to=his)
        await here.sees("I see 2 faces")
        await there.sees("Veo 3 caras", anytime=True)


async def test_in_a_forum_everything_stays_in_its_topic(house: House, alice: Person) -> None:
    made = await alice._feed.post(
        "/play/groups", title="Forum", members=[alice.id], type="supergroup", forum=True
    )
    here = alice.in_group(made["id"])
    topic = await alice._feed.post("/play/topics", **{"from": alice.id}, chat_id=made["id"], name="Fun")
    thread = topic.get("id") or topic["message_thread_id"]
    await here.sends_photo(picture(1), caption="/swap", thread=thread)
    card = await here.sees("Whose face")
    assert card.json["message_thread_id"] == thread
    await here.sends_photo(picture(1, seed=1), reply_to=card, thread=thread)
    await here.sees("Ready.")
    await here.presses("Swap for")
    await house.work()
    result = await here.sees("Here you are!")
    assert (result.id, result.json["message_thread_id"]) == (card.id, thread)


async def test_somebody_new_who_asks_for_their_balance_in_a_group_is_sent_to_the_private_chat(
    house: House, stranger: Person
) -> None:
    await stranger.in_group(GROUP).writes("/balance")
    await stranger.in_group(GROUP).sees("between you and me")
