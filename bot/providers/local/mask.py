"""Which part of a face is exchanged: an egg from the brows, not the fringe, to just above the chin."""

import numpy as np

from bot.providers.local.closeup import Affine
from bot.providers.local.pixels import Floats, floats

TOP, WIDEST, BOTTOM = -0.42, 0.35, 1.42
"""In face coordinates; the scene's own chin stays, so that there are never two."""

HALF_WIDTH = 0.9
FEATHER = 0.16
CORE = 0.92
"""Skin is compared up to here: further out there may be hair."""


def radius(size: tuple[int, int], to_face: Affine) -> Floats:
    """For each pixel of a region (width, height): below 1 is inside the egg."""
    columns = np.arange(size[0], dtype=np.float32)[np.newaxis, :]
    rows = np.arange(size[1], dtype=np.float32)[:, np.newaxis]
    x, y = (
        np.float32(row[0]) * columns + np.float32(row[1]) * rows + np.float32(row[2]) for row in to_face[:2]
    )
    upper = y < WIDEST
    height = np.where(upper, WIDEST - TOP, BOTTOM - WIDEST)
    down = np.abs(y - WIDEST) / height
    across = np.abs(x) / HALF_WIDTH
    return floats((across**2.5 + np.where(upper, down**3.0, down**2.3)) ** (1 / 2.4))


def opacity(radii: Floats) -> Floats:
    """1 inside, 0 outside, and an S-shaped slope in between."""
    slope = np.clip((1 - radii) / FEATHER, 0, 1)
    return floats(slope * slope * (3 - 2 * slope))


def core(radii: Floats) -> Floats:
    return floats(radii < CORE)
