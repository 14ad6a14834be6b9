"""In a group all that the bot shows counts together: progress is thinned out, results are not, and bells are few."""

from datetime import timedelta
from typing import Any

import pytest

from playground.botapi.flood import FloodGate, FloodLimits
from playground.botapi.sample_world import GROUP
from storage import jobs
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.gathering import joins, saves_face
from tests.telegram.handlers.studio import picture


@pytest.fixture
async def here(alice: Person) -> Person:
    return alice.in_group(GROUP)


async def test_progress_of_many_jobs_in_one_group_shares_what_telegram_allows(
    house: House, here: Person, alice: Person
) -> None:
    """Ten minutes in which each is asked about every second."""
    house.engine.slow = True
    await saves_face(house, alice, "Anna")
    async with house.person("Boris") as boris:
        there = await joins(boris)
        await saves_boris(boris)
        for person in (here, there):
            photo = await person.sends_photo(picture(1))
            await person.writes("/swap", reply_to=photo)
            await person.presses("✨")
            await house.settled()
        await house.dispatcher.dispatch_waiting()
        open_jobs = [job for person in (alice, boris) for job in await jobs_of(house, person)]
        assert len(open_jobs) == 2
        start = len(await calls(alice))
        times = await shown(house, open_jobs, minutes=5)
        new = (await calls(alice))[start:]
    assert all(call["method"].startswith("editMessage") for call in new)
    for begin in range(0, 300, 5):
        assert sum(begin <= at < begin + 60 for _, at in times) <= 10
    mine, his = ([at for job, at in times if job == each.id] for each in open_jobs)
    assert abs(len(mine) - len(his)) <= 2
    assert min(len(mine), len(his)) >= 8


async def test_with_telegram_s_limits_switched_on_nothing_is_refused_and_the_results_come(
    house: House, here: Person, alice: Person
) -> None:
    house.engine.slow = True
    await saves_face(house, alice, "Anna")
    async with house.person("Boris") as boris:
        there = await joins(boris)
        await saves_boris(boris)
        for person in (here, there):
            photo = await person.sends_photo(picture(1))
            await person.writes("/swap", reply_to=photo)
            await person.presses("✨")
            await house.settled()
        await house.dispatcher.dispatch_waiting()
        open_jobs = [job for person in (alice, boris) for job in await jobs_of(house, person)]
        house.clock.forward(60)
        house.world.flood = FloodGate(FloodLimits(), clock=lambda: house.clock().timestamp())
        house.engine.slow = False
        before = house.world.journal[-1]["seq"]
        await shown(house, open_jobs, minutes=2)
        await house.work()
        edits = [call for call in house.world.journal if call["seq"] > before and "edit" in call["method"]]
        assert len(edits) > 8
        assert [call for call in edits if "Too Many" in str(call.get("error"))] == []
        texts = {message.id: message.text for message in await here.chat()}
        assert "Here you are!" in texts[open_jobs[0].card_message_id]
        assert "Aquí" in texts[open_jobs[1].card_message_id]


async def test_a_result_is_shown_whatever_was_shown_before(house: House, here: Person, alice: Person) -> None:
    await saves_face(house, alice, "Anna")
    photo = await here.sends_photo(picture(1))
    await here.writes("/swap", reply_to=photo)
    await here.presses("Swap for")
    await here.sees("next")
    (job,) = await jobs_of(house, alice)
    for number in range(40):
        house.courier._pace.allows(GROUP, f"other{number}", house.clock(), news=True)
    await house.work(1)
    assert (await here.sees("Here you are!")).id == job.card_message_id


async def test_a_short_job_rings_no_bell_for_the_whole_group(
    house: House, here: Person, alice: Person
) -> None:
    await saves_face(house, alice, "Anna")
    photo = await here.sends_photo(picture(1))
    await here.writes("/swap", reply_to=photo)
    await here.presses("Swap for")
    await house.work()
    await here.sees("Here you are!")
    await house.settled()
    assert len([message for message in await here.chat() if message.by_bot]) == 1
    await here.writes("/swap", reply_to=photo)
    await here.presses("Swap for")
    await house.work(60)
    await here.sees("Here you are!")
    await here.sees("ready")


async def shown(house: House, open_jobs: list[Any], *, minutes: int) -> list[tuple[str, float]]:
    """Which job's card was edited at which second, when the bot tries all the time."""
    times: list[tuple[str, float]] = []
    begun = house.clock()
    for _ in range(60 * minutes):
        for job in open_jobs:
            before = house.world.journal[-1]["seq"]
            await house.courier.show_progress(job, await house.orders.progress(job))
            later = [call for call in house.world.journal if call["seq"] > before]
            new = [call for call in later if call["method"].startswith("edit")]
            times += [(job.id, (house.clock() - begun) / timedelta(seconds=1))] * len(new)
        house.clock.forward(1)
    return times


async def jobs_of(house: House, person: Person) -> list[Any]:
    await house.settled()
    return await house.storage.read(jobs.history, (await house.user(person)).id, limit=5)


async def saves_boris(boris: Person) -> None:
    await boris.writes("/start newface")
    await boris.sends_photo(picture(1, seed=9))
    await boris.presses("Dejar")


async def calls(person: Person) -> list[dict[str, Any]]:
    journal: list[dict[str, Any]] = await person._feed.get("/play/journal")
    return [call for call in journal if call["method"].startswith(("send", "edit"))]
