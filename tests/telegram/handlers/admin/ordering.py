"""Jobs in the states that an admin has to deal with."""

from datetime import timedelta

from storage import Transaction, audit, jobs
from storage.model import AuditEntry, Job, JobState
from tests.support.conversation import Answer, Json, SeenMessage
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.studio import picture


async def ordered(house: House, person: Person) -> Job:
    await person.sends_album([picture(1), picture(1, seed=1)])
    await person.sees("Ready.")
    await person.presses("Swap for")
    await person.sees("next")
    return await latest_job(house, person)


async def delivered(house: House, person: Person) -> tuple[Job, SeenMessage]:
    await ordered(house, person)
    await house.work()
    card = await person.sees("Here you are!")
    return await latest_job(house, person), card


async def failed(house: House, person: Person) -> Job:
    house.engine.fails = True
    await ordered(house, person)
    await house.work()
    await person.sees("That did not work")
    house.engine.fails = False
    return await latest_job(house, person)


async def unsure(house: House, person: Person) -> Job:
    """As if the provider's answer had been lost."""
    job = await ordered(house, person)
    await house.storage.write(_lose, job.id, house)
    return await job_of(house, job.id)


def _lose(tx: Transaction, job_id: str, house: House) -> None:
    later = house.clock() + timedelta(minutes=15)
    for state in (JobState.SUBMITTING, JobState.UNSURE):
        jobs.advance(tx, job_id, state, at=house.clock(), next_check_at=later, deadline_at=later)


async def job_of(house: House, job_id: str) -> Job:
    job = await house.storage.read(jobs.get, job_id)
    assert job is not None
    return job


async def jobs_of(house: House, person: Person) -> list[Job]:
    return await house.storage.read(jobs.history, (await house.user(person)).id, limit=50)


async def latest_job(house: House, person: Person) -> Job:
    return max(await jobs_of(house, person), key=lambda job: job.created_at)


async def written(house: House) -> list[AuditEntry]:
    return await house.storage.read(audit.listing, limit=50)


async def forged(person: Person, data: str) -> Answer:
    """A press of a button that this person was never shown."""
    mine = next(message for message in reversed(await person.chat()) if message.by_bot)
    markup: Json = {"reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": data}]]}}
    press = await person.presses("x", on=SeenMessage(mine.json | markup, mine._feed), stale=True)
    return await press.answered()
