"""Where pictures are opened: child processes, so that no picture blocks the loop or takes the bot down."""

import asyncio
import os
import pickle
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from bot.media.model import PictureRefused
from bot.media.sandbox_worker import HEADER, Failure, OutOfMemory

P = ParamSpec("P")
T = TypeVar("T")

START_SECONDS = 60.0
LARGEST_ANSWER = 512 * 2**20
START = "from bot.media.sandbox_worker import main; main()"  # not -m: answers name the module's classes by its name
MODULES = ("cv2", "bot.media.intake", "bot.media.preview")


class SandboxBroken(PictureRefused):
    """The call took its process down, ran out of memory or took too long. The next finds a new one."""

    def __init__(self, reason: str) -> None:
        super().__init__("picture-broken")
        self.reason = reason

    def __str__(self) -> str:
        return self.reason


class SandboxClosed(Exception):
    """The bot is stopping; the call was not made, or not to its end. It says nothing about the picture."""


class _WorkerDied(Exception):
    pass


class Sandbox:
    """Runs pure functions in child processes with limits on memory and time.

    A process that dies under a call is replaced, and the call is made once more: the death may have been
    another's doing (the kernel's, an operator's). The second one is the picture's.
    """

    def __init__(
        self, processes: int, memory_mb: int, timeout: float, *, modules: Sequence[str] = MODULES
    ) -> None:
        self._processes = processes
        self._memory_mb = memory_mb
        self._timeout = timeout
        self._modules = modules
        self._seats = asyncio.Semaphore(processes)
        self._idle: list[_Worker] = []
        self._busy: set[_Worker] = set()
        self._closed = False

    async def start(self) -> None:
        """Start every process and import what they need, so that the first picture is not slow."""
        self._idle.extend(self._spawn() for _ in range(self._processes - len(self._idle)))
        await asyncio.gather(*(worker.ready() for worker in self._idle))

    async def run(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """The function and its arguments must be picklable, and the function must be safe to make twice."""
        request = pickle.dumps((self._timeout, function, args, kwargs), protocol=5)
        try:
            answer = await self._answer(request)
        except _WorkerDied:
            answer = await self._second_chance(request)
        if isinstance(answer, Failure):
            raise answer.error
        result: T = answer
        return result

    async def close(self) -> None:
        self._closed = True
        for worker in [*self._idle, *self._busy]:
            worker.kill()
        for worker in self._idle:
            worker.bury()
        self._idle.clear()

    async def _second_chance(self, request: bytes) -> Any:
        try:
            return await self._answer(request)
        except _WorkerDied:
            raise SandboxBroken("the process died") from None

    async def _answer(self, request: bytes) -> Any:
        async with self._seats:
            worker = self._take()
            healthy = False
            try:
                answer = await self._ask(worker, request)
                healthy = True
                return answer
            finally:  # a process that was cancelled or came late still owes an answer: it is not asked again
                self._put_back(worker, healthy=healthy)

    async def _ask(self, worker: "_Worker", request: bytes) -> Any:
        try:
            await worker.ready()
            async with asyncio.timeout(self._timeout):
                answer = pickle.loads(await worker.call(request))  # noqa: S301 - from our own child
        except TimeoutError:
            raise SandboxBroken(f"took longer than {self._timeout:g} s") from None
        except (OSError, EOFError):
            if self._closed:
                raise SandboxClosed from None
            raise _WorkerDied from None
        if isinstance(answer, Failure) and isinstance(answer.error, OutOfMemory):
            raise SandboxBroken("ran out of memory")
        return answer

    def _take(self) -> "_Worker":
        if self._closed:
            raise SandboxClosed
        worker = self._idle.pop() if self._idle else self._spawn()
        self._busy.add(worker)
        return worker

    def _put_back(self, worker: "_Worker", *, healthy: bool) -> None:
        self._busy.discard(worker)
        if healthy and not self._closed:
            self._idle.append(worker)
            return
        worker.kill()
        worker.bury()
        if not self._closed:
            self._idle.insert(0, self._spawn())

    def _spawn(self) -> "_Worker":
        return _Worker(self._memory_mb, self._modules)


class _Worker:
    def __init__(self, memory_mb: int, modules: Sequence[str]) -> None:
        self._socket, theirs = socket.socketpair()
        self._socket.setblocking(False)
        with theirs:
            number = theirs.fileno()
            self._process = subprocess.Popen(  # noqa: S603 - nothing in it comes from outside
                [sys.executable, "-P", "-c", START, str(number), str(memory_mb), *modules],
                pass_fds=(number,),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,  # libraries print what strangers' files tell them to
                env={"PYTHONPATH": _import_path(), "OPENBLAS_NUM_THREADS": "1", "OPENCV_LOG_LEVEL": "OFF"},
            )
        self._ready = False

    async def ready(self) -> None:
        if self._ready:
            return
        async with asyncio.timeout(START_SECONDS):
            answer = pickle.loads(await self._receive())  # noqa: S301 - from our own child
        if isinstance(answer, Failure):
            raise answer.error
        self._ready = True

    async def call(self, request: bytes) -> bytearray:
        loop = asyncio.get_running_loop()
        await loop.sock_sendall(self._socket, HEADER.pack(len(request)))
        await loop.sock_sendall(self._socket, request)
        return await self._receive()

    def kill(self) -> None:
        self._process.kill()

    def bury(self) -> None:
        """Only after `kill`, and only when nobody waits for its answer any more."""
        self._socket.close()
        self._process.wait()

    async def _receive(self) -> bytearray:
        (size,) = HEADER.unpack(await self._read(HEADER.size))
        if size > LARGEST_ANSWER:
            raise EOFError("an answer of impossible size")
        return await self._read(size)

    async def _read(self, size: int) -> bytearray:
        loop = asyncio.get_running_loop()
        buffer = bytearray(size)
        view, filled = memoryview(buffer), 0
        while filled < size:
            count = await loop.sock_recv_into(self._socket, view[filled:])
            if count == 0:
                raise EOFError
            filled += count
        return buffer


def _import_path() -> str:
    return os.pathsep.join(str(Path(entry).absolute()) for entry in sys.path)
