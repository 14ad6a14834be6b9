"""Putting faces on faces without a network: two eyes and a mouth are brought onto two eyes and a mouth.

It changes no pose and no expression, and it is honest about that in its caption.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.media.model import Box
from bot.providers.local import mask
from bot.providers.local.closeup import Affine, inverse
from bot.providers.local.landmarks import Landmarks, locate
from bot.providers.local.pixels import Pixels, decode, encode, floats, pixels, shrink
from bot.providers.local.spectacles import erase_ends
from bot.providers.local.tone import Tone, tone_between
from bot.providers.local.warp import bands, mixed, region_of, shift, warped

WORKING_SIZE = 192
"""Colours are compared in a region no larger than this: what is compared is smooth."""

SMALLEST, FEWEST = 8, 30
"""Below so many pixels across, or of skin, nothing is put: the box lies at the edge, or outside."""

STRETCH = (0.8, 1.25)
CORNER, REACH = (-1.0, -0.5), (2.0, 2.0)
"""In face coordinates: everything that changes is in this square."""


def swap(scene: bytes, pairs: Sequence[tuple[Box, bytes, Box]]) -> bytes:
    """The scene with each identity's face in its box: (box in the scene, identity, box in the identity)."""
    picture = decode(scene)
    identities = _Identities()
    places = [locate(picture.colours, box) for box, _, _ in pairs]
    colours = picture.colours.copy()
    for place, (_, content, box) in zip(places, pairs, strict=True):
        _put(colours, place, *identities.face(content, box))
    return encode(replace(picture, colours=colours))


class _Identities:
    """One identity may go onto many faces of a scene: it is opened and looked at once."""

    def __init__(self) -> None:
        self._opened: dict[bytes, Pixels] = {}
        self._located: dict[tuple[bytes, Box], Landmarks] = {}

    def face(self, content: bytes, box: Box) -> tuple[Pixels, Landmarks]:
        if content not in self._opened:
            self._opened[content] = decode(content).colours
        picture = self._opened[content]
        if (content, box) not in self._located:
            self._located[content, box] = locate(picture, box)
        return picture, self._located[content, box]


def _put(colours: Pixels, place: Landmarks, identity: Pixels, face: Landmarks) -> None:
    region = region_of(colours, place.to_picture() @ shift(*CORNER), REACH)
    if min(region.width, region.height) < SMALLEST:
        return
    erase_ends(colours, place)
    to_face = inverse(place.to_picture())
    mouth = float(np.clip(face.mouth, place.mouth * STRETCH[0], place.mouth * STRETCH[1]))
    to_identity = face.to_picture(mouth) @ to_face
    under = pixels(colours[region.y1 : region.y2, region.x1 : region.x2])
    small, _ = shrink(under, WORKING_SIZE)
    to_scene = shift(region.x1, region.y1) @ np.diag(
        [region.width / small.shape[1], region.height / small.shape[0], 1]
    )
    tone = _tone(small, identity, to_face @ to_scene, to_identity @ to_scene)
    if tone is None:
        return
    face_over = _Over(identity, to_identity, to_face, tone, inverse(to_scene))
    for band in bands(region):
        face_over.paint(colours, band)


@dataclass(frozen=True, slots=True)
class _Over:
    """An identity ready to be painted; the matrices take the scene's pixels to the identity's and so on."""

    identity: Pixels
    to_identity: Affine
    to_face: Affine
    tone: Tone
    to_fields: Affine

    def paint(self, scene: Pixels, band: Box) -> None:
        here, size = shift(band.x1, band.y1), (band.width, band.height)
        over = self.tone.apply(warped(self.identity, self.to_identity @ here, size), self.to_fields, band)
        under = scene[band.y1 : band.y2, band.x1 : band.x2]
        under[:] = mixed(pixels(under), floats(over), mask.opacity(mask.radius(size, self.to_face @ here)))


def _tone(small: Pixels, identity: Pixels, to_face: Affine, to_identity: Affine) -> Tone | None:
    size = (small.shape[1], small.shape[0])
    core = mask.core(mask.radius(size, to_face))
    if core.sum() < FEWEST:
        return None
    apart = 1 / math.hypot(to_face[0, 0], to_face[0, 1])
    return tone_between(small, warped(identity, to_identity, size), core, apart)
