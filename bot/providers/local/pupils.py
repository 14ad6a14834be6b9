"""The middle of an eye, finer than a detector's box tells it.

After Timm and Barth, "Accurate eye centre localisation by means of gradients" (2011): the iris is round and dark, so
the gradients along its rim all point away from one place.
"""

import cv2
import numpy as np

from bot.providers.local.closeup import Point
from bot.providers.local.pixels import Floats, Pixels, floats

REACH_PIXELS = 9
"""How far from the first guess the middle may be, in pixels of a face 160 wide."""

RIM_PIXELS = 11
TRUST_PIXELS = 6.0
WINDOW_PIXELS = REACH_PIXELS + RIM_PIXELS - 2


def pupil_near(face: Pixels, guess: Point) -> Point:
    left, top = round(guess[0]) - WINDOW_PIXELS, round(guess[1]) - WINDOW_PIXELS
    votes = _votes(_window(face, left, top))
    votes[votes < 0.8 * votes.max()] = 0
    total = float(votes.sum())
    if total <= 0:
        return guess
    steps = np.arange(2 * REACH_PIXELS + 1)
    x = float((votes.sum(0) * steps).sum()) / total
    y = float((votes.sum(1) * steps).sum()) / total
    return left + WINDOW_PIXELS - REACH_PIXELS + x, top + WINDOW_PIXELS - REACH_PIXELS + y


def _window(face: Pixels, left: int, top: int) -> Floats:
    margin = 2 * WINDOW_PIXELS
    framed = cv2.copyMakeBorder(face, margin, margin, margin, margin, cv2.BORDER_REPLICATE)
    side = 2 * WINDOW_PIXELS + 1
    cut = framed[top + margin : top + margin + side, left + margin : left + margin + side]
    return floats(cv2.GaussianBlur(floats(cut), (0, 0), 1.2))


def _votes(window: Floats) -> Floats:
    """For each candidate: how well the strong gradients point away from it, how dark it is, how near the guess."""
    candidates = np.arange(WINDOW_PIXELS - REACH_PIXELS, WINDOW_PIXELS + REACH_PIXELS + 1, dtype=np.float32)
    y, x = (axis.reshape(-1, 1) for axis in np.meshgrid(candidates, candidates, indexing="ij"))
    pointing = _pointing_away(window, x, y)
    darkness = 255 - floats(cv2.GaussianBlur(window, (0, 0), 2))[y.astype(int), x.astype(int)].ravel()
    nearness = np.exp(-((x - WINDOW_PIXELS) ** 2 + (y - WINDOW_PIXELS) ** 2).ravel() / (2 * TRUST_PIXELS**2))
    return floats(pointing * darkness * nearness).reshape(candidates.size, candidates.size)


def _pointing_away(window: Floats, x: Floats, y: Floats) -> Floats:
    across, down = floats(cv2.Sobel(window, cv2.CV_32F, 1, 0)), floats(cv2.Sobel(window, cv2.CV_32F, 0, 1))
    strength = np.hypot(across, down)
    rows, columns = np.nonzero(strength > strength.mean() + 0.5 * strength.std())
    if not rows.size:
        return floats(np.zeros(x.size))
    strong = strength[rows, columns]
    dx, dy = columns - x, rows - y
    distance = np.hypot(dx, dy)
    along = dx * (across[rows, columns] / strong) + dy * (down[rows, columns] / strong)
    on_rim = (distance > 1) & (distance < RIM_PIXELS)
    agreement = np.where(on_rim, along / np.maximum(distance, 1), 0)
    return floats((np.maximum(agreement, 0) ** 2).mean(axis=1))
