"""What can be done with a result, and what is said when there is none."""

from pathlib import Path

import pytest

from bot.telegram.handlers.cancel import open_jobs_of
from storage import faces, media, reports
from storage.model import Job, SavedFace
from tests.jobs.doubles import CrashPoints
from tests.support.conversation import SeenMessage
from tests.support.conversations import House, open_house
from tests.support.people import Person
from tests.telegram.handlers.studio import Engine, picture


async def ordered(house: House, person: Person) -> SeenMessage:
    await person.sends_album([picture(1), picture(1, seed=1)])
    await person.sees("Ready.")
    await person.presses("Swap for")
    return await person.sees("next")


async def delivered(house: House, person: Person) -> SeenMessage:
    await ordered(house, person)
    await house.work()
    return await person.sees("Here you are!")


async def test_again_is_one_press_from_the_price(house: House, alice: Person) -> None:
    first = await delivered(house, alice)
    await alice.presses("Again")
    card = await alice.sees("Ready.")
    assert card.id != first.id
    await alice.presses("Swap for", on=card)
    await house.work()
    await alice.sees("Here you are!")
    assert (await house.wallet(alice)).available == 6


async def test_another_face_goes_onto_the_same_picture(house: House, alice: Person) -> None:
    await delivered(house, alice)
    await alice.presses("Other face")
    await alice.sees("Whose face goes there?")
    await alice.sends_photo(picture(1, seed=3))
    await alice.sees("Ready.")


async def test_as_file_sends_it_untouched(house: House, alice: Person) -> None:
    await delivered(house, alice)
    await alice.presses("As file")
    sent = await alice.sees("full quality")
    assert sent.kind == "document"
    assert sent.json["document"]["file_name"].startswith("swap-2026-01-05")


async def test_the_face_is_saved_and_can_be_renamed_at_once(house: House, alice: Person) -> None:
    await delivered(house, alice)
    await alice.presses("Save face")
    await alice.sees("Saved: Face 1")
    await alice.presses("Rename “Face 1”")
    await alice.sees("Send me another name")
    await alice.writes("Me")
    await alice.sees("“Me” is saved")
    assert [face.name for face in await saved_faces(house, alice)] == ["Me"]


async def test_a_face_is_saved_once_however_often_it_is_pressed(house: House, alice: Person) -> None:
    await delivered(house, alice)
    await alice.presses("Save face")
    await alice.sees("Saved: Face 1")
    press = await alice.presses("Save face")
    assert "saved already" in (await press.answered()).text
    assert len(await saved_faces(house, alice)) == 1


async def test_a_saved_face_is_one_tap_in_the_next_swap(house: House, alice: Person) -> None:
    await delivered(house, alice)
    await alice.presses("Save face")
    await alice.sees("Saved")
    await alice.sends_photo(picture(1, seed=7))
    await alice.presses("🙂 Face 1")
    await alice.sees("Ready.")


async def test_a_report_reaches_the_admins_once(house: House, alice: Person) -> None:
    async with house.person("Ada") as ada:
        await ada.writes("/help")
        await delivered(house, alice)
        await alice.presses("Report")
        await alice.sees("What is wrong with it?")
        assert await house.storage.read(reports.count_reported) == 0
        press = await alice.presses("I am in it")
        assert (await press.answered()).text.startswith("Thank you")
        await alice.sees("Reported. 🙋 I am in it")
        await ada.sees("reported the result")
        await alice.presses("Report")
        press = await alice.presses("It is sexual")
        assert "already" in (await press.answered()).text
        assert await house.storage.read(reports.count_reported) == 1


async def test_a_report_can_be_thought_better_of(house: House, alice: Person) -> None:
    await delivered(house, alice)
    await alice.presses("Report")
    await alice.presses("Never mind")
    await alice.sees("nothing was reported")
    assert await house.storage.read(reports.count_reported) == 0


async def test_who_is_in_a_picture_can_report_it_by_its_link(house: House, alice: Person) -> None:
    """Without having agreed to anything, and from wherever the result was forwarded to."""
    result = await delivered(house, alice)
    (link,) = [each["url"] for each in result.json["caption_entities"] if each["type"] == "text_link"]
    async with house.person("Mallory") as mallory:
        await mallory.writes(f"/start {link.partition('start=')[2]}")
        await mallory.presses("I am in it")
        await mallory.sees("Reported.")
    assert await house.storage.read(reports.count_reported) == 1


async def test_a_forwarded_result_is_reported_with_a_command(house: House, alice: Person) -> None:
    result = await delivered(house, alice)
    await alice.writes("/report", reply_to=result)
    await alice.presses("It is sexual")
    await alice.sees("Reported.")
    await alice.writes("/report")
    await alice.sees("forward the result to me")
    await alice.writes("/start rp_nothing")
    await alice.sees("I know no such result")


async def test_of_several_faces_it_is_asked_which_to_save(house: House, alice: Person) -> None:
    await alice.sends_photo(picture(2))
    await alice.presses("All")
    await alice.presses("Done")
    await alice.sees("face 1")
    await alice.sends_photo(picture(1, seed=1))
    await alice.sees("face 2")
    await alice.sends_photo(picture(1, seed=2))
    await alice.sees("Ready.")
    await alice.presses("Swap for")
    await alice.sees("next")
    await house.work()
    await alice.sees("Here you are!")
    await alice.presses("Save face")
    asked = await alice.sees("Which face shall I save?")
    assert (asked.kind, asked.buttons) == ("photo", ["1", "2"])
    await alice.presses("2", on=asked)
    await alice.sees("Saved: Face 1")
    press = await alice.presses("2", on=asked)
    assert "saved already" in (await press.answered()).text
    await alice.presses("Save face")
    await alice.sees("Saved: Face 2")
    assert len(await saved_faces(house, alice)) == 2


async def test_a_failed_job_says_why_gives_back_and_offers_another_try(house: House, alice: Person) -> None:
    house.engine.fails = True
    await ordered(house, alice)
    await house.work()
    card = await alice.sees("That did not work")
    assert "could not finish it" in card.text
    assert "Your 2 credits are back: you have 10" in card.text
    assert card.buttons == ["🔁 Try again", "📷 New picture"]
    assert (await house.wallet(alice)).available == 10
    await alice.presses("Try again")
    await alice.sees("Ready.")


async def test_a_waiting_job_can_be_stopped(house: House, alice: Person) -> None:
    await ordered(house, alice)
    press = await alice.presses("Stop it")
    assert (await press.answered()).text == "Stopped. Your credits are back."
    await house.work()
    card = await alice.sees("Stopped.")
    assert "Your 2 credits are back: you have 10" in card.text


async def test_cancel_offers_to_stop_what_is_in_the_works(house: House, alice: Person) -> None:
    await ordered(house, alice)
    await alice.writes("/cancel")
    await alice.sees("Shall I stop it?")
    press = await alice.presses("Stop it")
    assert (await press.answered()).text.startswith("Stopped")


async def test_too_late_to_stop_is_said_so(house: House, alice: Person) -> None:
    card = await ordered(house, alice)
    house.engine.slow = True
    await house.work()
    press = await alice.presses("Stop it", on=card, stale=True)
    assert (await press.answered()).text.startswith("Too late")


async def test_a_job_that_takes_long_shows_how_far_it_is(house: House, alice: Person) -> None:
    house.engine.slow = True
    await ordered(house, alice)
    await house.work(seconds=3)
    (job,) = await open_jobs(house, alice)
    await house.courier.show_progress(job, await house.orders.progress(job))
    card = await alice.sees("Working on it")
    assert "▰" in card.text
    assert "of about 20 seconds" in card.text
    house.clock.forward(60)
    await house.courier.show_progress(job, await house.orders.progress(job))
    await alice.sees("longer than usual")


async def test_pictures_that_were_deleted_cannot_be_used_again(house: House, alice: Person) -> None:
    card = await delivered(house, alice)
    everything = await house.storage.read(media.of_user, (await house.user(alice)).id)
    await house.pictures.forget(everything)
    for label in ("Again", "Other face", "As file", "Save face"):
        press = await alice.presses(label, on=card)
        assert "deleted" in (await press.answered()).text


async def test_a_change_of_age_offers_another_age_and_no_face(house: House, alice: Person) -> None:
    await alice.writes("/age")
    await alice.sees("younger or older")
    await alice.sends_photo(picture(1))
    await alice.sees("20 years older")
    await alice.presses("−30")
    await alice.sees("30 years younger")
    await alice.presses("5 ▶")
    await alice.sees("25 years younger")
    await alice.presses("Done")
    await alice.sees("One face, 25 years younger")
    await alice.presses("Change age for 2 credits")
    await house.work()
    card = await alice.sees("Here you are!")
    assert card.buttons == ["🔁 Again", "🕰 Other age", "📎 As file", "🚩 Report"]
    (work,) = house.engine.bought.values()
    assert (work.years, len(work.faces)) == (-25, 1)
    await alice.presses("Other age")
    await alice.sees("25 years younger")


async def test_a_free_picture_says_so(tmp_path: Path) -> None:
    async with (
        open_house(tmp_path, engine=Engine(crash_points=CrashPoints(), price=0)) as house,
        house.person("Alice") as alice,
    ):
        await alice.writes("/start")
        await alice.presses("I promise")
        await alice.sees("credits")
        await alice.sends_album([picture(1), picture(1, seed=1)])
        await alice.sees("This one is free")
        await alice.presses("Swap, for free")
        await house.work()
        await alice.sees("It was free. You have 10 credits")


@pytest.mark.parametrize("label", ["Again", "Report"])
async def test_the_engine_is_named_honestly(house: House, alice: Person, label: str) -> None:
    card = await delivered(house, alice)
    assert "Made with AI by the built-in fun filter" in card.text
    assert any(label in each for each in card.buttons)


async def saved_faces(house: House, person: Person) -> list[SavedFace]:
    return await house.storage.read(faces.listing, (await house.user(person)).id)


async def open_jobs(house: House, person: Person) -> list[Job]:
    return await house.storage.read(open_jobs_of, (await house.user(person)).id)
