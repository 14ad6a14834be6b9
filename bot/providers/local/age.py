"""Making faces look older or younger without a network: by light and colour, never by shape."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from bot.media.model import Box
from bot.providers.local.canvas import SIZE, TO_FACE, blob
from bot.providers.local.closeup import Affine, inverse
from bot.providers.local.landmarks import locate
from bot.providers.local.older import older
from bot.providers.local.pixels import Floats, Pixels, decode, encode, floats, pixels
from bot.providers.local.tone import bgr_of, lab_of
from bot.providers.local.warp import bands, moved, region_of, warped
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
    region = region_of(colours, to_picture, SIZE)
    if min(region.width, region.height) < 2:
        return
    face = lab_of(warped(colours, to_picture, SIZE))
    change, calm = _change(face, strength)
    for band in bands(region):
        under = colours[band.y1 : band.y2, band.x1 : band.x2]
        lab = lab_of(pixels(under))
        grain = lab[:, :, 0] - moved(floats(face[:, :, 0]), inverse(to_picture), band)
        lab[:, :, 0] -= moved(calm, inverse(to_picture), band) * grain
        under[:] = bgr_of(floats(lab + moved(change, inverse(to_picture), band)))


def _change(face: Floats, strength: float) -> tuple[Floats, Floats]:
    within = blob(0, 0.3, 1.15, 1.5, soft=0.12)
    if strength > 0:
        return floats(older(face, strength) * within[:, :, np.newaxis]), np.zeros_like(within)
    change, calm = younger(face, -strength)
    return floats(change * within[:, :, np.newaxis]), floats(calm * within)
