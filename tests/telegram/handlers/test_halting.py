"""A clip takes a while to look through: meanwhile there is a button that stops it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from storage import Transaction, drafts
from tests.jobs.doubles import CrashPoints, InlineSandbox
from tests.support.conversation import SeenMessage
from tests.support.conversations import House, open_house
from tests.support.people import Person
from tests.telegram.handlers.studio import Engine, clip, picture


@dataclass
class Hall(InlineSandbox):
    """Looks at nothing while its door is shut."""

    door: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self, function: Any, *args: Any, **kwargs: Any) -> Any:
        await self.door.wait()
        return await super().run(function, *args, **kwargs)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path, engine=Engine(crash_points=CrashPoints(), films=True)) as house:
        shut(house)
        yield house


def shut(house: House) -> Hall:
    house.clips._sandbox = hall = Hall()  # type: ignore[assignment]
    return hall


def open_again(house: House) -> None:
    hall: Any = house.clips._sandbox
    hall.door.set()


async def lane_is_free(house: House) -> None:
    async with asyncio.timeout(20):
        await house.settled()


async def looking(person: Person) -> SeenMessage:
    await person.sends_file(clip(2), kind="video")
    card = await person.sees("Looking through your clip")
    assert "Cancel" in " ".join(card.buttons)
    return card


def open_drafts(tx: Transaction) -> int:
    count: int = tx.value("SELECT COUNT(*) FROM drafts WHERE closed_at IS NULL AND kind <> 'consent'")
    return count


async def test_cancel_works_while_the_clip_is_looked_at(house: House, alice: Person) -> None:
    card = await looking(alice)
    await alice.presses("Cancel")
    cancelled = await alice.sees("Cancelled. Nothing was charged")
    assert cancelled.id == card.id
    await lane_is_free(house)
    open_again(house)
    await alice.sends_file(clip(3), kind="video")
    await alice.sees("I see 3 faces")
    assert "Cancelled" in (await alice.chat())[-3].text


async def test_it_begins_nothing_anew_when_the_draft_was_older_than_the_clip(
    house: House, alice: Person
) -> None:
    await alice.writes("/video")
    await alice.sees("Send me the clip")
    await looking(alice)
    await alice.presses("Cancel")
    await alice.sees("Cancelled. Nothing was charged")
    await lane_is_free(house)
    assert await house.storage.read(open_drafts) == 0


async def test_cutting_can_be_stopped_too(house: House, alice: Person) -> None:
    open_again(house)
    await alice.sends_file(clip(1, seconds=12), kind="video")
    await alice.sees("Where shall it begin?")
    shut(house)
    await alice.presses("Cut here")
    await alice.sees("Cutting your clip")
    await alice.presses("Cancel")
    await alice.sees("Cancelled. Nothing was charged")
    await lane_is_free(house)
    assert await house.storage.read(open_drafts) == 0


async def test_a_press_that_comes_after_the_look_changes_nothing(house: House, alice: Person) -> None:
    card = await looking(alice)
    open_again(house)
    await alice.sees("I see 2 faces")
    press = await alice.presses("Cancel", on=card, stale=True)
    assert "looked already" in (await press.answered()).text
    assert await house.storage.read(open_drafts) == 1
    await alice.presses("1")
    await alice.sees("Picked: 1")


async def test_pressed_twice_it_says_the_same(house: House, alice: Person) -> None:
    card = await looking(alice)
    await alice.presses("Cancel")
    await alice.sees("Cancelled. Nothing was charged")
    press = await alice.presses("Cancel", on=card, stale=True)
    assert (await press.answered()).text == ""
    assert "Cancelled" in (await alice.chat())[-1].text
    assert await house.storage.read(open_drafts) == 0


async def test_a_result_is_not_overwritten_by_a_late_press(house: House, alice: Person) -> None:
    card = await looking(alice)
    open_again(house)
    await alice.sees("I see 2 faces")
    await alice.presses("1")
    await alice.presses("Done")
    await alice.sees("Whose face")
    await alice.sends_photo(picture(1, seed=1))
    await alice.sees("Ready.")
    await alice.presses("Swap for")
    await house.work()
    await alice.sees("Here you are!")
    await alice.presses("Cancel", on=card, stale=True)
    await lane_is_free(house)
    assert [message.id for message in await alice.chat() if "Cancelled" in message.text] == []


async def test_what_another_process_closed_is_left_alone_when_the_look_ends(
    house: House, alice: Person
) -> None:
    await alice.writes("/video")
    await alice.sees("Send me the clip")
    await looking(alice)
    user = await house.user(alice)
    draft = await house.storage.read(drafts.current, user_id=user.id, chat_id=alice.id)
    assert draft is not None
    await house.storage.write(drafts.close_unmoved, draft.id, version=draft.version, at=house.clock())
    open_again(house)
    await lane_is_free(house)
    assert await house.storage.read(open_drafts) == 0
    assert "faces" not in (await alice.chat())[-1].text


async def test_after_a_restart_it_is_looked_at_again_and_can_still_be_stopped(
    house: House, alice: Person
) -> None:
    card = await looking(alice)
    await house.inbox.close(grace=0)
    await house.end()
    await house.begin()
    shut(house)
    assert [message.id for message in await alice.chat() if "Looking through" in message.text] == [card.id]
    await alice.presses("Cancel", on=card)
    await alice.sees("Cancelled. Nothing was charged")
    await lane_is_free(house)
    assert await house.storage.read(open_drafts) == 0


async def test_somebody_else_stops_nothing(house: House, alice: Person) -> None:
    card = await looking(alice)
    data = card.json["reply_markup"]["inline_keyboard"][-1][-1]["callback_data"]
    async with house.person("Mallory") as mallory:
        await mallory.writes("/start")
        await mallory.presses("I promise")
        await house.inbox.accept(pressed(mallory, card, data))
        await mallory.sees("10 credits")
    open_again(house)
    await alice.sees("I see 2 faces")


def pressed(person: Person, on: SeenMessage, data: str) -> dict[str, Any]:
    """A press by somebody who never saw the card."""
    return {
        "update_id": 999_000_000,
        "callback_query": {
            "id": "forged",
            "from": person.user | {"is_bot": False},
            "chat_instance": "1",
            "message": on.json,
            "data": data,
        },
    }
