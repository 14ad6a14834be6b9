"""Finding faces with OpenCV's own cascades: no account, no download, honest about what it is not sure of."""

import threading
from pathlib import Path
from typing import Any

import cv2

from bot.media.model import Box, Face
from bot.providers.local.pixels import Pixels, decode, grey, shrink

LONGEST = 1280
NEIGHBOURS = 5
SMALLEST = 24

DIRECTORY = Path(cv2.__file__).parent / "data"

_local = threading.local()


def detect(content: bytes) -> list[Face]:
    """The faces of a picture, left to right, in pixels of the picture as given."""
    colours = decode(content).colours
    small, factor = shrink(colours, LONGEST)
    height, width = colours.shape[:2]
    faces = [Face(box=_scaled(box, 1 / factor, width, height)) for box in upright_boxes(grey(small))]
    return sorted(faces, key=lambda face: (face.box.x1 + face.box.x2, face.box.y1))


def cascade(name: str) -> Any:
    """One object for each thread: a cascade keeps state while it looks."""
    loaded: dict[str, Any] = _local.__dict__.setdefault("loaded", {})
    if name not in loaded:
        loaded[name] = cv2.CascadeClassifier(str(DIRECTORY / f"haarcascade_{name}.xml"))
    return loaded[name]


def upright_boxes(picture: Pixels) -> list[Box]:
    found = cascade("frontalface_alt2").detectMultiScale(
        picture, scaleFactor=1.1, minNeighbors=NEIGHBOURS, minSize=(SMALLEST, SMALLEST)
    )
    return [Box(int(x), int(y), int(x + w), int(y + h)) for x, y, w, h in found]


def _scaled(box: Box, factor: float, width: int, height: int) -> Box:
    x1, y1, x2, y2 = (round(value * factor) for value in box)
    return Box(max(0, x1), max(0, y1), min(width, x2), min(height, y2))
