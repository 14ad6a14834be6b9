"""The far side of the sandbox: a child process that reads a call from its socket, makes it, and answers.

It has no secrets (its environment is empty), no event loop, and limits on memory and CPU time that no picture can lift.

A message is a number of parts, their sizes, and the parts: a pickle, and beside it the large arguments as they are, so
that neither side copies them.
"""

import importlib
import pickle
import resource
import signal
import socket
import struct
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedRWPair
from pathlib import Path
from typing import Any

COUNT, SIZE = struct.Struct(">I"), struct.Struct(">Q")
BESIDE_BYTES = 2**16
"""Arguments that are larger go beside the pickle."""

Call = tuple[float, Callable[..., Any], tuple[Any, ...], dict[str, Any]]


class OutOfMemory(Exception):
    """The call wanted more than its share; the process that made it is not used again."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What a call raised, on its way to the other side."""

    error: Exception


@dataclass(frozen=True, slots=True)
class FromDisk:
    """A file's content among the arguments of a call, read where the call is made."""

    path: Path


def main() -> None:
    number, memory_mb, *modules = sys.argv[1:]
    serve(int(number), int(memory_mb), modules)


def serve(socket_number: int, memory_mb: int, modules: Sequence[str]) -> None:
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # Ctrl-C reaches the whole terminal group; the parent decides
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    with socket.socket(fileno=socket_number) as pipe, pipe.makefile("rwb") as stream:
        send(stream, _attempt(_prepare, memory_mb, modules))
        _limits.in_worker = True
        while (parts := receive(stream)) is not None:
            answer = _attempt(_make, parts)
            signal.setitimer(signal.ITIMER_PROF, 0)
            del parts
            send(stream, answer)


def pack(message: Any) -> Iterator[bytes | memoryview]:
    """The pieces to send one after another; large arguments of a call are not copied."""
    if isinstance(message, tuple):
        seconds, function, args, kwargs = message
        message = seconds, function, tuple(_beside(value) for value in args), kwargs
    buffers: list[pickle.PickleBuffer] = []
    main_part = pickle.dumps(message, protocol=5, buffer_callback=buffers.append)
    parts = [memoryview(main_part), *(buffer.raw() for buffer in buffers)]
    yield COUNT.pack(len(parts)) + b"".join(SIZE.pack(part.nbytes) for part in parts)
    yield from parts


def unpack(parts: Sequence[bytes | bytearray]) -> Any:
    return pickle.loads(parts[0], buffers=parts[1:])  # noqa: S301 - from our own parent or child


def _beside(value: Any) -> Any:
    return pickle.PickleBuffer(value) if type(value) is bytes and len(value) > BESIDE_BYTES else value


def receive(stream: BufferedRWPair) -> list[bytes] | None:
    """The parts of one message, or None when the parent is gone."""
    header = stream.read(COUNT.size)
    if len(header) < COUNT.size:
        return None
    (count,) = COUNT.unpack(header)
    sizes = stream.read(SIZE.size * count)
    if len(sizes) < SIZE.size * count:
        return None
    parts = [stream.read(size) for (size,) in SIZE.iter_unpack(sizes)]
    return parts if len(parts[-1]) == SIZE.unpack(sizes[-SIZE.size :])[0] else None


def send(stream: BufferedRWPair, message: bytes) -> None:
    stream.write(COUNT.pack(1) + SIZE.pack(len(message)))
    stream.write(message)
    stream.flush()


class _Limits:
    in_worker = False


_limits = _Limits()


def allow_seconds(seconds: float) -> None:
    """How much CPU time the call under way may take from here on; without effect outside of the sandbox.

    A function that has seen how large its picture is says so: what claims to be small may not take long. The kernel
    ends the process after that, in the middle of any decoder.
    """
    if _limits.in_worker:
        signal.setitimer(signal.ITIMER_PROF, seconds)


@contextmanager
def within_seconds(seconds: float) -> Iterator[None]:
    """The same for a part of a call; afterwards the call has what it had left."""
    if not _limits.in_worker:
        yield
        return
    left, began = signal.getitimer(signal.ITIMER_PROF)[0], time.process_time()
    signal.setitimer(signal.ITIMER_PROF, min(seconds, left))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, max(0.01, left - (time.process_time() - began)))


def _prepare(memory_mb: int, modules: Sequence[str]) -> None:
    for name in modules:
        importlib.import_module(name)
    if "cv2" in sys.modules:
        sys.modules["cv2"].setNumThreads(1)
    _limit_memory(memory_mb)


def _limit_memory(memory_mb: int) -> None:
    """What a picture may use on top of the interpreter and its libraries."""
    statm = Path("/proc/self/statm")
    if not statm.exists():
        return  # not Linux: the limit on pixels, and the time limit, remain
    used = int(statm.read_text().split()[0]) * resource.getpagesize()
    ceiling = used + memory_mb * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (ceiling, ceiling))


def _make(parts: Sequence[bytes]) -> Any:
    call: Call = unpack(parts)
    seconds, function, args, kwargs = call
    allow_seconds(seconds)  # the kernel's clock: it also stops a call when the parent is gone
    return function(*map(_read, args), **kwargs)


def _read(value: Any) -> Any:
    return value.path.read_bytes() if isinstance(value, FromDisk) else value


def _attempt(function: Callable[..., Any], *args: Any) -> bytes:
    try:
        return pickle.dumps(function(*args), protocol=5)
    except MemoryError:
        return pickle.dumps(Failure(OutOfMemory()))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the caller's, on the other side
        return _portable(error)


def _portable(error: Exception) -> bytes:
    if "Insufficient memory" in str(error):  # how OpenCV says MemoryError
        return pickle.dumps(Failure(OutOfMemory()))
    error.add_note("in the sandbox:\n" + "".join(traceback.format_exception(error)))
    try:
        message = pickle.dumps(Failure(error))
        pickle.loads(message)  # noqa: S301 - just made
    except Exception:  # noqa: BLE001 - some libraries' errors do not survive the trip
        message = pickle.dumps(Failure(RuntimeError(f"{type(error).__name__}: {error}")))
    return message
