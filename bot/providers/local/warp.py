"""Bringing a part of one picture to where it belongs in another."""

import math

import cv2
import numpy as np

from bot.providers.local.closeup import Affine
from bot.providers.local.pixels import Pixels, pixels

MARGIN = 4


def warped(picture: Pixels, to_picture: Affine, size: tuple[int, int]) -> Pixels:
    """A region (width, height) filled from a picture; `to_picture` takes its pixels to the picture's."""
    cut, to_cut = _relevant(picture, to_picture, size)
    steps = math.sqrt(abs(float(np.linalg.det(to_cut[:2, :2]))))
    if steps > 1.3:  # otherwise the pixels in between would be skipped
        cut = pixels(cv2.resize(cut, None, fx=1 / steps, fy=1 / steps, interpolation=cv2.INTER_AREA))
        to_cut = np.diag([1 / steps, 1 / steps, 1.0]) @ to_cut
    how = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
    return pixels(cv2.warpAffine(cut, to_cut[:2], size, flags=how, borderMode=cv2.BORDER_REFLECT))


def _relevant(picture: Pixels, to_picture: Affine, size: tuple[int, int]) -> tuple[Pixels, Affine]:
    """Only the part of the picture that is needed: it may be very large."""
    corners = np.array([(x, y, 1) for x in (0, size[0]) for y in (0, size[1])], np.float64) @ to_picture.T
    height, width = picture.shape[:2]
    x1, y1 = (max(0, int(value) - MARGIN) for value in corners[:, :2].min(axis=0))
    x2, y2 = (int(value) + MARGIN for value in corners[:, :2].max(axis=0))
    x1, y1 = min(x1, width - 1), min(y1, height - 1)
    cut = picture[y1 : max(y2, y1 + 1), x1 : max(x2, x1 + 1)]
    shift = np.array([[1, 0, -x1], [0, 1, -y1], [0, 0, 1]], np.float64)
    return pixels(cut), shift @ to_picture
