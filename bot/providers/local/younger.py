"""Fewer years: lines filled, blotches evened out, eyes and lips a little fresher. No shape is changed."""

import cv2
import numpy as np

from bot.providers.local.canvas import UNIT, blob, both_sides
from bot.providers.local.complexion import complexion, eyes, lips
from bot.providers.local.pixels import Floats, floats

DEEPEST = 24
"""Darker than its surroundings by this much (of 100): a feature or a frame, and no line of age."""


def younger(lab: Floats, strength: float) -> tuple[Floats, Floats]:
    """What to add to a face on the canvas, and where its finest grain is to be calmed (0 to 1)."""
    looks = complexion(lab)
    light = floats(lab[:, :, 0])
    calm = _without_small_lines(light)
    change = np.zeros_like(lab)
    change[:, :, 0] = looks.skin * (0.85 * (calm - light) + 0.4 * _filling(light, calm) + 1.2)
    change[:, :, 0] += eyes() * 0.35 * (light - floats(cv2.GaussianBlur(light, (0, 0), 3)))
    change[:, :, 1:] = looks.skin[:, :, np.newaxis] * 0.7 * _evenness(lab)
    change[:, :, 1] += (
        looks.skin * 1.8 * both_sides(lambda side: blob(side * 0.55, 0.62, 0.3, 0.26, soft=0.8))
    )
    change[:, :, 1] += looks.face * 2.5 * lips()
    return floats(change * strength), floats(looks.skin * 0.45 * strength)


def _without_small_lines(light: Floats) -> Floats:
    once = cv2.bilateralFilter(light, 0, 11, 0.05 * UNIT)
    return floats(cv2.bilateralFilter(once, 0, 7, 0.07 * UNIT))


def _filling(light: Floats, calm: Floats) -> Floats:
    """How far wider lines are below the skin on both sides of them."""
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (15, 15))
    closed = cv2.morphologyEx(cv2.GaussianBlur(light, (0, 0), 1.2), cv2.MORPH_CLOSE, disc)
    gap = np.maximum(floats(cv2.GaussianBlur(closed, (0, 0), 3)) - calm, 0)
    return floats(gap * np.clip((DEEPEST - gap) / (DEEPEST / 2), 0, 1))


def _evenness(lab: Floats) -> Floats:
    chroma = floats(lab[:, :, 1:])
    return floats(floats(cv2.GaussianBlur(chroma, (0, 0), 0.06 * UNIT)) - chroma)
