"""What the library has done in the sandbox. Each task leaves its file on the disk and gives back what is to be known.

Files of people and results may be large, and the bot's process has no use for their bytes.
"""

from dataclasses import replace
from pathlib import Path

from bot.media.intake import read_picture, read_result
from bot.media.model import MAX_RESULT_CLIP_BYTES, Clip, Picture
from bot.media.video.convert import fit, read_clip, trim


def picture_into(file: Path, data: bytes, keep_quality: bool) -> Picture:
    """A person's picture. Raises PictureRefused."""
    return _left(read_picture(data, keep_quality=keep_quality), file)


def result_into(file: Path, data: bytes) -> Picture:
    """A picture that a provider made. Raises PictureRefused."""
    return _left(read_result(data), file)


def clip_into(file: Path, data: bytes, max_bytes: int) -> Clip:
    """Raises ClipRefused."""
    return _left_clip(read_clip(data, most_bytes=max_bytes), file)


def part_into(file: Path, data: bytes, start: float, seconds: float) -> Clip:
    """Raises ClipRefused."""
    return _left_clip(read_clip(trim(data, start, seconds), most_bytes=MAX_RESULT_CLIP_BYTES), file)


def smaller_into(file: Path, data: bytes, max_bytes: int) -> Clip:
    """The same clip in no more bytes. Raises ClipRefused when that cannot be."""
    return _left_clip(read_clip(fit(data, max_bytes), most_bytes=MAX_RESULT_CLIP_BYTES), file)


def _left(picture: Picture, file: Path) -> Picture:
    file.write_bytes(picture.content)
    return replace(picture, content=b"")


def _left_clip(clip: Clip, file: Path) -> Clip:
    file.write_bytes(clip.content)
    return replace(clip, content=b"")
