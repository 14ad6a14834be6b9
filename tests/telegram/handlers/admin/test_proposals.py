"""What is proposed is done once: pressed twice, after a restart, replayed, too late, or by somebody else."""

import asyncio
import json
from datetime import timedelta
from typing import Any

import pytest

from storage import Transaction, audit, erasure
from tests.support.conversation import Pressed, SeenMessage
from tests.support.conversations import House
from tests.support.people import Person

FORGED = ("a:m1-1:mdo", "a:m1-1:mdrop", "a::mdo", "a:-:mdo", "a:m1-1:nonsense")


async def restart(house: House) -> None:
    await house.settled()
    await house.end()
    await house.begin()


async def proposed(ada: Person, command: str = "/grant 1002 50") -> SeenMessage:
    await ada.writes(command)
    return await ada.sees("Give Boris")


async def available(house: House, boris: Person) -> int:
    await house.settled()
    assert await house.problems() == []
    return (await house.wallet(boris)).available


async def audits(house: House) -> int:
    return len(await house.storage.read(audit.listing, limit=99))


async def forged(person: Person, card: SeenMessage, data: str) -> Pressed:
    """A press with what is not, or is no longer, on the message."""
    await person._acts()
    sent = await person._feed.post(
        "/play/press", **{"from": person.id}, chat_id=card.chat_id, message_id=card.id, data=data, forged=True
    )
    return Pressed(sent["callback_query_id"], person._feed)


def data_of(card: SeenMessage, label: str) -> str:
    return next(str(each["callback_data"]) for row in card.rows for each in row if label in each["text"])


async def test_two_presses_are_one(house: House, ada: Person, boris: Person) -> None:
    card = await proposed(ada)
    await asyncio.gather(*(forged(ada, card, data_of(card, "Do it")) for _ in range(4)))
    await ada.sees("Credits now: 60.")
    assert await available(house, boris) == 60
    assert await audits(house) == 1
    told = [message for message in await boris.chat() if "¡Para ti" in message.text]
    assert len(told) == 1


async def test_a_late_second_press_is_told_that_once_is_enough(
    house: House, ada: Person, boris: Person
) -> None:
    card = await proposed(ada)
    await ada.presses("Do it", on=card)
    done = await ada.sees("Credits now: 60.")
    pressed = await ada.presses("Do it", on=card, stale=True)
    assert (await pressed.answered()).text == "That was settled before. Once is enough."
    pressed = await ada.presses("Cancel", on=card, stale=True)
    assert (await pressed.answered()).text == "That was settled before. Once is enough."
    assert await available(house, boris) == 60
    assert (await done.now()).text == done.text


async def test_cancelled_is_cancelled(house: House, ada: Person, boris: Person) -> None:
    card = await proposed(ada)
    await ada.presses("Cancel", on=card)
    dropped = await ada.sees("Nothing was changed.")
    assert (dropped.id, dropped.buttons) == (card.id, [])
    await ada.presses("Do it", on=card, stale=True)
    assert await available(house, boris) == 10
    assert await audits(house) == 0


async def test_a_proposal_is_confirmed_after_a_restart(house: House, ada: Person, boris: Person) -> None:
    card = await proposed(ada)
    await restart(house)
    await ada.presses("Do it", on=card)
    await ada.sees("Credits now: 60.")
    await restart(house)
    await ada.presses("Do it", on=card, stale=True)
    assert await available(house, boris) == 60


async def test_an_hour_later_it_is_too_late(house: House, ada: Person, boris: Person) -> None:
    card = await proposed(ada)
    house.clock.forward(timedelta(hours=1, seconds=1).total_seconds())
    await ada.presses("Do it", on=card)
    expired = await ada.sees("more than an hour ago")
    assert (expired.id, expired.buttons) == (card.id, [])
    assert await available(house, boris) == 10
    assert await audits(house) == 0


async def test_within_the_hour_it_is_not(house: House, ada: Person, boris: Person) -> None:
    card = await proposed(ada)
    house.clock.forward(timedelta(hours=1).total_seconds())
    await ada.presses("Do it", on=card)
    await ada.sees("Credits now: 60.")


async def test_another_admin_cannot_press_it(house: House, ada: Person, boris: Person) -> None:
    card = await proposed(ada)
    await house.settled()
    await house.end()
    house.admins |= {1003}
    await house.begin()
    async with house.person("Mallory") as mallory:
        theirs = await answer_for(mallory)
        for label in ("Do it", "Cancel"):
            pressed = await forged(mallory, theirs, data_of(card, label))
            assert (await pressed.answered()).text.startswith("Another admin asked for this")
    assert await available(house, boris) == 10
    await ada.presses("Do it", on=card)
    await ada.sees("Credits now: 60.")


async def test_a_stranger_s_forged_press_does_nothing(
    house: House, ada: Person, boris: Person, mallory: Person
) -> None:
    card = await proposed(ada)
    theirs = await answer_for(mallory)
    for data in (data_of(card, "Do it"), data_of(card, "Cancel"), *FORGED):
        pressed = await forged(mallory, theirs, data)
        assert "somebody else's" in (await pressed.answered()).text, data
    assert await available(house, boris) == 10
    await ada.presses("Do it", on=card)
    await ada.sees("Credits now: 60.")


@pytest.mark.parametrize("data", FORGED)
async def test_a_button_of_nothing_is_too_old(house: House, ada: Person, data: str) -> None:
    pressed = await forged(ada, await answer_for(ada), data)
    assert "too old" in (await pressed.answered()).text


async def test_a_replayed_command_proposes_nothing_new(house: House, ada: Person, boris: Person) -> None:
    came = noting(house)
    card = await proposed(ada)
    await replay(house, came)
    again = await ada.sees("Give Boris", anytime=True)
    assert data_of(again, "Do it") == data_of(card, "Do it")
    for each in (card, again):
        await ada.presses("Do it", on=each)
        await ada.sees("Credits now: 60.")
    assert await available(house, boris) == 60
    before = len(await ada.chat())
    await replay(house, came[:1])
    assert await available(house, boris) == 60
    assert len(await ada.chat()) == before
    assert await audits(house) == 1


async def test_a_replayed_press_shows_what_was_done_and_does_nothing(
    house: House, ada: Person, boris: Person
) -> None:
    """As after a crash between the commit and the edit of the card."""
    card = await proposed(ada)
    came = noting(house)
    await ada.presses("Do it", on=card)
    await ada.sees("Credits now: 60.")
    await house.application.bot.edit_message_text("as before", card.chat_id, card.id)
    await replay(house, came)
    assert "Credits now: 60." in (await card.now()).text
    assert await available(house, boris) == 60
    assert await audits(house) == 1


async def test_who_asked_to_be_forgotten_meanwhile_gets_nothing(
    house: House, ada: Person, boris: Person
) -> None:
    card = await proposed(ada)
    user = await house.user(boris)
    at = house.clock()
    await house.storage.write(erasure.forget, user.id, fingerprint="print", until=at, at=at)
    await ada.presses("Do it", on=card)
    gone = await ada.sees("asked to be forgotten meanwhile")
    assert gone.buttons == []
    assert await audits(house) == 0
    assert await house.problems() == []


async def test_a_card_that_was_deleted_is_sent_anew(house: House, ada: Person, boris: Person) -> None:
    card = await proposed(ada)
    data = data_of(card, "Do it")
    await ada.deletes(card)
    await forged(ada, card, data)
    await ada.sees("Credits now: 60.")
    assert await available(house, boris) == 60


async def answer_for(person: Person) -> SeenMessage:
    """Any message of the bot in their private chat."""
    await person.writes("/help")
    return await person.sees("How it works")


def noting(house: House) -> list[dict[str, Any]]:
    """Every update that comes from now on, as it came."""
    accept, came = house.inbox.accept_all, []

    async def note(raws):  # type: ignore[no-untyped-def]
        came.extend(raws)
        return await accept(raws)

    house.inbox.accept_all = note  # type: ignore[method-assign]
    return came


async def replay(house: House, came: list[dict[str, Any]]) -> None:
    """The process dies before it has marked what it had handled, and the next one handles it again."""
    await house.settled()
    await house.end()
    for raw in list(came):
        await house.storage.write(put_back, raw)
    await house.begin()
    await house.settled()


def put_back(tx: Transaction, raw: dict[str, Any]) -> None:
    tx.execute(
        "UPDATE inbox SET handled_at = NULL, payload = :payload WHERE update_id = :id",
        id=raw["update_id"],
        payload=json.dumps(raw),
    )
