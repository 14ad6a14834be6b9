"""What a file is by its first bytes, whatever its name or its sender says."""

import struct

UNKNOWN = "unknown"

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"%PDF", "PDF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"BM", "BMP"),
    (b"\0\0\1\0", "ICO"),
    (b"8BPS", "PSD"),
    (b"SIMPLE  =", "FITS"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"\xff\x4f\xff\x51", "JPEG 2000"),
    (b"\x1aE\xdf\xa3", "WEBM"),
    (b"\x1f\x8b", "TGS"),
    (b"PK\x03\x04", "ZIP"),
    (b"OggS", "OGG"),
    (b"ID3", "MP3"),
    (b"%!PS", "PostScript"),
)
_BRANDS = {
    b"heic": "HEIC", b"heix": "HEIC", b"heim": "HEIC", b"heis": "HEIC", b"hevc": "HEIC", b"hevx": "HEIC",
    b"mif1": "HEIC", b"msf1": "HEIC", b"avif": "AVIF", b"avis": "AVIF", b"qt  ": "MOV", b"crx ": "RAW",
}  # fmt: skip
_OLD_MOV = {b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"}
"""What a QuickTime file began with before files named their kind."""

_RIFF = {b"WEBP": "WEBP", b"AVI ": "AVI", b"WAVE": "WAV"}


MIMES = {
    "JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "GIF": "image/gif", "BMP": "image/bmp",
    "TIFF": "image/tiff", "AVIF": "image/avif", "HEIC": "image/heic", "JPEG XL": "image/jxl",
    "JPEG 2000": "image/jp2", "PSD": "image/vnd.adobe.photoshop", "MP4": "video/mp4", "MOV": "video/quicktime",
    "WEBM": "video/webm", "AVI": "video/x-msvideo",
}  # fmt: skip
"""Of what is a picture or a clip, whether it can be opened here or not."""


def kind_of(data: bytes) -> str:
    """A short name for people ("HEIC", "PDF"), or "unknown"."""
    if data[4:8] == b"ftyp":
        if b"avif" in data[8 : min(64, int.from_bytes(data[:4], "big"))]:
            return "AVIF"  # its first brand is often mif1, which HEIC's may be, too
        return _BRANDS.get(data[8:12], "MP4")
    if data[4:8] in _OLD_MOV:
        return "MOV"
    if data[:4] == b"RIFF":
        return _RIFF.get(data[8:12], UNKNOWN)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    return "SVG" if b"<svg" in data[:1024].lower() else UNKNOWN


def webp_size(data: bytes) -> tuple[int, int]:
    """Width and height that a WEBP's header claims; its decoder sets memory aside before we could ask it.

    Raises ValueError when the header makes no sense.
    """
    chunk, header = data[12:16], data[20:30]
    if len(header) < 10:
        raise ValueError("a WEBP shorter than its header")
    if chunk == b"VP8X":
        return 1 + int.from_bytes(header[4:7], "little"), 1 + int.from_bytes(header[7:10], "little")
    if chunk == b"VP8L":
        bits = int.from_bytes(header[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if chunk == b"VP8 ":
        width, height = struct.unpack("<HH", header[6:10])
        return width & 0x3FFF, height & 0x3FFF
    raise ValueError("an unknown kind of WEBP")
