"""/reports: what was reported, and what an admin does about it."""

from collections.abc import AsyncIterator

import pytest

from storage import media, reports
from storage.model import Job
from tests.storage.rows import job as some_job
from tests.support.conversation import SeenMessage
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.admin.ordering import delivered, forged, job_of, latest_job, written
from tests.telegram.handlers.studio import picture


@pytest.fixture(autouse=True)
async def ledger_is_sound(house: House) -> AsyncIterator[None]:
    yield
    assert await house.problems() == []


async def reported(house: House, alice: Person) -> tuple[Job, SeenMessage]:
    job, card = await delivered(house, alice)
    await alice.presses("Report", on=card)
    press = await alice.presses("I am in it")
    await press.answered()
    return job, card


async def card_of(ada: Person, job: Job) -> SeenMessage:
    await ada.writes("/reports")
    return await ada.sees(f"🚩 Job {job.id}")


async def open_reports(house: House) -> int:
    return await house.storage.read(reports.count_reported)


async def test_no_reports_are_good_news(house: House, ada: Person) -> None:
    await ada.writes("/reports")
    await ada.sees("Nobody complains")


async def test_a_report_is_shown_with_its_picture_and_who_is_concerned(
    house: House, alice: Person, ada: Person
) -> None:
    await ada.writes("/help")
    job, _ = await reported(house, alice)
    alert = await ada.sees("reported the result")
    assert f"/job {job.id}" in alert.text
    assert "/reports" in alert.text
    seen = await card_of(ada, job)
    assert seen.kind == "photo"
    assert "Made by Alice (@alice)" in seen.text
    assert "Reported by Alice (@alice)" in seen.text
    assert seen.buttons == ["🗑 Delete the result", "🚫 Ban", "👌 Nothing wrong", "🧾 The job"]
    await ada.presses("The job", on=seen)
    assert "Reported once" in (await ada.sees("🧾 Job")).text


async def test_a_result_is_deleted_everywhere(house: House, alice: Person, ada: Person) -> None:
    job, card = await reported(house, alice)
    before = await card.photo_bytes()
    seen = await card_of(ada, job)
    shown = await seen.photo_bytes()
    await ada.presses("Delete the result", on=seen)
    await ada.presses("Yes, delete it", on=seen)
    done = await ada.sees("the result is deleted")
    assert (done.id, done.buttons) == (seen.id, [])
    assert await done.photo_bytes() != shown
    theirs = await alice.sees("whoever runs me deleted it")
    assert (theirs.id, theirs.buttons) == (card.id, [])
    assert await theirs.photo_bytes() != before
    assert job.result_media is not None
    assert await house.storage.read(media.get, job.result_media) is None
    assert list((house.directory / "media").rglob(f"*{job.result_media}*")) == []
    assert await open_reports(house) == 0
    entry, *_ = await written(house)
    assert (entry.actor, entry.action, entry.target) == ("user:1000", "delete-result", f"job:{job.id}")
    assert (await house.wallet(alice)).available == 8


async def test_of_many_reports_the_first_are_shown(house: House, alice: Person, ada: Person) -> None:
    user = await house.user(alice)
    for _ in range(6):
        job = await house.storage.write(some_job, user)
        await house.storage.write(reports.file, job.id, user.id, at=house.clock())
    await ada.writes("/reports")
    await ada.sees("6 results are reported")
    await ada.sees("There are more")
    assert sum("🚩 Job" in message.text for message in await ada.chat()) == 5


async def test_deleting_twice_is_deleting_once(house: House, alice: Person, ada: Person) -> None:
    job, _ = await reported(house, alice)
    seen = await card_of(ada, job)
    await ada.presses("Delete the result", on=seen)
    sure = await ada.sees(lambda message: "🗑 Yes, delete it" in message.buttons)
    await ada.presses("Yes, delete it", on=sure)
    await ada.sees("the result is deleted")
    press = await ada.presses("Yes, delete it", on=sure, stale=True)
    await press.answered()
    await house.settled()
    assert [entry.action for entry in await written(house)] == ["delete-result"]


async def test_one_may_think_better_of_deleting(house: House, alice: Person, ada: Person) -> None:
    job, _ = await reported(house, alice)
    seen = await card_of(ada, job)
    press = await ada.presses("Delete the result", on=seen)
    assert "Sure?" in (await press.answered()).text
    await ada.presses("No, keep it", on=seen)
    await house.settled()
    assert (await seen.now()).buttons == seen.buttons
    assert job.result_media is not None
    assert await house.storage.read(media.get, job.result_media) is not None
    assert await open_reports(house) == 1


async def test_a_card_that_is_gone_does_not_keep_the_result(house: House, alice: Person, ada: Person) -> None:
    job, card = await reported(house, alice)
    await alice.deletes(card)
    seen = await card_of(ada, job)
    await ada.presses("Delete the result", on=seen)
    await ada.presses("Yes, delete it", on=seen)
    await ada.sees("the result is deleted")
    assert job.result_media is not None
    assert await house.storage.read(media.get, job.result_media) is None


async def test_a_report_without_cause_is_dismissed(house: House, alice: Person, ada: Person) -> None:
    job, _ = await reported(house, alice)
    seen = await card_of(ada, job)
    await ada.presses("Nothing wrong", on=seen)
    done = await ada.sees("nothing wrong with it")
    assert (done.id, done.kind, done.buttons) == (seen.id, "photo", [])
    assert await open_reports(house) == 0
    await ada.presses("Nothing wrong", on=seen, stale=True)
    await house.settled()
    assert [entry.action for entry in await written(house)] == ["dismiss-report"]
    assert (await job_of(house, job.id)).result_media == job.result_media
    await ada.writes("/reports")
    await ada.sees("Nobody complains")


async def test_a_dismissed_result_can_still_be_deleted_and_that_is_written_down(
    house: House, alice: Person, ada: Person
) -> None:
    job, _ = await reported(house, alice)
    seen = await card_of(ada, job)
    await ada.presses("Delete the result", on=seen)
    sure = await ada.sees(lambda message: "🗑 Yes, delete it" in message.buttons)
    await ada.presses("No, keep it", on=seen)
    await ada.presses("Nothing wrong", on=seen)
    await ada.sees("nothing wrong with it")
    await ada.presses("Yes, delete it", on=sure, stale=True)
    await ada.sees("the result is deleted")
    assert [entry.action for entry in await written(house)] == ["delete-result", "dismiss-report"]


async def test_who_made_it_is_banned_after_a_question(house: House, alice: Person, ada: Person) -> None:
    job, _ = await reported(house, alice)
    seen = await card_of(ada, job)
    await ada.presses("Ban", on=seen)
    question = await ada.sees("Lock out Alice")
    assert (await house.user(alice)).banned_at is None
    await ada.presses("Do it", on=question)
    await ada.sees("is locked out")
    user = await house.user(alice)
    assert user.banned_at is not None
    entry, *_ = await written(house)
    assert (entry.action, entry.target) == ("ban", f"user:{user.id}")
    assert job.id in entry.details
    assert await open_reports(house) == 1


async def test_who_is_banned_for_a_report_hears_why_in_their_language(
    house: House, boris: Person, ada: Person
) -> None:
    await boris.sends_album([picture(1), picture(1, seed=1)])
    await boris.presses("Cambiar por")
    await house.work()
    job = await latest_job(house, boris)
    await boris.presses("Denunciar", on=await boris.sees("créditos; te quedan 8"))
    await (await boris.presses("Salgo yo")).answered()
    await ada.presses("Ban", on=await card_of(ada, job))
    await ada.presses("Do it", on=await ada.sees("Lock out Boris"))
    await ada.sees("is locked out")
    await boris.writes("/swap")
    await boris.sees("El motivo: alguien denunció un resultado tuyo")


async def test_an_admin_is_not_banned(house: House, ada: Person) -> None:
    await ada.writes("/start")
    await ada.presses("I promise")
    await ada.sees("10 credits")
    job, _ = await reported(house, ada)
    seen = await card_of(ada, job)
    await ada.presses("Ban", on=seen)
    await ada.sees("cannot be locked out")
    assert (await house.user(ada)).banned_at is None


async def test_a_result_that_was_deleted_before_says_so(house: House, alice: Person, ada: Person) -> None:
    job, _ = await reported(house, alice)
    kept = await house.storage.read(media.of_user, (await house.user(alice)).id)
    await house.pictures.forget(kept)
    seen = await card_of(ada, job)
    assert seen.kind == "text"
    assert "deleted already" in seen.text
    await ada.presses("Nothing wrong", on=seen)
    await ada.sees("nothing wrong with it")


@pytest.mark.parametrize("action", ["rdel", "rdelsure", "rkeep", "rban", "rdismiss"])
async def test_strangers_decide_nothing(house: House, alice: Person, action: str) -> None:
    job, _ = await reported(house, alice)
    assert "somebody else's" in (await forged(alice, f"a:{job.id}:{action}")).text
    assert await open_reports(house) == 1
    assert await written(house) == []


@pytest.mark.parametrize("action", ["rdelsure", "rdismiss"])
async def test_a_button_of_a_job_that_never_was_is_old(house: House, ada: Person, action: str) -> None:
    await ada.writes("/reports")
    await ada.sees("Nobody complains")
    assert "too old" in (await forged(ada, f"a:nothing:{action}")).text
