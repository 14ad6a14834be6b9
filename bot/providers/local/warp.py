"""Bringing a part of one picture to where it belongs in another."""

import math
from collections.abc import Iterator

import cv2
import numpy as np

from bot.media.model import Box
from bot.providers.local.closeup import Affine
from bot.providers.local.pixels import Floats, Pixels, floats, pixels

MARGIN = 4
BAND_PIXELS = 1_000_000


def warped(picture: Pixels, to_picture: Affine, size: tuple[int, int]) -> Pixels:
    """A region (width, height) filled from a picture; `to_picture` takes its pixels to the picture's."""
    cut, to_cut = _relevant(picture, to_picture, size)
    steps = math.sqrt(abs(float(np.linalg.det(to_cut[:2, :2]))))
    if steps > 1.3:  # otherwise the pixels in between would be skipped
        fewer = max(1, round(cut.shape[1] / steps)), max(1, round(cut.shape[0] / steps))
        to_cut = np.diag([fewer[0] / cut.shape[1], fewer[1] / cut.shape[0], 1.0]) @ to_cut
        cut = pixels(cv2.resize(cut, fewer, interpolation=cv2.INTER_AREA))
    how = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
    return pixels(cv2.warpAffine(cut, to_cut[:2], size, flags=how, borderMode=cv2.BORDER_REFLECT))


def moved(values: Floats, to_source: Affine, region: Box, *, beyond: int = cv2.BORDER_CONSTANT) -> Floats:
    """A region of a picture filled from `values`; where they do not reach there is nothing, or what `beyond` says."""
    how = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    matrix = (to_source @ shift(region.x1, region.y1))[:2]
    return floats(cv2.warpAffine(values, matrix, (region.width, region.height), flags=how, borderMode=beyond))


def mixed(under: Pixels, over: Floats, share: Floats) -> Pixels:
    """`share` is 1 where only `over` is to be seen."""
    below = floats(under)
    return pixels(np.clip(below + (over - below) * cv2.merge([share] * 3) + 0.5, 0, 255))


def region_of(picture: Pixels, to_picture: Affine, size: tuple[float, float]) -> Box:
    """The upright part of the picture that a rectangle from (0, 0) to `size` comes to lie in."""
    corners = np.array([(x, y, 1) for x in (0, size[0]) for y in (0, size[1])], np.float64) @ to_picture.T
    height, width = picture.shape[:2]
    x1, y1 = (max(0, int(value)) for value in corners[:, :2].min(axis=0))
    x2, y2 = (max(0, int(value) + 1) for value in corners[:, :2].max(axis=0))
    return Box(min(x1, width), min(y1, height), min(x2, width), min(y2, height))


def bands(region: Box) -> Iterator[Box]:
    """The region in strips, one below the other: floats take much memory and a face may fill the picture."""
    rows = max(1, BAND_PIXELS // max(1, region.width))
    for top in range(region.y1, region.y2, rows):
        yield Box(region.x1, top, region.x2, min(top + rows, region.y2))


def shift(x: float, y: float) -> Affine:
    return np.array([[1, 0, x], [0, 1, y], [0, 0, 1]], np.float64)


def _relevant(picture: Pixels, to_picture: Affine, size: tuple[int, int]) -> tuple[Pixels, Affine]:
    """Only the part of the picture that is needed: it may be very large."""
    corners = np.array([(x, y, 1) for x in (0, size[0]) for y in (0, size[1])], np.float64) @ to_picture.T
    height, width = picture.shape[:2]
    x1, y1 = (max(0, int(value) - MARGIN) for value in corners[:, :2].min(axis=0))
    x2, y2 = (int(value) + MARGIN for value in corners[:, :2].max(axis=0))
    x1, y1 = min(x1, width - 1), min(y1, height - 1)
    cut = picture[y1 : max(y2, y1 + 1), x1 : max(x2, x1 + 1)]
    return pixels(cut), shift(-x1, -y1) @ to_picture
