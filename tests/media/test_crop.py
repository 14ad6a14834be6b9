import io

import numpy as np
from PIL import Image

from bot.media.crop import crop
from bot.media.model import Box


def halves(mode: str = "RGB", kind: str = "PNG") -> bytes:
    """Red on the left, blue on the right."""
    picture = Image.new(mode, (100, 50), "red")
    picture.paste(Image.new(mode, (50, 50), "blue"), (50, 0))
    out = io.BytesIO()
    picture.save(out, kind)
    return out.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content), formats=("JPEG",))


def test_the_part_has_the_size_and_the_colours_of_its_box() -> None:
    part = opened(crop(halves(), Box(60, 10, 90, 40)))
    assert part.size == (30, 30)
    red, _, blue = np.asarray(part)[15, 15]
    assert red < 50 < blue


def test_a_box_that_reaches_beyond_the_picture_ends_at_its_edge() -> None:
    assert opened(crop(halves(), Box(-20, -20, 40, 80))).size == (40, 50)


def test_a_picture_that_something_shows_through_becomes_an_opaque_one() -> None:
    assert opened(crop(halves("RGBA"), Box(0, 0, 10, 10))).mode == "RGB"
