"""What comes in from people, made safe: checked before decoding, upright, without metadata, encoded anew.

A picture larger than 4096 pixels on its longer side is scaled down to that.
"""

import hashlib
import io
import struct
import warnings
import zlib

from PIL import ExifTags, Image, ImageCms

from bot.media.model import Picture, PictureRefused
from bot.media.sniff import IMAGE_FORMATS, kind_of, webp_size

MAX_PICTURE_BYTES = 20 * 2**20
MAX_PIXELS = 25_000_000
MAX_EDGE = 4096
MIN_EDGE = 64
MAX_RATIO = 20
"""Telegram shows no photo that is longer than this many times its width."""

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


def read_picture(data: bytes, *, keep_quality: bool = False) -> Picture:
    """A picture that is safe to keep and to pass on, or PictureRefused. `keep_quality` leaves a PNG a PNG."""
    _check_file(data)
    try:
        image = _open(data)
        kept_as_png = keep_quality and image.format == "PNG"
        return _encode(_decode(image), lossless=kept_as_png)
    except BROKEN as error:
        raise PictureRefused("picture-broken") from error


def _check_file(data: bytes) -> None:
    if not data:
        raise PictureRefused("picture-empty")
    if len(data) > MAX_PICTURE_BYTES:
        raise PictureRefused("picture-too-big", megabytes=MAX_PICTURE_BYTES // 2**20)
    if (kind := kind_of(data)) not in IMAGE_FORMATS:
        raise PictureRefused("picture-format", kind=kind)


def _open(data: bytes) -> Image.Image:
    """Reads the header only."""
    if kind_of(data) == "WEBP":
        _check_size(*webp_size(data))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # damaged metadata is no reason to refuse the picture
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            image = Image.open(io.BytesIO(data), formats=IMAGE_FORMATS)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise _too_many_pixels() from error
    _check_size(*image.size)
    if image.format in {"PNG", "WEBP"} and getattr(image, "is_animated", False):
        raise PictureRefused("picture-animated")
    return image


def _check_size(width: int, height: int) -> None:
    shorter, longer = sorted((width, height))
    if width * height > MAX_PIXELS:
        raise _too_many_pixels()
    least = max(MIN_EDGE, -(-longer // MAX_RATIO))
    if shorter < least:
        raise PictureRefused("picture-too-small", pixels=least)


def _too_many_pixels() -> PictureRefused:
    return PictureRefused("picture-too-many-pixels", megapixels=MAX_PIXELS // 1_000_000)


def _decode(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    turn = _TURNS.get(_orientation(image))
    image.draft("RGB", (MAX_EDGE, MAX_EDGE))  # a JPEG's decoder need not make what is then thrown away
    image.load()
    plain = _plain(image)
    plain.thumbnail((MAX_EDGE, MAX_EDGE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    if turn is not None:
        plain = plain.transpose(turn)
    return _in_srgb(plain, profile) if profile else plain


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


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """Phones save wider colours with a profile; the profile goes, so the colours must come along."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(source):
            return image
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"))
    except (ImageCms.PyCMSError, OSError):
        return image
    return converted or image


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
