"""One face, cut out of its picture, upright and always in the same size: what comes after need not care."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from bot.media.model import Box
from bot.providers.local.pixels import Pixels, pixels

FACE_PIXELS = 160
"""The face's box has this side in a close-up."""

MIN_FACE_PIXELS = 8
"""A face smaller than that, in pixels, shows nothing."""

SIDE_PIXELS = 288
MIDDLE = Box(
    (SIDE_PIXELS - FACE_PIXELS) // 2,
    (SIDE_PIXELS - FACE_PIXELS) // 2,
    (SIDE_PIXELS + FACE_PIXELS) // 2,
    (SIDE_PIXELS + FACE_PIXELS) // 2,
)

Affine = npt.NDArray[np.float64]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class CloseUp:
    """`to_picture` takes a point of it (homogeneous) to a point of the picture that it was cut from."""

    colours: Pixels
    to_picture: Affine

    def in_picture(self, point: Point) -> Point:
        x, y, _ = self.to_picture @ (*point, 1.0)
        return float(x), float(y)


def close_up(picture: Pixels, box: Box, angle: float = 0.0) -> CloseUp:
    """`angle` in degrees: how far the face leans, clockwise as one sees it; the close-up shows it upright."""
    height, width = picture.shape[:2]
    middle = (
        min(max((box.x1 + box.x2) / 2, 0.0), width - 1.0),
        min(max((box.y1 + box.y2) / 2, 0.0), height - 1.0),
    )
    zoom = FACE_PIXELS / max(box.width, box.height, MIN_FACE_PIXELS)
    reach = SIDE_PIXELS / 2 / zoom * (1.0 if angle == 0 else 1.42)
    cut, corner = _cut(picture, middle, reach)
    if zoom < 1:  # cut first, then shrink: the picture may be large and the face a small part of it
        cut = pixels(cv2.resize(cut, None, fx=zoom, fy=zoom, interpolation=cv2.INTER_AREA))
    shrunk = min(zoom, 1.0)
    centre = ((middle[0] - corner[0]) * shrunk, (middle[1] - corner[1]) * shrunk)
    turn = _turn(centre, angle, zoom / shrunk)
    how = cv2.INTER_CUBIC if zoom > 1 else cv2.INTER_LINEAR
    colours = cv2.warpAffine(
        cut, turn[:2], (SIDE_PIXELS, SIDE_PIXELS), flags=how, borderMode=cv2.BORDER_REPLICATE
    )
    place = np.array([[1 / shrunk, 0, corner[0]], [0, 1 / shrunk, corner[1]], [0, 0, 1]])
    return CloseUp(pixels(colours), place @ inverse(turn))


def inverse(matrix: Affine) -> Affine:
    return np.asarray(np.linalg.inv(matrix), np.float64)


def _cut(picture: Pixels, middle: Point, reach: float) -> tuple[Pixels, tuple[int, int]]:
    height, width = picture.shape[:2]
    x1, y1 = max(0, int(middle[0] - reach)), max(0, int(middle[1] - reach))
    x2, y2 = min(width, int(middle[0] + reach) + 1), min(height, int(middle[1] + reach) + 1)
    return picture[y1:y2, x1:x2], (x1, y1)


def _turn(centre: Point, angle: float, zoom: float) -> Affine:
    """Turns counter-clockwise about the centre, enlarges, and brings the centre to the close-up's."""
    turn = np.vstack([cv2.getRotationMatrix2D(centre, angle, zoom), (0.0, 0.0, 1.0)])
    turn[0, 2] += SIDE_PIXELS / 2 - centre[0]
    turn[1, 2] += SIDE_PIXELS / 2 - centre[1]
    return turn
