"""What is posted to Telegram: JSON, or multipart when there are files; and whether all of it has left."""

import json
import secrets
from collections.abc import Iterator
from typing import IO

from aiohttp import payload
from aiohttp.abc import AbstractStreamWriter
from telegram.request import RequestData

SLICE = 64 * 1024
_HEADER_QUOTES = str.maketrans({'"': "%22", "\r": "%0D", "\n": "%0A"})


class Body(payload.Payload):
    """Knows if its end was given to the socket: until then nobody can have acted on the request."""

    _autoclose = True

    def __init__(self, pieces: tuple[bytes, ...], content_type: str) -> None:
        super().__init__(pieces, content_type=content_type)
        self._pieces = pieces
        self._size = sum(map(len, pieces))
        self.left = False

    def again(self) -> "Body":
        return Body(self._pieces, self.content_type)

    async def write(self, writer: AbstractStreamWriter) -> None:
        """Says `left` before the last slice, for a write that fails may have written."""
        remaining = self._size or 0
        for part in self._slices():
            remaining -= len(part)
            self.left = remaining <= 0
            await writer.write(part)

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        return b"".join(self._pieces).decode(encoding, errors)

    def _slices(self) -> Iterator[bytes | memoryview]:
        for piece in self._pieces:
            if len(piece) <= SLICE:
                yield piece
            else:
                view = memoryview(piece)
                yield from (view[start : start + SLICE] for start in range(0, len(piece), SLICE))


def encode(data: RequestData) -> Body:
    if data.contains_files:
        return _multipart(data)
    return Body((json.dumps(data.parameters).encode(),), "application/json")


def _multipart(data: RequestData) -> Body:
    boundary = secrets.token_hex(16)
    pieces: list[bytes] = []
    for name, value in data.json_parameters.items():
        pieces += (_head(boundary, name), value.encode(), b"\r\n")
    for name, (filename, content, mime) in data.multipart_data.items():
        pieces += (_head(boundary, name, filename, mime), _bytes_of(content), b"\r\n")
    pieces.append(f"--{boundary}--\r\n".encode())
    return Body(tuple(pieces), f"multipart/form-data; boundary={boundary}")


def _head(boundary: str, name: str, filename: str | None = None, mime: str | None = None) -> bytes:
    lines = [f"--{boundary}", f'Content-Disposition: form-data; name="{name.translate(_HEADER_QUOTES)}"']
    if filename is not None:
        lines[1] += f'; filename="{filename.translate(_HEADER_QUOTES)}"'
        lines.append(f"Content-Type: {mime or 'application/octet-stream'}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def _bytes_of(content: bytes | IO[bytes]) -> bytes:
    return content if isinstance(content, bytes) else content.read()
