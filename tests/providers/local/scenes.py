"""The photographs of the playground, and what can be done to them."""

from functools import cache

import cv2
import numpy as np

from bot.media.model import Box
from bot.providers.local.detect import detect
from bot.providers.local.pixels import Floats, Pixels, decode, floats, pixels
from tests.media.crafted import sample

PORTRAITS = ("collins", "hopper", "mona_lisa")
EYES = {
    "collins": ((203, 100), (247, 102)),
    "hopper": ((219, 191), (306, 187)),
    "mona_lisa": ((161, 139), (202, 138)),
}


@cache
def content(name: str) -> bytes:
    return sample(name)


@cache
def picture(name: str) -> Pixels:
    return decode(content(name)).colours


@cache
def face_in(name: str) -> Box:
    [face] = detect(content(name))
    return face.box


def png(colours: Pixels) -> bytes:
    return cv2.imencode(".png", colours, [cv2.IMWRITE_PNG_COMPRESSION, 1])[1].tobytes()


def jpeg(colours: Pixels) -> bytes:
    return cv2.imencode(".jpg", colours)[1].tobytes()


def opened(encoded: bytes) -> Pixels:
    return decode(encoded).colours


def scaled(colours: Pixels, factor: float) -> Pixels:
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return pixels(cv2.resize(colours, None, fx=factor, fy=factor, interpolation=how))


def turned(colours: Pixels, degrees: float) -> tuple[Pixels, Floats]:
    """Counter-clockwise, in the same frame; and where each point went."""
    height, width = colours.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    return pixels(cv2.warpAffine(colours, turn, (width, height), borderMode=cv2.BORDER_REPLICATE)), floats(
        turn
    )


@cache
def eight_faces() -> Pixels:
    """Twelve megapixels, two rows of four people."""
    scene = np.full((3000, 4000, 3), (140, 130, 120), np.uint8)
    for place in range(8):
        person = picture(PORTRAITS[place % 3])
        person = scaled(person, 1250 / person.shape[0])[:, :950]
        x, y = place % 4 * 1000 + 20, place // 4 * 1500 + 100
        scene[y : y + person.shape[0], x : x + person.shape[1]] = person
    return scene


def lightness(colours: Pixels) -> Floats:
    return floats(cv2.cvtColor(floats(colours) / 255, cv2.COLOR_BGR2LAB)[:, :, 0])
