"""Pictures in a group with topics: by reply, by several people at once, with strangers around."""

import asyncio
from collections.abc import Callable

import pytest

from tests.e2e.conversation import (
    COLLINS,
    FACES_IN_GROUP,
    GROUP,
    HOPPER,
    MONA_LISA,
    SLOW,
    balance,
    changed,
    is_result,
)
from tests.e2e.group_chat import FORUM, GroupChat, answered, joins, privately, sees_result_on
from tests.support.conversation import SeenMessage
from tests.support.people import Person

pytestmark = pytest.mark.e2e
SLOW_ENGINE = pytest.mark.parametrize("bot", [{"settings": {"LOCAL_SECONDS": "4"}}], indirect=True)


async def test_by_reply_in_a_topic_with_the_first_face_and_with_one_by_name(club: GroupChat) -> None:
    await joins(club.alice, Mona=MONA_LISA, Grace=HOPPER)
    photo = await club.shows(club.alice, COLLINS)
    pictures = []
    for command, face in (("/swap", "Mona"), ("/swap@faceswap_playground_bot grace", "Grace")):
        await club.asks(club.alice, command, photo)
        card = await club.alice.sees(f"With your face “{face}”", within=SLOW)
        assert (answered(card), club.is_in_topic(card)) == (photo.id, True)
        await club.alice.presses("Swap for one credit", on=card)
        result = await sees_result_on(club.alice, card)
        assert club.is_in_topic(result)
        pictures.append(await result.photo_bytes())
    assert pictures[0] != pictures[1]
    await club.asks(club.alice, "/swap bob", photo)
    assert "Mona, Grace" in (await club.alice.sees("no face called “bob”")).text
    assert "8 credits" in await balance(privately(club.alice))
    spoken = [message for message in await club.alice.chat() if message.by_bot]
    assert len(spoken) == 3, "one card for each command, and nothing besides"


async def test_older_by_reply_says_it_all_in_one_line(club: GroupChat) -> None:
    await joins(club.alice)
    photo = await club.shows(club.alice, HOPPER)
    await club.asks(club.alice, "/age +10", photo)
    card = await club.alice.sees("10 years older", within=SLOW)
    assert (answered(card), club.is_in_topic(card)) == (photo.id, True)
    await club.alice.presses("Change age for one credit")
    result = await sees_result_on(club.alice, card)
    assert club.is_in_topic(result)
    assert await result.photo_bytes() != await photo.photo_bytes()
    await club.asks(club.alice, "/age +99", photo)
    await club.alice.sees("from −30 to +30")


async def test_somebody_new_agrees_in_private_and_goes_on_in_the_topic(club: GroupChat) -> None:
    photo = await club.shows(club.mallory, HOPPER)
    await club.asks(club.mallory, "/swap", photo)
    card = await club.mallory.sees("please read my rules")
    assert (answered(card), club.is_in_topic(card)) == (photo.id, True)
    alone = await club.mallory.follows("Read and agree", on=card)
    assert alone.chat_id == club.mallory.id
    await alone.presses("I promise")
    thanks = await alone.sees("I go on in Photo club")
    after = await club.mallory.sees("Whose face goes there", within=SLOW, anytime=True)
    assert (after.id, club.is_in_topic(after)) == (card.id, True)
    assert (await alone.follows("Back to the group", on=thanks)).chat_id == FORUM
    await club.shows(club.mallory, MONA_LISA, reply_to=after)
    await club.mallory.sees("One face to swap", within=SLOW)
    await club.mallory.presses("Swap for one credit")
    await sees_result_on(club.mallory, card)


async def test_two_people_pick_faces_of_one_picture_at_once(club: GroupChat) -> None:
    await asyncio.gather(joins(club.alice, Mona=MONA_LISA), joins(club.clara, Grace=HOPPER))
    photo = await club.shows(club.mallory, GROUP)
    await club.asks(club.alice, "/swap", photo)
    await club.asks(club.clara, "/swap", photo)
    hers = await club.alice.sees(card_of("Alice", "I see 3 faces"), within=SLOW, anytime=True)
    theirs = await club.clara.sees(card_of("Clara", "I see 3 faces"), within=SLOW, anytime=True)
    await asyncio.gather(club.alice.presses("1", on=hers), club.clara.presses("3", on=theirs))
    await club.alice.sees(card_of("Alice", "Picked: 1"), anytime=True)
    await club.clara.sees(card_of("Clara", "Picked: 3"), anytime=True)
    await asyncio.gather(club.alice.presses("Done", on=hers), club.clara.presses("Done", on=theirs))
    await asyncio.gather(
        club.alice.presses("Swap for one credit", on=hers, within=SLOW),
        club.clara.presses("Swap for one credit", on=theirs, within=SLOW),
    )
    before = await photo.photo_bytes()
    first, _, third = FACES_IN_GROUP
    for person, card, own, other in ((club.alice, hers, first, third), (club.clara, theirs, third, first)):
        after = await (await sees_result_on(person, card)).photo_bytes()
        assert changed(before, after, own) > 10
        assert changed(before, after, other) < 4
        assert "9 credits" in await balance(privately(person))


def card_of(name: str, words: str) -> Callable[[SeenMessage], bool]:
    return lambda message: name in message.text and words in message.text


async def test_nobody_else_s_press_does_anything(club: GroupChat) -> None:
    """Not a stranger's, not Ada's, who is the bot's admin; and of those who run the group only for stopping."""
    await joins(club.alice, Mona=MONA_LISA)
    photo = await club.shows(club.alice, HOPPER)
    await club.asks(club.alice, "/swap", photo)
    card = await club.alice.sees("With your face", within=SLOW)
    await all_are_refused(card, club.mallory, club.ada)
    await club.alice.presses("Swap for one credit", on=card)
    result = await sees_result_on(club.alice, card)
    await all_are_refused(result, club.mallory, club.ada, club.clara)
    assert (await result.now()).text == result.text
    assert "9 credits" in await balance(privately(club.alice))
    assert len([message for message in await club.alice.chat() if message.by_bot]) == 1


async def all_are_refused(card: SeenMessage, *people: Person) -> None:
    """A link is for everybody: the one that reports a result."""
    pressed = [button["text"] for row in card.rows for button in row if "callback_data" in button]
    for person in people:
        for label in pressed:
            answer = await (await person.presses(label, on=card)).answered()
            assert "somebody else's" in answer.text, (person.name, label)
            assert answer.show_alert


@SLOW_ENGINE
async def test_who_runs_the_group_stops_what_somebody_began_there(club: GroupChat) -> None:
    await joins(club.alice, Mona=MONA_LISA)
    photo = await club.shows(club.alice, HOPPER)
    await club.asks(club.alice, "/swap", photo)
    card = await club.alice.sees("With your face", within=SLOW)
    await club.alice.presses("Swap for one credit", on=card)
    await club.alice.sees("Working on it", within=SLOW)
    press = await club.ada.presses("Stop it", on=card)
    assert "somebody else's" in (await press.answered()).text
    press = await club.clara.presses("Stop it", on=card)
    assert "Stopped" in (await press.answered()).text
    ended = await club.alice.sees("Somebody who runs this group stopped it", within=SLOW, anytime=True)
    assert (ended.id, club.is_in_topic(ended)) == (card.id, True)
    assert "10 credits" in await balance(privately(club.alice))
    assert not [message for message in await club.alice.chat() if is_result(message)]


async def test_what_is_said_in_a_group_in_passing_is_not_ours(club: GroupChat) -> None:
    await joins(club.alice)
    for person in (club.alice, club.clara, club.mallory, club.ada):
        await club.shows(person, HOPPER)
        await person.writes("look at this", thread=club.topic)
        await person.writes("/dance", thread=club.topic)
        await person.writes("/swap@other_bot", thread=club.topic)
    await club.alice.writes("/help", thread=club.topic)
    told = await club.alice.sees("Reply to a photo with /swap")
    assert club.is_in_topic(told)
    assert [message.id for message in await club.alice.chat() if message.by_bot] == [told.id]
