"""Where a face on the canvas has skin, and where it has the parts that age must not smear."""

from dataclasses import dataclass

import cv2
import numpy as np

from bot.providers.local.canvas import blob, both_sides
from bot.providers.local.pixels import Floats, floats
from bot.providers.local.tone import Skin, skin_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Complexion:
    """`skin` is 0 to 1 and leaves out `features`: eyes, brows and mouth. `face` is skin with them."""

    usual: Skin
    skin: Floats
    face: Floats


def complexion(lab: Floats) -> Complexion:
    features = _features()
    usual = skin_of(lab[(blob(0, 0.45, 0.75, 0.85, soft=0.1) > 0.5) & (features < 0.3)])
    face = floats(blob(0, 0.35, 1.05, 1.3, soft=0.15) * _like(lab, usual))
    return Complexion(usual=usual, skin=floats(face * (1 - features)), face=face)


def brows() -> Floats:
    return both_sides(lambda side: blob(side * 0.5, -0.3, 0.4, 0.14))


def eyes() -> Floats:
    return both_sides(lambda side: blob(side * 0.5, 0, 0.2, 0.1))


def lips() -> Floats:
    return blob(0, 1.0, 0.35, 0.155)


def _features() -> Floats:
    around_eyes = both_sides(lambda side: blob(side * 0.5, -0.02, 0.3, 0.17))
    around_brows = both_sides(lambda side: blob(side * 0.5, -0.3, 0.36, 0.11))
    return floats(np.maximum(np.maximum(around_eyes, around_brows), blob(0, 1.0, 0.42, 0.2)))


def _like(lab: Floats, usual: Skin) -> Floats:
    """How much each pixel looks like that skin: by its chroma, and not too dark."""
    away = np.linalg.norm(lab[:, :, 1:] - usual.at(floats(lab[:, :, 0])), axis=2)
    usually_away = np.percentile(away[blob(0, 0.45, 0.75, 0.85, soft=0.1) > 0.5], 75) + 4
    like = np.clip(2 - away / usually_away, 0, 1) * np.clip((lab[:, :, 0] - usual.darkest + 22) / 10, 0, 1)
    return floats(cv2.GaussianBlur(floats(like), (0, 0), 2.5))
