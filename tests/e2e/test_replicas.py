"""Two bots share one PostgreSQL database, and either may die: people see one bot, and pay once."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from itertools import pairwise

import pytest
import pytest_asyncio

from playground.botapi.faults import Moment
from playground.botapi.sample_world import ADA
from playground.providers.callbacks import Ring
from storage import Transaction, audit, ledger, provider_pauses
from tests.e2e.conversation import (
    HOPPER,
    MONA_LISA,
    SLOW,
    accepts_the_rules,
    balance,
    is_result,
    picks,
    results,
    sees_the_result,
    sends_the_group,
    swaps_one_face,
)
from tests.e2e.fleet import HOSTED, Fleet, open_fleet
from tests.support.people import Person
from tests.telegram.handlers.admin.crowds import copies, gather_crowd

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="module")]
LONG = 40.0


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def both(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Fleet]:
    async with open_fleet(tmp_path_factory.mktemp("fleet")) as fleet:
        yield fleet
    for bot in fleet.bots:
        assert "Traceback" not in bot.log(), bot.log()


@pytest_asyncio.fixture(loop_scope="module")
async def fleet(both: Fleet) -> AsyncIterator[Fleet]:
    """Whom a test before killed comes back meanwhile."""
    both.proxy.only = None
    healing = asyncio.create_task(both.heal())
    yield both
    await healing
    assert await both.problems() == []


async def is_about_to_order(person: Person) -> None:
    await accepts_the_rules(person)
    await person.sends_photo(HOPPER)
    await person.sees("Whose face goes there", within=LONG)
    await person.sends_photo(MONA_LISA)
    await person.sees("One face to swap", within=LONG)


async def has_one_result_and_paid_once(person: Person) -> None:
    if not await results(person):
        await person.sees(is_result, within=LONG, anytime=True)
    assert len(await results(person)) == 1
    assert "9 credits" in await balance(person)


def jobs_of(tx: Transaction, telegram_id: int) -> list[tuple[str, int]]:
    """State and number of the last attempt."""
    rows = tx.all(
        """SELECT state, attempt_no FROM jobs JOIN users ON users.id = jobs.user_id
           WHERE users.telegram_id = :id ORDER BY jobs.created_at""",
        id=telegram_id,
    )
    return [(row["state"], row["attempt_no"]) for row in rows]


async def is_running(fleet: Fleet, person: Person) -> None:
    async with asyncio.timeout(SLOW):
        while await fleet.read(jobs_of, person.id) != [("running", 1)]:  # noqa: ASYNC110 - in another process
            await asyncio.sleep(0.05)


async def test_every_step_lands_on_the_other_one(fleet: Fleet) -> None:
    await fleet.heal()
    person = await fleet.newcomer()
    before = len(fleet.proxy.updates)
    await accepts_the_rules(person)
    await sends_the_group(person)
    await picks(person, "2")
    await person.sends_photo(MONA_LISA)
    order = await person.sees("One face to swap", within=SLOW)
    await person.presses("Swap for one credit")
    result = await sees_the_result(person)
    assert result.id == order.id
    taken = fleet.proxy.updates[before:]
    assert all(one != other for one, other in pairwise(taken)), taken
    await has_one_result_and_paid_once(person)
    assert await fleet.read(jobs_of, person.id) == [("delivered", 1)], (
        "nobody took it for lost and began again"
    )


async def test_an_album_may_be_split_between_them(fleet: Fleet) -> None:
    person = await fleet.newcomer()
    await accepts_the_rules(person)
    await person.sends_album([HOPPER, MONA_LISA])
    await person.sees("One face to swap", within=SLOW)
    await person.presses("Swap for one credit")
    await has_one_result_and_paid_once(person)


async def test_ten_presses_spread_over_both_are_one_job(fleet: Fleet) -> None:
    person = await fleet.newcomer()
    await is_about_to_order(person)
    order = (await person.chat())[-1]
    await asyncio.gather(*(person.presses("Swap for", on=order, stale=True) for _ in range(10)))
    await has_one_result_and_paid_once(person)
    assert len(await fleet.read(jobs_of, person.id)) == 1


async def test_a_gift_confirmed_at_both_is_given_once(fleet: Fleet) -> None:
    person, ada = await fleet.newcomer(), await fleet.person("Ada")
    await accepts_the_rules(person)
    await ada.writes(f"/grant {person.id} 50 sorry")
    card = await ada.sees("Give Newcomer")
    await asyncio.gather(*(ada.presses("Do it", on=card, stale=True) for _ in range(2)))
    await ada.sees("Credits now: 60.", within=SLOW)
    assert "60 credits" in await balance(person)
    grants = [entry for entry in await fleet.read(audit.listing, limit=9) if entry.action == "grant"]
    assert len(grants) == 1


async def obeyed(fleet: Fleet, name: str, value: float) -> None:
    """Within a few seconds by both."""
    await fleet.heal()
    async with asyncio.timeout(5):
        while [await fleet.figure(number, name) for number in range(2)] != [value, value]:  # noqa: ASYNC110
            await asyncio.sleep(0.1)


async def test_what_is_switched_at_one_holds_at_the_other(fleet: Fleet) -> None:
    person, ada = await fleet.newcomer(), await fleet.person("Ada")
    await is_about_to_order(person)
    fleet.proxy.only = 0
    await ada.writes("/providers")
    await ada.sees("🟢 local is on")
    await ada.presses("Pause local")
    await ada.sees("local was paused by Ada")
    await obeyed(fleet, "faceswap_providers_paused", 2)
    await ada.presses("Resume local")
    await obeyed(fleet, "faceswap_providers_paused", 1)
    await ada.writes("/maintenance on")
    await ada.sees("Maintenance is on")
    fleet.proxy.only = 1
    await person.presses("Swap for one credit")
    await person.sees("short rest")
    await ada.writes("/maintenance off")
    await ada.sees("Maintenance is off")
    fleet.proxy.only = 0
    await person.presses("Swap for one credit")
    await has_one_result_and_paid_once(person)


@pytest.mark.parametrize("when", ["arrives", "done"])
async def test_one_dies_while_it_handles_a_press(fleet: Fleet, when: Moment) -> None:
    person = await fleet.newcomer()
    await is_about_to_order(person)

    async def die(_: object) -> None:
        await fleet.kill_holder(
            "SELECT owner FROM inbox WHERE handled_at IS NULL AND lane = :lane", lane=person.id
        )

    fleet.playground.world.on_call("*", die, when=when)
    await person.presses("Swap for")
    await has_one_result_and_paid_once(person)


async def test_one_dies_with_a_task_of_the_local_engine(fleet: Fleet) -> None:
    person = await fleet.newcomer()
    await is_about_to_order(person)
    await person.presses("Swap for")
    await is_running(fleet, person)
    await fleet.kill_holder("SELECT lease_by FROM jobs ORDER BY created_at DESC LIMIT 1")
    await has_one_result_and_paid_once(person)


async def test_one_dies_after_it_sent_a_job_and_the_other_gets_the_callback(fleet: Fleet) -> None:
    person, service = await fleet.newcomer(), fleet.playground.accounts[HOSTED].service
    service.callbacks.plan, service.callbacks.late_by = [Ring.LATE], 2.0
    now = datetime.now(UTC)
    await fleet.storage.write(provider_pauses.resume, HOSTED, actor=ADA, at=now)
    try:
        await obeyed(fleet, "faceswap_providers_paused", 0)
        await is_about_to_order(person)
        await person.presses("Swap for")
        await is_running(fleet, person)
        await fleet.kill_holder("SELECT lease_by FROM jobs ORDER BY created_at DESC LIMIT 1")
        await person.sees(is_result, within=LONG, anytime=True)
    finally:
        await fleet.storage.write(provider_pauses.stop_by_hand, HOSTED, actor=ADA, at=now)
        await obeyed(fleet, "faceswap_providers_paused", 1)
    assert len(await results(person)) == 1
    assert service.journal.purchases("faceswap") == 1
    assert await fleet.read(ledger.balance, f"provider:{HOSTED}:cost") == service.journal.points


@pytest.mark.parametrize("when", ["arrives", "done"])
async def test_one_dies_while_it_delivers(fleet: Fleet, when: Moment) -> None:
    person = await fleet.newcomer()
    await is_about_to_order(person)

    async def die(_: object) -> None:
        await fleet.kill_holder("SELECT lease_by FROM outbox WHERE state = 'waiting'")

    fleet.playground.world.on_call("editMessageMedia", die, when=when)
    await person.presses("Swap for")
    await has_one_result_and_paid_once(person)


async def test_one_dies_in_a_broadcast(fleet: Fleet) -> None:
    ada, world = await fleet.person("Ada"), fleet.playground.world
    people = await gather_crowd(world, fleet.storage, 100, at=datetime.now(UTC))
    calls = 0

    async def die(_: object) -> None:
        nonlocal calls
        calls += 1
        if calls == 40:
            await fleet.kill_holder("SELECT holder FROM broadcasts WHERE state = 'running'")

    world.on_call("copyMessage", die, times=None)
    await ada.writes("/broadcast Good news!")
    await ada.sees("People: ")
    await ada.presses("Send to")
    await ada.sees("Done", within=LONG)
    got = copies(world)
    assert max(got.values()) == 1
    assert len(set(got) & set(people)) >= len(people) - 8


@pytest.mark.thorough
async def test_one_after_the_other_is_replaced_while_people_come_and_go(fleet: Fleet) -> None:
    people = [await fleet.newcomer() for _ in range(6)]

    async def comes_by(number: int) -> None:
        await asyncio.sleep(number * 0.7)
        await accepts_the_rules(people[number])
        await swaps_one_face(people[number])

    async def replace_both() -> None:
        for bot in fleet.bots:
            await fleet.heal()
            await bot.stop()
            await bot.start()

    await asyncio.gather(replace_both(), *(comes_by(number) for number in range(len(people))))
    for person in people:
        await has_one_result_and_paid_once(person)
    assert await fleet.value("SELECT count(*) FROM jobs WHERE state <> 'delivered'") == 0
    async with asyncio.timeout(SLOW):
        while await fleet.value("SELECT count(*) FROM inbox WHERE handled_at IS NULL"):  # noqa: ASYNC110
            await asyncio.sleep(0.1)
