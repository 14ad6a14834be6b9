import contextlib
import io
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageCms

from bot.media.intake import MAX_EDGE, MAX_PICTURE_BYTES, read_picture
from bot.media.model import PictureRefused
from tests.media import crafted

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "picture-empty"),
    "more bytes than allowed": (
        lambda: crafted.encoded(crafted.plain()) + b"\0" * MAX_PICTURE_BYTES,
        "picture-too-big",
    ),
    "a bomb": (crafted.bomb, "picture-too-many-pixels"),
    "a claim of 10 gigapixels": (lambda: crafted.claims(100_000, 100_000), "picture-too-many-pixels"),
    "a WEBP that claims 16,000 square": (
        lambda: crafted.webp_claims(16_000, 16_000),
        "picture-too-many-pixels",
    ),
    "a dot": (lambda: crafted.encoded(crafted.plain(20, 20)), "picture-too-small"),
    "a thread": (lambda: crafted.encoded(crafted.plain(3000, 100)), "picture-too-small"),
    "HEIC": (lambda: crafted.ftyp(b"heic"), "picture-format"),
    "HEIC by its other name": (lambda: crafted.ftyp(b"mif1"), "picture-format"),
    "AVIF": (lambda: crafted.ftyp(b"avif"), "picture-format"),
    "a video": (lambda: crafted.ftyp(b"isom"), "picture-format"),
    "a moving GIF": (lambda: crafted.frames("GIF"), "picture-animated"),
    "TIFF": (lambda: crafted.encoded(crafted.plain(), "TIFF"), "picture-format"),
    "PDF": (lambda: crafted.encoded(crafted.plain(), "PDF"), "picture-format"),
    "SVG": (lambda: b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "picture-format"),
    "a moving sticker": (lambda: b"\x1f\x8b\x08\0" + b"\0" * 200, "picture-format"),
    "a text": (lambda: b"hello, world", "picture-format"),
    "a moving WEBP": (lambda: crafted.frames("WEBP"), "picture-animated"),
    "a moving PNG": (lambda: crafted.frames("PNG"), "picture-animated"),
    "a JPEG without its picture": (lambda: crafted.sample("collins")[:400], "picture-broken"),
    "three bytes of a JPEG": (lambda: b"\xff\xd8\xff", "picture-broken"),
    "a PNG without its picture": (
        lambda: crafted.encoded(crafted.noise(200, 200), "PNG")[:40],
        "picture-broken",
    ),
    "a PNG's claim": (lambda: crafted.claims(200, 200), "picture-broken"),
    "a GIF's first bytes": (lambda: b"GIF89a" + b"\0" * 20, "picture-broken"),
    "a WEBP's first bytes": (lambda: b"RIFF\0\0\0\0WEBP", "picture-broken"),
    "a WEBP of no known kind": (lambda: b"RIFF\x40\0\0\0WEBPVP8?" + b"\0" * 60, "picture-broken"),
    "a WEBP with no frames": (lambda: crafted.webp_claims(200, 200), "picture-broken"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_used_is_refused_by_name(name: str) -> None:
    make, key = REFUSED[name]
    with pytest.raises(PictureRefused) as refused:
        read_picture(make())
    assert refused.value.key == key


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (crafted.ftyp(b"heic"), "HEIC"),
        (crafted.ftyp(b"qt  "), "MOV"),
        (b"\0\0\0\x08wide" + b"\0" * 20, "MOV"),
        (b"%PDF-1.7", "PDF"),
        (b"RIFF\0\0\0\0AVI LIST", "AVI"),
        (b"RIFF\0\0\0\0????", "unknown"),
        (b"\x1aE\xdf\xa3", "WEBM"),
        (b"no idea", "unknown"),
    ],
)
def test_the_refusal_names_the_kind_of_file(data: bytes, kind: str) -> None:
    with pytest.raises(PictureRefused) as refused:
        read_picture(data)
    assert refused.value.details == {"kind": kind}


def test_limits_are_told() -> None:
    with pytest.raises(PictureRefused) as big:
        read_picture(b"\xff\xd8\xff" + b"\0" * MAX_PICTURE_BYTES)
    with pytest.raises(PictureRefused) as small:
        read_picture(crafted.encoded(crafted.plain(30, 64)))
    assert (big.value.details, small.value.details) == ({"megabytes": 20}, {"pixels": 64})


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_comes_out_upright(orientation: int, kind: str) -> None:
    upright = crafted.corners()
    how_it_was_stored = {
        1: [],
        2: [Image.Transpose.FLIP_LEFT_RIGHT],
        3: [Image.Transpose.ROTATE_180],
        4: [Image.Transpose.FLIP_TOP_BOTTOM],
        5: [Image.Transpose.TRANSPOSE],
        6: [Image.Transpose.ROTATE_90],
        7: [Image.Transpose.TRANSVERSE],
        8: [Image.Transpose.ROTATE_270],
    }
    stored = upright
    for turn in how_it_was_stored[orientation]:
        stored = stored.transpose(turn)
    exif = Image.Exif()
    exif[crafted.ORIENTATION] = orientation
    picture = read_picture(crafted.encoded(stored, kind, exif=exif))
    assert (picture.width, picture.height) == (160, 100)
    result = np.asarray(crafted.opened(picture.content).convert("RGB"), int)
    assert np.abs(result - np.asarray(upright, int)).mean() < 4


def test_nothing_of_the_metadata_is_left() -> None:
    picture = read_picture(crafted.with_gps())
    image = crafted.opened(picture.content)
    assert not image.getexif()
    assert not {"exif", "comment", "icc_profile", "xmp"} & image.info.keys()
    assert b"SecretPhone" not in picture.content
    assert b"do not tell" not in picture.content


def test_damaged_metadata_means_an_upright_picture() -> None:
    data = crafted.encoded(crafted.plain(), exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff garbage")
    assert read_picture(data).width == 200


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_was_hidden_behind_the_picture_is_gone(kind: str) -> None:
    hidden = b"PK\x03\x04<script>alert(1)</script>" * 50
    picture = read_picture(crafted.encoded(crafted.plain(), kind) + hidden, keep_quality=True)
    assert b"script" not in picture.content
    assert b"PK\x03\x04" not in picture.content


def test_a_name_or_claim_does_not_matter_but_the_content_does() -> None:
    webp = crafted.encoded(crafted.plain(), "WEBP")
    assert read_picture(webp).mime == "image/jpeg"


def test_a_webp_without_loss_is_read_like_any_other() -> None:
    picture = read_picture(crafted.encoded(crafted.plain(), "WEBP", lossless=True))
    assert (picture.width, picture.height) == (200, 150)
    with pytest.raises(PictureRefused) as refused:
        read_picture(crafted.encoded(crafted.plain(200, 40), "WEBP", lossless=True))
    assert refused.value.key == "picture-too-small"


def test_an_opaque_picture_becomes_a_jpeg_and_a_transparent_one_a_png() -> None:
    clear = crafted.plain(mode="RGBA")
    clear.putpixel((0, 0), (0, 0, 0, 0))
    assert read_picture(crafted.encoded(crafted.plain(mode="RGBA"), "PNG")).mime == "image/jpeg"
    transparent = read_picture(crafted.encoded(clear, "PNG"))
    assert transparent.mime == "image/png"
    assert crafted.opened(transparent.content).mode == "RGBA"


def test_a_png_stays_without_loss_when_quality_is_asked_for() -> None:
    original = crafted.noise(120, 90)
    picture = read_picture(crafted.encoded(original, "PNG"), keep_quality=True)
    assert picture.mime == "image/png"
    assert np.array_equal(np.asarray(crafted.opened(picture.content)), np.asarray(original))


def test_colours_are_stored_in_full() -> None:
    picture: Any = crafted.opened(read_picture(crafted.sample("hopper")).content)
    assert [component[1:3] for component in picture.layer] == [(1, 1)] * 3


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "CMYK", "I;16"])
def test_every_mode_becomes_plain_colours(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    assert read_picture(crafted.encoded(Image.new(mode, (5000, 300)), kind)).width == MAX_EDGE
    source = (
        Image.fromarray(np.full((90, 100), 32_768, np.uint16))
        if mode == "I;16"
        else crafted.plain().convert(mode)
    )
    image = crafted.opened(read_picture(crafted.encoded(source, kind)).content)
    assert image.mode == "RGB"
    if mode == "I;16":
        assert image.getpixel((50, 50)) == (128, 128, 128)


def test_a_large_picture_is_scaled_down() -> None:
    picture = read_picture(crafted.encoded(crafted.plain(6000, 3000)))
    assert (picture.width, picture.height) == (MAX_EDGE, MAX_EDGE // 2)


def test_colours_with_a_profile_of_their_own_keep_their_look() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert read_picture(crafted.encoded(crafted.plain(), icc_profile=srgb)).width == 200
    assert read_picture(crafted.encoded(crafted.plain(), icc_profile=lab.tobytes())).width == 200
    assert read_picture(crafted.encoded(crafted.plain(), icc_profile=b"nonsense" * 40)).width == 200


def test_the_same_file_gives_the_same_picture() -> None:
    first, second = (read_picture(crafted.sample("mona_lisa")) for _ in range(2))
    assert first == second
    assert len(first.sha256) == 64


def test_no_damage_is_too_odd_to_be_refused_politely() -> None:
    """Ten dozen files with a few bytes changed: each is a picture or a refusal, never another error."""
    rng = np.random.default_rng(4)
    small = Image.open(io.BytesIO(crafted.sample("hopper"))).resize((96, 112))
    originals = [crafted.encoded(small, kind) for kind in ("JPEG", "PNG", "WEBP")]
    for _ in range(40):
        for original in originals:
            data = bytearray(original)
            for place in rng.integers(0, len(data), 6):
                data[place] = rng.integers(0, 256)
            with contextlib.suppress(PictureRefused):
                assert read_picture(bytes(data)).width >= 64
