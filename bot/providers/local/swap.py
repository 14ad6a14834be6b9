"""Putting faces on faces without a network: two eyes and a mouth are brought onto two eyes and a mouth.

It changes no pose and no expression, and it is honest about that in its caption.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from bot.media.model import Box
from bot.providers.local import mask
from bot.providers.local.closeup import Affine, inverse
from bot.providers.local.landmarks import Landmarks, locate
from bot.providers.local.pixels import Pixels, decode, encode, floats, pixels, shrink
from bot.providers.local.spectacles import erase_ends
from bot.providers.local.tone import Tone, tone_between
from bot.providers.local.warp import mixed, region_of, shift, warped

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
    to_face = inverse(place.to_picture()) @ shift(region.x1, region.y1)
    mouth = float(np.clip(face.mouth, place.mouth * STRETCH[0], place.mouth * STRETCH[1]))
    to_identity = face.to_picture(mouth) @ to_face
    under = colours[region.y1 : region.y2, region.x1 : region.x2]
    tone = _tone(pixels(under), identity, to_face, to_identity, place.apart)
    if tone is None:
        return
    size = (region.width, region.height)
    over = tone.apply(warped(identity, to_identity, size))
    under[:] = mixed(pixels(under), floats(over), mask.opacity(mask.radius(size, to_face)))


def _tone(under: Pixels, identity: Pixels, to_face: Affine, to_identity: Affine, apart: float) -> Tone | None:
    small, factor = shrink(under, WORKING_SIZE)
    size = (small.shape[1], small.shape[0])
    grow = np.diag([under.shape[1] / size[0], under.shape[0] / size[1], 1.0])
    core = mask.core(mask.radius(size, to_face @ grow))
    if core.sum() < FEWEST:
        return None
    return tone_between(small, warped(identity, to_identity @ grow, size), core, apart * factor)
