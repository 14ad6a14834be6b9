"""The far side of the sandbox: a child process that reads a call from its socket, makes it, and answers.

It has no secrets (its environment is empty), no event loop, and limits on memory and time that no picture
can lift.
"""

import contextlib
import importlib
import pickle
import resource
import signal
import socket
import struct
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BufferedRWPair
from pathlib import Path
from typing import Any

HEADER = struct.Struct(">Q")
Call = tuple[float, Callable[..., Any], tuple[Any, ...], dict[str, Any]]


class OutOfMemory(Exception):
    """The call wanted more than its share; the process that made it is not used again."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What a call raised, on its way to the other side."""

    error: Exception


def main() -> None:
    number, memory_mb, *modules = sys.argv[1:]
    serve(int(number), int(memory_mb), modules)


def serve(socket_number: int, memory_mb: int, modules: Sequence[str]) -> None:
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # Ctrl-C reaches the whole terminal group; the parent decides
    with socket.socket(fileno=socket_number) as pipe, pipe.makefile("rwb") as stream:
        send(stream, _attempt(_prepare, memory_mb, modules))
        while (request := receive(stream)) is not None:
            send(stream, _attempt(_make, request))


def receive(stream: BufferedRWPair) -> bytes | None:
    """One message, or None when the parent is gone."""
    header = stream.read(HEADER.size)
    if len(header) < HEADER.size:
        return None
    (size,) = HEADER.unpack(header)
    body = stream.read(size)
    return body if len(body) == size else None


def send(stream: BufferedRWPair, message: bytes) -> None:
    stream.write(HEADER.pack(len(message)))
    stream.write(message)
    stream.flush()


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


def _make(request: bytes) -> Any:
    call: Call = pickle.loads(request)  # noqa: S301 - the only writer is the parent
    seconds, function, args, kwargs = call
    _limit_cpu(seconds)
    return function(*args, **kwargs)


def _limit_cpu(seconds: float) -> None:
    """The parent's clock stops a slow call; this one stops it when the parent is gone."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(usage.ru_utime + usage.ru_stime + seconds) + 2
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


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
