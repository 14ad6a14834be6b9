"""The parts of a picture's file, walked before any decoder sees them.

What makes a file expensive is counted: scans of a JPEG, chunks of a PNG, blocks of a GIF. More of them than any camera
or program writes is refused, before a decoder spends a minute on them. What no picture needs (notes, previews, further
pictures, what lies behind the end) is left out. Small flaws that every viewer overlooks are mended: an end that is
missing, a check sum that is wrong, a length that says too much.

Nothing here decodes pixels. Every function is linear in the length of the file.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

MAX_SCANS = 100
"""Of a JPEG. Encoders write 3 to 20; a decoder goes over the whole picture for each."""

MAX_SCANNED_PIXELS = 1_200_000_000
"""Scans times pixels: about three seconds of one core."""

USUAL_SCANS = 12
MAX_SEGMENTS = 5_000
MAX_CHUNKS = 50_000
MAX_BLOCKS = 400_000


class Flawed(ValueError):
    """Not a picture of that kind, or one that was made to be expensive."""


@dataclass(frozen=True, slots=True)
class Tidied:
    """`data` is the same picture without what is not needed.

    `moves`: there is more than one frame. `gamma` is a PNG's own brightness curve. `apple`: its colours are stored as
    blue, green, red, with the transparency multiplied in (the CgBI format of iOS's app bundles).
    """

    data: bytes
    moves: bool = False
    gamma: float | None = None
    apple: bool = False


# --- JPEG ---

SOF_MARKERS = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
PROGRESSIVE = frozenset({0xC2, 0xC6, 0xCA, 0xCE})
SOS, EOI = 0xDA, 0xD9
_MARKER = re.compile(rb"\xff[\xc0-\xcf\xd8-\xfe]")
"""A real one: not a stuffed zero, a restart, or the reserved codes that only damage makes."""


@dataclass(frozen=True, slots=True)
class JpegSize:
    width: int
    height: int
    scans: int
    progressive: bool


def tidy_jpeg(data: bytes) -> tuple[Tidied, JpegSize]:
    """Raises Flawed."""
    kept, frame, scans = [b"\xff\xd8"], b"", 0
    progressive = False
    for marker, body in _segments(data):
        if marker == SOS:
            scans += 1
            kept.append(_with_known_components(body, frame))
        elif marker in SOF_MARKERS:
            if frame:
                raise Flawed("two frames")
            frame, progressive = body, marker in PROGRESSIVE
            kept.append(body)
        elif _is_needed(marker, body):
            kept.append(body)
    if len(frame) < 10 or not scans:
        raise Flawed("no picture in it")
    height, width = struct.unpack(">HH", frame[5:9])
    if scans > MAX_SCANS or (scans > USUAL_SCANS and scans * width * height > MAX_SCANNED_PIXELS):
        raise Flawed(f"{scans} scans")
    kept.append(b"\xff\xd9")
    return Tidied(b"".join(kept)), JpegSize(width, height, scans, progressive)


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each marker and its segment, marker included; a scan includes its data. Damage between them is skipped."""
    place, count = 2, 0
    while found := _MARKER.search(data, place):
        place, marker = found.end() - 2, data[found.end() - 1]
        if marker == EOI:
            return
        if marker == 0xD8:  # another beginning: what came before was a fragment
            place += 2
            continue
        end = place + 2 + int.from_bytes(data[place + 2 : place + 4], "big")
        count += 1
        if count > MAX_SEGMENTS:
            raise Flawed("too many segments")
        if end > len(data) or end < place + 4:
            return
        if marker == SOS:
            following = _MARKER.search(data, end)
            end = following.start() if following else len(data)
        yield marker, data[place:end]
        place = end


def _is_needed(marker: int, body: bytes) -> bool:
    match marker:
        case _ if 0xC4 <= marker <= 0xDF:  # tables, restart interval
            return True
        case 0xE0:
            return body[4:9] == b"JFIF\0"
        case 0xE1:
            return body[4:10] == b"Exif\0\0"
        case 0xE2:
            return body[4:15] == b"ICC_PROFILE"
        case 0xEE:
            return body[4:9] == b"Adobe"
        case _:
            return False


def _with_known_components(scan: bytes, frame: bytes) -> bytes:
    """Some encoders name other components in the scan than in the frame; their order says what they mean."""
    count = scan[4] if len(scan) > 4 else 0
    known = [frame[place] for place in range(10, len(frame), 3)]
    named = [scan[place] for place in range(5, min(len(scan), 5 + 2 * count), 2)]
    if count != len(known) or set(named) <= set(known):
        return scan
    fixed = bytearray(scan)
    for place, component in enumerate(known):
        fixed[5 + 2 * place] = component
    return bytes(fixed)


# --- PNG ---

MAX_PROFILE_BYTES, MAX_NOTE_BYTES = 2**20, 2**16
_BESIDE_PIXELS = {
    b"PLTE": MAX_NOTE_BYTES, b"tRNS": MAX_NOTE_BYTES, b"gAMA": MAX_NOTE_BYTES, b"cHRM": MAX_NOTE_BYTES,
    b"sRGB": MAX_NOTE_BYTES, b"iCCP": MAX_PROFILE_BYTES, b"eXIf": MAX_NOTE_BYTES,
}  # fmt: skip
"""What else is kept, in the order of the file, and how many bytes of it at most."""

_KNOWN_CHUNKS = frozenset({b"IHDR", b"IDAT", b"acTL", b"CgBI", *_BESIDE_PIXELS})


def tidy_png(data: bytes) -> Tidied:
    """Raises Flawed."""
    found: dict[bytes, list[bytes]] = {}
    for kind, content in _chunks(data):
        if kind in _KNOWN_CHUNKS:
            found.setdefault(kind, []).append(content)
    header, pixels = found.get(b"IHDR", [b""])[0], b"".join(found.get(b"IDAT", []))
    if len(header) != 13 or not pixels:
        raise Flawed("no picture in it")
    apple = b"CgBI" in found
    if apple:
        pixels = _with_zlib_header(pixels, header)
    others = {kind: found[kind][0] for kind in found if len(found[kind][0]) <= _BESIDE_PIXELS.get(kind, 0)}
    if _unpacks_to_more(others.get(b"iCCP", b""), MAX_PROFILE_BYTES):
        del others[b"iCCP"]
    parts = [(b"IHDR", header), *others.items(), (b"IDAT", pixels), (b"IEND", b"")]
    frames = int.from_bytes(found.get(b"acTL", [b"\0\0\0\1"])[0][:4], "big")
    plain = b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in parts)
    return Tidied(plain, moves=frames > 1, gamma=_gamma(others), apple=apple)


def _unpacks_to_more(profile: bytes, most: int) -> bool:
    """A profile is a name, a zero, a number, and packed. What is not packed at all says nothing."""
    packed = profile.partition(b"\0")[2][1:]
    try:
        return len(zlib.decompressobj().decompress(packed, most + 1)) > most
    except zlib.error:
        return False


def png_size(data: bytes) -> tuple[int, int]:
    """Width and height that a PNG's header claims. Raises Flawed."""
    header = next((content for kind, content in _chunks(data) if kind == b"IHDR"), b"")
    if len(header) != 13:
        raise Flawed("no header")
    width, height = struct.unpack(">II", header[:8])
    return width, height


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place, count = 8, 0
    while place + 8 <= len(data):
        size, kind = int.from_bytes(data[place : place + 4], "big"), data[place + 4 : place + 8]
        if kind == b"IEND" or not kind.isalpha():
            return
        count += 1
        if count > MAX_CHUNKS:
            raise Flawed("too many chunks")
        yield kind, data[place + 8 : place + 8 + size]
        place += 12 + size


def _chunk(kind: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + kind + content + zlib.crc32(kind + content).to_bytes(4, "big")


def _gamma(others: dict[bytes, bytes]) -> float | None:
    """None where a profile or sRGB says more, and for what is no number."""
    content = others.get(b"gAMA", b"")
    if len(content) != 4 or b"sRGB" in others or b"iCCP" in others:
        return None
    return int.from_bytes(content, "big") / 100_000 or None


def _with_zlib_header(pixels: bytes, header: bytes) -> bytes:
    """CgBI has the bare stream; what it unpacks to is bounded by the size that the header claims."""
    width, height, bits, colours = struct.unpack(">IIBB", header[:10])
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}.get(colours, 4)
    most = (width * channels * max(bits, 8) // 8 + 1) * height
    try:
        return zlib.compress(zlib.decompressobj(-zlib.MAX_WBITS).decompress(pixels, most), 1)
    except zlib.error as error:
        raise Flawed("a broken stream") from error


# --- GIF ---


def tidy_gif(data: bytes) -> Tidied:
    """The first frame alone. Raises Flawed."""
    if len(data) < 13:
        raise Flawed("no header")
    start = 13 + _colours(data[10])
    control, frame = b"", b""
    for kind, block in _gif_blocks(data, start):
        if kind == _FRAME and frame:
            return Tidied(data[:start] + control + frame + b";", moves=True)
        if kind == _FRAME:
            frame = block
        elif not frame:
            control = block
    if not frame:
        raise Flawed("no picture in it")
    return Tidied(data[:start] + control + frame + b"\0;")


_EXTENSION, _CONTROL, _FRAME = 0x21, 0xF9, 0x2C


def _gif_blocks(data: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """Frames and what controls them, each with all of its data."""
    count = 0
    while place < len(data) - 10 and data[place] in {_EXTENSION, _FRAME}:
        start, kind = place, data[place]
        if kind == _FRAME:
            place += 11 + _colours(data[place + 9])
        else:
            kind = data[place + 1]
            place += 2
        while place < len(data) and (size := data[place]):
            place += 1 + size
            count += 1
            if count > MAX_BLOCKS:
                raise Flawed("too many blocks")
        place += 1
        if kind in {_CONTROL, _FRAME}:
            yield kind, data[start:place]


def _colours(packed: int) -> int:
    return 3 * 2 ** ((packed & 7) + 1) if packed & 0x80 else 0


# --- WEBP ---

MAX_WEBP_BYTES = 40 * 2**20
WEBP_ROOM = 4096
"""Zeros behind a picture that was cut off: its decoder wants to read a little further than it has to."""


def tidy_webp(data: bytes) -> Tidied:
    """What is behind its end is left out, and a chunk that was cut off is filled up. Raises Flawed."""
    parts: list[bytes] = []
    place, count = 12, 0
    while place + 8 <= len(data):
        kind, size = data[place : place + 4], int.from_bytes(data[place + 4 : place + 8], "little")
        content = data[place + 8 : place + 8 + size]
        if len(content) < size:
            content = content.ljust(min(size, MAX_WEBP_BYTES), b"\0") + b"\0" * WEBP_ROOM
        count += 1
        if count > MAX_CHUNKS:
            raise Flawed("too many chunks")
        if kind in _KEPT_IN_WEBP:
            parts.append(kind + len(content).to_bytes(4, "little") + content + b"\0" * (len(content) % 2))
        place += 8 + size + size % 2
    body = b"WEBP" + b"".join(parts)
    return Tidied(b"RIFF" + len(body).to_bytes(4, "little") + body)


_KEPT_IN_WEBP = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP", b"EXIF"})
