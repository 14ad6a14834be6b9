"""Small files that want much: pixels, memory, or time. Made here, byte by byte, so that none lies in the repository."""

import io
import struct
import zlib
from collections.abc import Callable

from PIL import Image

from bot.media.structure import _segments
from tests.media import crafted

MEBIBYTE = 2**20


def scans(count: int, side: int = 2000) -> bytes:
    """A progressive JPEG that paints the same refinement again and again."""
    data = crafted.encoded(Image.new("RGB", (side, side), "grey"), progressive=True)
    last = [body for marker, body in _segments(data) if marker == 0xDA][-1]
    return data[:-2] + last * count + b"\xff\xd9"


def in_png(kind: bytes, content: bytes, times: int = 1) -> bytes:
    data = crafted.encoded(crafted.plain(), "PNG")
    return data[:33] + crafted.chunk(kind, content) * times + data[33:]


def unpacks_to(size: int) -> bytes:
    packer = zlib.compressobj(1)
    zeros = bytes(MEBIBYTE)
    return b"".join(packer.compress(zeros) for _ in range(size // MEBIBYTE)) + packer.flush()


def jpeg(before: bytes) -> bytes:
    """Something between the first two bytes and the rest of an ordinary JPEG."""
    return b"\xff\xd8" + before + crafted.encoded(crafted.plain())[2:]


def gif(before: bytes) -> bytes:
    data = crafted.encoded(crafted.plain(), "GIF")
    start = data.index(b",\0\0\0\0")
    return data[:start] + before + data[start:]


def gif_claims(width: int, height: int) -> bytes:
    data = bytearray(crafted.encoded(crafted.plain(), "GIF"))
    struct.pack_into("<HH", data, 6, width, height)
    return bytes(data)


def many_frames(kind: str) -> bytes:
    images = [Image.new("P", (64, 64), number % 256) for number in range(800)]
    out = io.BytesIO()
    images[0].save(out, kind, save_all=True, append_images=images[1:], duration=20)
    return out.getvalue()


def apple_claims(side: int) -> bytes:
    header = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)
    body = unpacks_to(400 * MEBIBYTE)[2:]
    parts = ((b"CgBI", bytes(4)), (b"IHDR", header), (b"IDAT", body), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(crafted.chunk(*part) for part in parts)


def exif_entries() -> bytes:
    """A segment full of entries that each name all of the segment as their value."""
    count = 5000
    entry = struct.pack(">HHII", 0x9000, 1, 60_000, 8)
    body = b"Exif\0\0MM\0*\0\0\0\x08" + struct.pack(">H", count) + entry * count
    return jpeg(b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body)


BOMBS: dict[str, Callable[[], bytes]] = {
    "20,000 scans": lambda: scans(20_000),
    "70 scans of a large picture": lambda: scans(60, 4000),
    "a PNG of 64 megapixels": lambda: crafted.bomb(8000),
    "a PNG of 25 megapixels": lambda: crafted.bomb(4990),
    "a claim of 10 gigapixels": lambda: crafted.claims(100_000, 100_000),
    "a WEBP of 16,000 square": lambda: crafted.webp_claims(16_000, 16_000),
    "a GIF of 65,000 square": lambda: gif_claims(65_000, 65_000),
    "a JPEG of 200 megapixels": lambda: crafted.encoded(Image.new("L", (16_000, 12_400)), quality=50),
    "a progressive JPEG of 200 megapixels": lambda: crafted.encoded(
        Image.new("L", (16_000, 12_400)), quality=50, progressive=True
    ),
    "a million chunks": lambda: in_png(b"tEXt", b"a\0b", 1_000_000),
    "a note that unpacks to 300 MB": lambda: in_png(b"zTXt", b"a\0\0" + unpacks_to(300 * MEBIBYTE)),
    "a thousand notes that unpack to 1 MB each": lambda: in_png(
        b"zTXt", b"a\0\0" + unpacks_to(MEBIBYTE), 1000
    ),
    "a profile that unpacks to 300 MB": lambda: in_png(b"iCCP", b"a\0\0" + unpacks_to(300 * MEBIBYTE)),
    "pixels that unpack to 300 MB": lambda: in_png(b"IDAT", unpacks_to(300 * MEBIBYTE)),
    "Apple's pixels that unpack to 400 MB": lambda: apple_claims(200),
    "four million segments": lambda: jpeg(b"\xff\xfe\0\2" * 4_000_000),
    "19 MB of the byte that begins a marker": lambda: jpeg(b"\xff" * 19_000_000),
    "markers and nothing behind them": lambda: jpeg(b"\xff\xda\0\2" * 4_000_000),
    "notes about the whole file": exif_entries,
    "nine million blocks of one byte": lambda: gif(b"!\xfe" + b"\1x" * 9_000_000 + b"\0"),
    "800 frames of a GIF": lambda: many_frames("GIF"),
    "800 frames of a PNG": lambda: many_frames("PNG"),
    "two million chunks of a WEBP": lambda: (
        crafted.encoded(crafted.plain(), "WEBP")[:12] + b"ABCD\0\0\0\0" * 2_000_000
    ),
}
