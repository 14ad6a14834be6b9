"""What people do with the bot, step by step."""

import io
from pathlib import Path

import numpy as np
from PIL import Image

from tests.support.conversation import SeenMessage
from tests.support.people import Person

SAMPLES = Path(__file__).parents[2] / "playground" / "samples"
GROUP, COLLINS, HOPPER, MONA_LISA = (
    SAMPLES / f"{name}.jpg" for name in ("group", "collins", "hopper", "mona_lisa")
)
FACES_IN_GROUP = ((205, 110, 255, 195), (540, 180, 680, 330), (1030, 150, 1110, 260))
"""The middles of the three faces of the group, left to right, in the size that Telegram shows it (1280 wide)."""
SLOW = 20.0


async def accepts_the_rules(person: Person) -> SeenMessage:
    await person.writes("/start")
    await person.sees("promise me")
    await person.presses("promise")
    return await person.sees("credits to play with")


async def sends_the_group(person: Person) -> SeenMessage:
    await person.sends_photo(GROUP)
    return await person.sees("I see 3 faces", within=SLOW)


async def picks(person: Person, *numbers: str) -> None:
    for number in numbers:
        await person.presses(number)
        await person.sees("icked")
    await person.presses("Done")
    await person.sees("Whose face")


async def swaps_one_face(person: Person) -> SeenMessage:
    """A scene with one face, a face, and the button: the shortest way to a result."""
    await person.sends_photo(HOPPER)
    await person.sees("Whose face goes there", within=SLOW)
    await person.sends_photo(MONA_LISA)
    await person.sees("One face to swap", within=SLOW)
    await person.presses("Swap for")
    return await sees_the_result(person)


async def sees_the_result(person: Person) -> SeenMessage:
    return await person.sees(is_result, within=SLOW, anytime=True)


def is_result(message: SeenMessage) -> bool:
    return "Here you are" in message.text and bool(message.buttons)


async def results(person: Person) -> list[SeenMessage]:
    return [message for message in await person.chat() if is_result(message)]


async def balance(person: Person) -> str:
    await person.writes("/balance")
    return (await person.sees("You have")).text


def changed(before: bytes, after: bytes, box: tuple[int, int, int, int]) -> float:
    """Mean difference of the pixels in a box, 0 to 255."""
    first, second = (Image.open(io.BytesIO(each)).convert("RGB") for each in (before, after))
    assert first.size == second.size
    a, b = (np.asarray(each.crop(box), dtype=float) for each in (first, second))
    return float(np.abs(a - b).mean())
