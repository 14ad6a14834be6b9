"""Files with the flaws that cameras, programs and networks leave, and that every viewer overlooks."""

import io
import struct
import zlib
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image

from bot.media.intake import read_picture, read_result
from bot.media.model import Picture, PictureRefused
from tests.media import crafted

SCENE = Image.open(io.BytesIO(crafted.sample("hopper"))).convert("RGB").resize((256, 300))
LINEAR = Image.fromarray((255 * (np.asarray(SCENE) / 255.0) ** 2.2).round().astype(np.uint8))
JPEG = crafted.encoded(SCENE, quality=90)
PROGRESSIVE = crafted.encoded(SCENE, quality=90, progressive=True)
PNG = crafted.encoded(SCENE, "PNG")
WEBP = crafted.encoded(SCENE, "WEBP", quality=95)
GIF = crafted.encoded(SCENE, "GIF")


def with_components(frame: tuple[int, ...], scan: tuple[int, ...]) -> bytes:
    data = bytearray(JPEG)
    header, sos = data.index(b"\xff\xc0"), data.index(b"\xff\xda")
    for place in range(3):
        data[header + 10 + 3 * place] = frame[place]
        data[sos + 5 + 2 * place] = scan[place]
    return bytes(data)


def with_chunk(kind: bytes, content: bytes, png: bytes = PNG) -> bytes:
    return png[:33] + crafted.chunk(kind, content) + png[33:]


def of_several() -> bytes:
    out = io.BytesIO()
    SCENE.save(out, "MPO", save_all=True, append_images=[SCENE], quality=90)
    return out.getvalue()


def from_apple(image: Image.Image) -> bytes:
    """A PNG as Xcode "optimises" it: the bare stream of blue, green, red, and alpha multiplied in."""
    red, green, blue, alpha = image.convert("RGBA").convert("RGBa").split()
    stored = np.asarray(Image.merge("RGBA", (blue, green, red, alpha)))
    rows = b"".join(b"\0" + row.tobytes() for row in stored)
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    header = struct.pack(">IIBBBBB", *image.size, 8, 6, 0, 0, 0)
    chunks = (
        (b"CgBI", b"\x50\0\x20\2"),
        (b"IHDR", header),
        (b"IDAT", packer.compress(rows) + packer.flush()),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(crafted.chunk(*chunk) for chunk in chunks)


def oriented(value: int) -> bytes:
    exif = Image.Exif()
    exif[crafted.ORIENTATION] = value
    return crafted.encoded(SCENE, quality=90, exif=exif)


SHOWN: dict[str, Callable[[], bytes]] = {
    "a JPEG without its end": lambda: JPEG[:-2],
    "a JPEG without its last byte": lambda: JPEG[:-1],
    "a JPEG that lacks its last rows": lambda: JPEG[:-100],
    "a progressive JPEG without its end": lambda: PROGRESSIVE[:-2],
    "a progressive JPEG that lacks its last scan": lambda: PROGRESSIVE[:-2000],
    "a JPEG with something behind it": lambda: JPEG + b"PK\3\4" * 1000,
    "a JPEG padded with zeros": lambda: JPEG + b"\0" * 5000,
    "two JPEGs in one file": lambda: JPEG + JPEG,
    "a JPEG of a camera that adds previews (MPO)": of_several,
    "a JPEG without JFIF": lambda: JPEG[:2] + JPEG[20:],
    "components that the scan calls otherwise": lambda: with_components((1, 2, 3), (65, 66, 67)),
    "components from zero": lambda: with_components((0, 1, 2), (0, 1, 2)),
    "components from zero, in the frame alone": lambda: with_components((0, 1, 2), (1, 2, 3)),
    "garbage between the segments": lambda: JPEG[:20] + b"garbage" + JPEG[20:],
    "four inks": lambda: crafted.encoded(SCENE.convert("CMYK"), quality=90),
    "a damaged colour profile": lambda: crafted.encoded(SCENE, quality=90, icc_profile=b"x" * 500),
    "an orientation of 0": lambda: oriented(0),
    "an orientation of 9": lambda: oriented(9),
    "a PNG without its end": lambda: PNG[:-12],
    "a PNG whose data lacks a little": lambda: PNG[:-200],
    "a PNG with wrong check sums": lambda: PNG[:29] + b"\0\0\0\0" + PNG[33:-16] + b"\0\0\0\0" + PNG[-12:],
    "a PNG with something behind it": lambda: PNG + b"x" * 999,
    "a PNG with a note that unpacks to much": lambda: with_chunk(
        b"zTXt", b"a\0\0" + zlib.compress(bytes(90_000_000), 9)
    ),
    "a PNG with a profile that unpacks to much": lambda: with_chunk(
        b"iCCP", b"a\0\0" + zlib.compress(bytes(90_000_000), 9)
    ),
    "a PNG of linear light": lambda: with_chunk(
        b"gAMA", struct.pack(">I", 100_000), crafted.encoded(LINEAR, "PNG")
    ),
    "a PNG of the usual light": lambda: with_chunk(b"gAMA", struct.pack(">I", 45_455)),
    "a PNG of no light at all": lambda: with_chunk(b"gAMA", bytes(4)),
    "a PNG of Apple's kind": lambda: from_apple(SCENE),
    "a PNG of 256 colours": lambda: crafted.encoded(
        SCENE.convert("P", palette=Image.Palette.ADAPTIVE), "PNG"
    ),
    "a WEBP without its end": lambda: WEBP[:-3],
    "a WEBP that lacks its last rows": lambda: WEBP[:-300],
    "a WEBP whose length says zero": lambda: WEBP[:4] + bytes(4) + WEBP[8:],
    "a WEBP with something behind it": lambda: WEBP + b"zz" * 99,
    "a still GIF": lambda: GIF,
    "a still GIF without its end": lambda: GIF[:-2],
    "a BMP": lambda: crafted.encoded(SCENE, "BMP"),
    "a BMP that lacks its last rows": lambda: crafted.encoded(SCENE, "BMP")[:-500],
}


def difference(picture: Picture, wanted: Image.Image = SCENE) -> float:
    """Of 256 levels, on average."""
    shown = np.asarray(crafted.opened(picture.content).convert("RGB"), int)
    assert shown.shape[:2] == (wanted.height, wanted.width)
    return float(np.abs(shown - np.asarray(wanted, int)).mean())


@pytest.mark.parametrize("read", [read_picture, read_result])
def test_what_every_viewer_shows_is_taken(read: Callable[[bytes], Picture]) -> None:
    """From people and from providers."""
    wrong = []
    for name, make in SHOWN.items():
        try:
            off = difference(read(make()))
        except PictureRefused as refused:
            wrong.append(f"{name}: {refused.key}")
        else:
            if off > 5:
                wrong.append(f"{name}: {off:.1f} levels off")
    assert wrong == []


@pytest.mark.parametrize(("data", "share"), [(JPEG, 0.5), (PNG, 0.5), (WEBP, 0.5), (GIF, 0.5)])
def test_of_half_a_file_the_half_that_is_there_is_shown(data: bytes, share: float) -> None:
    picture = read_picture(data[: int(len(data) * share)])
    rows = np.abs(
        np.asarray(crafted.opened(picture.content).convert("RGB"), int) - np.asarray(SCENE, int)
    ).mean(axis=(1, 2))
    assert (rows < 25).mean() > 0.3


RESULTS: dict[str, bytes] = {
    "a TIFF": crafted.encoded(SCENE, "TIFF"),
    "an AVIF": crafted.encoded(SCENE, "AVIF", quality=90),
    "a moving WEBP": crafted.encoded(
        SCENE, "WEBP", save_all=True, append_images=[LINEAR], duration=100, quality=95
    ),
    "a moving PNG": crafted.encoded(SCENE, "PNG", save_all=True, append_images=[LINEAR], duration=100),
    "a moving GIF": crafted.encoded(SCENE, "GIF", save_all=True, append_images=[LINEAR], duration=100),
}


@pytest.mark.parametrize("name", RESULTS)
def test_a_result_may_be_of_more_kinds_and_of_a_moving_one_the_first_frame_is_taken(name: str) -> None:
    assert difference(read_result(RESULTS[name])) < 6
    with pytest.raises(PictureRefused):
        read_picture(RESULTS[name])


def test_a_result_may_be_tiny_and_of_any_shape() -> None:
    for size in ((20, 20), (3000, 40)):
        picture = read_result(crafted.encoded(crafted.plain(*size)))
        assert (picture.width, picture.height) == size


@pytest.mark.parametrize(
    ("size", "decoded"),
    [((8160, 6120), (4080, 3060)), ((16_382, 3852), (4096, 963)), ((12_000, 12_000), (3000, 3000))],
)
@pytest.mark.parametrize("progressive", [False, True])
def test_pixels_are_counted_as_they_are_decoded_and_not_as_they_are_claimed(
    size: tuple[int, int], decoded: tuple[int, int], progressive: bool
) -> None:
    """A phone's 50 megapixels, and a panorama of 63."""
    data = crafted.encoded(
        SCENE.convert("L").resize(size, Image.Resampling.BOX), quality=80, progressive=progressive
    )
    if progressive and size[0] * size[1] > 100e6:  # its decoder would keep all of them
        with pytest.raises(PictureRefused, match="picture-too-many-pixels"):
            read_picture(data)
        return
    picture = read_picture(data)
    assert (picture.width, picture.height) == decoded
