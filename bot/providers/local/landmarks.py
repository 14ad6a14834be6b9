"""The face coordinates of one face: the eyes at (-0.5, 0) and (0.5, 0), the mouth at (0, 1)."""

from dataclasses import dataclass

import numpy as np

from bot.media.model import Box
from bot.providers.local.cascades import FRONTAL, find
from bot.providers.local.closeup import FACE, MIDDLE, Affine, CloseUp, close_up, inverse
from bot.providers.local.eyes import Eyes, eyes_in
from bot.providers.local.mouth import USUAL, mouth_below_eyes
from bot.providers.local.pixels import Pixels, grey

LEANS = (0.0, 20.0, -20.0, 40.0, -40.0)


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
    for lean in LEANS:
        view = close_up(picture, box, lean)
        if face := _face_in(view):
            return _measured(view, face, box_known=True)
    return _measured(close_up(picture, box), MIDDLE, box_known=False)


def _face_in(view: CloseUp) -> Box | None:
    found = find(FRONTAL, grey(view.colours), neighbours=3, smallest=FACE * 6 // 10, largest=FACE * 15 // 10)
    best = max(found, key=MIDDLE.overlap, default=None)
    return best if best and best.overlap(MIDDLE) > 0.3 else None


def _measured(view: CloseUp, face: Box, *, box_known: bool) -> Landmarks:
    eyes = eyes_in(grey(view.colours), face)
    mouth = USUAL
    if eyes.found:
        width = face.width / eyes.apart if box_known else None
        mouth = mouth_below_eyes(view.colours, inverse(_frame(eyes, 1.0)), width)
    left, right = view.in_picture(eyes.left), view.in_picture(eyes.right)
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
