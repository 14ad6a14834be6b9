"""Width, height and length of a clip."""

import io
from collections.abc import Mapping
from typing import Any

import av

MICROSECONDS = 1_000_000


def measure(content: bytes, told: Mapping[str, Any]) -> tuple[int, int, int] | None:
    """What the sender tells counts; the rest is read from the file. None when neither knows the size."""
    width, height, seconds = _read(content)
    width, height = int(told.get("width") or width), int(told.get("height") or height)
    seconds = int(told.get("duration") or seconds)
    return (width, height, seconds) if width and height else None


def _read(content: bytes) -> tuple[int, int, int]:
    """Zeros for what is no clip."""
    try:
        with av.open(io.BytesIO(content), "r") as container:
            seconds = round((container.duration or 0) / MICROSECONDS)
            picture = next(iter(container.streams.video), None)
            return (picture.width, picture.height, seconds) if picture else (0, 0, seconds)
    except (av.FFmpegError, ValueError):
        return 0, 0, 0
