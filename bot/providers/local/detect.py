"""Finding faces with OpenCV's own cascades: no account, no download, honest about what it is not sure of."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

import cv2
import numpy as np

from bot.media.model import Box, Face
from bot.media.sandbox_worker import within_seconds
from bot.providers.local.cascades import FRONTAL, OPINIONS, find
from bot.providers.local.closeup import FACE_PIXELS, MIDDLE, Affine, close_up, inverse
from bot.providers.local.eyes import eyes_in
from bot.providers.local.pixels import Pixels, decode, grey, pixels, shrink

UPRIGHT_EDGE = 1280
NEIGHBOURS = 5
MIN_FACE_PIXELS = 28
LEANING_EDGE = 900
FAR_EDGE = 2560
LEANS_DEGREES = ((20.0, -20.0), (40.0, -40.0))

MAX_CANDIDATES = 64
"""A look at one takes 40 ms, and a picture may be tiled with hundreds."""

SECONDS = 8.0
"""CPU time of a look at the largest picture without any face, several times over."""

SURE_SCORE, POSSIBLE_SCORE = 5, 4
"""Each eye counts one, and the agreement of each other detector two. Clouds seldom please them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    box: Box
    score: int


def detect(content: bytes) -> list[Face]:
    """The faces of a picture, left to right, in pixels of the picture as given."""
    with within_seconds(SECONDS):
        found = _distinct(_found(decode(content).colours))
    faces = [Face(box=one.box, sure=one.score >= SURE_SCORE) for one in found]
    return sorted(faces, key=lambda face: (face.box.x1 + face.box.x2, face.box.y1))


def _found(colours: Pixels) -> list[_Candidate]:
    """Leaning heads and far ones are looked for only while nobody is surely found: it takes long."""
    ways: tuple[Callable[[], Iterable[_Candidate]], ...] = (
        lambda: _upright(colours, UPRIGHT_EDGE),
        *(partial(_leaning, colours, leans) for leans in LEANS_DEGREES),
        lambda: _upright(colours, FAR_EDGE) if max(colours.shape) > UPRIGHT_EDGE else (),
    )
    found: list[_Candidate] = []
    for way in ways:
        found.extend(islice(way(), MAX_CANDIDATES - len(found)))
        if len(found) == MAX_CANDIDATES or any(one.score >= SURE_SCORE for one in found):
            break
    return found


def _upright(colours: Pixels, longest: int) -> Iterator[_Candidate]:
    small, factor = shrink(colours, longest)
    for box in _faces_in(grey(small)):
        yield _judged(colours, _within(_scaled(box, 1 / factor), colours), 0.0)


def _leaning(colours: Pixels, leans: Sequence[float]) -> Iterator[_Candidate]:
    small, factor = shrink(grey(colours), LEANING_EDGE)
    for lean in leans:
        turned, back = _turned(small, lean)
        for box in _faces_in(turned):
            x, y, _ = back @ ((box.x1 + box.x2) / 2, (box.y1 + box.y2) / 2, 1.0)
            half = box.width / 2
            upright = Box(int(x - half), int(y - half), int(x + half), int(y + half))
            yield _judged(colours, _within(_scaled(upright, 1 / factor), colours), lean)


def _faces_in(picture: Pixels) -> list[Box]:
    """The largest first: of too many to look at closely, the small ones are left out."""
    boxes = find(FRONTAL, picture, neighbours=NEIGHBOURS, smallest=MIN_FACE_PIXELS)
    return sorted(boxes, key=lambda box: box.area, reverse=True)


def _turned(picture: Pixels, lean: float) -> tuple[Pixels, Affine]:
    """The picture turned so that a head leaning like that is upright, and the way back."""
    height, width = picture.shape
    middle = (width / 2, height / 2)
    turn = np.vstack([cv2.getRotationMatrix2D(middle, lean, 1.0), (0.0, 0.0, 1.0)])
    cosine, sine = abs(turn[0, 0]), abs(turn[0, 1])
    size = int(width * cosine + height * sine), int(width * sine + height * cosine)
    turn[0, 2] += size[0] / 2 - middle[0]
    turn[1, 2] += size[1] / 2 - middle[1]
    turned = cv2.warpAffine(picture, turn[:2], size, borderMode=cv2.BORDER_REPLICATE)
    return pixels(turned), inverse(turn)


def _judged(colours: Pixels, box: Box, lean: float) -> _Candidate:
    face = grey(close_up(colours, box, lean).colours)
    agreed = sum(_agrees(name, face) for name in OPINIONS)
    return _Candidate(box=box, score=2 * agreed + (eyes_in(face, MIDDLE).found if agreed else 0))


def _agrees(name: str, face: Pixels) -> bool:
    found = find(name, face, neighbours=3, smallest=FACE_PIXELS * 6 // 10, largest=FACE_PIXELS * 15 // 10)
    return any(box.overlap(MIDDLE) > 0.4 for box in found)


def _distinct(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The most convincing first; nothing that lies over one that was kept."""
    kept: list[_Candidate] = []
    possible = [one for one in candidates if one.score >= POSSIBLE_SCORE and one.box.area]
    for one in sorted(possible, key=lambda one: (one.score, one.box.area), reverse=True):
        if not any(_same_place(one.box, other.box) for other in kept):
            kept.append(one)
    return kept


def _same_place(one: Box, other: Box) -> bool:
    across = abs(one.x1 + one.x2 - other.x1 - other.x2) / 2
    down = abs(one.y1 + one.y2 - other.y1 - other.y2) / 2
    return one.overlap(other) > 0.2 or max(across, down) < max(one.width, other.width) / 2


def _scaled(box: Box, factor: float) -> Box:
    return Box(*(round(value * factor) for value in box))


def _within(box: Box, picture: Pixels) -> Box:
    height, width = picture.shape[:2]
    return Box(max(0, box.x1), max(0, box.y1), min(width, box.x2), min(height, box.y2))
