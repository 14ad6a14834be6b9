"""Servers for the fetcher to meet, some of them unpleasant."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from typing import Any

import httpcore

Reply = Callable[[asyncio.StreamWriter], Awaitable[None]]


class Server:
    """Reads a request's head, keeps it, and answers as it was told. Counts everybody who connects."""

    def __init__(self, reply: Reply) -> None:
        self.reply = reply
        self.connections = 0
        self.requests: list[str] = []
        self.port = 0
        self._meetings: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._meetings.add(asyncio.create_task(self._meet(reader, writer)))

    async def close(self) -> None:
        for meeting in self._meetings:
            meeting.cancel()
        await asyncio.gather(*self._meetings, return_exceptions=True)

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            self.requests.append((await reader.readuntil(b"\r\n\r\n")).decode())
            await self.reply(writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()
            with contextlib.suppress(ConnectionError):
                await writer.wait_closed()


@asynccontextmanager
async def serving(reply: Reply) -> AsyncIterator[Server]:
    server = Server(reply)
    listener = await asyncio.start_server(server.meet, "127.0.0.1", 0)
    server.port = listener.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listener.close()
        await server.close()


def answer(body: bytes = b"", *, status: int = 200, headers: str = "", length: int | None = None) -> Reply:
    size = len(body) if length is None else length
    return raw(f"HTTP/1.1 {status} X\r\nContent-Length: {size}\r\n{headers}\r\n".encode() + body)


def in_turn(*replies: Reply) -> Reply:
    """One after another to those who connect; the last one to everybody who comes later."""
    left = list(replies)

    async def reply(writer: asyncio.StreamWriter) -> None:
        await (left.pop(0) if len(left) > 1 else left[0])(writer)

    return reply


def raw(everything: bytes) -> Reply:
    async def reply(writer: asyncio.StreamWriter) -> None:
        writer.write(everything)
        await writer.drain()

    return reply


def drip(*, every: float) -> Reply:
    """One byte at a time, for ever."""

    async def reply(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while True:
            writer.write(b"1\r\nx\r\n")
            await writer.drain()
            await asyncio.sleep(every)

    return reply


def flood() -> Reply:
    """As many bytes as are taken, with no word about how many."""

    async def reply(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while True:
            writer.write(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")
            await writer.drain()

    return reply


class Canary(httpcore.AsyncNetworkBackend):
    """Instead of a network: notes where a connection was wanted, and connects nowhere."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature is httpcore's
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        self.seen.append(host)
        raise httpcore.ConnectError("a canary connects nowhere")
