"""Clips: moving pictures, with sound or without."""

from dataclasses import dataclass

from bot.media.model import PictureRefused


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """A checked clip: an upright H.264 MP4 without metadata that plays while it loads.

    `codec` is what it came as. Width and height in pixels; `fps` is frames a second on average.
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


class ClipRefused(PictureRefused):
    """A file that cannot be used as a clip. Caught wherever PictureRefused is."""
