"""What happens to a photo on its way through Telegram: checked, shrunk to several JPEGs, without metadata."""

import io
import struct
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from playground.botapi.wire import bad_request

LARGEST_PHOTO = 10 * 1024 * 1024
EDGES = (90, 320, 800)
QUALITY = 87
_SPOILED = (
    UnidentifiedImageError,
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    struct.error,
    Image.DecompressionBombError,
)


@dataclass(frozen=True, slots=True)
class Size:
    content: bytes
    width: int
    height: int


def photo_sizes(content: bytes, *, longest: int) -> list[Size]:
    """Raises the Bot API's refusals. The last size is the largest."""
    if not content:
        raise bad_request("file must be non-empty")
    if len(content) > LARGEST_PHOTO:
        raise bad_request(
            f"file of size {len(content)} bytes is too big for a photo; "
            f"the maximum size is {LARGEST_PHOTO} bytes"
        )
    try:
        with Image.open(io.BytesIO(content)) as opened:
            _check_shape(opened.size)
            picture = ImageOps.exif_transpose(opened)
            picture.load()
            flat = _on_white(picture)
    except _SPOILED as error:
        raise bad_request("IMAGE_PROCESS_FAILED") from error
    edges = [edge for edge in EDGES if edge < min(longest, max(flat.size))]
    return [_shrunk(flat, edge) for edge in [*edges, min(longest, max(flat.size))]]


def thumbnail_of(content: bytes) -> Size | None:
    """For files that happen to be pictures."""
    try:
        with Image.open(io.BytesIO(content)) as opened:
            picture = ImageOps.exif_transpose(opened)
            return _shrunk(_on_white(picture), 320)
    except _SPOILED:
        return None


def dimensions(content: bytes) -> tuple[int, int] | None:
    try:
        with Image.open(io.BytesIO(content)) as opened:
            return opened.size
    except _SPOILED:
        return None


def _check_shape(size: tuple[int, int]) -> None:
    if sum(size) > 10_000 or max(size) > 20 * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        white = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(white, clear).convert("RGB")
    return picture.convert("RGB")


def _shrunk(picture: Image.Image, edge: int) -> Size:
    copy = picture.copy()
    copy.thumbnail((edge, edge), Image.Resampling.BICUBIC)
    target = io.BytesIO()
    copy.save(target, "JPEG", quality=QUALITY)
    return Size(target.getvalue(), *copy.size)
