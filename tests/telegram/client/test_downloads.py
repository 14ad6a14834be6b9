"""People's files go onto the disk slice by slice: what is sent is never in memory as a whole."""

import asyncio
import contextlib
import errno
import json
import tracemalloc
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from telegram import Bot
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut

from bot.media.budget import ByteBudget
from bot.telegram.client.downloads import MAX_BYTES, Downloads
from bot.telegram.client.request import SENDS, AiohttpRequest, TooLarge
from tests.logbook import logbook
from tests.telegram import faulty_server
from tests.telegram.faulty_server import TOKEN, Behaviour, Line, Server, answering, saying

CONTENT = bytes(range(256)) * 20_000


async def no_pause(_: float) -> None:
    return


@contextlib.asynccontextmanager
async def downloads_from(
    behaviour: Behaviour,
    tmp_path: Path,
    *,
    path: str | None = "photos/1.jpg",
    size: int | None = None,
    budget: ByteBudget | None = None,
    sleep: Callable[[float], Awaitable[None]] = no_pause,
) -> AsyncIterator[tuple[Downloads, Server]]:
    """`behaviour` is that of the file; what getFile says of it is `path` and `size`."""
    told: dict[str, object] = {"file_id": "x", "file_unique_id": "y"}
    told |= {"file_path": path} if path else {}
    told |= {"file_size": size} if size is not None else {}

    async def behave(line: Line) -> None:
        if line.request.method == "getFile":
            await answering(json.dumps({"ok": True, "result": told}).encode())(line)
        else:
            await behaviour(line)

    numbers = iter(range(1000))

    @contextlib.asynccontextmanager
    async def scratch() -> AsyncIterator[Path]:
        place = tmp_path / str(next(numbers))
        place.touch()
        try:
            yield place
        finally:
            place.unlink()

    request = AiohttpRequest(
        sleep=sleep,
        read_timeout=0.3,
        write_timeout=0.1,
        connect_timeout=0.2,
        pool_timeout=0.2,
        transfer_timeout=1,
    )
    async with asyncio.timeout(30), faulty_server.crooked(behave) as server, request:
        bot = Bot(
            TOKEN,
            base_url=f"{server.url}/bot",
            base_file_url=f"{server.url}/file/bot",
            request=request,
            get_updates_request=request,
        )
        yield Downloads(bot, scratch, budget=budget), server


def left_in(directory: Path) -> list[str]:
    return sorted(entry.name for entry in directory.iterdir())


async def test_a_file_lies_there_byte_for_byte_until_it_is_used(tmp_path: Path) -> None:
    async with downloads_from(answering(CONTENT), tmp_path) as (downloads, _):
        async with downloads.get("x", size=len(CONTENT)) as place:
            assert place.read_bytes() == CONTENT
        assert left_in(tmp_path) == []


async def test_a_large_file_takes_a_slice_of_memory(tmp_path: Path) -> None:
    piece = b"x" * 100_000

    async def long_answer(line: Line) -> None:
        line.writer.write(f"HTTP/1.1 200 X\r\nContent-Length: {len(piece) * 190}\r\n\r\n".encode())
        for _ in range(190):
            line.writer.write(piece)
            await line.writer.drain()

    async with downloads_from(long_answer, tmp_path) as (downloads, _):
        tracemalloc.start()
        try:
            async with downloads.get("x") as place:
                assert place.stat().st_size == 19_000_000
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert peak < 4_000_000


TOO_LARGE: dict[str, tuple[Behaviour, dict[str, Any]]] = {
    "getFile says so": (answering(b"x"), {"size": MAX_BYTES + 1}),
    "its head says so": (answering(b"x", declared=MAX_BYTES + 1), {}),
}


@pytest.mark.parametrize("how", TOO_LARGE)
async def test_what_is_too_large_is_not_even_begun(tmp_path: Path, how: str) -> None:
    behaviour, told = TOO_LARGE[how]
    async with downloads_from(behaviour, tmp_path, **told) as (downloads, _):
        with pytest.raises(TooLarge):
            async with downloads.get("x"):
                raise AssertionError
    assert left_in(tmp_path) == []


async def test_what_the_message_says_is_too_large_is_not_asked_for(tmp_path: Path) -> None:
    async with downloads_from(answering(b"x"), tmp_path) as (downloads, server):
        with pytest.raises(TooLarge):
            async with downloads.get("x", size=MAX_BYTES + 1):
                raise AssertionError
    assert server.requests == []


async def test_telegrams_own_refusal_of_a_large_file_is_the_same(tmp_path: Path) -> None:
    refusal = saying(400, "Bad Request: file is too big")
    async with faulty_server.crooked(refusal) as server, AiohttpRequest() as request:
        bot = Bot(TOKEN, base_url=f"{server.url}/bot", request=request, get_updates_request=request)
        with pytest.raises(TooLarge):
            async with Downloads(bot, nowhere).get("x"):
                raise AssertionError


@contextlib.asynccontextmanager
async def nowhere() -> AsyncIterator[Path]:
    raise AssertionError
    yield  # type: ignore[unreachable]


async def test_a_file_that_is_longer_than_it_says_is_cut_off(tmp_path: Path) -> None:
    async def endless(line: Line) -> None:
        line.writer.write(b"HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n")
        while True:
            line.writer.write(b"20000\r\n" + b"x" * 0x20000 + b"\r\n")
            await line.writer.drain()

    async with downloads_from(endless, tmp_path, size=5) as (downloads, _):
        with pytest.raises(TooLarge):
            async with downloads.get("x", size=5):
                raise AssertionError
    assert left_in(tmp_path) == []


async def test_a_download_that_breaks_begins_again_from_its_beginning(tmp_path: Path) -> None:
    answers = iter(
        (faulty_server.resets_after_the_body, answering(CONTENT[:100], declared=5000), answering(CONTENT))
    )

    async def behave(line: Line) -> None:
        await next(answers)(line)

    async with (
        downloads_from(behave, tmp_path) as (downloads, server),
        downloads.get("x") as place,
    ):
        assert place.read_bytes() == CONTENT
    assert len(server.requests) == 1 + SENDS


async def test_a_file_that_telegram_asks_to_wait_for_is_waited_for(tmp_path: Path) -> None:
    answers = iter((saying(429, "Too Many Requests: retry after 7", retry_after=7), answering(CONTENT)))
    waited: list[float] = []

    async def behave(line: Line) -> None:
        await next(answers)(line)

    async def wait(seconds: float) -> None:
        waited.append(seconds)

    async with (
        downloads_from(behave, tmp_path, sleep=wait) as (downloads, _),
        downloads.get("x") as place,
    ):
        assert place.read_bytes() == CONTENT
    assert waited == [7]


FAILURES: dict[str, tuple[Behaviour, type[TelegramError], int]] = {
    "broken each time": (faulty_server.resets_after_the_body, NetworkError, SENDS),
    "502": (saying(502, "Bad Gateway"), NetworkError, SENDS),
    "429 each time": (saying(429, "Too Many Requests: retry after 1", retry_after=1), NetworkError, SENDS),
    "429 for long": (saying(429, "Too Many Requests: retry after 60", retry_after=60), NetworkError, 1),
    "429 without a time": (answering(b"<html>", 429), NetworkError, SENDS),
    "404": (saying(404, "Not Found"), BadRequest, 1),
    "a redirect": (answering(b"", 302), NetworkError, SENDS),
    "no answer": (faulty_server.says_nothing, TimedOut, 1),
    "a drip": (faulty_server.drips, TimedOut, 1),
}


@pytest.mark.parametrize("how", FAILURES)
async def test_a_file_that_does_not_come_is_a_failure_without_the_token(tmp_path: Path, how: str) -> None:
    behaviour, kind, asked = FAILURES[how]
    with logbook() as book:
        async with downloads_from(behaviour, tmp_path) as (downloads, server):
            with pytest.raises(kind) as caught:
                async with downloads.get("x"):
                    raise AssertionError
    again_by_itself = sum(request.head.startswith("GET") for request in server.requests)
    assert asked <= again_by_itself <= 2 * asked  # aiohttp repeats a GET on a connection that was used before
    assert TOKEN not in repr(caught.value) + str(caught.value) + book.getvalue()
    assert left_in(tmp_path) == []


async def test_an_answer_without_a_path_is_a_file_that_is_not_there(tmp_path: Path) -> None:
    async with downloads_from(answering(b"x"), tmp_path, path=None) as (downloads, server):
        with pytest.raises(BadRequest):
            async with downloads.get("x"):
                raise AssertionError
    assert len(server.requests) == 1


async def test_a_disk_without_room_is_no_fault_of_the_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    async with downloads_from(answering(CONTENT), tmp_path) as (downloads, server):
        monkeypatch.setattr(Path, "open", full)
        with pytest.raises(OSError, match="No space"):
            async with downloads.get("x"):
                raise AssertionError
    assert len(server.requests) == 2


async def test_what_does_not_fit_in_at_once_waits_and_small_files_pass_it_by(tmp_path: Path) -> None:
    """Of 40 people with 19.5 MB each as many are served at once as the budget has room for."""
    at_once = most = 0
    go_on = asyncio.Event()
    small_is_here = asyncio.Event()

    async def use(downloads: Downloads, size: int, done: Callable[[], object]) -> None:
        nonlocal at_once, most
        async with downloads.get("x", size=size):
            at_once += 1
            most = max(most, at_once)
            done()
            await go_on.wait()
            at_once -= 1

    budget = ByteBudget(80_000_000)
    async with (
        downloads_from(answering(b"x"), tmp_path, budget=budget) as (downloads, _server),
        asyncio.TaskGroup() as people,
    ):
        for _ in range(40):
            people.create_task(use(downloads, 19_500_000, lambda: None))
        people.create_task(use(downloads, 100_000, small_is_here.set))
        await small_is_here.wait()
        go_on.set()
    assert most <= 4
