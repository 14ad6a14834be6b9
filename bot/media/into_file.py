"""What the library has done with pictures in the sandbox. Each task leaves its file on the disk.

Files of people and results may be large, and the bot's process has no use for their bytes.
"""

from dataclasses import replace
from pathlib import Path

from bot.media.intake import read_picture, read_result
from bot.media.model import Picture


def picture_into(file: Path, data: bytes, keep_quality: bool) -> Picture:
    """A person's picture. Raises PictureRefused."""
    return _left(read_picture(data, keep_quality=keep_quality), file)


def result_into(file: Path, data: bytes) -> Picture:
    """A picture that a provider made. Raises PictureRefused."""
    return _left(read_result(data), file)


def _left(picture: Picture, file: Path) -> Picture:
    file.write_bytes(picture.content)
    return replace(picture, content=b"")
