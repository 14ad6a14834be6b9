"""Where the eyes of a face are: the two points that everything else is placed by."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import cv2

from bot.media.model import Box
from bot.providers.local.cascades import EYES, find
from bot.providers.local.closeup import Point
from bot.providers.local.pixels import Pixels, pixels
from bot.providers.local.pupils import pupil_near

FACE_PIXELS = 160
"""A face is looked at in this size: all lengths below are in pixels of it."""

EXPECTED: tuple[Point, Point] = ((48.0, 59.0), (112.0, 59.0))
APART_PIXELS = (42.0, 90.0)
MAX_SLOPE = 0.35
MAX_OFF_PIXELS = 26.0
BAND_ROWS = (20, 96)
"""Rows of the face where eyes are: above there is hair, below there are nostrils."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Eyes:
    """Left is the viewer's left. `found` is how many were seen rather than supposed."""

    left: Point
    right: Point
    found: int

    @property
    def apart(self) -> float:
        return math.dist(self.left, self.right)


def eyes_in(picture: Pixels, box: Box) -> Eyes:
    """The eyes of an upright face in a grey picture; where none are seen, where eyes usually are."""
    face = _face(picture, box)
    pair, found = _pair_in(pixels(face[BAND_ROWS[0] : BAND_ROWS[1]]))
    if found:
        pair = pupil_near(face, pair[0]), pupil_near(face, pair[1])
    scale = box.width / FACE_PIXELS
    left, right = ((box.x1 + x * scale, box.y1 + y * scale) for x, y in pair)
    return Eyes(left=left, right=right, found=found)


def _face(picture: Pixels, box: Box) -> Pixels:
    face = picture[box.y1 : box.y2, box.x1 : box.x2]
    how = cv2.INTER_AREA if box.width > FACE_PIXELS else cv2.INTER_CUBIC
    return pixels(cv2.resize(face, (FACE_PIXELS, FACE_PIXELS), interpolation=how))


def _pair_in(face: Pixels) -> tuple[tuple[Point, Point], int]:
    seen: list[Point] = []
    for name in EYES:  # the first is better with spectacles, the second sees more
        seen += [_middle(box) for box in find(name, face, neighbours=3, smallest=20, largest=70)]
        if pair := _best_pair(seen):
            return pair, 2
    if single := _best_single(seen):
        return single, 1
    return EXPECTED, 0


def _middle(box: Box) -> Point:
    """Of a box in the band, in pixels of the face."""
    return (box.x1 + box.x2) / 2, (box.y1 + box.y2) / 2 + BAND_ROWS[0]


def _best_pair(seen: Sequence[Point]) -> tuple[Point, Point] | None:
    pairs = [pair for pair in product(seen, seen) if _plausible(*pair)]
    return min(pairs, key=lambda pair: _strangeness(*pair), default=None)


def _plausible(left: Point, right: Point) -> bool:
    across, down = right[0] - left[0], right[1] - left[1]
    return (
        APART_PIXELS[0] <= across <= APART_PIXELS[1]
        and abs(down) < MAX_SLOPE * across
        and abs((left[0] + right[0]) / 2 - FACE_PIXELS / 2) < MAX_OFF_PIXELS
    )


def _strangeness(left: Point, right: Point) -> float:
    return math.dist(left, EXPECTED[0]) + math.dist(right, EXPECTED[1]) + abs(right[1] - left[1])


def _best_single(seen: Sequence[Point]) -> tuple[Point, Point] | None:
    """One eye, and the other where a mirror down the middle of the face would show it."""
    near = [eye for eye in seen if _off(eye) < MAX_OFF_PIXELS]
    if not near:
        return None
    x, y = min(near, key=_off)
    left, right = sorted((x, FACE_PIXELS - x))
    return (left, y), (right, y)


def _off(eye: Point) -> float:
    return min(math.dist(eye, place) for place in EXPECTED)
