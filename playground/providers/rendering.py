"""Where emulated providers get pictures and make results: real downloads, and the local engine in threads."""

import asyncio
import hashlib
import io
from dataclasses import dataclass

import httpx
import numpy as np
from PIL import Image

from bot.media.model import Box, PictureRefused
from bot.providers.local.age import age
from bot.providers.local.closeup import Affine
from bot.providers.local.detect import detect
from bot.providers.local.landmarks import locate
from bot.providers.local.pixels import decode
from bot.providers.local.swap import swap

MOST_BYTES = 50_000_000
FETCH_SECONDS = 20.0
NOSE, MOUTH, MOUTH_CORNERS = (0.0, 0.55), (0.0, 1.0), ((-0.4, 1.0), (0.4, 1.0))

Point = tuple[int, int]


class CannotFetch(Exception):
    """The address leads to nothing that can be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """A face as a detector of landmarks sees it. Left is the viewer's left."""

    box: Box
    left_eye: Point
    right_eye: Point
    nose: Point
    mouth: Point
    mouth_left: Point
    mouth_right: Point


class Studio:
    """Remembers in `seen`, by digest, what it has looked at: the same bytes always have the same faces."""

    def __init__(self) -> None:
        self._client = httpx.AsyncClient(timeout=FETCH_SECONDS, trust_env=False, verify=False)  # noqa: S501
        self.seen: dict[str, tuple[Portrait, ...]] = {}

    async def close(self) -> None:
        await self._client.aclose()

    async def fetch(self, url: str) -> bytes:
        """Really downloads it, as the provider would. Raises CannotFetch."""
        content = bytearray()
        try:
            async with self._client.stream("GET", url) as answer:
                if answer.status_code != 200:
                    raise CannotFetch(f"answered {answer.status_code}")
                async for chunk in answer.aiter_bytes():
                    content += chunk
                    if len(content) > MOST_BYTES:
                        raise CannotFetch("too large")
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            raise CannotFetch(type(error).__name__) from error
        return bytes(content)

    async def portraits(self, content: bytes) -> tuple[Portrait, ...]:
        """Left to right. Raises CannotFetch when it is no picture."""
        name = digest(content)
        if name not in self.seen:
            try:
                self.seen[name] = await asyncio.to_thread(portraits_in, content)
            except PictureRefused as error:
                raise CannotFetch("not a picture") from error
        return self.seen[name]

    async def swap(self, scene: bytes, pairs: list[tuple[Box, bytes, Box]]) -> bytes:
        return await asyncio.to_thread(swap, scene, pairs)

    async def age(self, scene: bytes, boxes: list[Box], years: int) -> bytes:
        return await asyncio.to_thread(age, scene, boxes, years)


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def largest(portraits: tuple[Portrait, ...]) -> Portrait | None:
    return max(portraits, key=lambda portrait: portrait.box.area, default=None)


def as_png(content: bytes) -> bytes:
    out = io.BytesIO()
    Image.open(io.BytesIO(content)).save(out, "PNG", compress_level=1)
    return out.getvalue()


def size_of(content: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(content)) as image:
        return image.size


def portraits_in(content: bytes) -> tuple[Portrait, ...]:
    picture = decode(content).colours
    return tuple(_portrait(face.box, locate(picture, face.box).to_picture()) for face in detect(content))


def _portrait(box: Box, to_picture: Affine) -> Portrait:
    def place(x: float, y: float) -> Point:
        there = to_picture @ np.array((x, y, 1.0))
        return round(there[0]), round(there[1])

    return Portrait(
        box=box,
        left_eye=place(-0.5, 0),
        right_eye=place(0.5, 0),
        nose=place(*NOSE),
        mouth=place(*MOUTH),
        mouth_left=place(*MOUTH_CORNERS[0]),
        mouth_right=place(*MOUTH_CORNERS[1]),
    )
