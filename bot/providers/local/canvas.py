"""A face at a fixed size, in face coordinates: what is drawn or filtered here fits a face of any size."""

from collections.abc import Callable

import cv2
import numpy as np

from bot.providers.local.pixels import Floats, floats

UNIT = 128
"""Pixels between the eyes."""

LEFT, TOP, WIDTH, HEIGHT = -1.4, -1.35, 2.8, 3.35
SIZE = (int(WIDTH * UNIT), int(HEIGHT * UNIT))
TO_FACE = np.array([[1 / UNIT, 0, LEFT], [0, 1 / UNIT, TOP], [0, 0, 1]], np.float64)

X = floats(np.arange(SIZE[0], dtype=np.float32)[np.newaxis, :] / UNIT + LEFT)
Y = floats(np.arange(SIZE[1], dtype=np.float32)[:, np.newaxis] / UNIT + TOP)


def blob(x: float, y: float, half_width: float, half_height: float, *, soft: float = 0.35) -> Floats:
    """An ellipse: 1 inside, 0 outside; `soft` is the share of its radius over which it fades, in and out."""
    radius = np.hypot((X - x) / half_width, (Y - y) / half_height)
    slope = np.clip((1 + soft - radius) / (2 * soft), 0, 1)
    return floats(slope * slope * (3 - 2 * slope))


def both_sides(draw: Callable[[int], Floats]) -> Floats:
    """What `draw` makes for the left (-1) and for the right (1)."""
    return floats(np.maximum(draw(-1), draw(1)))


def grain(coarseness: float, *, seed: int) -> Floats:
    """The same irregularity every time: mean 0, deviation 1."""
    noise = np.random.default_rng(seed).normal(0, 1, SIZE[::-1]).astype(np.float32)
    smooth = floats(cv2.GaussianBlur(noise, (0, 0), coarseness))
    return floats(smooth / smooth.std())
