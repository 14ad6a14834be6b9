"""Somebody new in a group reads the rules in the private chat, and what they wished for goes on in the group."""

from typing import Any

import pytest

from playground.botapi.sample_world import GROUP
from storage import Transaction, drafts
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.gathering import answered, joins, saves_face
from tests.telegram.handlers.studio import picture

READ = "Read and agree"


@pytest.fixture
def here(stranger: Person) -> Person:
    return stranger.in_group(GROUP)


async def asked(here: Person, command: str = "/swap", faces: int = 2) -> Any:
    photo = await here.sends_photo(picture(faces))
    await here.writes(command, reply_to=photo)
    card = await here.sees("please read my rules")
    assert answered(card) == photo.id
    return card


async def drafts_of(house: House, person: Person) -> list[Any]:
    await house.settled()
    return await house.storage.read(_drafts, (await house.user(person)).id)


def _drafts(tx: Transaction, user_id: int) -> list[Any]:
    return [
        drafts.from_row(row)
        for row in tx.all("SELECT * FROM drafts WHERE user_id = :id ORDER BY created_at, id", id=user_id)
    ]


async def test_by_the_link_to_the_rules_and_back_to_the_same_card(house: House, here: Person) -> None:
    card = await asked(here)
    assert house.engine.looked_at == 0
    private = await here.follows(READ)
    await private.sees("Nobody under 18")
    await private.presses("I promise")
    thanks = await private.sees("I go on in Weekend trip")
    assert "10 credits" in thanks.text
    after = await here.sees("I see 2 faces", anytime=True)
    assert after.id == card.id
    back = await private.follows("Back to the group", on=thanks)
    assert back.chat_id == GROUP
    assert thanks.url_of("Back to the group").endswith(f"/{card.id}")


async def test_the_words_behind_the_command_are_not_lost(house: House, here: Person) -> None:
    await asked(here, "/age +10", faces=1)
    private = await here.follows(READ)
    await private.presses("I promise")
    await here.sees("10 years older", anytime=True)


async def test_what_cannot_be_done_then_is_told_and_the_card_waits_no_longer(
    house: House, here: Person
) -> None:
    card = await asked(here, "/age +99")
    private = await here.follows(READ)
    await private.presses("I promise")
    await here.sees("from −30 to +30", anytime=True)
    await house.settled()
    now = await card.now()
    assert "give me the command again" in now.text
    assert now.rows == []


async def test_who_has_agreed_meanwhile_just_goes_on(house: House, here: Person, stranger: Person) -> None:
    await asked(here)
    await joins(stranger)
    private = await here.follows(READ)
    await private.sees("I go on in Weekend trip")
    await here.sees("I see 2 faces", anytime=True)


async def test_who_has_begun_something_else_there_meanwhile_is_not_thrown_back(
    house: House, here: Person, stranger: Person
) -> None:
    old = await asked(here)
    await joins(stranger)
    photo = await here.sends_photo(picture(3, seed=1))
    await here.writes("/swap", reply_to=photo)
    newer = await here.sees("I see 3 faces")
    await private_start(stranger, link_in(old))
    await stranger.sees("Let's make a funny picture")
    await house.settled()
    assert "I see 3 faces" in (await newer.now()).text


async def test_the_link_works_once(house: House, here: Person) -> None:
    card = await asked(here)
    private = await here.follows(READ)
    await private.presses("I promise")
    await here.sees("I see 2 faces", anytime=True)
    await here.presses("1")
    await here.sees("Picked: 1")
    await private_start(private, link_in(card))
    await private.sees("Let's make a funny picture")
    await house.settled()
    assert "Picked: 1" in (await card.now()).text


async def test_somebody_else_s_link_does_nothing(house: House, here: Person) -> None:
    card = await asked(here)
    async with house.person("Mallory") as mallory:
        private = await mallory.in_group(GROUP).follows(READ, on=card)
        await private.sees("Nobody under 18")
        await private.presses("I promise")
        thanks = await private.sees("Thank you")
        assert "I go on" not in thanks.text
        await private_start(private, link_in(card))
        await private.sees("Let's make a funny picture")
    await house.settled()
    assert "please read my rules" in (await card.now()).text
    assert (await house.storage.read(drafts.get, link_in(card).removeprefix("go_"))).closed_at is None  # type: ignore[union-attr]


@pytest.mark.parametrize("payload", ["go_", "go_nothing", "go_../../etc", "go_1;drop", "newface1", "go"])
async def test_made_up_links_lead_to_the_beginning(house: House, alice: Person, payload: str) -> None:
    await private_start(alice, payload)
    await alice.sees("Let's make a funny picture")


async def test_a_link_to_a_draft_that_is_no_promise_does_nothing(house: House, alice: Person) -> None:
    here = alice.in_group(GROUP)
    photo = await here.sends_photo(picture(2))
    await here.writes("/swap", reply_to=photo)
    card = await here.sees("I see 2 faces")
    (draft,) = [each for each in await drafts_of(house, alice) if each.kind == "swap"]
    await private_start(alice, f"go_{draft.id}")
    await alice.sees("Let's make a funny picture")
    assert "I see 2 faces" in (await card.now()).text


async def test_a_second_command_before_agreeing_counts_instead(house: House, here: Person) -> None:
    first = await asked(here)
    photo = await here.sends_photo(picture(3, seed=1))
    await here.writes("/swap", reply_to=photo)
    second = await here.sees("please read my rules")
    assert answered(second) == photo.id
    assert link_in(first) == link_in(second)
    private = await here.follows(READ, on=second)
    await private.presses("I promise")
    await here.sees("I see 3 faces", anytime=True)


@pytest.mark.parametrize("command", ["/swap", "/faces"])
async def test_every_command_before_agreeing_is_answered_where_it_was_given(
    house: House, here: Person, command: str
) -> None:
    cards = []
    for _ in range(2):
        given = await here.writes(command)
        cards.append(await here.sees("please read my rules"))
        assert answered(cards[-1]) == given.id
    assert link_in(cards[0]) == link_in(cards[1])


async def test_a_photo_under_the_card_is_not_taken_before_agreeing(house: House, here: Person) -> None:
    card = await asked(here)
    await here.sends_photo(picture(4), reply_to=card)
    await here.writes("well?", reply_to=card)
    await house.settled()
    assert len([each for each in await here.chat() if each.by_bot]) == 1
    private = await here.follows(READ)
    await private.presses("I promise")
    await here.sees("I see 2 faces", anytime=True)


async def test_nobody_agrees_by_a_press_in_the_group(house: House, here: Person) -> None:
    card = await asked(here)
    press = await here._feed.post(
        "/play/press", **{"from": here.id}, chat_id=GROUP, message_id=card.id,
        data=f"d:{link_in(card).removeprefix('go_')}:agree", forged=True,
    )  # fmt: skip
    await house.settled()
    assert press
    assert (await house.user(here)).consent_version is None


async def test_after_other_commands_than_pictures_there_is_only_thanks(house: House, here: Person) -> None:
    await here.writes("/faces")
    card = await here.sees("please read my rules")
    private = await here.follows(READ)
    await private.presses("I promise")
    await private.sees("Thank you")
    await house.settled()
    assert "give me the command again" in (await card.now()).text


async def test_in_a_topic_the_way_back_leads_into_the_topic(house: House, stranger: Person) -> None:
    made = await stranger._feed.post(
        "/play/groups", title="Forum", members=[stranger.id], type="supergroup", forum=True
    )
    topic = await stranger._feed.post("/play/topics", **{"from": stranger.id}, chat_id=made["id"], name="Fun")
    here = stranger.in_group(made["id"])
    await here.sends_photo(picture(2), caption="/swap", thread=topic["id"])
    card = await here.sees("please read my rules")
    private = await here.follows(READ)
    await private.presses("I promise")
    thanks = await private.sees("I go on in Forum")
    await private.follows("Back to the group", on=thanks)
    after = await here.sees("I see 2 faces", anytime=True)
    assert (after.id, after.json["message_thread_id"]) == (card.id, topic["id"])


async def test_a_basic_group_has_no_links_to_its_messages(house: House, stranger: Person) -> None:
    made = await stranger._feed.post("/play/groups", title="Small", members=[stranger.id])
    here = stranger.in_group(made["id"])
    await here.sends_photo(picture(2), caption="/swap")
    await here.sees("please read my rules")
    private = await here.follows(READ)
    await private.presses("I promise")
    assert (await private.sees("I go on in Small")).rows == []
    await here.sees("I see 2 faces", anytime=True)


async def test_the_rules_of_the_group_come_before_those_of_the_bot(house: House, here: Person) -> None:
    await house.settled()
    async with house.person("Ada") as ada:
        await joins(ada)
        await ada.in_group(GROUP).writes("/settings")
        await ada.in_group(GROUP).presses("Switch off")
        await ada.in_group(GROUP).sees("I am switched off")
    photo = await here.sends_photo(picture(2))
    await here.writes("/swap", reply_to=photo)
    await here.sees("I'm switched off in this group")


async def test_a_saved_face_is_used_after_new_rules_were_agreed_to(house: House, stranger: Person) -> None:
    here = await joins(stranger)
    await saves_face(house, stranger, "Anna")
    await house.storage.write(_old_rules)
    await asked(here, "/swap anna", faces=1)
    private = await here.follows(READ)
    await private.presses("I promise")
    await here.sees("With your face “Anna”", anytime=True)


def _old_rules(tx: Transaction) -> None:
    tx.execute("UPDATE users SET consent_version = 0")


def link_in(card: Any) -> str:
    return str(card.url_of(READ)).partition("?start=")[2]


async def private_start(person: Person, payload: str) -> None:
    await Person(person._feed, person.user, person.id).writes(f"/start {payload}")
