"""More years: lines deepened and added, paler and less even skin, lighter brows. Never sharper than it was."""

import cv2
import numpy as np

from bot.providers.local.canvas import UNIT, blob, both_sides, grain
from bot.providers.local.complexion import Complexion, brows, complexion, lips
from bot.providers.local.pixels import Floats, floats
from bot.providers.local.wrinkles import relief

NOISE = 1.0
"""Differences in lightness up to this are grain, not lines; deepening those is what looks gritty."""


def older(lab: Floats, strength: float) -> Floats:
    """What to add to a face on the canvas."""
    looks = complexion(lab)
    light = floats(lab[:, :, 0])
    change = np.zeros_like(lab)
    change[:, :, 0] = looks.skin * (0.7 * _own_lines(light) + 1.45 * _unevenly(relief()) - 1.5 - _hollows())
    spots = looks.skin * np.clip(grain(5, seed=2) - 1.2, 0, 1.5)
    change[:, :, 0] -= 2.2 * spots
    change[:, :, 1:] = looks.skin[:, :, np.newaxis] * -0.14 * lab[:, :, 1:]
    change[:, :, 2] += looks.skin + 2 * spots
    change[:, :, 1] -= 3 * lips() * looks.face
    return floats((change + _grey_brows(lab, looks)) * strength)


def _own_lines(light: Floats) -> Floats:
    """Its own lines and folds, the dark side more than the light one."""
    band = floats(cv2.GaussianBlur(light, (0, 0), 1.2)) - floats(cv2.GaussianBlur(light, (0, 0), 0.05 * UNIT))
    clear = np.sign(band) * np.maximum(np.abs(band) - NOISE, 0)
    return floats(np.clip(np.where(clear < 0, clear, 0.35 * clear), -9, 4))


def _unevenly(lines: Floats) -> Floats:
    return floats(lines * np.clip(1 + 0.35 * grain(8, seed=1), 0.5, 1.5))


def _hollows() -> Floats:
    below_eyes = both_sides(lambda side: blob(side * 0.5, 0.2, 0.28, 0.12, soft=0.8))
    cheeks = both_sides(lambda side: blob(side * 0.66, 0.85, 0.16, 0.3, soft=0.8))
    return floats(3 * below_eyes + 3 * cheeks)


def _grey_brows(lab: Floats, looks: Complexion) -> Floats:
    darker = np.clip((looks.usual.middle - 8 - lab[:, :, 0]) / 12, 0, 1)
    hair = floats(cv2.GaussianBlur(floats(darker * brows()), (0, 0), 1))[:, :, np.newaxis]
    return floats(np.dstack([11 * hair, -0.15 * hair * lab[:, :, 1:]]))
