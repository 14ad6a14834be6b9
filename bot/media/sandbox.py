"""Where pictures are opened: child processes, so that no picture blocks the loop or takes the bot down.

Calls wait in the order of `bot.media.turns`. A call is limited in memory, in CPU time (however busy the machine is)
and, many times that, in time on the clock. What waits holds no copy of its arguments, and content that lies on the disk
(`from_disk`) is read by the child: the bot's own memory does not grow with what people send.

If this process dies, the children find their socket closed and end; nothing that they did outlives them.
"""

import asyncio
import math
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

from bot.media.model import PictureRefused
from bot.media.sandbox_worker import COUNT, SIZE, Failure, FromDisk, OutOfMemory, pack, unpack
from bot.media.turns import FairQueue, current_turn

P = ParamSpec("P")
T = TypeVar("T")

START_SECONDS = 60.0
STARTED_AHEAD = 2
"""Processes that are started before the first picture; more only when there is work for them."""

CLOCK_FACTOR, CLOCK_SECONDS = 4.0, 20.0
"""A call may take this many times its CPU time on the clock, and so much more: other programs want the cores, too."""

LARGEST_ANSWER = 512 * 2**20
START = "from bot.media.sandbox_worker import main; main()"  # not -m: answers name the module's classes by its name
MODULES = ("bot.media.into_file", "bot.media.preview", "bot.media.crop")


class SandboxBroken(PictureRefused):
    """The call took its process down, ran out of memory or took too long. The next finds a new one."""

    def __init__(self, reason: str, key: str = "picture-broken") -> None:
        super().__init__(key)
        self.reason = reason

    def __str__(self) -> str:
        return self.reason


class SandboxClosed(Exception):
    """The bot is stopping; the call was not made, or not to its end. It says nothing about the picture."""


class _WorkerDied(Exception):
    pass


def from_disk(path: Path) -> bytes:
    """Stands for a file's content among the arguments of a call: only its path goes to the child, which reads it.

    It is of no use to anything but `Sandbox.run`, where FileNotFoundError is raised when the file is gone.
    """
    return cast("bytes", FromDisk(path))


def cores() -> int:
    """How many processes work at once here: the cores that we may use, by affinity and by a container's quota."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        quota, period = Path("/sys/fs/cgroup/cpu.max").read_text().split()
        return max(1, min(usable, math.ceil(int(quota) / int(period))))
    except (OSError, ValueError):  # no such file, or "max": no quota
        return usable


class Sandbox:
    """Runs pure functions in child processes with limits on memory and time.

    A process that dies under a call is replaced, and the call is made once more: the death may have been
    another's doing (the kernel's, an operator's). The second one is the picture's.
    """

    def __init__(
        self,
        processes: int,
        memory_mb: int,
        seconds: float,
        *,
        modules: Sequence[str] = MODULES,
        clock_seconds: float | None = None,
        broken_key: str = "picture-broken",
    ) -> None:
        """`seconds` of CPU time a call; `clock_seconds` on the clock, or what is fair to a busy machine.

        `broken_key` names the text for a person whose file took its process down.
        """
        self._broken_key = broken_key
        self.processes = processes
        self._memory_mb = memory_mb
        self._seconds = seconds
        self._clock_seconds = clock_seconds or CLOCK_FACTOR * seconds + CLOCK_SECONDS
        self._modules = modules
        self._queue = FairQueue(processes)
        self._idle: list[_Worker] = []
        self._busy: set[_Worker] = set()
        self._closed = False

    async def start(self) -> None:
        """Start the first processes and import what they need, so that the first picture is not slow."""
        wanted = min(self.processes, STARTED_AHEAD)
        self._idle.extend(self._spawn() for _ in range(wanted - len(self._idle)))
        await asyncio.gather(*(worker.ready() for worker in self._idle))

    async def run(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """The function and its arguments must be picklable, and the function must be safe to make twice.

        Waits its turn (see `bot.media.turns`). Raises what the function raises, SandboxBroken, or SandboxClosed.
        """
        turn = current_turn()
        await self._queue.enter(turn)
        try:
            answer = await self._second_chance((self._seconds, function, args, kwargs))
        finally:
            self._queue.leave(turn)
        if isinstance(answer, Failure):
            raise answer.error
        result: T = answer
        return result

    async def close(self) -> None:
        self._closed = True
        for worker in [*self._idle, *self._busy]:
            worker.kill()
        for worker in self._idle:
            worker.reap()
        self._idle.clear()

    async def _second_chance(self, call: Any) -> Any:
        try:
            return await self._answer(call)
        except _WorkerDied:
            pass
        try:
            return await self._answer(call)
        except _WorkerDied:
            raise self._broken("the process died") from None

    async def _answer(self, call: Any) -> Any:
        worker = self._take()
        healthy = False
        try:
            answer = await self._ask(worker, call)
            healthy = True
            return answer
        finally:  # a process that was cancelled or came late still owes an answer: it is not asked again
            self._put_back(worker, healthy=healthy)

    async def _ask(self, worker: "_Worker", call: Any) -> Any:
        try:
            await worker.ready()
            async with asyncio.timeout(self._clock_seconds):
                answer = await worker.call(call)
        except TimeoutError:
            raise self._broken(f"took longer than {self._clock_seconds:g} s") from None
        except (OSError, EOFError):
            if self._closed:
                raise SandboxClosed from None
            if worker.end() == -signal.SIGPROF:
                raise self._broken("took more time than a file of its size may") from None
            raise _WorkerDied from None
        if isinstance(answer, Failure) and isinstance(answer.error, OutOfMemory):
            raise self._broken("ran out of memory")
        return answer

    def _broken(self, reason: str) -> SandboxBroken:
        return SandboxBroken(reason, self._broken_key)

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
        worker.reap()
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
        self._getting_ready = asyncio.Lock()

    async def ready(self) -> None:
        """Wait until it has imported what it needs: whoever starts the sandbox does, and whoever comes meanwhile."""
        async with self._getting_ready:
            if self._ready:
                return
            async with asyncio.timeout(START_SECONDS):
                answer = await self._receive()
            if isinstance(answer, Failure):
                raise answer.error
            self._ready = True

    async def call(self, call: Any) -> Any:
        loop = asyncio.get_running_loop()
        for part in pack(call):
            await loop.sock_sendall(self._socket, part)
        return await self._receive()

    def kill(self) -> None:
        self._process.kill()

    def end(self) -> int:
        """How a process ended that has closed its socket: a negative number is the signal that ended it."""
        return self._process.wait()

    def reap(self) -> None:
        """Only after `kill`, and only when nobody waits for its answer any more."""
        self._socket.close()
        self._process.wait()

    async def _receive(self) -> Any:
        (count,) = COUNT.unpack(await self._read(COUNT.size))
        sizes = [SIZE.unpack(await self._read(SIZE.size))[0] for _ in range(min(count, 1000))]
        if sum(sizes) > LARGEST_ANSWER:
            self.kill()
            raise EOFError("an answer of impossible size")
        return unpack([await self._read(size) for size in sizes])

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
