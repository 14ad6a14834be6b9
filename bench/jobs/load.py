"""People who order one swap after another, and the Bot API and the provider's files that the bot meets.

A program of its own, on a core of its own. A person sends two pictures, presses the button with the price as soon as it
is there, waits for the result, and begins again: a closed loop.
"""

import argparse
import asyncio
import itertools
import json
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvloop

from bench.jobs.form import buttons, parameters, words
from bench.load import SECRET, cpu_seconds, peak_megabytes
from bench.pin import pin
from bench.wire import Wire, answer, post

SAMPLES = Path(__file__).parents[2] / "playground" / "samples"
PICTURES = {"scene": (SAMPLES / "mona_lisa.jpg").read_bytes(), "face": (SAMPLES / "hopper.jpg").read_bytes()}
PATIENCE_SECONDS = 60.0
BOT = {"id": 42, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
FIRST_UPDATE, FIRST_MESSAGE = 1_000_000, 100
PRICE, RESULT, PROMISE = "Swap for", "Here you are", "promise"


@dataclass
class Counts:
    """What the bot called and sent, and how long each job took."""

    calls: dict[str, int] = field(default_factory=dict)
    bytes: int = 0
    jobs: list[float] = field(default_factory=list)
    ended: list[float] = field(default_factory=list)
    errors: int = 0


class Person:
    """What they see is what the bot last said to them."""

    def __init__(self, number: int) -> None:
        self.id = number
        self.said: asyncio.Queue[tuple[str, dict[str, str], int]] = asyncio.Queue()

    def user(self) -> dict[str, Any]:
        return {"id": self.id, "is_bot": False, "first_name": f"Person {self.id}", "language_code": "en"}

    def chat(self) -> dict[str, Any]:
        return {"id": self.id, "type": "private", "first_name": f"Person {self.id}"}

    async def sees(self, text: str) -> tuple[dict[str, str], int]:
        """The buttons and the number of the first message that says so, or has such a button."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                said, found, message = await self.said.get()
                if text in said or any(text in label for label in found):
                    return found, message


class Telegram:
    """The Bot API, its files, and the provider's result."""

    def __init__(self, counts: Counts) -> None:
        self.people: dict[int, Person] = {}
        self.counts = counts
        self._messages = itertools.count(FIRST_MESSAGE)

    async def start(self) -> int:
        self._server = await asyncio.get_running_loop().create_server(
            lambda: Wire(self._serve), "127.0.0.1", 0
        )
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    def close(self) -> None:
        self._server.close()

    def _serve(self, wire: Wire, head: bytes, body: bytes) -> None:
        path = head.split(b" ", 2)[1].decode()
        if path.startswith("/result"):
            wire.transport.write(_file(PICTURES["face"]))
        elif path.startswith("/file/"):
            self._count("download", len(head))
            wire.transport.write(_file(PICTURES[path.rsplit("/", 1)[1].removesuffix(".jpg")]))
        else:
            method = path.rsplit("/", 1)[1]
            self._count(method, len(head) + len(body))
            result = self._result(method, parameters(head, body))
            wire.transport.write(answer(json.dumps({"ok": True, "result": result}).encode()))

    def _count(self, method: str, size: int) -> None:
        self.counts.calls[method] = self.counts.calls.get(method, 0) + 1
        self.counts.bytes += size

    def _result(self, method: str, given: dict[str, Any]) -> Any:
        if method == "getMe":
            return BOT
        if method == "getFile":
            name = given["file_id"].split("-")[0]
            return {
                "file_id": given["file_id"],
                "file_unique_id": given["file_id"],
                "file_size": len(PICTURES[name]),
                "file_path": f"photos/{name}.jpg",
            }
        if not method.startswith(("send", "edit")) or method == "sendChatAction":
            return True
        return self._said(method, given)

    def _said(self, method: str, given: dict[str, Any]) -> dict[str, Any]:
        number = int(given.get("message_id") or next(self._messages))
        person = self.people.get(int(given.get("chat_id") or 0))
        if person is not None:
            person.said.put_nowait((words(given), buttons(given), number))
        chat = person.chat() if person else {"id": 1, "type": "private"}
        message = {"message_id": number, "from": BOT, "chat": chat, "date": 1_760_000_000}
        if "Photo" in method or "Media" in method or "Caption" in method:
            return {**message, "photo": [_size(f"sent-{number}")], "caption": words(given)}
        return {**message, "text": words(given)}


class Line:
    """One connection of Telegram to the bot."""

    def __init__(self, port: int, path: str, counts: Counts) -> None:
        self._port = port
        self._path = path
        self._counts = counts
        self._numbers = itertools.count(FIRST_UPDATE)
        self._wire: Wire | None = None
        self._acknowledged: asyncio.Future[bool]
        self._turn = asyncio.Lock()

    async def send(self, update: dict[str, Any]) -> None:
        """In their order, each when the one before was acknowledged."""
        loop = asyncio.get_running_loop()
        async with self._turn:
            if self._wire is None or self._wire.transport.is_closing():
                _, self._wire = await loop.create_connection(
                    lambda: Wire(self._answered), "127.0.0.1", self._port
                )
                self._wire.on_lost = self._lost
            self._acknowledged = loop.create_future()
            body = json.dumps({"update_id": next(self._numbers), **update}).encode()
            self._wire.transport.write(post(self._path, body, f"X-Telegram-Bot-Api-Secret-Token: {SECRET}"))
            if not await self._acknowledged:
                self._counts.errors += 1

    def _answered(self, _: Wire, head: bytes, __: bytes) -> None:
        if not self._acknowledged.done():
            self._acknowledged.set_result(head.split(b" ", 2)[1] == b"200")

    def _lost(self) -> None:
        if not self._acknowledged.done():
            self._acknowledged.set_result(False)


class Visit:
    """One person with the bot."""

    def __init__(self, person: Person, line: Line, counts: Counts, numbers: "itertools.count[int]") -> None:
        self._person = person
        self._line = line
        self._counts = counts
        self._numbers = numbers

    async def promises(self) -> None:
        await self._line.send({"message": self._message(text="/start")})
        found, card = await self._person.sees(PROMISE)
        await self._press(next(data for label, data in found.items() if PROMISE in label), card)

    async def orders(self, until: float) -> None:
        while time.perf_counter() < until:
            try:
                await self._orders_one()
            except TimeoutError:
                self._counts.errors += 1

    async def _orders_one(self) -> None:
        album = f"album{next(self._numbers)}"
        for name in ("scene", "face"):
            photo = [_size(f"{name}-{next(self._numbers)}", len(PICTURES[name]))]
            await self._line.send({"message": self._message(photo=photo, media_group_id=album)})
        found, card = await self._person.sees(PRICE)
        began = time.perf_counter()
        await self._press(next(data for label, data in found.items() if PRICE in label), card)
        await self._person.sees(RESULT)
        ended = time.perf_counter()
        self._counts.jobs.append(ended - began)
        self._counts.ended.append(ended)

    async def _press(self, data: str, card: int) -> None:
        person = self._person
        message = {
            "message_id": card,
            "from": BOT,
            "chat": person.chat(),
            "date": 1_760_000_000,
            "text": "a card",
        }
        query = {
            "id": str(next(self._numbers)),
            "from": person.user(),
            "chat_instance": "1",
            "message": message,
            "data": data,
        }
        await self._line.send({"callback_query": query})

    def _message(self, **content: Any) -> dict[str, Any]:
        person = self._person
        return {
            "message_id": next(self._numbers),
            "from": person.user(),
            "chat": person.chat(),
            "date": int(time.time()),
            **content,
        }


def _size(name: str, size: int = 80_000) -> dict[str, Any]:
    return {"file_id": name, "file_unique_id": name, "width": 640, "height": 800, "file_size": size}


def _file(content: bytes) -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: {len(content)}\r\n\r\n"
    return head.encode() + content


def family_cpu_seconds(pid: int) -> float:
    """Of a process and its children, which open the pictures."""
    return sum(map(cpu_seconds, [pid, *children(pid)]))


def children(pid: int) -> list[int]:
    try:
        return [int(number) for number in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


async def measure(
    port: int, path: str, pid: int, telegram: Telegram, *, people: int, warm: float, seconds: float
) -> dict[str, float]:
    counts, numbers = telegram.counts, itertools.count(5_000)
    line = Line(port, path, counts)
    visits = []
    for number in range(1, people + 1):
        person = telegram.people[number] = Person(number)
        visits.append(Visit(person, line, counts, numbers))
    await asyncio.gather(*(visit.promises() for visit in visits))
    begin = time.perf_counter() + warm
    end = begin + seconds
    used: list[tuple[float, int, int, int]] = []

    def look() -> None:
        used.append((family_cpu_seconds(pid), len(counts.jobs), sum(counts.calls.values()), counts.bytes))

    for moment in (warm, warm + seconds):
        asyncio.get_running_loop().call_later(moment, look)
    await asyncio.gather(*(visit.orders(end) for visit in visits))
    return summary(counts, begin, end, used) | {"memory": peak_megabytes(pid)}


def summary(
    counts: Counts, begin: float, end: float, used: list[tuple[float, int, int, int]]
) -> dict[str, float]:
    """Of the jobs that ended between `begin` and `end`."""
    spans = sorted(span for span, at in zip(counts.jobs, counts.ended, strict=True) if begin <= at < end)
    (cpu, jobs, calls, size), (cpu_after, jobs_after, calls_after, size_after) = used
    done = max(1, jobs_after - jobs)
    return {
        "per_minute": len(spans) / (end - begin) * 60,
        "cpu": (cpu_after - cpu) / done * 1000,
        "p50": spans[len(spans) // 2] if spans else 0.0,
        "p95": spans[int(len(spans) * 0.95)] if spans else 0.0,
        "calls": (calls_after - calls) / done,
        "kilobytes": (size_after - size) / done / 1000,
        "jobs": len(counts.jobs),
        "errors": counts.errors,
    }


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--core", type=int, required=True)
    parser.add_argument("--people", type=int, required=True)
    parser.add_argument("--warm", type=float, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    options = parser.parse_args()
    pin(options.core)
    telegram = Telegram(Counts())
    print(await telegram.start(), flush=True)
    port, path, pid = (await asyncio.to_thread(sys.stdin.readline)).split()
    result = await measure(
        int(port),
        path,
        int(pid),
        telegram,
        people=options.people,
        warm=options.warm,
        seconds=options.seconds,
    )
    print(json.dumps(result | {"by_method": telegram.counts.calls}), flush=True)


if __name__ == "__main__":
    uvloop.run(main())
