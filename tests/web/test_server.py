"""The web server against people who are slow, large or many; straight, and behind a proxy that passes on what comes."""

import asyncio
import contextlib
import resource
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.web.guarded_http import RESERVED_DESCRIPTORS, Limits, room_for_connections
from bot.web.provider_callback import provider_hook
from bot.web.server import serving
from bot.web.telegram_webhook import telegram_hook
from tests.logbook import logbook
from tests.support.job_world import world_in

HOST = "127.0.0.1"
PATIENCE = 20.0
MOMENT = 0.2
GET = b"GET /hello HTTP/1.1\r\nHost: x\r\n\r\n"
POST = b"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n"
CHUNKED = b"POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
QUICK = Limits(
    first_byte_seconds=MOMENT,
    request_seconds=MOMENT,
    idle_seconds=MOMENT,
    response_seconds=MOMENT,
    connections=100,
)
PATIENT = Limits(connections=100)

Pair = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Open = Callable[[Limits], contextlib.AbstractAsyncContextManager[Callable[[], Awaitable[Pair]]]]


async def hello(_: Request) -> Response:
    return PlainTextResponse("hello")


async def echo(request: Request) -> Response:
    return Response(await request.body())


async def flood(_: Request) -> Response:
    return Response(b"x" * 50_000_000)


ROUTES = [
    Route("/hello", hello),
    Route("/echo", echo, methods=["POST"]),
    Route("/flood", flood),
]


@contextlib.asynccontextmanager
async def passing_on(port: int) -> AsyncIterator[int]:
    """A proxy that neither reads nor keeps anything."""
    lines: set[asyncio.Task[None]] = set()

    async def copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            while data := await reader.read(65536):
                writer.write(data)
                await writer.drain()
        writer.close()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inside = await asyncio.open_connection(HOST, port)
        for one, other in ((reader, inside[1]), (inside[0], writer)):
            task = asyncio.create_task(copy(one, other))
            lines.add(task)
            task.add_done_callback(lines.discard)

    server = await asyncio.start_server(serve, HOST, 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for task in lines:
            task.cancel()
        await asyncio.gather(*lines, return_exceptions=True)


@pytest.fixture(params=["straight", "behind a proxy"])
def open_server(request: pytest.FixtureRequest) -> Open:
    @contextlib.asynccontextmanager
    async def opened(limits: Limits) -> AsyncIterator[Callable[[], Awaitable[Pair]]]:
        writers: list[asyncio.StreamWriter] = []
        async with (
            asyncio.timeout(PATIENCE),
            contextlib.AsyncExitStack() as stack,
            serving(ROUTES, host=HOST, port=0, limits=limits) as inside,
        ):
            port = inside
            if request.param == "behind a proxy":
                port = await stack.enter_async_context(passing_on(inside))

            async def connect() -> Pair:
                pair = await asyncio.open_connection(HOST, port)
                writers.append(pair[1])
                return pair

            try:
                yield connect
            finally:
                for writer in writers:
                    writer.transport.abort()

    return opened


async def answer(pair: Pair, *, until_closed: bool = True) -> bytes:
    """What comes back; empty when the connection is simply closed."""
    with contextlib.suppress(ConnectionError):
        return await (pair[0].read() if until_closed else pair[0].readuntil(b"hello"))
    return b""


async def pour(pair: Pair, piece: bytes, *, most: int) -> int:
    """Sends it again and again until the other side has enough; returns the bytes that went."""
    sent = 0
    with contextlib.suppress(ConnectionError):
        while sent < most and not pair[0].at_eof():
            pair[1].write(piece)
            await pair[1].drain()
            await asyncio.sleep(0)
            sent += len(piece)
    return sent


ENDLESS = {
    "one header": b"GET /hello HTTP/1.1\r\nX-Long: ",
    "many headers": b"GET /hello HTTP/1.1\r\n",
    "a path": b"GET /",
    "a trailer": CHUNKED + b"1\r\nx\r\n0\r\nX-Long: ",
    "a chunk extension": CHUNKED + b"1;x=",
}


@pytest.mark.parametrize("what", ENDLESS)
async def test_headers_without_end_are_cut_off_long_before_they_fill_the_memory(
    open_server: Open, what: str
) -> None:
    piece = b"X-A: b\r\n" * 1000 if what == "many headers" else b"a" * 10_000
    async with open_server(PATIENT) as connect:
        pair = await connect()
        pair[1].write(ENDLESS[what])
        sent = await pour(pair, piece, most=200_000_000)
        assert sent < 20_000_000  # what the sockets on the way hold
        said = await answer(pair)  # nothing, where more was on its way than the server read
        assert not said or said.startswith(b"HTTP/1.1 431")


async def test_too_many_headers_are_refused_in_words(open_server: Open) -> None:
    async with open_server(PATIENT) as connect:
        pair = await connect()
        pair[1].write(b"GET /hello HTTP/1.1\r\n" + b"X-A: b\r\n" * 101 + b"\r\n")
        assert (await answer(pair)).startswith(b"HTTP/1.1 431")


async def test_as_many_headers_as_a_proxy_may_add_are_fine(open_server: Open) -> None:
    async with open_server(PATIENT) as connect:
        pair = await connect()
        pair[1].write(
            b"GET /hello HTTP/1.1\r\n" + b"X-A: " + b"b" * 100 + b"\r\n" + b"X-B: c\r\n" * 90 + b"\r\n"
        )
        assert b"200 OK" in await answer(pair, until_closed=False)


async def test_a_body_in_chunks_of_one_byte_is_no_flood_of_headers(open_server: Open) -> None:
    async with open_server(PATIENT) as connect:
        pair = await connect()
        pair[1].write(CHUNKED + b"1\r\nx\r\n" * 20_000 + b"5\r\nhello\r\n0\r\n\r\n")
        assert (await answer(pair, until_closed=False)).count(b"x") >= 20_000


HALF_SENT = {
    "nothing": b"",
    "empty lines": b"\r\n\r\n",
    "half a head": GET[:-2],
    "half a body": POST + b"12345",
    "half a chunk": CHUNKED + b"5\r\nhel",
}


@pytest.mark.parametrize("what", HALF_SENT)
async def test_what_is_half_sent_is_not_kept(open_server: Open, what: str) -> None:
    async with open_server(QUICK) as connect:
        pair = await connect()
        pair[1].write(HALF_SENT[what])
        said = await answer(pair)
    assert said == b"" if what in ("nothing", "empty lines") else said.startswith(b"HTTP/1.1 408")


async def test_a_drip_does_not_lengthen_the_time(open_server: Open) -> None:
    async with open_server(QUICK) as connect:
        pair = await connect()
        pair[1].write(b"GET /hello HTTP/1.1\r\nX-Slow: ")

        async def drip() -> None:
            while True:
                pair[1].write(b"a")
                await asyncio.sleep(MOMENT / 10)

        dripping = asyncio.create_task(drip())
        said = await answer(pair)
        dripping.cancel()
    assert said.startswith(b"HTTP/1.1 408")


async def test_a_connection_serves_again_and_is_closed_when_it_rests(open_server: Open) -> None:
    async with open_server(QUICK) as connect:
        pair = await connect()
        for _ in range(3):
            pair[1].write(GET)
            assert b"200 OK" in await answer(pair, until_closed=False)
        pair[1].write(b"\r\n")  # what trickles in meanwhile does not keep it open
        assert await answer(pair) == b""


async def test_a_pipeline_is_answered_in_order(open_server: Open) -> None:
    async with open_server(PATIENT) as connect:
        pair = await connect()
        pair[1].write(POST + b"0123456789" + GET)
        said = await answer(pair, until_closed=False)
        assert said.index(b"0123456789") < said.index(b"hello")


async def test_an_answer_that_nobody_reads_is_not_kept() -> None:
    async with (
        asyncio.timeout(PATIENCE),
        serving(ROUTES, host=HOST, port=0, limits=QUICK) as port,
    ):
        pair = await asyncio.open_connection(HOST, port, limit=1024)
        pair[1].write(b"GET /flood HTTP/1.1\r\nHost: x\r\n\r\n")
        await asyncio.sleep(3 * MOMENT)
        said = await answer(pair)
        assert len(said) < 50_000_000
        pair[1].transport.abort()


async def test_hundreds_of_half_sent_requests_leave_room_for_whole_ones(open_server: Open) -> None:
    async with open_server(Limits(connections=20)) as connect:
        for number in range(300):
            pair = await connect()
            pair[1].write((GET[:-2], POST + b"1", b"")[number % 3])
        pair = await connect()
        pair[1].write(GET)
        assert b"200 OK" in await answer(pair, until_closed=False)


async def test_what_is_being_answered_does_not_make_room_for_those_who_come() -> None:
    done = asyncio.Event()

    async def wait(_: Request) -> Response:
        await done.wait()
        return PlainTextResponse("hello")

    routes = [*ROUTES, Route("/wait", wait)]
    async with (
        asyncio.timeout(PATIENCE),
        serving(routes, host=HOST, port=0, limits=Limits(connections=5)) as port,
    ):
        working = await asyncio.open_connection(HOST, port)
        working[1].write(GET.replace(b"/hello", b"/wait"))
        await working[1].drain()
        probe = await asyncio.open_connection(HOST, port)
        probe[1].write(GET)
        assert b"200 OK" in await answer(probe, until_closed=False)
        crowd = [await asyncio.open_connection(HOST, port) for _ in range(20)]
        await asyncio.sleep(0.05)
        done.set()
        assert b"200 OK" in await answer(working, until_closed=False)
        for pair in (working, probe, *crowd):
            pair[1].transport.abort()


def test_descriptors_are_kept_in_reserve() -> None:
    assert room_for_connections(1024) == 1024 - RESERVED_DESCRIPTORS
    assert room_for_connections(20_000) == 1000
    assert room_for_connections(100) == 16
    assert room_for_connections(resource.RLIM_INFINITY) == 1000


@pytest.mark.parametrize("path", ["/telegram", "/hooks/hosted/token"])
async def test_a_client_that_hangs_up_is_no_error(tmp_path: Path, path: str) -> None:
    async def accept(_: bytes) -> bool:
        raise AssertionError

    async with world_in(tmp_path) as world, asyncio.timeout(PATIENCE):
        routes = [telegram_hook(accept, "secret"), provider_hook(world.storage, print, world.clock)]
        with logbook() as book:
            async with serving(routes, host=HOST, port=0) as port:
                _, writer = await asyncio.open_connection(HOST, port)
                head = f"POST {path} HTTP/1.1\r\nX-Telegram-Bot-Api-Secret-Token: secret\r\nContent-Length: 9\r\n\r\n"
                writer.write(head.encode() + b"1234")
                await writer.drain()
                await asyncio.sleep(0.05)
                writer.transport.abort()
                await asyncio.sleep(0.05)
        assert "Traceback" not in book.getvalue()
        assert '"error"' not in book.getvalue()
