"""uvicorn's HTTP protocol with limits: on the bytes and the number of headers, the time that a request may take to
arrive, the time that its answer may take to be read, and the number of connections.

uvicorn has none of the first three for httptools (0.54, read on 2026-12-01; `h11_max_incomplete_event_size` is for h11
alone), and its `limit_concurrency` answers 503 to new requests while it keeps old connections that never ask anything.
"""

import asyncio
import resource
from collections import OrderedDict
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import structlog
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

if TYPE_CHECKING:
    from uvicorn.config import Config
    from uvicorn.server import ServerState

log = structlog.get_logger(__name__)

RESERVED_DESCRIPTORS = 256  # for the database, media, logs, and calls to Telegram and providers
FRAMING = 8  # bytes around a byte of a body that comes in chunks of one byte


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """`connections`: when there are more, the one is closed that has waited longest without a complete request."""

    header_bytes: int = 16 * 1024
    headers: int = 100
    first_byte_seconds: float = 10.0
    request_seconds: float = 20.0
    response_seconds: float = 600.0
    idle_seconds: float = 75.0
    connections: int


def room_for_connections(soft_limit: int | None = None) -> int:
    """As many as the process may have open, less a reserve for everything else."""
    soft = resource.getrlimit(resource.RLIMIT_NOFILE)[0] if soft_limit is None else soft_limit
    if soft in (resource.RLIM_INFINITY, -1):
        soft = 1_000_000
    return max(16, min(1000, soft - RESERVED_DESCRIPTORS))


class Doors:
    """The connections of one server; `waiting` are those without a complete request, the longest first."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.closed_for_room = 0
        self._open: set[GuardedHttp] = set()
        self._waiting: OrderedDict[GuardedHttp, None] = OrderedDict()

    def __len__(self) -> int:
        return len(self._open)

    def enter(self, connection: "GuardedHttp") -> None:
        self._open.add(connection)
        self.wait(connection)
        if len(self._open) > self.limits.connections:
            longest = next(iter(self._waiting))  # it may be the new one, when all others are being answered
            self.closed_for_room += 1
            if self.closed_for_room.bit_count() == 1:  # at 1, 2, 4, 8 ...
                log.warning("web.closed_for_room", times=self.closed_for_room)
            self.leave(longest)
            longest.transport.abort()

    def wait(self, connection: "GuardedHttp") -> None:
        if connection in self._open:
            self._waiting[connection] = None
            self._waiting.move_to_end(connection)

    def work(self, connection: "GuardedHttp") -> None:
        self._waiting.pop(connection, None)

    def leave(self, connection: "GuardedHttp") -> None:
        self._open.discard(connection)
        self._waiting.pop(connection, None)


class _Refused(Exception):
    """Raised in a callback of the parser, which ends the connection."""


class GuardedHttp(HttpToolsProtocol):
    doors: Doors  # set by `guarded`

    def __init__(
        self, config: "Config", server_state: "ServerState", app_state: dict[str, Any], **more: Any
    ) -> None:
        super().__init__(config, server_state, app_state, **more)
        self._limits = self.doors.limits
        self._deadline: asyncio.TimerHandle | None = None
        self._begun = False  # a request has begun and is not complete
        self._loose_bytes = 0  # of this request, without its body
        self._body_bytes = 0
        self._header_bytes = 0
        self._refusal = HTTPStatus.BAD_REQUEST

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._arm(self._limits.first_byte_seconds)
        self.doors.enter(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self._disarm()
        self.doors.leave(self)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self.transport.is_closing():
            return
        self._loose_bytes += len(data)
        super().data_received(data)
        if self._begun and self._loose_bytes > self._limits.header_bytes + FRAMING * self._body_bytes:
            self._refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._begun = True
        self._header_bytes = self._body_bytes = 0
        self._arm(self._limits.request_seconds)
        self.doors.wait(self)

    def on_url(self, url: bytes) -> None:
        self._count(len(url))
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        self._count(len(name) + len(value))
        super().on_header(name, value)
        if len(self.headers) > self._limits.headers:
            self._refusal = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
            raise _Refused

    def on_body(self, body: bytes) -> None:
        self._loose_bytes -= len(body)
        self._body_bytes += len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        super().on_message_complete()
        self._begun = False
        self._loose_bytes = 0
        if self.cycle.response_complete:
            self._rest()
        else:
            self._arm(self._limits.response_seconds)
            self.doors.work(self)

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self._begun or self.transport.is_closing():
            return  # the rest of the request is still awaited, for as long as it may take
        if self.cycle.response_complete:
            self._rest()
        else:  # the next of a pipeline
            self._arm(self._limits.response_seconds)

    def send_400_response(self, msg: str) -> None:
        self._refuse(self._refusal, msg)

    def _count(self, size: int) -> None:
        self._header_bytes += size
        if self._header_bytes > self._limits.header_bytes:
            self._refusal = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
            raise _Refused

    def _rest(self) -> None:
        self._unset_keepalive_if_required()  # ours counts from here, whatever trickles in
        self._arm(self._limits.idle_seconds)
        self.doors.wait(self)

    def _arm(self, seconds: float) -> None:
        self._disarm()
        self._deadline = self.loop.call_later(seconds, self._out_of_time)

    def _disarm(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _out_of_time(self) -> None:
        if self.transport.get_write_buffer_size():
            self.transport.abort()  # an answer that nobody reads
        elif self._begun and not (self.cycle and self.cycle.response_started):
            self._refuse(HTTPStatus.REQUEST_TIMEOUT)
        else:
            self.transport.close()

    def _refuse(self, status: HTTPStatus, why: str = "") -> None:
        if self.transport.is_closing():
            return
        text = why or status.phrase
        head = f"HTTP/1.1 {status.value} {status.phrase}\r\ncontent-length: {len(text)}\r\nconnection: close\r\n\r\n"
        if self.cycle is None or self.cycle.response_complete or not self.cycle.response_started:
            self.transport.write((head + text).encode())
        self.transport.close()


def guarded(limits: Limits) -> tuple[type[GuardedHttp], Doors]:
    """A protocol for `uvicorn.Config(http=...)`, and what it keeps of its connections."""
    doors = Doors(limits)
    return type("GuardedHttp", (GuardedHttp,), {"doors": doors}), doors
