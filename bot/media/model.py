"""Pictures, clips, and the faces in them."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from bot.refusal import Refusal

MAX_CLIP_BYTES = 20_000_000  # of a person's clip
MAX_RESULT_CLIP_BYTES = 200_000_000


class Box(NamedTuple):
    """A rectangle in pixels of its picture: left, top, right, bottom; the right and bottom edges are outside it."""

    x1: int
    y1: int
    x2: int
    y2: int

    @property
    def width(self) -> int:
        return self.x2 - self.x1

    @property
    def height(self) -> int:
        return self.y2 - self.y1

    @property
    def area(self) -> int:
        return max(0, self.width) * max(0, self.height)

    def overlap(self, other: "Box") -> float:
        """Intersection over union, 0 to 1."""
        left, top = max(self.x1, other.x1), max(self.y1, other.y1)
        right, bottom = min(self.x2, other.x2), min(self.y2, other.y2)
        shared = Box(left, top, max(left, right), max(top, bottom)).area
        whole = self.area + other.area - shared
        return shared / whole if whole else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One detected face. `token` is the detector's own name for it (opaque); not `sure`: it may be no face at all."""

    box: Box
    token: str | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A checked and re-encoded picture: upright, without metadata, a JPEG or PNG. Width and height in pixels."""

    content: bytes
    mime: str
    width: int
    height: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """A checked clip: an upright H.264 MP4 without metadata that plays while it loads.

    `codec` is what it came as; `loses_sound`: it came with sound that nobody here can decode. Width and height in
    pixels; `fps` is frames a second on average.
    """

    content: bytes
    mime: str
    width: int
    height: int
    seconds: float
    fps: float
    has_sound: bool
    codec: str
    sha256: str
    loses_sound: bool = False


@dataclass(frozen=True, slots=True)
class StoredFile:
    """Where a stored picture or clip lies, for whoever need not read all of it at once."""

    path: Path
    mime: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaRef:
    """A stored file for a provider: `url` is our own signed, expiring link; `id` finds it in the store."""

    id: str
    url: str
    mime: str
    width: int
    height: int
    sha256: str


class PictureRefused(Refusal):
    """A file that cannot be used. `key` names the text for the person, `details` fill its placeholders."""


class ClipRefused(PictureRefused):
    """A file that cannot be used as a clip. Caught wherever PictureRefused is."""


class MediaGone(Exception):
    """The picture was deleted: its time was up, or its owner asked for it."""
