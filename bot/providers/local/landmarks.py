"""The face coordinates of one face: the eyes at (-0.5, 0) and (0.5, 0), the mouth at (0, 1)."""

import math
from dataclasses import dataclass

import numpy as np

from bot.media.model import Box
from bot.providers.local.cascades import FRONTAL, find
from bot.providers.local.closeup import FACE_PIXELS, MIDDLE, Affine, CloseUp, close_up, inverse
from bot.providers.local.eyes import Eyes, eyes_in
from bot.providers.local.mouth import USUAL_DISTANCE, mouth_below_eyes
from bot.providers.local.pixels import Pixels, grey

LEANS_DEGREES = (20.0, -20.0, 40.0, -40.0)
MAX_DOUBT = 0.8
STRAIGHT_DEGREES = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmarks:
    """`mouth` is how far it is below the eyes, in units of the distance between them (`apart`, in pixels)."""

    eyes: Eyes
    mouth: float

    @property
    def apart(self) -> float:
        return self.eyes.apart

    def to_picture(self, mouth: float | None = None) -> Affine:
        """Face coordinates to pixels. Another `mouth` stretches the face as if its mouth were there."""
        return _frame(self.eyes, self.mouth if mouth is None else mouth)


def locate(picture: Pixels, box: Box) -> Landmarks:
    """The face in that box, whoever drew the box and however the face leans."""
    best = _look(picture, box, 0.0)
    if best.doubt > MAX_DOUBT:
        best = min(
            (best, *(_look(picture, box, lean) for lean in LEANS_DEGREES)), key=lambda look: look.doubt
        )
    if abs(best.tilt) > STRAIGHT_DEGREES:  # now that the lean is known, look once more
        best = min(best, _look(picture, box, best.lean + best.tilt), key=lambda look: look.doubt)
    return _measured(best)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What is seen when the picture is turned by `lean`; degrees. `face` is None where no detector sees one."""

    view: CloseUp
    lean: float
    face: Box | None
    eyes: Eyes

    @property
    def tilt(self) -> float:
        (left, top), (right, bottom) = self.eyes.left, self.eyes.right
        return math.degrees(math.atan2(bottom - top, right - left))

    @property
    def doubt(self) -> float:
        return 2.0 * (self.face is None) + (2 - self.eyes.found) + abs(self.tilt) / 15


def _look(picture: Pixels, box: Box, lean: float) -> _Look:
    view = close_up(picture, box, lean)
    shown = grey(view.colours)
    found = find(FRONTAL, shown, neighbours=3, smallest=FACE_PIXELS * 6 // 10, largest=FACE_PIXELS * 15 // 10)
    face = max(found, key=MIDDLE.overlap, default=None)
    if face and face.overlap(MIDDLE) < 0.3:
        face = None
    return _Look(view=view, lean=lean, face=face, eyes=eyes_in(shown, face or MIDDLE))


def _measured(look: _Look) -> Landmarks:
    eyes, mouth = look.eyes, USUAL_DISTANCE
    if eyes.found:
        width = look.face.width / eyes.apart if look.face else None
        mouth = mouth_below_eyes(look.view.colours, inverse(_frame(eyes, 1.0)), width)
    left, right = look.view.in_picture(eyes.left), look.view.in_picture(eyes.right)
    return Landmarks(eyes=Eyes(left=left, right=right, found=eyes.found), mouth=mouth)


def _frame(eyes: Eyes, mouth: float) -> Affine:
    (left, top), (right, bottom) = eyes.left, eyes.right
    across, down = right - left, bottom - top
    return np.array(
        [
            [across, -down * mouth, (left + right) / 2],
            [down, across * mouth, (top + bottom) / 2],
            [0, 0, 1],
        ],
        np.float64,
    )
