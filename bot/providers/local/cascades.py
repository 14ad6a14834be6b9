"""OpenCV's own detectors: their files come with the library."""

import threading
from pathlib import Path
from typing import Any

import cv2

from bot.media.model import Box
from bot.providers.local.pixels import Pixels

FRONTAL = "frontalface_alt2"
OPINIONS = ("frontalface_alt", "frontalface_default")
EYES = ("eye_tree_eyeglasses", "eye")

DIRECTORY = Path(cv2.__file__).parent / "data"
_local = threading.local()


def find(
    name: str, picture: Pixels, *, neighbours: int, smallest: int, largest: int | None = None
) -> list[Box]:
    """Where the detector of that name sees its thing in a grey picture."""
    limit = (largest, largest) if largest else (0, 0)
    found = _cascade(name).detectMultiScale(
        picture, scaleFactor=1.1, minNeighbors=neighbours, minSize=(smallest, smallest), maxSize=limit
    )
    return [Box(int(x), int(y), int(x + width), int(y + height)) for x, y, width, height in found]


def _cascade(name: str) -> Any:
    """One object for each thread: a cascade keeps state while it looks."""
    loaded: dict[str, Any] = _local.__dict__.setdefault("loaded", {})
    if name not in loaded:
        loaded[name] = cv2.CascadeClassifier(str(DIRECTORY / f"haarcascade_{name}.xml"))
    return loaded[name]
