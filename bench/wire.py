"""As much of HTTP/1.1 as two programs on loopback need, and no more, so that measuring costs little."""

import asyncio
from collections.abc import Callable
from typing import cast

END = b"\r\n\r\n"


class Wire(asyncio.Protocol):
    """Calls `on_message(self, head, body)` for every whole message, request or answer alike."""

    def __init__(self, on_message: Callable[["Wire", bytes, bytes], None]) -> None:
        self._on_message = on_message
        self._buffer = b""
        self.transport: asyncio.Transport
        self.on_lost: Callable[[], None] = lambda: None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)

    def connection_lost(self, _: Exception | None) -> None:
        self.on_lost()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(END)) >= 0:
            head = self._buffer[:end]
            total = end + len(END) + length_of(head)
            if len(self._buffer) < total:
                return
            body, self._buffer = self._buffer[end + len(END) : total], self._buffer[total:]
            self._on_message(self, head, body)


def length_of(head: bytes) -> int:
    lowered = head.lower()
    start = lowered.find(b"\r\ncontent-length:")
    if start < 0:
        return 0
    stop = lowered.find(b"\r\n", start + 2)
    return int(lowered[start + 17 : stop if stop >= 0 else None])


def answer(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (
        len(body),
        body,
    )


def post(path: str, body: bytes, *headers: str) -> bytes:
    lines = (
        f"POST {path} HTTP/1.1",
        "Host: 127.0.0.1",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        *headers,
    )
    return "\r\n".join(lines).encode() + END + body
