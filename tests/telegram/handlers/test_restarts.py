"""A restart in the middle of anything goes on where it was."""

import json

import pytest

from storage import Transaction
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.studio import picture


async def restart(house: House) -> None:
    await house.settled()
    await house.end()
    await house.begin()


async def test_a_swap_survives_a_restart_at_every_step(house: House, alice: Person) -> None:
    await alice.writes("/swap")
    await alice.sees("Send me the picture")
    await restart(house)
    await alice.sends_photo(picture(3))
    await alice.sees("I see 3 faces")
    await restart(house)
    await alice.presses("1")
    await alice.sees("Picked: 1")
    await restart(house)
    await alice.presses("3")
    await alice.sees("1, 3")
    await restart(house)
    await alice.presses("Done")
    await alice.sees("face 1")
    await restart(house)
    await alice.sends_photo(picture(1, seed=1))
    await alice.sees("face 3")
    await restart(house)
    await alice.sends_photo(picture(2, seed=2))
    await alice.sees("Which one do you mean?")
    await restart(house)
    await alice.presses("2")
    await alice.sees("Ready.")
    await restart(house)
    await alice.presses("Swap for")
    await alice.sees("next")
    await restart(house)
    await house.work()
    await alice.sees("Here you are!")
    assert (await house.wallet(alice)).available == 7
    assert await house.problems() == []


async def test_what_came_while_the_bot_was_down_is_answered(house: House, alice: Person) -> None:
    await house.settled()
    await house.end()
    await alice.sends_photo(picture(2))
    await house.begin()
    await alice.sees("I see 2 faces")


@pytest.mark.parametrize("times", [2, 3])
async def test_updates_that_come_again_change_nothing(house: House, alice: Person, times: int) -> None:
    """Telegram repeats what it is unsure of, and so does the inbox after a crash."""
    await alice.sends_photo(picture(2))
    card = await alice.sees("I see 2 faces")
    await alice.presses("All", on=card)
    await alice.sees("2 picked")
    await alice.presses("Done")
    await alice.sees("face 1")
    await house.settled()
    update = {
        "update_id": 999_000_000,
        "message": {
            **(await alice.sends_photo(picture(1, seed=1))).json,
            "from": alice.user | {"is_bot": False},
        },
    }
    await alice.sees("face 2")
    for number in range(times):
        await house.inbox.accept(update | {"update_id": 999_000_000 + number})
    await house.settled()
    assert "face 2" in (await alice.chat())[-1].text


async def test_pictures_that_are_handled_again_after_a_crash_change_nothing(
    house: House, alice: Person
) -> None:
    """The marks of what was handled are written a moment later, so a crash loses the last of them."""
    accept, came = house.inbox.accept_all, []

    async def note(raws):  # type: ignore[no-untyped-def]
        came.extend(raws)
        return await accept(raws)

    house.inbox.accept_all = note  # type: ignore[method-assign]
    await alice.sends_photo(picture(1))
    await alice.sees("Whose face")
    await alice.sends_photo(picture(1, seed=1))
    await alice.sees("Ready.")
    await house.settled()
    before = [message.text for message in await alice.chat()]
    assert len(came) == 2
    await house.end()
    for raw in came:
        await house.storage.write(put_back, raw)
    await house.begin()
    await house.settled()
    assert [message.text for message in await alice.chat()] == before
    await alice.presses("Swap for")
    await alice.sees("next")


def put_back(tx: Transaction, raw: dict[str, object]) -> None:
    tx.execute(
        "UPDATE inbox SET handled_at = NULL, payload = :payload WHERE update_id = :id",
        id=raw["update_id"],
        payload=json.dumps(raw),
    )
