"""A repair is told where the job was ordered, and paid back to who had paid."""

from storage import Transaction, jobs, ledger, timeline
from storage.model import Job, JobState
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.admin.ordering import latest_job
from tests.telegram.handlers.studio import picture

GROUP = -1000000000001


async def made_in_group(house: House, alice: Person) -> Job:
    here = alice.in_group(GROUP)
    photo = await here.sends_photo(picture(1))
    await here.writes("/swap", reply_to=photo)
    card = await here.sees("Whose face")
    await here.sends_photo(picture(1, seed=1), reply_to=card)
    await here.sees("Ready.")
    await here.presses("Swap for")
    await house.work()
    return await latest_job(house, alice)


async def test_a_retry_answers_the_card_in_the_group(house: House, alice: Person, ada: Person) -> None:
    house.engine.fails = True
    broken = await made_in_group(house, alice)
    house.engine.fails = False
    assert (broken.state, broken.chat_id) == (JobState.FAILED, GROUP)
    here = alice.in_group(GROUP)
    await ada.writes(f"/retry {broken.id}")
    await ada.presses("Do it")
    told = await here.sees("Good news", anytime=True)
    assert told.json["reply_to_message"]["message_id"] == broken.card_message_id
    await house.work()
    assert (await here.sees("Here you are!", anytime=True)).id == told.id
    assert await house.problems() == []


async def test_what_a_group_paid_goes_back_to_the_group(house: House, alice: Person, ada: Person) -> None:
    await alice.in_group(GROUP).writes("/help")
    await house.storage.write(ledger.grant, f"chat:{GROUP}", 20, note="x", at=house.clock())
    done = await made_in_group(house, alice)
    assert done.wallet == f"chat:{GROUP}"
    assert (await house.storage.read(ledger.wallet, done.wallet)).available == 18
    await ada.writes(f"/refund {done.id}")
    await ada.presses("Do it")
    await ada.sees("were given back")
    assert (await house.storage.read(ledger.wallet, done.wallet)).available == 20
    assert (await house.wallet(alice)).available == 10
    await alice.in_group(GROUP).sees("what the group paid is back with the group (2)", anytime=True)
    assert await house.problems() == []


async def test_an_admin_is_told_that_it_is_the_group_that_pays(
    house: House, alice: Person, ada: Person
) -> None:
    await alice.in_group(GROUP).writes("/help")
    await house.storage.write(ledger.grant, f"chat:{GROUP}", 20, note="x", at=house.clock())
    house.engine.slow = True
    job = await made_in_group(house, alice)
    await house.storage.write(jobs.advance, job.id, JobState.UNSURE, at=house.clock())
    await ada.writes(f"/resolve {job.id} failed")
    question = await ada.sees("Count job")
    assert f"Weekend trip ({GROUP}) gets 2 credits back" in question.text


async def test_a_job_of_a_group_names_the_group(house: House, alice: Person, ada: Person) -> None:
    done = await made_in_group(house, alice)
    await ada.writes(f"/job {done.id}")
    assert f"In the group {GROUP}" in (await ada.sees("🧾 Job")).text
    await ada.writes("/top")
    assert "1. Weekend trip: one job, 2 credits" in (await ada.sees("The busiest groups")).text
    await ada.writes(f"/usage {GROUP}")
    assert "Today: one job, 2 credits" in (await ada.sees("What Weekend trip")).text
    (row,) = await house.storage.read(exported, house)
    assert row.group_id == GROUP


def exported(tx: Transaction, house: House) -> list[timeline.Exported]:
    return timeline.export(tx, since=house.clock().replace(hour=0), limit=10)
