"""Repairs are done once, and to their end, though the process dies in the middle of them."""

from collections.abc import AsyncIterator

import pytest

from bot.telegram.handlers.admin.proposals import Proposals
from bot.telegram.handlers.admin.retry import Retry
from storage import Transaction, proposals
from storage.model import JobState
from storage.proposals import Proposal
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.admin.ordering import (
    delivered,
    failed,
    job_of,
    jobs_of,
    latest_job,
    unsure,
    written,
)
from tests.telegram.handlers.admin.test_proposals import noting, replay


@pytest.fixture(autouse=True)
async def ledger_is_sound(house: House) -> AsyncIterator[None]:
    yield
    assert await house.problems() == []


async def test_a_command_that_comes_again_asks_for_the_same(house: House, alice: Person, ada: Person) -> None:
    broken = await failed(house, alice)
    came = noting(house)
    await ada.writes(f"/retry {broken.id}")
    first = await ada.sees("again?")
    await replay(house, came)
    second = await ada.sees("again?", anytime=True)
    assert second.rows == first.rows
    for card in (first, second):
        await ada.presses("Do it", on=card)
        await ada.sees("Ordered again")
    assert len(await jobs_of(house, alice)) == 2


async def test_a_confirmation_that_comes_again_orders_and_tells_once(
    house: House, alice: Person, ada: Person
) -> None:
    broken = await failed(house, alice)
    await ada.writes(f"/retry {broken.id}")
    card = await ada.sees("again?")
    came = noting(house)
    await ada.presses("Do it", on=card)
    await ada.sees("Ordered again")
    await alice.sees("Good news")
    await replay(house, came)
    assert len(await jobs_of(house, alice)) == 2
    assert sum("Good news" in message.text for message in await alice.chat()) == 1
    assert [entry.action for entry in await written(house)] == ["retry"]


async def test_a_retry_whose_person_was_not_told_brings_its_result_all_the_same(
    house: House, alice: Person, ada: Person
) -> None:
    """The process died right after the commit: the new job has no card."""
    broken = await failed(house, alice)
    await ada.writes(f"/retry {broken.id}")
    card = await ada.sees("again?")
    await house.storage.write(only_the_commit, card.rows[0][0]["callback_data"].split(":")[1], house)
    again = await latest_job(house, alice)
    assert (again.card_message_id, again.state) == (None, JobState.QUEUED)
    await house.work()
    result = await alice.sees("Here you are!")
    assert (await job_of(house, again.id)).card_message_id == result.id
    await ada.presses("Do it", on=card)
    await ada.sees("Ordered again")
    assert len(await jobs_of(house, alice)) == 2


async def test_a_result_that_overtakes_its_card_is_shown_once(
    house: House, alice: Person, ada: Person
) -> None:
    broken = await failed(house, alice)
    await ada.writes(f"/retry {broken.id}")
    card = await ada.sees("again?")
    target = card.rows[0][0]["callback_data"].split(":")[1]
    await house.storage.write(only_the_commit, target, house)
    await house.work()
    await alice.sees("Here you are!")
    found = await house.storage.read(proposals.get, target)
    assert found is not None
    await retrying(house).afterwards(found)  # what comes after the commit, late
    assert not any("Good news" in message.text for message in await alice.chat())


@pytest.mark.parametrize("answer", ["delivered", "failed"])
async def test_a_resolution_that_comes_again_moves_nothing(
    house: House, alice: Person, ada: Person, answer: str
) -> None:
    lost = await unsure(house, alice)
    await ada.writes(f"/resolve {lost.id} {answer}")
    card = await ada.sees(f"as {answer}?")
    came = noting(house)
    await ada.presses("Do it", on=card)
    await ada.sees(f"counts as {answer} now")
    await replay(house, came)
    assert (await house.wallet(alice)).available == (8 if answer == "delivered" else 10)
    assert [entry.details for entry in await written(house)] == [answer]


async def test_a_deletion_that_comes_again_is_carried_to_its_end(
    house: House, alice: Person, ada: Person
) -> None:
    """As if the process had died between erasing the file and telling it."""
    job, card = await delivered(house, alice)
    await alice.presses("Report", on=card)
    press = await alice.presses("I am in it")
    await press.answered()
    await ada.writes("/reports")
    await ada.presses("Delete the result")
    came = noting(house)
    await ada.presses("Yes, delete it")
    await ada.sees("the result is deleted")
    await alice.sees("deleted it")
    bot = house.application.bot
    await bot.edit_message_caption(card.chat_id, card.id, caption="as before")
    await replay(house, came)
    assert "deleted it" in (await card.now()).text
    assert [entry.action for entry in await written(house)] == ["delete-result"]
    assert (await job_of(house, job.id)).state is JobState.DELIVERED


def only_the_commit(tx: Transaction, proposal_id: str, house: House) -> Proposal:
    closed = proposals.close(tx, proposal_id, outcome="done", at=house.clock())
    assert closed is not None
    retrying(house).carry_out(tx, closed, house.clock())
    return closed


def retrying(house: House) -> Retry:
    return Retry(house.services, Proposals(house.services))
