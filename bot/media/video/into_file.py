"""What the library has done with clips in their sandbox. Each task leaves its file on the disk."""

from dataclasses import replace
from pathlib import Path

from bot.media.model import MAX_RESULT_CLIP_BYTES, Clip
from bot.media.video.convert import fit, read_clip, trim


def clip_into(file: Path, data: bytes, max_bytes: int) -> Clip:
    """Raises ClipRefused."""
    return _left(read_clip(data, most_bytes=max_bytes), file)


def result_clip_into(file: Path, data: bytes) -> Clip:
    """A clip that a provider made; of one that was cut off, what is there. Raises ClipRefused."""
    return _left(read_clip(data, most_bytes=MAX_RESULT_CLIP_BYTES, in_part=True), file)


def part_into(file: Path, data: bytes, start: float, seconds: float) -> Clip:
    """Raises ClipRefused."""
    return _left(read_clip(trim(data, start, seconds), most_bytes=MAX_RESULT_CLIP_BYTES), file)


def smaller_into(file: Path, data: bytes, max_bytes: int) -> Clip:
    """The same clip in no more bytes. Raises ClipRefused when that cannot be."""
    return _left(read_clip(fit(data, max_bytes), most_bytes=MAX_RESULT_CLIP_BYTES), file)


def _left(clip: Clip, file: Path) -> Clip:
    file.write_bytes(clip.content)
    return replace(clip, content=b"")
