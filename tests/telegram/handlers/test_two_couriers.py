"""Two processes at one card: progress of the one is never shown over the result that the other brings."""

import asyncio
from datetime import timedelta

from bot.jobs.deliver import Deliverer
from bot.telegram.notify.card_turns import TURN, CardTurns
from bot.telegram.notify.courier import PATIENCE_SECONDS, TelegramCourier
from storage import card_locks
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.test_faults import ordered, results, the_job

PATIENCE = 10


def of_another_process(house: House, turns: CardTurns) -> tuple[TelegramCourier, Deliverer]:
    """With locks and memories of its own."""
    courier = TelegramCourier(
        bot=house.application.bot,
        storage=house.storage,
        texts=house.texts,
        clock=house.clock,
        turns=turns,
        quiet=timedelta(),
    )
    deliverer = Deliverer(
        storage=house.storage, pictures=house.pictures, clips=house.clips, courier=courier, clock=house.clock
    )
    return courier, deliverer


async def test_a_result_waits_for_progress_that_is_on_its_way(house: House, alice: Person) -> None:
    waits = asyncio.Event()

    async def sleep(_: float) -> None:
        waits.set()
        await asyncio.sleep(0)

    turns = CardTurns(house.storage, house.clock, sleep=sleep)
    (showing, _), (_, bringing) = of_another_process(house, turns), of_another_process(house, turns)
    await ordered(house, alice)
    await house.dispatcher.dispatch_waiting()
    job = await the_job(house, alice)
    delivery: list[asyncio.Task[int]] = []

    async def the_job_ends(_: object) -> None:
        house.clock.forward(5)
        await house.reconciler.check_due()
        delivery.append(asyncio.create_task(bringing.deliver_waiting()))
        await waits.wait()
        assert await results(alice) == []

    house.world.on_call("editMessageCaption", the_job_ends)
    async with asyncio.timeout(PATIENCE):
        await showing.show_progress(job, await house.orders.progress(job))
        await delivery[0]
    assert len(await results(alice)) == 1


async def test_no_progress_is_shown_by_two_at_once_nor_once_it_has_ended(house: House, alice: Person) -> None:
    turns = CardTurns(house.storage, house.clock)
    await ordered(house, alice)
    job = await the_job(house, alice)
    async with turns.for_progress(job.id) as first, turns.for_progress(job.id) as second:
        assert (first, second) == (True, False)
    async with turns.for_progress(job.id) as next_one:
        assert next_one
    await house.work()
    async with turns.for_progress(job.id) as late:
        assert not late


async def test_a_process_that_died_at_a_card_keeps_the_result_for_seconds_only(
    house: House, alice: Person
) -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)
        house.clock.forward(1)

    turns = CardTurns(house.storage, house.clock, sleep=sleep)
    _, bringing = of_another_process(house, turns)
    await ordered(house, alice)
    await house.dispatcher.dispatch_waiting()
    job = await the_job(house, alice)
    house.clock.forward(5)
    await house.storage.write(card_locks.take, job.id, at=house.clock(), until=house.clock() + TURN)
    await house.reconciler.check_due()
    async with asyncio.timeout(PATIENCE):
        await bringing.deliver_waiting()
        assert len(waited) == PATIENCE_SECONDS  # then it gives its place to the results of others
        assert await results(alice) == []
        house.clock.forward(TURN.total_seconds())
        await bringing.deliver_waiting()
    assert len(await results(alice)) == 1
