"""What every way in which a call can break does to the money, over real sockets."""

import asyncio
import contextlib
import gzip
import socket
import ssl
from collections.abc import AsyncIterator

import pytest

from bot.providers.base import Misconfigured, ProviderError, Unavailable, Unsure
from bot.providers.http import Call, Http, Reply
from tests.telegram import faulty_server
from tests.telegram.faulty_server import Behaviour, Line, answering

NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
SECRET = "key-that-nobody-may-see"
CALL = Call(path="/swap", body={"a": "ü"}, headers={"Authorization": f"Bearer {SECRET}"}, seconds=0.3)


@contextlib.asynccontextmanager
async def line_to(url: str, **options: int) -> AsyncIterator[tuple[Http, list[float]]]:
    pauses: list[float] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    http = Http(url, tls=NO_TLS, sleep=sleep, **options)
    http.hide(SECRET)
    try:
        yield http, pauses
    finally:
        await http.close()


async def bought(behaviour: Behaviour, call: Call = CALL, **options: int) -> Reply:
    async with faulty_server.crooked(behaviour) as server, line_to(server.url, **options) as (http, pauses):
        try:
            return await http.buy(call)
        finally:
            assert (len(server.requests), pauses) == (1, [])


async def error_of_asking(behaviour: Behaviour) -> tuple[ProviderError, int, list[float]]:
    async with faulty_server.crooked(behaviour) as server, line_to(server.url) as (http, pauses):
        with pytest.raises(ProviderError) as caught:
            await http.ask(CALL)
        return caught.value, len(server.requests), pauses


def with_headers(payload: bytes, *headers: str, status: int = 200) -> Behaviour:
    async def behave(line: Line) -> None:
        await line.read_body()
        head = "\r\n".join([f"HTTP/1.1 {status} X", f"Content-Length: {len(payload)}", *headers])
        line.writer.write(f"{head}\r\n\r\n".encode() + payload)
        await line.writer.drain()

    return behave


def in_turn(*behaviours: Behaviour) -> Behaviour:
    waiting = list(behaviours)

    async def behave(line: Line) -> None:
        await waiting.pop(0)(line)

    return behave


BROKEN_AFTER_SENDING = [
    pytest.param(faulty_server.resets_after_the_body, id="reset"),
    pytest.param(faulty_server.closes_without_an_answer, id="closed"),
    pytest.param(faulty_server.says_nothing, id="no answer in time"),
    pytest.param(faulty_server.drips, id="an answer that never ends"),
    pytest.param(answering(b'{"code": 2', declared=500), id="truncated"),
    pytest.param(answering(b"{" + b" " * 3000), id="far too long"),
    pytest.param(with_headers(b"x", "Content-Encoding: br"), id="unknown encoding"),
    pytest.param(with_headers(b"not zipped", "Content-Encoding: gzip"), id="broken encoding"),
    pytest.param(
        with_headers(gzip.compress(b" " * 5000), "Content-Encoding: gzip"), id="unpacks to too much"
    ),
]


@pytest.mark.parametrize("behaviour", BROKEN_AFTER_SENDING)
async def test_a_paid_call_that_was_sent_and_not_answered_is_unsure_and_never_repeated(
    behaviour: Behaviour,
) -> None:
    with pytest.raises(Unsure) as caught:
        await bought(behaviour, most_bytes=2000, connect_seconds=1)
    assert SECRET not in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("behaviour", [faulty_server.resets_after_the_body, answering(b"{", declared=9)])
async def test_a_free_call_is_made_three_times_and_is_then_unavailable(behaviour: Behaviour) -> None:
    error, asked, pauses = await error_of_asking(behaviour)
    assert type(error) is Unavailable
    assert (asked, pauses) == (3, [0.5, 2.0])


async def test_a_refused_connection_was_surely_not_paid_for() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    async with line_to(f"http://127.0.0.1:{port}") as (http, pauses):
        with pytest.raises(Unavailable):
            await http.buy(CALL)
    assert pauses == []


async def test_a_connection_that_never_opens_was_surely_not_paid_for() -> None:
    """A full backlog: the handshake is not answered."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full, contextlib.ExitStack() as stack:
        address = full.getsockname()
        for _ in range(8):
            client = stack.enter_context(socket.socket())
            client.setblocking(False)
            client.connect_ex(address)
        async with line_to(f"http://127.0.0.1:{address[1]}", connect_seconds=1) as (http, _):
            with pytest.raises(Unavailable):
                await http.buy(CALL)


@pytest.mark.parametrize("url", ["ftp://example.com", "//nowhere"])
async def test_an_address_that_cannot_be_called_is_for_the_operator(url: str) -> None:
    async with line_to(url) as (http, _):
        with pytest.raises(Misconfigured):
            await http.buy(CALL)


@pytest.mark.parametrize("key", ["line\nbreak", "schlüssel-☃"])
async def test_a_key_that_no_header_can_hold_is_for_the_operator(key: str) -> None:
    async with faulty_server.crooked(faulty_server.says_nothing) as server, line_to(server.url) as (http, _):
        with pytest.raises(Misconfigured) as caught:
            await http.buy(Call(path="/swap", body={}, headers={"Authorization": f"Bearer {key}"}))
        assert server.requests == []
    assert key not in str(caught.value)


@pytest.mark.parametrize("status", [200, 302, 400, 401, 429, 500, 503])
async def test_every_answer_of_a_paid_call_comes_back_as_it_is(status: int) -> None:
    reply = await bought(with_headers(b'{"code": 1}', "Retry-After: 7", status=status))
    assert reply == Reply(status=status, body=b'{"code": 1}', retry_after=7)


@pytest.mark.parametrize("value", ["soon", "Wed, 21 Oct 2026 07:28:00 GMT", "-3", ""])
async def test_a_time_to_wait_that_is_no_number_is_none(value: str) -> None:
    reply = await bought(with_headers(b"{}", f"Retry-After: {value}", status=429))
    assert reply.retry_after is None


async def test_a_free_call_waits_as_long_as_it_is_told_and_asks_again() -> None:
    busy = with_headers(b"{}", "Retry-After: 3", status=429)
    async with (
        faulty_server.crooked(in_turn(busy, with_headers(b"", status=503), answering(b"{}"))) as server,
        line_to(server.url) as (http, pauses),
    ):
        assert (await http.ask(CALL)).status == 200
    assert pauses == [3, 2.0]


async def test_a_free_call_that_would_wait_for_long_tells_so_at_once() -> None:
    busy = with_headers(b"{}", "Retry-After: 60", status=429)
    async with faulty_server.crooked(busy) as server, line_to(server.url) as (http, pauses):
        assert (await http.ask(CALL)).retry_after == 60
    assert pauses == []


async def test_a_paid_call_never_trusts_a_kept_connection() -> None:
    async with faulty_server.crooked(answering(b"{}")) as server, line_to(server.url) as (http, _):
        for _ in range(3):
            await http.buy(CALL)
        assert server.connections == 3
        for _ in range(3):
            await http.ask(CALL)
        assert server.connections == 4


async def test_a_key_that_is_repeated_in_an_answer_is_hidden() -> None:
    reply = await bought(answering(f'{{"msg": "bad key {SECRET}"}}'.encode()))
    assert reply.json() == {"msg": "bad key [hidden]"}


async def test_a_zipped_answer_is_read_although_none_was_asked_for() -> None:
    reply = await bought(with_headers(gzip.compress(b'{"code": 1}'), "Content-Encoding: gzip"))
    assert reply.json() == {"code": 1}


async def test_the_request_says_who_asks_and_asks_for_plain_json() -> None:
    async with faulty_server.crooked(answering(b"{}")) as server, line_to(server.url) as (http, _):
        await http.buy(CALL)
        head, body = server.requests[0].head.lower(), server.requests[0].body
    assert "user-agent: faceswap-bot/" in head
    assert "accept-encoding: identity" in head
    assert body == '{"a": "ü"}'.encode()


async def test_redirects_are_not_followed() -> None:
    async with faulty_server.crooked(answering(b"{}")) as other:
        reply = await bought(with_headers(b"", f"Location: {other.url}/elsewhere", status=307))
        assert (reply.status, other.connections) == (307, 0)


async def test_the_environment_does_not_choose_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    async with faulty_server.crooked(answering(b"{}")) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.setenv("http_proxy", proxy.url)
        assert (await bought(answering(b"{}"))).status == 200
        assert proxy.connections == 0


async def test_a_call_that_is_given_up_leaves_nothing_behind() -> None:
    async with faulty_server.crooked(faulty_server.says_nothing) as server, line_to(server.url) as (http, _):
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(http.buy(CALL), 0.05)
