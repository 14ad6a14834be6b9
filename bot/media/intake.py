"""What comes in, made safe and tidy: looked over, decoded leniently, upright, without metadata, encoded anew.

*Safe* holds for everybody: bytes, pixels, memory and time have limits, and only decoders of plain pictures are used.
*Tidy* is our work and nobody's duty: what every viewer shows is taken, flaws included. Pixels are counted as they are
decoded, not as they are claimed: a large JPEG is decoded at a half, a quarter or an eighth of its size.

A provider's result was paid for, so it may also be larger, smaller, of a kind that people's files may not be, or move,
in which case its first frame is taken. A picture larger than 4096 pixels on its longer side is scaled down to that.
"""

import hashlib
import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import ExifTags, Image, ImageCms, ImageFile

from bot.media.model import Picture, PictureRefused
from bot.media.sandbox_worker import allow_seconds
from bot.media.sniff import kind_of, webp_size
from bot.media.structure import (
    Flawed,
    Tidied,
    png_size,
    tidy_gif,
    tidy_jpeg,
    tidy_png,
    tidy_webp,
)

MAX_PICTURE_BYTES = 20 * 2**20
MAX_RESULT_BYTES = 50 * 2**20
MAX_PIXELS = 25_000_000
MAX_RESULT_PIXELS = 100_000_000
MAX_CLAIMED_PIXELS = 200_000_000
"""Of a JPEG, whose decoder makes fewer of them. A progressive one keeps them all in memory, two bytes each."""

MAX_PROGRESSIVE_PIXELS = 100_000_000
MAX_EDGE = 4096
MIN_EDGE = 64
MAX_RATIO = 20
"""Telegram shows no photo that is longer than this many times its width."""

SCALES = (1, 2, 4, 8)
HEADER_SECONDS, SECONDS, SECONDS_PER_MEGAPIXEL = 3.0, 2.0, 0.25
"""CPU time that a picture may take: to be looked over, and to be decoded and encoded. Usual ones take a tenth of it."""

USUAL_GAMMA, GAMMA_TOLERANCE = 1 / 2.2, 0.05
JPEG_QUALITY = 95
BROKEN = (
    OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError,
    EOFError, ArithmeticError, RecursionError, struct.error, zlib.error,
)  # fmt: skip
"""All that Pillow's parsers have been seen to raise on files made to confuse them."""

_TURNS: dict[object, Image.Transpose] = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """What is let in: kinds by our names, how large in bytes and decoded pixels, and whether form matters."""

    kinds: tuple[str, ...]
    max_bytes: int
    max_pixels: int
    any_shape: bool = False
    first_frame: bool = False


PEOPLE = Door(kinds=("JPEG", "PNG", "WEBP", "GIF", "BMP"), max_bytes=MAX_PICTURE_BYTES, max_pixels=MAX_PIXELS)
RESULTS = Door(
    kinds=(*PEOPLE.kinds, "TIFF", "AVIF"),
    max_bytes=MAX_RESULT_BYTES,
    max_pixels=MAX_RESULT_PIXELS,
    any_shape=True,
    first_frame=True,
)


def read_picture(data: bytes, *, keep_quality: bool = False) -> Picture:
    """A picture that is safe to keep and to pass on, or PictureRefused. `keep_quality` leaves a PNG a PNG."""
    return _read(data, PEOPLE, keep_quality=keep_quality)


def read_result(data: bytes) -> Picture:
    """The same of what a provider made. Raises PictureRefused for what no decoder here can show."""
    return _read(data, RESULTS, keep_quality=True)


def _read(data: bytes, door: Door, *, keep_quality: bool) -> Picture:
    kind = _check_file(data, door)
    allow_seconds(HEADER_SECONDS)
    try:
        image, tidied = _open(data, kind, door)
        allow_seconds(SECONDS + SECONDS_PER_MEGAPIXEL * image.width * image.height / 1e6)
        return _encode(_decode(image, tidied), lossless=keep_quality and kind == "PNG")
    except Flawed as error:
        raise PictureRefused("picture-broken") from error
    except BROKEN as error:
        raise PictureRefused("picture-broken") from error


def _check_file(data: bytes, door: Door) -> str:
    if not data:
        raise PictureRefused("picture-empty")
    if len(data) > door.max_bytes:
        raise PictureRefused("picture-too-big", megabytes=door.max_bytes // 2**20)
    if (kind := kind_of(data)) not in door.kinds:
        raise PictureRefused("picture-format", kind=kind)
    return kind


def _open(data: bytes, kind: str, door: Door) -> tuple[Image.Image, Tidied]:
    """Reads headers only; sizes are checked before anything is set aside for them."""
    scale = 1
    tidied = Tidied(data)
    match kind:
        case "JPEG":
            tidied, claimed = tidy_jpeg(data)
            scale = _scale(claimed.width, claimed.height, door, progressive=claimed.progressive)
        case "PNG":
            _check_size(*png_size(data), door)
            tidied = tidy_png(data)
        case "WEBP":
            _check_size(*webp_size(data), door)
            tidied = tidy_webp(data)
        case "GIF":
            tidied = tidy_gif(data)
    image = _opened(tidied.data, kind)
    _check_size(image.width // scale, image.height // scale, door)
    moves = tidied.moves or (kind == "WEBP" and getattr(image, "is_animated", False))
    if moves and not door.first_frame:
        raise PictureRefused("picture-animated", kind=kind)
    if scale > 1:
        image.draft(None, (image.width // scale, image.height // scale))
    return image, tidied


def _opened(data: bytes, kind: str) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # damaged metadata is no reason to refuse the picture
        Image.MAX_IMAGE_PIXELS = None  # its warning knows nothing of scales; ours is `_check_size`
        return Image.open(io.BytesIO(data), formats=(kind,))


def _scale(width: int, height: int, door: Door, *, progressive: bool) -> int:
    """By how much a JPEG is to be decoded smaller. Raises PictureRefused when that does not help."""
    if width * height > (MAX_PROGRESSIVE_PIXELS if progressive else MAX_CLAIMED_PIXELS):
        raise _too_many_pixels(door)
    return next(
        (
            scale
            for scale in SCALES
            if (width // scale) * (height // scale) <= min(door.max_pixels, MAX_PIXELS)
        ),
        8,
    )


def _check_size(width: int, height: int, door: Door) -> None:
    shorter, longer = sorted((width, height))
    if width * height > door.max_pixels:
        raise _too_many_pixels(door)
    least = max(MIN_EDGE, -(-longer // MAX_RATIO))
    if shorter < least and not door.any_shape:
        raise PictureRefused("picture-too-small", pixels=least)


def _too_many_pixels(door: Door) -> PictureRefused:
    return PictureRefused("picture-too-many-pixels", megapixels=door.max_pixels // 1_000_000)


def _decode(image: Image.Image, tidied: Tidied) -> Image.Image:
    profile = image.info.get("icc_profile")
    turn = _TURNS.get(_orientation(image))
    if max(image.size) > MAX_EDGE:
        image.draft(None, (MAX_EDGE, MAX_EDGE))  # a JPEG's decoder need not make what is then thrown away
    with _lenient():
        image.load()
    shown = _in_srgb(image, profile) if profile else None
    plain = shown or _plain(image)
    if tidied.apple:
        plain = _from_apple(plain)
    if tidied.gamma is not None:
        plain = _with_usual_gamma(plain, tidied.gamma)
    plain.thumbnail((MAX_EDGE, MAX_EDGE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return plain if turn is None else plain.transpose(turn)


@contextmanager
def _lenient() -> Iterator[None]:
    """Pillow takes a picture whose end is missing only when it is told to, once for the whole process."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _orientation(image: Image.Image) -> object:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return image.getexif().get(ExifTags.Base.Orientation)
        except BROKEN:
            return None


def _plain(image: Image.Image) -> Image.Image:
    """RGB, or RGBA where something shows through."""
    if image.mode.startswith("I") or image.mode == "F":  # 16 bits a channel: keep the upper eight
        image = image.point(lambda value: value / 256.0).convert("L")
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    image = image.convert("RGBA")
    opaque = image.getchannel("A").getextrema() == (255, 255)
    return image.convert("RGB") if opaque else image


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image | None:
    """Phones save wider colours, printers four inks, with a profile; it goes, so the colours must come along.

    None when the profile says nothing that helps, as when it is damaged or of another kind of picture.
    """
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        inks = image.mode == "CMYK"
        if not inks and "sRGB" in ImageCms.getProfileDescription(source):
            return None
        base = image if inks else _plain(image)
        return ImageCms.profileToProfile(
            base, source, ImageCms.createProfile("sRGB"), outputMode="RGB" if inks else None
        )
    except (ImageCms.PyCMSError, OSError):
        return None


def _from_apple(image: Image.Image) -> Image.Image:
    """Blue and red swapped back, and what shows through divided out again (Apple's CgBI)."""
    if image.mode != "RGBA":
        blue, green, red = image.convert("RGB").split()
        return Image.merge("RGB", (red, green, blue))
    blue, green, red, alpha = image.split()
    multiplied = Image.merge("RGBa", (red, green, blue, alpha))
    return multiplied.convert("RGBA")


def _with_usual_gamma(image: Image.Image, gamma: float) -> Image.Image:
    """A PNG says what its numbers mean: 1.0 is linear light, as renderers write it, and looks far too dark as it is."""
    power = USUAL_GAMMA / gamma
    if not 0.1 <= gamma <= 10 or abs(power - 1) < GAMMA_TOLERANCE:
        return image
    curve = [round(255 * (value / 255) ** power) for value in range(256)]
    straight = list(range(256))
    return image.point(curve * 3 + (straight if image.mode == "RGBA" else []))


def _encode(image: Image.Image, *, lossless: bool) -> Picture:
    lossless = lossless or image.mode == "RGBA"
    clean = Image.new(image.mode, image.size)
    clean.paste(image)
    out = io.BytesIO()
    if lossless:
        clean.save(out, "PNG", compress_level=4)
    else:
        clean.save(out, "JPEG", quality=JPEG_QUALITY, subsampling=0)
    content = out.getvalue()
    return Picture(
        content=content,
        mime="image/png" if lossless else "image/jpeg",
        width=clean.width,
        height=clean.height,
        sha256=hashlib.sha256(content).hexdigest(),
    )
