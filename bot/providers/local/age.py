"""Making faces look older or younger without a network: by light and colour, never by shape."""

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from bot.media.model import Box
from bot.providers.local.canvas import SIZE, TO_FACE, blob
from bot.providers.local.closeup import Affine, inverse
from bot.providers.local.landmarks import locate
from bot.providers.local.older import older
from bot.providers.local.pixels import Floats, Pixels, decode, encode, floats, pixels
from bot.providers.local.tone import bgr_of, lab_of
from bot.providers.local.warp import warped
from bot.providers.local.younger import younger

MOST_YEARS = 30


def age(scene: bytes, boxes: Sequence[Box], years: int) -> bytes:
    """The scene with those faces older by `years`, or younger when it is negative; -30 to 30."""
    picture = decode(scene)
    colours = picture.colours.copy()
    years = max(-MOST_YEARS, min(MOST_YEARS, years))
    for box in boxes:
        _age_one(colours, locate(picture.colours, box).to_picture() @ TO_FACE, years / MOST_YEARS)
    return encode(replace(picture, colours=colours))


def _age_one(colours: Pixels, to_picture: Affine, strength: float) -> None:
    """`to_picture` takes the canvas to the picture; `strength` is -1 (younger) to 1."""
    region = _region(colours, to_picture)
    if min(region.width, region.height) < 2:
        return
    face = lab_of(warped(colours, to_picture, SIZE))
    change, calm = _change(face, strength)
    to_canvas = inverse(to_picture) @ np.array([[1, 0, region.x1], [0, 1, region.y1], [0, 0, 1]], np.float64)
    size = (region.width, region.height)
    under = colours[region.y1 : region.y2, region.x1 : region.x2]
    lab = lab_of(pixels(under))
    grain = lab[:, :, 0] - _onto(floats(face[:, :, 0]), to_canvas, size)
    lab[:, :, 0] -= _onto(calm, to_canvas, size) * grain
    under[:] = bgr_of(floats(lab + _onto(change, to_canvas, size)))


def _change(face: Floats, strength: float) -> tuple[Floats, Floats]:
    within = blob(0, 0.3, 1.15, 1.5, soft=0.12)
    if strength > 0:
        return floats(older(face, strength) * within[:, :, np.newaxis]), np.zeros_like(within)
    change, calm = younger(face, -strength)
    return floats(change * within[:, :, np.newaxis]), floats(calm * within)


def _region(colours: Pixels, to_picture: Affine) -> Box:
    corners = np.array([(x, y, 1) for x in (0, SIZE[0]) for y in (0, SIZE[1])], np.float64) @ to_picture.T
    height, width = colours.shape[:2]
    x1, y1 = (max(0, int(value)) for value in corners[:, :2].min(axis=0))
    x2, y2 = (int(value) + 1 for value in corners[:, :2].max(axis=0))
    return Box(min(x1, width), min(y1, height), max(0, min(x2, width)), max(0, min(y2, height)))


def _onto(values: Floats, to_canvas: Affine, size: tuple[int, int]) -> Floats:
    """From the canvas to the region; nothing where the canvas does not reach."""
    return floats(cv2.warpAffine(values, to_canvas[:2], size, flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP))
