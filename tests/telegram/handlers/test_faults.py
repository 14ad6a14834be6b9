"""Telegram loses answers, throttles, and people delete messages: still one visible result, and no credit lost."""

import asyncio
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from bot.telegram.client.rate_limiter import ChatLimiter
from bot.telegram.client.request import SENDS
from storage import Transaction, jobs
from storage.codecs import from_ms
from storage.model import Job, JobState
from tests.logbook import logbook
from tests.support.conversation import SeenMessage
from tests.support.conversations import House, open_house
from tests.support.people import Person
from tests.telegram.handlers.studio import picture


async def fault(person: Person, method: str, mode: str, times: int = 1, **more: object) -> None:
    await person._feed.post("/play/faults", method=method, mode=mode, times=times, **more)


async def ordered(house: House, person: Person) -> SeenMessage:
    await person.sends_album([picture(1), picture(1, seed=1)])
    await person.sees("Ready.")
    await person.presses("Swap for")
    return await person.sees("next")


async def the_job(house: House, person: Person) -> Job:
    (job,) = await house.storage.read(jobs.history, (await house.user(person)).id, limit=9)
    return job


async def results(person: Person) -> list[SeenMessage]:
    return [message for message in await person.chat() if "Here you are!" in message.text]


@pytest.mark.parametrize("mode", ["lost_before", "lost_after", "500"])
async def test_a_result_whose_edit_was_lost_is_edited_again(house: House, alice: Person, mode: str) -> None:
    await ordered(house, alice)
    await fault(alice, "editMessageMedia", mode, times=SENDS)
    await house.work()
    assert (await the_job(house, alice)).state is JobState.READY
    await house.work(seconds=60)
    assert (await the_job(house, alice)).state is JobState.DELIVERED
    assert len(await results(alice)) == 1
    assert (await house.wallet(alice)).available == 8


async def test_a_result_waits_as_long_as_telegram_asks(house: House, alice: Person) -> None:
    await ordered(house, alice)
    await fault(alice, "editMessageMedia", "429", retry_after=40)
    await house.work()
    assert await results(alice) == []
    await house.work(seconds=5)
    assert await results(alice) == []
    await house.work(seconds=60)
    assert len(await results(alice)) == 1


async def test_a_chat_that_is_told_to_wait_45_seconds_holds_no_place_meanwhile(tmp_path: Path) -> None:
    """With the limiter of a running bot, which would wait so long for somebody who presses a button."""
    async with open_house(tmp_path, limiter=ChatLimiter()) as house, house.person("Alice") as alice:
        await alice.writes("/start")
        await alice.presses("I promise")
        await alice.sees("10 credits")
        await ordered(house, alice)
        await fault(alice, "editMessageMedia", "429", retry_after=45)
        async with asyncio.timeout(20):
            await house.work()
        job = await the_job(house, alice)
        assert job.state is JobState.READY
        (due,) = await house.storage.read(due_times, job.id)
        assert (due - house.clock()).total_seconds() == pytest.approx(45, abs=1)


def due_times(tx: Transaction, job_id: str) -> list[datetime]:
    rows = tx.all("SELECT next_at FROM outbox WHERE job_id = :id", id=job_id)
    return [at for row in rows if (at := from_ms(row["next_at"]))]


async def test_a_card_that_was_deleted_comes_back_as_the_result(house: House, alice: Person) -> None:
    card = await ordered(house, alice)
    await alice.deletes(card)
    await house.work()
    result = await alice.sees("Here you are!")
    assert result.id != card.id
    assert len(await results(alice)) == 1
    assert (await the_job(house, alice)).state is JobState.DELIVERED


async def test_a_card_that_was_sent_anew_is_the_one_that_is_edited_from_then_on(
    house: House, alice: Person
) -> None:
    card = await ordered(house, alice)
    await alice.deletes(card)
    await house.work()
    result = await alice.sees("Here you are!")
    assert (await the_job(house, alice)).card_message_id == result.id


async def test_that_it_is_being_worked_on_is_shown_at_once(house: House, alice: Person) -> None:
    await ordered(house, alice)
    job = await the_job(house, alice)
    waiting = await house.orders.progress(job)
    working = replace(waiting, place=0)
    for progress in (waiting, working, working):
        await house.courier.show_progress(job, progress)
    assert "Working on it" in (await alice.sees("Working on it")).text


async def test_a_picture_that_telegram_takes_for_no_photo_goes_as_a_file(house: House, alice: Person) -> None:
    await ordered(house, alice)
    await fault(alice, "editMessageMedia", "400", text="Bad Request: PHOTO_INVALID_DIMENSIONS")
    await house.work()
    assert (await alice.sees("Here you are!")).kind == "document"


async def test_a_bell_that_cannot_ring_is_not_rung_again(house: House, alice: Person) -> None:
    await ordered(house, alice)
    await fault(alice, "sendMessage", "500")
    await house.work()
    await alice.sees("Here you are!")
    await house.work(seconds=60)
    assert not any("ready" in message.text for message in await alice.chat())


async def test_progress_never_overwrites_the_result(house: House, alice: Person) -> None:
    await ordered(house, alice)
    job = await the_job(house, alice)
    progress = await house.orders.progress(job)
    await house.work()
    await alice.sees("Here you are!")
    house.clock.forward(7200)
    await house.courier.show_progress(job, progress)
    assert len(await results(alice)) == 1


async def test_progress_is_shown_no_more_than_every_three_seconds(house: House, alice: Person) -> None:
    house.engine.slow = True
    card = await ordered(house, alice)
    job = await the_job(house, alice)
    edits = await edits_of(alice, card)
    for _ in range(20):
        house.clock.forward(1)
        await house.courier.show_progress(job, await house.orders.progress(job))
    assert await edits_of(alice, card) - edits <= 20 / 3 + 1


async def test_progress_is_dropped_when_telegram_throttles(house: House, alice: Person) -> None:
    house.engine.slow = True
    await ordered(house, alice)
    job = await the_job(house, alice)
    house.clock.forward(5)
    await fault(alice, "editMessageCaption", "429", retry_after=30)
    await house.courier.show_progress(job, await house.orders.progress(job))
    await house.courier.show_progress(job, await house.orders.progress(job))


async def test_a_card_whose_answer_was_lost_is_sent_again_and_the_newer_one_counts(
    house: House, alice: Person
) -> None:
    """Telegram cannot be asked whether it was sent."""
    await fault(alice, "sendPhoto", "lost_after")
    await alice.sends_photo(picture(2))
    first = await alice.sees("I see 2 faces")
    second = await alice.sees(lambda message: message.id != first.id and "I see 2 faces" in message.text)
    await house.settled()
    await alice.presses("1", on=first)
    assert (await alice.sees("Picked: 1")).id == second.id
    assert (await first.now()).buttons == []


async def test_an_edit_that_was_lost_is_made_again(house: House, alice: Person) -> None:
    await alice.sends_photo(picture(2))
    await alice.sees("I see 2 faces")
    await fault(alice, "editMessageMedia", "lost_before")
    await alice.presses("1")
    await alice.sees("Picked: 1")


async def test_a_press_that_is_too_old_to_be_answered_still_counts(house: House, alice: Person) -> None:
    await alice.sends_photo(picture(2))
    await alice.sees("I see 2 faces")
    text = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    await fault(alice, "answerCallbackQuery", "400", text=text)
    await alice.presses("1")
    await alice.sees("Picked: 1")


async def test_a_card_that_was_deleted_is_sent_anew(house: House, alice: Person) -> None:
    await alice.sends_photo(picture(2))
    card = await alice.sees("I see 2 faces")
    await alice.deletes(card)
    await alice.presses("1", on=card, stale=True)
    again = await alice.sees("Picked: 1")
    assert again.id != card.id


async def test_a_slow_look_says_so_on_the_card(house: House, alice: Person) -> None:
    seen, detect = asyncio.Event(), house.engine.detect

    async def slowly(media):  # type: ignore[no-untyped-def]
        await seen.wait()
        return await detect(media)

    house.engine.detect = slowly  # type: ignore[method-assign]
    await alice.sends_photo(picture(2))
    card = await alice.sees("Looking for faces")
    seen.set()
    assert (await alice.sees("I see 2 faces")).id == card.id


async def test_a_word_about_a_slow_look_that_does_not_arrive_is_no_error(house: House, alice: Person) -> None:
    seen, detect = asyncio.Event(), house.engine.detect

    async def slowly(media):  # type: ignore[no-untyped-def]
        await seen.wait()
        return await detect(media)

    house.engine.detect = slowly  # type: ignore[method-assign]
    await fault(alice, "sendMessage", "500", chat_id=alice.id)
    with logbook() as book:
        await alice.sends_photo(picture(2))
        async with asyncio.timeout(10):
            while not await failures(alice, "sendMessage"):  # noqa: ASYNC110 - the emulator has no event for it
                await asyncio.sleep(0.05)
        seen.set()
        await alice.sees("I see 2 faces")
    assert "nursery.work_failed" not in book.getvalue()


async def failures(person: Person, method: str) -> int:
    calls = await person._feed.get("/play/journal")
    return sum(call["method"] == method and call["ok"] is False for call in calls)


async def test_an_unexpected_error_has_a_number_for_the_person_and_the_admins(
    house: House, alice: Person
) -> None:
    async with house.person("Ada") as ada:
        await ada.writes("/help")
        await ada.sees("How it works")
        await fault(alice, "sendMessage", "400", text="Bad Request: can't parse entities", chat_id=alice.id)
        await alice.writes("/balance")
        told = await alice.sees("Something broke on my side")
        alert = await ada.sees("Incident")
        number = told.text.split()[-1]
        assert number in alert.text
        assert "BadRequest" in alert.text


async def edits_of(person: Person, card: SeenMessage) -> int:
    calls = await person._feed.get("/play/journal")
    return sum(call["method"].startswith("editMessage") for call in calls)
