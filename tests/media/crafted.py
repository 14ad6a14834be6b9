"""Files as people and their enemies send them, made byte by byte where no library would make them."""

import io
import struct
import zlib
from pathlib import Path

import numpy as np
from PIL import Image

SAMPLES = Path(__file__).resolve().parents[2] / "playground" / "samples"
ORIENTATION = 0x0112


def sample(name: str) -> bytes:
    return (SAMPLES / f"{name}.jpg").read_bytes()


def encoded(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def plain(width: int = 200, height: int = 150, mode: str = "RGB") -> Image.Image:
    return Image.new(mode, (width, height), 128 if mode == "L" else (200, 120, 40, 255)[: len(mode)])


def corners() -> Image.Image:
    """Four colours, so that every turning and mirroring shows: red, green, blue, white, from the upper left."""
    image = Image.new("RGB", (160, 100), "white")
    image.paste("red", (0, 0, 80, 50))
    image.paste("green", (80, 0, 160, 50))
    image.paste("blue", (0, 50, 80, 100))
    return image


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb(side: int = 13_000) -> bytes:
    """A PNG of a few hundred kilobytes that wants half a gigabyte."""
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    packer = zlib.compressobj(9)
    row = b"\0" * (side * 3 + 1)
    body = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def claims(width: int, height: int) -> bytes:
    """A PNG's header with nothing behind it."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def webp_claims(width: int, height: int) -> bytes:
    """An extended WEBP header of any size up to 16,384 x 16,384, animated, with no frames."""
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = b"WEBPVP8X" + struct.pack("<I", 10) + b"\x02\0\0\0" + size
    return b"RIFF" + struct.pack("<I", len(body)) + body


def frames(kind: str) -> bytes:
    first, second = plain(), Image.new("RGB", (200, 150), "blue")
    return encoded(first, kind, save_all=True, append_images=[second], duration=100)


def ftyp(brand: bytes) -> bytes:
    return struct.pack(">I", 24) + b"ftyp" + brand + b"\0\0\0\0" + b"mif1heic" + b"\0" * 400


def with_gps() -> bytes:
    image = plain()
    exif = image.getexif()
    exif[0x010F] = "SecretPhone"
    exif.get_ifd(0x8825)[2] = (48.0, 51.0, 29.6)
    exif.get_ifd(0x8825)[1] = "N"
    return encoded(image, exif=exif, comment=b"do not tell")


def noise(width: int, height: int, seed: int = 1) -> Image.Image:
    return Image.fromarray(np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8))
