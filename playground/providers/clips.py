"""What emulated providers know about clips: whether it is one. They give it back as it came."""

MARKS = (b"ftyp", b"moov", b"mdat", b"wide")
EBML = b"\x1a\x45\xdf\xa3"


def is_clip(content: bytes) -> bool:
    """MP4, MOV or WebM by its first bytes."""
    return content[4:8] in MARKS or content.startswith(EBML)
