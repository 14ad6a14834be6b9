"""Stop is never a dead button: it stops, or it says why not and goes."""

from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.test_faults import ordered


async def test_a_waiting_order_is_stopped_and_its_credits_come_back(house: House, alice: Person) -> None:
    card = await ordered(house, alice)
    press = await alice.presses("Stop", on=card)
    assert (await press.answered()).text
    await house.work()
    assert "Your 2 credits are back" in (await alice.sees("Stopped")).text
    assert (await house.wallet(alice)).available == 10


async def test_one_that_cannot_be_stopped_any_more_says_so_and_has_no_button(
    house: House, alice: Person
) -> None:
    house.engine.slow = True
    card = await ordered(house, alice)
    await house.dispatcher.dispatch_waiting()
    house.clock.forward(10)
    press = await alice.presses("Stop", on=card, stale=True)
    assert "Too late to stop it" in (await press.answered()).text
    await house.settled()
    assert "Working on it" in (await card.now()).text
    assert (await card.now()).buttons == []
