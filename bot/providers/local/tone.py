"""Giving one face the light and the skin of another, in Lab colours (lightness 0 to 100, then two of chroma).

Lightness gets the same mean and spread, and most of the large shadows. Chroma becomes what the other skin has at that
lightness; what is no skin, like spectacles and teeth, keeps its distance from it.
"""

from dataclasses import dataclass

import cv2
import numpy as np

from bot.media.model import Box
from bot.providers.local.closeup import Affine
from bot.providers.local.pixels import Floats, Pixels, floats, pixels
from bot.providers.local.warp import moved

CONTRAST = (0.7, 1.4)
SHADOWS = 0.8
"""How much of the scene's large shadows the face takes over; the rest are its own."""

LARGE_SCALE = 0.32
"""What counts as large, in units of the eye distance."""

OWN_TINT = 0.8
TINT_LIMITS = (0.1, 1.6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skin:
    """Chroma as a straight line over lightness, where this skin was seen."""

    darkest: float
    brightest: float
    middle: float
    chroma: Floats
    slope: Floats

    def at(self, lightness: Floats) -> Floats:
        along = np.clip(lightness, self.darkest, self.brightest) - self.middle
        return floats(self.chroma + along[:, :, np.newaxis] * self.slope)


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """From one skin to another, pixel by pixel."""

    scene: Skin
    face: Skin
    contrast: float
    lift: float

    def lightness(self, lab: Floats) -> Floats:
        return floats(lab[:, :, 0] * self.contrast + self.lift)

    def chroma(self, lab: Floats, lightness: Floats) -> Floats:
        """As far from the scene's skin as the pixel was from its own: by factor along it, by difference aside."""
        usual = self.face.at(lab[:, :, 0])
        strength = np.maximum(np.linalg.norm(usual, axis=2, keepdims=True), 3)
        direction = usual / strength
        along = (lab[:, :, 1:] * direction).sum(axis=2, keepdims=True)
        aside = lab[:, :, 1:] - along * direction
        darker = np.clip(
            (self.face.darkest - lab[:, :, :1]) / 12, 0, 1
        )  # frames and pupils stay as they were
        own = 1 + (np.clip(along / strength, *TINT_LIMITS) - 1) * (0.4 + 0.6 * darker)
        return floats(self.scene.at(lightness) * own + aside * OWN_TINT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tone:
    """A palette and two smooth fields: what to add to lightness and to chroma, and where."""

    palette: Palette
    light: Floats
    tint: Floats

    def apply(self, face: Pixels, to_fields: Affine, region: Box) -> Pixels:
        """`face` fills the region of a picture; `to_fields` takes that picture's pixels to the fields'."""
        lab = lab_of(face)
        light = moved(self.light, to_fields, region, beyond=cv2.BORDER_REPLICATE)
        tint = moved(self.tint, to_fields, region, beyond=cv2.BORDER_REPLICATE)
        lightness = floats(self.palette.lightness(lab) + light)
        chroma = self.palette.chroma(lab, lightness) + tint
        return bgr_of(floats(np.dstack([np.clip(lightness, 0, 100), chroma])))


def tone_between(scene: Pixels, face: Pixels, core: Floats, apart: float) -> Tone:
    """Both of one size, the face where it will be; `core` is 1 where there is skin; `apart` as the eyes are."""
    there, here = lab_of(scene), lab_of(face)
    palette = _palette(there[core > 0], here[core > 0])
    reach = apart * LARGE_SCALE
    lightness = palette.lightness(here)
    light = SHADOWS * _smooth(there[:, :, :1] - lightness[:, :, np.newaxis], core, reach)[:, :, 0]
    chroma = palette.chroma(here, floats(lightness + light))
    tint = _smooth(there[:, :, 1:] - chroma, core, reach)
    return Tone(palette=palette, light=floats(light), tint=floats(tint))


def lab_of(picture: Pixels) -> Floats:
    return floats(cv2.cvtColor(floats(picture) / 255, cv2.COLOR_BGR2LAB))


def bgr_of(lab: Floats) -> Pixels:
    return pixels(np.clip(cv2.cvtColor(lab, cv2.COLOR_LAB2BGR) * 255 + 0.5, 0, 255))


def _palette(there: Floats, here: Floats) -> Palette:
    """Of two lists of skin pixels."""
    contrast = float(np.clip(there[:, 0].std() / (here[:, 0].std() + 1e-3), *CONTRAST))
    lift = float(there[:, 0].mean() - here[:, 0].mean() * contrast)
    return Palette(scene=skin_of(there), face=skin_of(here), contrast=contrast, lift=lift)


def skin_of(lab: Floats) -> Skin:
    darkest, brightest = np.percentile(lab[:, 0], (15, 95))
    usual = lab[(lab[:, 0] >= darkest) & (lab[:, 0] <= brightest)]
    middle = usual.mean(axis=0)
    away = usual - middle
    slope = (away[:, :1] * away[:, 1:]).sum(axis=0) / (np.square(away[:, 0]).sum() + 1e-3)
    return Skin(
        darkest=float(darkest),
        brightest=float(brightest),
        middle=float(middle[0]),
        chroma=floats(middle[1:]),
        slope=floats(slope),
    )


def _smooth(values: Floats, core: Floats, sigma: float) -> Floats:
    """Blurred without what lies outside the core."""
    inside = core[:, :, np.newaxis]
    sums = cv2.GaussianBlur(floats(values * inside), (0, 0), sigma).reshape(values.shape)
    weights = cv2.GaussianBlur(core, (0, 0), sigma)[:, :, np.newaxis]
    return floats(sums / (weights + 1e-3))
