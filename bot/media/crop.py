"""Cutting a part out of a picture of ours."""

import io

from PIL import Image

from bot.media.model import Box

FORMATS = ("JPEG", "PNG")
JPEG_QUALITY = 95


def crop(content: bytes, box: Box) -> bytes:
    """That part of the picture as a JPEG; what lies outside of the picture is left away."""
    picture = Image.open(io.BytesIO(content), formats=FORMATS)
    left, top = max(0, box.x1), max(0, box.y1)
    right, bottom = min(picture.width, box.x2), min(picture.height, box.y2)
    part = picture.crop((left, top, max(left + 1, right), max(top + 1, bottom))).convert("RGB")
    out = io.BytesIO()
    part.save(out, "JPEG", quality=JPEG_QUALITY, subsampling=0)
    return out.getvalue()
