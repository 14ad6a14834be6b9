"""What is shown in the place of a picture that was deleted."""

import io
from functools import cache

from PIL import Image, ImageDraw

SIZE = (640, 400)
FINER = 3
PAPER, LINE = (236, 239, 244), (150, 160, 178)


@cache
def blank_picture() -> bytes:
    """A JPEG: a crossed-out circle on grey."""
    width, height = SIZE[0] * FINER, SIZE[1] * FINER
    picture = Image.new("RGB", (width, height), PAPER)
    draw = ImageDraw.Draw(picture)
    reach, thick = height // 5, 14 * FINER
    middle = (width // 2, height // 2)
    draw.ellipse(
        (middle[0] - reach, middle[1] - reach, middle[0] + reach, middle[1] + reach),
        outline=LINE,
        width=thick,
    )
    slant = round((reach - thick / 2) * 0.7071)
    draw.line(
        (middle[0] - slant, middle[1] + slant, middle[0] + slant, middle[1] - slant), fill=LINE, width=thick
    )
    out = io.BytesIO()
    picture.resize(SIZE, Image.Resampling.BOX).save(out, "JPEG", quality=88)
    return out.getvalue()
