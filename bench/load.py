"""The other side of a bot: posts updates to it, and stands in for the Bot API that it answers through.

A program of its own, on a core of its own. A slot posts one update and waits for both the acknowledgement and the
bot's message before it posts the next: a closed loop.
"""

import argparse
import asyncio
import itertools
import json
import os
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import uvloop

from bench.api import BotApi
from bench.pin import pin
from bench.wire import Wire, post

PEOPLE = 1000
PATIENCE = 10.0
RECONNECT_SECONDS = 0.1
SECRET = "bench-secret"


class Tally:
    """What came of every update that was posted."""

    def __init__(self) -> None:
        self.posted: dict[int, float] = {}
        self.arrived: dict[int, float] = {}
        self.errors = 0
        self.duplicates = 0
        self.strays = 0

    def echo(self, number: int) -> bool:
        """False for one that was not awaited."""
        if number in self.arrived:
            self.duplicates += 1
        elif number in self.posted:
            self.arrived[number] = time.perf_counter()
            return True
        else:
            self.strays += 1
        return False

    def summary(self, begin: float, end: float, cpu: float) -> dict[str, float]:
        """Of what arrived between `begin` and `end`; errors, duplicates and missing ones of the whole run."""
        spans = sorted(at - self.posted[n] for n, at in self.arrived.items() if begin <= at < end)
        return {
            "per_second": len(spans) / (end - begin),
            "p50": spans[len(spans) // 2] * 1000 if spans else 0.0,
            "p99": spans[int(len(spans) * 0.99)] * 1000 if spans else 0.0,
            "cpu": cpu / len(spans) * 1_000_000 if spans else 0.0,
            "posted": len(self.posted),
            "errors": self.errors,
            "duplicates": self.duplicates + self.strays,
            "missing": len(self.posted) - len(self.arrived),
        }


class Slot:
    """One connection of Telegram to the bot, with one update under way. A bot that hangs up is connected to again."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._acknowledged: asyncio.Future[bool] | None = None
        self._echoed: asyncio.Future[None] | None = None

    async def run(self, bot: "Bot", numbers: Iterator[int], waiting: dict[int, "Slot"], end: float) -> None:
        loop = asyncio.get_running_loop()
        wire: Wire | None = None
        while time.perf_counter() < end:
            if wire is None or wire.transport.is_closing():
                wire = await self._connected(bot)
                continue
            number = next(numbers)
            waiting[number] = self
            self._acknowledged, self._echoed = loop.create_future(), loop.create_future()
            self._tally.posted[number] = time.perf_counter()
            wire.transport.write(post(bot.path, update(number), f"X-Telegram-Bot-Api-Secret-Token: {SECRET}"))
            late = loop.call_later(PATIENCE, self.give_up)
            if not await self._acknowledged:
                self._tally.errors += 1
            await self._echoed
            late.cancel()
            del waiting[number]
        if wire is not None:
            wire.on_lost = _nothing
            wire.transport.close()

    async def _connected(self, bot: "Bot") -> Wire | None:
        """None, a moment later, when nobody listens there: that is an error of the bot."""
        loop = asyncio.get_running_loop()
        try:
            _, wire = await loop.create_connection(lambda: Wire(self._answered), "127.0.0.1", bot.port)
        except OSError:
            self._tally.errors += 1
            await asyncio.sleep(RECONNECT_SECONDS)
            return None
        wire.on_lost = self.give_up
        return wire

    def echoed(self) -> None:
        if self._echoed is not None and not self._echoed.done():
            self._echoed.set_result(None)

    def give_up(self) -> None:
        """The bot hung up, or took too long: what was under way counts as an error."""
        self.echoed()
        if self._acknowledged is not None and not self._acknowledged.done():
            self._acknowledged.set_result(False)

    def _answered(self, _: Wire, head: bytes, __: bytes) -> None:
        if self._acknowledged is not None and not self._acknowledged.done():
            self._acknowledged.set_result(head.split(b" ", 2)[1] == b"200")


def _nothing() -> None:
    pass


def update(number: int) -> bytes:
    person = number % PEOPLE + 1
    return (
        b'{"update_id":%d,"message":{"message_id":%d,"from":{"id":%d,"is_bot":false,"first_name":"Ada",'
        b'"last_name":"Lovelace","username":"ada%d","language_code":"en"},"chat":{"id":%d,"first_name":"Ada",'
        b'"last_name":"Lovelace","username":"ada%d","type":"private"},"date":1760000000,"text":"echo%dend"}}'
    ) % (number, number, person, person, person, person, number)


async def measure(bot: "Bot", api: BotApi, *, slots: int, warm: float, seconds: float) -> dict[str, float]:
    tally, waiting = Tally(), dict[int, Slot]()

    def on_echo(number: int) -> None:
        if tally.echo(number) and (slot := waiting.get(number)):
            slot.echoed()

    api.on_echo = on_echo
    numbers = itertools.count(1_000_000)
    begin = time.perf_counter() + warm
    end = begin + seconds
    loop = asyncio.get_running_loop()
    used: list[float] = []
    for moment in (warm, warm + seconds):
        loop.call_later(moment, lambda: used.append(cpu_seconds(bot.pid)))
    await asyncio.gather(*(Slot(tally).run(bot, numbers, waiting, end) for _ in range(slots)))
    await asyncio.sleep(0.3)  # for duplicates
    return tally.summary(begin, end, used[-1] - used[0]) | {"memory": peak_megabytes(bot.pid)}


def peak_megabytes(pid: int) -> float:
    try:
        found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return 0.0
    return int(found[1]) / 1024 if found else 0.0


class Bot(NamedTuple):
    port: int
    path: str
    pid: int


def cpu_seconds(pid: int) -> float:
    """What a process has used so far; 0 where the system does not tell in Linux's way."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--core", type=int, required=True)
    parser.add_argument("--slots", type=int, required=True)
    parser.add_argument("--warm", type=float, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    options = parser.parse_args()
    pin(options.core)
    api = BotApi()
    print(await api.start(), flush=True)
    port, path, pid = (await asyncio.to_thread(sys.stdin.readline)).split()
    bot = Bot(port=int(port), path=path, pid=int(pid))
    result = await measure(bot, api, slots=options.slots, warm=options.warm, seconds=options.seconds)
    print(json.dumps(result), flush=True)


if __name__ == "__main__":
    uvloop.run(main())
