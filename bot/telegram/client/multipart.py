"""What is posted to Telegram: JSON, or multipart when there are files; and whether all of it has left."""

import io
import json
from typing import IO

from aiohttp import MultipartWriter, hdrs, payload
from aiohttp.abc import AbstractStreamWriter
from telegram.request import RequestData

_HEADER_QUOTES = str.maketrans({'"': "%22", "\r": "%0D", "\n": "%0A", "\\": "%5C"})


class JsonBody(payload.BytesPayload):
    """`left`: its end was given to the socket; until then nobody can have acted on the request."""

    left = False

    def __init__(self, data: RequestData) -> None:
        super().__init__(json.dumps(data.parameters).encode(), content_type="application/json")

    async def write_with_length(self, writer: AbstractStreamWriter, content_length: int | None) -> None:
        """Sets `left` before the write: a write that fails may have written."""
        self.left = True
        await super().write_with_length(writer, content_length)


class FormBody(MultipartWriter):
    """`left` as in JsonBody."""

    left = False

    def __init__(self, data: RequestData) -> None:
        super().__init__("form-data")
        for name, value in data.json_parameters.items():
            self._field(name, value.encode(), "text/plain; charset=utf-8")
        for name, (filename, content, mime) in data.multipart_data.items():
            self._field(name, content, mime or "application/octet-stream", filename=filename)

    async def write(self, writer: AbstractStreamWriter, close_boundary: bool = True) -> None:
        """Sets `left` before the closing boundary, without which a server takes nothing for complete."""
        await super().write(writer, close_boundary=False)
        self.left = True
        if close_boundary:
            await writer.write(f"--{self.boundary}--\r\n".encode())

    def _field(self, name: str, content: bytes | IO[bytes], mime: str, **more: str) -> None:
        raw = content if isinstance(content, bytes) else content.read()
        part = payload.BytesIOPayload(io.BytesIO(raw), content_type=mime)  # goes out in slices
        # Telegram takes 8-bit names as they are, so quoting is for what would break out of the header alone.
        names = {key: value.translate(_HEADER_QUOTES) for key, value in {"name": name, **more}.items()}
        part.headers.popall(hdrs.CONTENT_DISPOSITION, None)
        part.set_content_disposition("form-data", quote_fields=False, **names)
        self.append_payload(part)


def encode(data: RequestData) -> JsonBody | FormBody:
    return FormBody(data) if data.contains_files else JsonBody(data)
