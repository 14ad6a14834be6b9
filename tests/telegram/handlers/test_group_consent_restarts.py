"""Consent that is asked for in a group outlives restarts, and what is handled twice happens once."""

import json
from typing import Any

import pytest

from playground.botapi.sample_world import GROUP
from storage import Transaction
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.groups.test_consent import READ, asked, drafts_of, link_in, private_start
from tests.telegram.handlers.studio import picture
from tests.telegram.handlers.test_restarts import restart


@pytest.fixture
def here(stranger: Person) -> Person:
    return stranger.in_group(GROUP)


async def test_the_card_waits_through_a_restart_and_through_a_move(house: House, stranger: Person) -> None:
    made = await stranger._feed.post("/play/groups", title="Small", members=[stranger.id])
    here = stranger.in_group(made["id"])
    await here.sends_photo(picture(2), caption="/swap")
    link = link_in(await here.sees("please read my rules"))
    await restart(house)
    moved = await stranger._feed.post("/play/migrate", chat_id=made["id"])
    await house.settled()
    await private_start(stranger, link)
    await stranger.presses("I promise")
    await stranger.sees("I go on in Small")
    await stranger.in_group(moved["chat_id"]).sees("I see 2 faces", anytime=True)


async def test_a_press_that_is_handled_again_changes_nothing(house: House, here: Person) -> None:
    """The process dies after it went on in the group and before the update is marked as handled."""
    accept, came = house.inbox.accept_all, []

    async def note(raws):  # type: ignore[no-untyped-def]
        came.extend(raws)
        return await accept(raws)

    house.inbox.accept_all = note  # type: ignore[method-assign]
    await asked(here)
    private = await here.follows(READ)
    await private.presses("I promise")
    await here.sees("I see 2 faces", anytime=True)
    await house.settled()
    press = next(raw for raw in came if b"callback_query" in as_bytes(raw))
    before = [draft.id for draft in await drafts_of(house, here)]
    await house.end()
    await house.storage.write(put_back, press)
    await house.begin()
    await house.settled()
    assert [draft.id for draft in await drafts_of(house, here)] == before
    assert (await house.wallet(here)).available == 10


async def test_a_command_that_is_handled_again_asks_no_second_time(house: House, here: Person) -> None:
    accept, came = house.inbox.accept_all, []

    async def note(raws):  # type: ignore[no-untyped-def]
        came.extend(raws)
        return await accept(raws)

    house.inbox.accept_all = note  # type: ignore[method-assign]
    card = await asked(here)
    await house.settled()
    await house.end()
    for raw in came:
        await house.storage.write(put_back, raw)
    await house.begin()
    await house.settled()
    assert [message.id for message in await here.chat() if message.by_bot] == [card.id]


def as_bytes(raw: Any) -> bytes:
    return raw if isinstance(raw, bytes) else json.dumps(raw).encode()


def put_back(tx: Transaction, raw: Any) -> None:
    update = json.loads(as_bytes(raw))
    tx.execute(
        "UPDATE inbox SET handled_at = NULL, payload = :payload WHERE update_id = :id",
        id=update["update_id"],
        payload=json.dumps(update),
    )
