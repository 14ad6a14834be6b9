"""What an Agora token says about itself: "007" and packed, little-endian fields. Nothing here checks its signature."""

import base64
import binascii
import struct
import zlib
from dataclasses import dataclass

VERSION = "007"
MAX_TOKEN_BYTES = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class AgoraToken:
    app_id: str
    issued_at: int
    seconds: int


def read_token(token: str) -> AgoraToken | None:
    """None when it is none of that version."""
    if not token.startswith(VERSION):
        return None
    try:
        packed = base64.b64decode(token[len(VERSION) :] + "=" * (-len(token.removeprefix(VERSION)) % 4))
        fields = zlib.decompressobj().decompress(packed, MAX_TOKEN_BYTES)
        (signature_size,) = struct.unpack_from("<H", fields)
        start = 2 + signature_size
        (id_size,) = struct.unpack_from("<H", fields, start)
        app_id = fields[start + 2 : start + 2 + id_size].decode("ascii")
        issued_at, seconds = struct.unpack_from("<II", fields, start + 2 + id_size)
    except (ValueError, struct.error, zlib.error, binascii.Error):
        return None
    return AgoraToken(app_id=app_id, issued_at=issued_at, seconds=seconds) if app_id else None
