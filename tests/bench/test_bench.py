import asyncio
import itertools
import json
import socket
from pathlib import Path

import pytest

from bench.__main__ import measured
from bench.api import BotApi
from bench.load import Bot, Tally, cpu_seconds, measure, peak_megabytes, update
from bench.table import table
from bench.wire import Wire, answer, length_of, post

FAULTLESS = {
    "p50": 1.0,
    "p99": 22.0,
    "cpu": 500.0,
    "memory": 60.0,
    "posted": 100,
    "missing": 0,
    "duplicates": 0,
    "errors": 0,
}


def test_the_table_shows_medians_ranges_and_ratios() -> None:
    rounds = {
        "slow": [{**FAULTLESS, "per_second": rate} for rate in (90, 100, 1000)],
        "fast": [{**FAULTLESS, "per_second": rate, "errors": 1} for rate in (250, 150, 350)],
    }
    lines = table({"fast": "the fast one", "slow": "the slow one"}, rounds, baseline="slow").splitlines()
    assert lines[2] == "| the fast one | 250 (150-350) | 2.50 | 500 | 1.0 | 22 | 60 | 300 | 0, 0, 3 |"
    assert lines[3].startswith("| the slow one | 100 (90-1,000) | 1.00 |")


def test_what_was_lost_or_came_twice_is_counted() -> None:
    tally = Tally()
    tally.posted = {1: 0.0, 2: 0.0, 3: 0.0}
    assert [tally.echo(number) for number in (1, 2, 2, 99)] == [True, True, False, False]
    summary = tally.summary(0.0, 1e12, cpu=1.0)
    assert (summary["missing"], summary["duplicates"]) == (1, 2)


def test_updates_are_ones_that_telegram_could_send() -> None:
    sent = json.loads(update(1_000_007))
    assert sent["update_id"] == 1_000_007
    assert sent["message"]["chat"]["id"] == sent["message"]["from"]["id"] == 8
    assert sent["message"]["text"] == "echo1000007end"


@pytest.mark.parametrize("size", [1, 7, 100_000])
def test_messages_are_put_together_whatever_the_pieces(size: int) -> None:
    seen: list[bytes] = []
    wire = Wire(lambda _, __, body: seen.append(body))
    stream = post("/x", b"first") + post("/x", b"") + answer(b"third")
    for start in range(0, len(stream), size):
        wire.data_received(stream[start : start + size])
    assert seen == [b"first", b"", b"third"]


def test_a_length_is_found_wherever_it_stands() -> None:
    assert length_of(b"POST / HTTP/1.1\r\ncontent-length: 12\r\nX: 1") == 12
    assert length_of(b"POST / HTTP/1.1\r\nX: 1\r\nContent-Length:3") == 3
    assert length_of(b"GET / HTTP/1.1\r\nX: 1") == 0


class Parrot:
    """A bot that answers through the Bot API, in a way that is told, and then acknowledges."""

    def __init__(self, api: str, answers: int) -> None:
        self._port = int(api)
        self._answers = answers

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        out_reader, out = await asyncio.open_connection("127.0.0.1", self._port)
        while head := await self._head(reader):
            text = json.loads(await reader.readexactly(length_of(head)))["message"]["text"]
            for _ in range(self._answers):
                out.write(post("/bot1:x/sendMessage", json.dumps({"text": text}).encode()))
                await out_reader.readexactly(length_of(await out_reader.readuntil(b"\r\n\r\n")))
            writer.write(answer(b""))
        for one in (out, writer):
            one.close()
            await one.wait_closed()

    async def _head(self, reader: asyncio.StreamReader) -> bytes:
        try:
            return await reader.readuntil(b"\r\n\r\n")
        except asyncio.IncompleteReadError:
            return b""


@pytest.mark.parametrize(("answers", "duplicates"), [(1, False), (2, True)])
async def test_a_whole_round_counts_what_a_bot_does(answers: int, duplicates: bool) -> None:
    api = BotApi()
    port = await api.start()
    async with await asyncio.start_server(Parrot(str(port), answers), "127.0.0.1", 0) as server:
        bot = Bot(port=server.sockets[0].getsockname()[1], path="/telegram", pid=1)
        result = await measure(bot, api, slots=2, warm=0.05, seconds=0.1)
    api.close()
    assert result["per_second"] > 0
    assert (result["missing"], result["errors"]) == (0, 0)
    assert bool(result["duplicates"]) is duplicates


async def test_a_bot_that_hangs_up_is_an_error_and_the_round_goes_on() -> None:
    """Every third update it closes the connection instead of acknowledging."""
    api = BotApi()
    port = await api.start()
    whole, seen = Parrot(str(port), 1), itertools.count(1)

    async def moody(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if next(seen) % 3:
            await whole(reader, writer)
        else:
            await reader.readuntil(b"\r\n\r\n")
            writer.close()

    async with await asyncio.start_server(moody, "127.0.0.1", 0) as server:
        bot = Bot(port=server.sockets[0].getsockname()[1], path="/telegram", pid=1)
        result = await measure(bot, api, slots=3, warm=0.05, seconds=0.2)
    api.close()
    assert result["errors"] == result["missing"] == 1
    assert result["per_second"] > 0


async def test_nobody_who_listens_is_an_error_too() -> None:
    api = BotApi()
    await api.start()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    result = await measure(Bot(port=port, path="/telegram", pid=1), api, slots=1, warm=0.05, seconds=0.2)
    api.close()
    assert (result["per_second"], result["posted"]) == (0, 0)
    assert result["errors"] > 0


def test_a_load_that_ends_without_figures_is_one_error() -> None:
    assert measured('{"per_second": 3.0}') == {"per_second": 3.0}
    assert (measured("")["errors"], measured("Traceback")["posted"]) == (1, 0)


def test_a_process_that_cannot_be_looked_at_costs_nothing(tmp_path: Path) -> None:
    assert cpu_seconds(2**30) == peak_megabytes(2**30) == 0.0
