"""How far the mouth is below the eyes, so that mouth falls on mouth and chin on chin."""

import cv2
import numpy as np
import numpy.typing as npt

from bot.providers.local.closeup import Affine
from bot.providers.local.pixels import Floats, Pixels, floats, pixels

UNIT_PIXELS = 64
"""Pixels between the eyes while looking; all distances below are in units of that."""

USUAL_DISTANCE = 1.07
OF_BOX = 0.435
MIN_DISTANCE, MAX_DISTANCE = 0.8, 1.45
SPREAD = 0.11
HALF_WIDTH = 0.28
ABOVE, SIZE = 16, (192, 160)

Profile = npt.NDArray[np.float64]


def mouth_below_eyes(colours: Pixels, to_face: Affine, box_width: float | None) -> float:
    """Lips are a dark line and reddish. Among such rows the one where a mouth usually is wins, but softly.

    `to_face` takes a point of `colours` to face coordinates: the eyes at (±0.5, 0), down is positive.
    `box_width` is the detector's box in units of the eye distance: long faces have larger boxes.
    """
    expected = USUAL_DISTANCE if box_width is None else (USUAL_DISTANCE + OF_BOX * box_width) / 2
    face = _straight(colours, to_face)
    rows = (np.arange(SIZE[1]) - ABOVE) / UNIT_PIXELS
    score = _darkness(face) + _redness(face) - ((rows - expected) / SPREAD) ** 2 / 2
    inside = (rows > MIN_DISTANCE) & (rows < MAX_DISTANCE)
    weight = np.exp(1.5 * (score[inside] - score[inside].max()))
    return float((weight * rows[inside]).sum() / weight.sum())


def _straight(colours: Pixels, to_face: Affine) -> Floats:
    to_rows = (
        np.array([[UNIT_PIXELS, 0, SIZE[0] / 2], [0, UNIT_PIXELS, ABOVE], [0, 0, 1]], np.float64) @ to_face
    )
    face = cv2.warpAffine(pixels(colours), to_rows[:2], SIZE, borderMode=cv2.BORDER_REPLICATE)
    return floats(cv2.cvtColor(face, cv2.COLOR_BGR2LAB))


def _darkness(face: Floats) -> Profile:
    light = cv2.GaussianBlur(face[:, :, 0], (0, 0), 1.5)
    lines = cv2.morphologyEx(light, cv2.MORPH_BLACKHAT, np.ones((15, 1), np.uint8))
    return _profile(floats(cv2.dilate(lines, np.ones((7, 1), np.uint8))), smooth=3)


def _redness(face: Floats) -> Profile:
    return _profile(face[:, :, 1], smooth=5)


def _profile(values: Floats, *, smooth: float) -> Profile:
    """What most of a row has, in deviations from its neighbourhood: nostrils are dark but narrow."""
    middle, reach = SIZE[0] // 2, int(HALF_WIDTH * UNIT_PIXELS)
    rows = np.percentile(values[:, middle - reach : middle + reach], 30, axis=1)
    smoothed = cv2.GaussianBlur(rows.reshape(-1, 1), (0, 0), smooth).ravel()
    around = smoothed[ABOVE + int(0.75 * UNIT_PIXELS) : ABOVE + int(1.5 * UNIT_PIXELS)]
    return np.asarray((smoothed - around.mean()) / (around.std() + 1), np.float64)
