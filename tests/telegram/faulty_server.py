"""A server that answers as it is told, or fails in the way it is told, over real sockets."""

import asyncio
import contextlib
import json
import socket
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, NoReturn

TOKEN = "123456789:AAcanaryCANARYcanaryCANARYcanary12345"
MESSAGE = {"message_id": 7, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "hello"}


@dataclass
class Request:
    head: str
    body: bytes = b""

    @property
    def method(self) -> str:
        return self.head.split(" ", 2)[1].rsplit("/", 1)[-1]


Behaviour = Callable[["Line"], Awaitable[None]]


@dataclass
class Line:
    """One connection as the server sees it. Behaviours decide how far they read and what they write."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    request: Request

    async def read_body(self) -> None:
        length = next(
            (
                int(line.split(":")[1])
                for line in self.request.head.splitlines()
                if line.lower().startswith("content-length")
            ),
            0,
        )
        self.request.body = await self.reader.readexactly(length)

    async def write(self, payload: bytes, status: int = 200, *, declared: int | None = None) -> None:
        size = len(payload) if declared is None else declared
        self.writer.write(f"HTTP/1.1 {status} X\r\nContent-Length: {size}\r\n\r\n".encode() + payload)
        await self.writer.drain()

    def reset(self) -> NoReturn:
        """Hang up so that the other side gets an error and not an end."""
        sock: socket.socket = self.writer.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()
        raise ConnectionAbortedError


@dataclass
class Server:
    url: str
    requests: list[Request] = field(default_factory=list)
    connections: int = 0
    asked: asyncio.Event = field(default_factory=asyncio.Event)


@contextlib.asynccontextmanager
async def crooked(behaviour: Behaviour) -> AsyncIterator[Server]:
    seen = Server(url="")
    lines: set[asyncio.Task[Any]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        lines.add(task)
        seen.connections += 1
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                seen.requests.append(Request(head.decode()))
                seen.asked.set()
                await behaviour(Line(reader, writer, seen.requests[-1]))
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the other side has gone
        finally:
            writer.transport.abort()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    seen.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield seen
    finally:
        server.close()
        for task in lines:
            task.cancel()
        await asyncio.gather(*lines, return_exceptions=True)
        await server.wait_closed()


def answering(payload: bytes, status: int = 200, *, declared: int | None = None) -> Behaviour:
    async def behave(line: Line) -> None:
        await line.read_body()
        await line.write(payload, status, declared=declared)
        if declared is not None:
            line.writer.close()

    return behave


def saying(status: int, description: str, **parameters: int) -> Behaviour:
    document: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
    return answering(
        json.dumps(document | ({"parameters": parameters} if parameters else {})).encode(), status
    )


GOOD = answering(json.dumps({"ok": True, "result": MESSAGE}).encode())


async def resets_before_the_body(line: Line) -> None:
    line.reset()


async def resets_after_the_body(line: Line) -> None:
    await line.read_body()
    line.reset()


async def closes_without_an_answer(line: Line) -> None:
    await line.read_body()
    line.writer.close()


async def says_nothing(line: Line) -> None:
    await line.read_body()
    await asyncio.Event().wait()


async def drips(line: Line) -> None:
    await line.read_body()
    line.writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    while True:
        line.writer.write(b" ")
        await line.writer.drain()
        await asyncio.sleep(0.02)
