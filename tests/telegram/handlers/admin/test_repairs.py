"""/retry, /refund and /resolve: asked once, done once, and the ledger sound afterwards."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from storage import Transaction, media, outbox
from storage.model import JobState
from tests.support.conversation import SeenMessage
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.admin.ordering import (
    delivered,
    failed,
    forged,
    job_of,
    jobs_of,
    latest_job,
    ordered,
    unsure,
    written,
)


@pytest.fixture(autouse=True)
async def ledger_is_sound(house: House) -> AsyncIterator[None]:
    yield
    assert await house.problems() == []


async def asked(ada: Person, command: str, question: str) -> SeenMessage:
    await ada.writes(command)
    return await ada.sees(question)


async def test_a_failed_job_is_made_once_more_for_nothing(house: House, alice: Person, ada: Person) -> None:
    broken = await failed(house, alice)
    card = await asked(ada, f"/retry {broken.id}", "again?")
    assert "It costs Alice (@alice) nothing" in card.text
    await ada.presses("Do it", on=card)
    await ada.sees("Ordered again, as job")
    told = await alice.sees("Good news")
    await house.work()
    result = await alice.sees("Here you are!")
    assert result.id == told.id
    assert "It was free. You have 10 credits" in result.text
    again = await latest_job(house, alice)
    assert (again.price, again.state, again.spec) == (0, JobState.DELIVERED, broken.spec)
    assert again.draft_id != broken.draft_id
    entry, *_ = await written(house)
    assert (entry.actor, entry.action, entry.target, entry.details) == (
        "user:1000",
        "retry",
        f"job:{broken.id}",
        again.id,
    )


async def test_the_result_of_a_retry_can_be_used_like_any_other(
    house: House, alice: Person, ada: Person
) -> None:
    broken = await failed(house, alice)
    await confirmed(ada, f"/retry {broken.id}")
    await house.work()
    card = await alice.sees("Here you are!")
    await alice.presses("Again", on=card)
    await alice.sees("Ready.")


async def test_a_retry_leaves_what_the_person_is_doing_alone(
    house: House, alice: Person, ada: Person
) -> None:
    broken = await failed(house, alice)
    await alice.presses("Try again")
    card = await alice.sees("Ready.")
    await confirmed(ada, f"/retry {broken.id}")
    await alice.presses("Swap for", on=card)
    await alice.sees("ahead of yours")


async def test_of_two_presses_one_orders_it_again(house: House, alice: Person, ada: Person) -> None:
    broken = await failed(house, alice)
    card = await asked(ada, f"/retry {broken.id}", "again?")
    await ada.presses("Do it", on=card)
    await ada.sees("Ordered again")
    press = await ada.presses("Do it", on=card, stale=True)
    await press.answered()
    await house.settled()
    assert len(await jobs_of(house, alice)) == 2


async def test_of_two_questions_about_the_same_job_one_is_done(
    house: House, alice: Person, ada: Person
) -> None:
    broken = await failed(house, alice)
    cards = [await asked(ada, f"/retry {broken.id}", "again?") for _ in range(2)]
    await ada.presses("Do it", on=cards[0])
    await ada.sees("Ordered again")
    await ada.presses("Do it", on=cards[1])
    await ada.sees("It was ordered again before")
    await asked(ada, f"/retry {broken.id}", "It was ordered again before")
    assert len(await jobs_of(house, alice)) == 2


async def test_a_retry_that_fails_may_be_tried_again(house: House, alice: Person, ada: Person) -> None:
    broken = await failed(house, alice)
    house.engine.fails = True
    await confirmed(ada, f"/retry {broken.id}")
    await house.work()
    await alice.sees("It cost nothing")
    house.engine.fails = False
    second = await latest_job(house, alice)
    await confirmed(ada, f"/retry {second.id}")
    await house.work()
    await alice.sees("Here you are!")
    await asked(ada, f"/retry {broken.id}", "It was ordered again before")


async def test_pictures_that_are_gone_cannot_be_tried_again(house: House, alice: Person, ada: Person) -> None:
    broken = await failed(house, alice)
    card = await asked(ada, f"/retry {broken.id}", "again?")
    kept = await house.storage.read(media.of_user, (await house.user(alice)).id)
    await house.pictures.forget(kept)
    await ada.presses("Do it", on=card)
    await ada.sees("have been deleted by now")
    await asked(ada, f"/retry {broken.id}", "have been deleted by now")
    assert len(await jobs_of(house, alice)) == 1


async def test_nobody_who_was_forgotten_gets_anything_again(house: House, alice: Person, ada: Person) -> None:
    broken = await failed(house, alice)
    await alice.writes("/forget")
    await alice.presses("Yes, erase")
    await alice.sees("forgotten you")
    await asked(ada, f"/retry {broken.id}", "asked to be forgotten")


async def test_what_is_in_the_works_is_not_ordered_again(house: House, alice: Person, ada: Person) -> None:
    waiting = await ordered(house, alice)
    await asked(ada, f"/retry {waiting.id}", "still waits its turn")
    await house.work()
    await alice.sees("Here you are!")
    await asked(ada, f"/retry {waiting.id}", "was delivered")


async def test_a_result_that_was_given_up_is_delivered_after_all(
    house: House, alice: Person, ada: Person
) -> None:
    waiting = await ordered(house, alice)
    await house.settled()
    await house.dispatcher.dispatch_waiting()
    house.clock.forward(5)
    await house.reconciler.check_due()
    await house.storage.write(give_up, house)
    await asked(ada, f"/job {waiting.id}", "📪")
    await ada.presses("Once more")
    card = await ada.sees("Deliver job")
    await ada.presses("Do it", on=card)
    await ada.sees("on its way again")
    await house.deliverer.deliver_waiting()
    await alice.sees("Here you are!")
    assert (await job_of(house, waiting.id)).state is JobState.DELIVERED
    assert (await house.wallet(alice)).available == 8


async def test_a_refund_gives_the_price_back_and_is_told(house: House, alice: Person, ada: Person) -> None:
    done, _ = await delivered(house, alice)
    card = await asked(ada, f"/refund {done.id}", "Give 2 credits back")
    await ada.presses("Do it", on=card)
    await ada.sees("2 credits were given back")
    await alice.sees("you have your 2 credits back")
    assert (await house.wallet(alice)).available == 10
    entry, *_ = await written(house)
    assert (entry.action, entry.target, entry.details) == ("refund", f"job:{done.id}", "2 credits")
    await alice.writes("/balance")
    assert "+2 · put right" in (await alice.sees("10 credits")).text


async def test_a_refund_is_given_once(house: House, alice: Person, ada: Person) -> None:
    done, _ = await delivered(house, alice)
    cards = [await asked(ada, f"/refund {done.id}", "back for job") for _ in range(2)]
    await ada.presses("Do it", on=cards[0])
    await ada.sees("were given back")
    await ada.presses("Do it", on=cards[0], stale=True)
    await ada.presses("Do it", on=cards[1])
    await ada.sees("nothing to give back")
    await asked(ada, f"/refund {done.id}", "nothing to give back")
    assert (await house.wallet(alice)).available == 10
    assert [entry.action for entry in await written(house)] == ["refund"]


async def test_only_what_was_delivered_is_refunded(house: House, alice: Person, ada: Person) -> None:
    broken = await failed(house, alice)
    await asked(ada, f"/refund {broken.id}", "its credits are back")
    lost = await unsure(house, alice)
    await asked(ada, f"/refund {lost.id}", "/resolve tells how it ended")


async def test_an_unsure_job_that_failed_gives_the_credits_back(
    house: House, alice: Person, ada: Person
) -> None:
    lost = await unsure(house, alice)
    card = await asked(ada, f"/resolve {lost.id} failed", "as failed?")
    await ada.presses("Do it", on=card)
    await ada.sees("counts as failed now")
    await house.work()
    await alice.sees("Your 2 credits are back: you have 10")
    entry, *_ = await written(house)
    assert (entry.action, entry.details) == ("resolve", "failed")


async def test_an_unsure_job_that_was_delivered_is_paid(house: House, alice: Person, ada: Person) -> None:
    lost = await unsure(house, alice)
    await ada.writes(f"/job {lost.id}")
    await ada.presses("It was delivered")
    card = await ada.sees("as delivered?")
    await ada.presses("Do it", on=card)
    await ada.sees("counts as delivered now")
    ended = await alice.sees("it counts as delivered")
    assert (ended.id, ended.buttons) == (lost.card_message_id, [])
    wallet = await house.wallet(alice)
    assert (wallet.available, wallet.held) == (8, 0)
    await alice.writes("/history")
    await alice.sees("1. Face swap")


async def test_what_was_settled_meanwhile_is_not_resolved(house: House, alice: Person, ada: Person) -> None:
    lost = await unsure(house, alice)
    right = await asked(ada, f"/resolve {lost.id} delivered", "as delivered?")
    wrong = await asked(ada, f"/resolve {lost.id} failed", "as failed?")
    await ada.presses("Do it", on=right)
    await ada.sees("counts as delivered")
    await ada.presses("Do it", on=wrong)
    await ada.sees("was delivered")
    assert (await house.wallet(alice)).available == 8
    assert [entry.details for entry in await written(house)] == ["delivered"]


async def test_who_thinks_better_of_it_changes_nothing(house: House, alice: Person, ada: Person) -> None:
    done, _ = await delivered(house, alice)
    card = await asked(ada, f"/refund {done.id}", "back for job")
    await ada.presses("Cancel", on=card)
    await house.settled()
    assert (await house.wallet(alice)).available == 8
    assert await written(house) == []


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        ("/retry", "/retry 1a2b3c4d5e6f"),
        ("/refund", "/refund 1a2b3c4d5e6f"),
        ("/resolve", "/resolve 1a2b3c4d5e6f failed"),
        ("/resolve x", "/resolve x delivered"),
        ("/resolve x maybe", "/resolve x failed"),
        ("/retry x", "I know no job x"),
        ("/refund x", "I know no job x"),
        ("/resolve x failed", "I know no job x"),
    ],
)
async def test_what_cannot_be_understood_is_explained(
    house: House, ada: Person, command: str, answer: str
) -> None:
    await asked(ada, command, answer)


@pytest.mark.parametrize("command", ["retry", "refund", "resolve", "reports"])
async def test_strangers_repair_nothing(house: House, alice: Person, command: str) -> None:
    done, _ = await delivered(house, alice)
    await alice.writes(f"/{command} {done.id} failed")
    await alice.sees("I don't know that command")


async def test_a_stranger_s_press_repairs_nothing(house: House, alice: Person, ada: Person) -> None:
    done, _ = await delivered(house, alice)
    card = await asked(ada, f"/refund {done.id}", "back for job")
    for data in (card.rows[0][0]["callback_data"], f"a:{done.id}:rrefund", f"a:{done.id}:rdelsure"):
        assert "somebody else's" in (await forged(alice, data)).text
    assert (await house.wallet(alice)).available == 8


async def confirmed(ada: Person, command: str) -> None:
    card = await asked(ada, command, "?")
    await ada.presses("Do it", on=card)
    await ada.sees("Ordered again")


def give_up(tx: Transaction, house: House) -> None:
    (one,) = outbox.claim(tx, at=house.clock(), lease=timedelta(0), limit=5)
    outbox.park(tx, one)
