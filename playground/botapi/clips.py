"""Width, height and length of an MP4, read from its headers."""

import struct
from collections.abc import Iterator, Mapping
from typing import Any


def measure(content: bytes, told: Mapping[str, Any]) -> tuple[int, int, int] | None:
    """What the sender tells counts; the rest is read from the file. None when neither knows the size."""
    width, height, seconds = _read(content)
    width, height = int(told.get("width") or width), int(told.get("height") or height)
    seconds = int(told.get("duration") or seconds)
    return (width, height, seconds) if width and height else None


def _read(content: bytes) -> tuple[int, int, int]:
    try:
        return _from_movie(content)
    except (struct.error, ZeroDivisionError):
        return 0, 0, 0


def _from_movie(content: bytes) -> tuple[int, int, int]:
    width = height = seconds = 0
    for name, body in _boxes(content):
        if name == b"mvhd":
            wide = body[0] == 1
            scale, length = struct.unpack_from(">IQ" if wide else ">II", body, 20 if wide else 12)
            seconds = round(length / scale)
        elif name == b"tkhd" and not width:
            at = len(body) - 8
            width, height = (value >> 16 for value in struct.unpack_from(">II", body, at))
    return width, height, seconds


def _boxes(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(content):
        size, name = struct.unpack_from(">I4s", content, at)
        header = 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", content, at + 8)
            header = 16
        end = at + size if size >= header else len(content)
        body = content[at + header : end]
        if name in {b"moov", b"trak"}:
            yield from _boxes(body)
        else:
            yield name, body
        at = end
