"""The ends of spectacles that stick out from under the new face are painted over with what is around them."""

import cv2
import numpy as np
import numpy.typing as npt

from bot.providers.local.closeup import inverse
from bot.providers.local.landmarks import Landmarks
from bot.providers.local.pixels import Floats, Pixels, floats, pixels
from bot.providers.local.tone import lab_of, skin_of
from bot.providers.local.warp import bands, mixed, moved, region_of, warped

UNIT = 96
LEFT, TOP, SIZE = -1.5, -0.8, (288, 160)
TO_FACE = np.array([[1 / UNIT, 0, LEFT], [0, 1 / UNIT, TOP], [0, 0, 1]], np.float64)

DARKER = 14
"""A frame is darker than the darkest skin by this much (of 100)."""

GLARE = 3
COVERED, TEMPLES, EARS = 0.7, 0.85, 1.3
TALLEST, OFF_EYES = 0.35, 0.35
"""In face coordinates. Hair is taller than that and reaches further out; an eye reaches less far."""


def erase_ends(picture: Pixels, place: Landmarks) -> None:
    """Changes the picture, where there are any."""
    to_picture = place.to_picture() @ TO_FACE
    region = region_of(picture, to_picture, SIZE)
    strip = warped(picture, to_picture, SIZE)
    ends = _ends(lab_of(strip))
    if not ends.any() or not region.area:
        return
    painted = floats(cv2.inpaint(strip, ends, 4, cv2.INPAINT_TELEA))
    share = floats(cv2.GaussianBlur(floats(ends > 0), (0, 0), 1.5))
    for band in bands(region):
        under = picture[band.y1 : band.y2, band.x1 : band.x2]
        under[:] = mixed(pixels(under), *(moved(one, inverse(to_picture), band) for one in (painted, share)))


def _ends(lab: Floats) -> Pixels:
    """255 on what looks like a frame running from the eye to the temple, and a little around it."""
    x = np.arange(SIZE[0], dtype=np.float32)[np.newaxis, :] / UNIT + LEFT
    y = np.arange(SIZE[1], dtype=np.float32)[:, np.newaxis] / UNIT + TOP
    cheeks = (np.abs(x) < COVERED) & (y > 0.3) & (y < 0.75)
    skin = skin_of(lab[cheeks])
    dark = pixels((lab[:, :, 0] < skin.darkest - DARKER) & (np.abs(x) < 1.4))
    _, parts, boxes, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    frames = [part for part, box in enumerate(boxes) if part and _is_frame(box)]
    ends = np.isin(parts, frames) & (np.abs(x) > COVERED)
    glare = (lab[:, :, 0] > skin.brightest + GLARE) & (np.abs(x) > COVERED) & (_grown(ends, 19) > 0)
    whole = cv2.morphologyEx(pixels(ends | glare), cv2.MORPH_CLOSE, np.ones((11, 11), np.uint8))
    return _grown(pixels(whole), 7) * 255


def _grown(mask: npt.NDArray[np.bool_] | Pixels, by: int) -> Pixels:
    return pixels(cv2.dilate(pixels(mask), np.ones((by, by), np.uint8)))


def _is_frame(box: Floats) -> bool:
    left, right = float(box[0]) / UNIT + LEFT, float(box[0] + box[2]) / UNIT + LEFT
    top, bottom = float(box[1]) / UNIT + TOP, float(box[1] + box[3]) / UNIT + TOP
    inner, outer = (left, right) if right > -left else (-right, -left)
    beside_eye = inner < COVERED and TEMPLES < outer < EARS
    return beside_eye and bottom - top < TALLEST and top > -OFF_EYES and bottom < OFF_EYES
