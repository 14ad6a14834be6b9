"""What the tests of groups begin with: people in the group, and faces that they have saved."""

from playground.botapi.sample_world import GROUP
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.studio import picture

AGREE = {"Boris": "Lo prometo"}


async def joins(person: Person) -> Person:
    """Has agreed to the rules, and stands in the group."""
    await person.writes("/start")
    await person.presses(AGREE.get(person.name, "I promise"))
    await person.sees("10")
    return person.in_group(GROUP)


async def saves_face(house: House, person: Person, name: str, *, seed: int = 7) -> None:
    """In the private chat."""
    await person.writes("/start newface")
    await person.sees("photo of the face to save")
    await person.sends_photo(picture(1, seed=seed))
    await person.sees("Saved as")
    await person.writes(name)
    await person.sees("is saved")
    await house.settled()


def answered(message: object) -> int:
    return int(message.json["reply_to_message"]["message_id"])  # type: ignore[attr-defined]
