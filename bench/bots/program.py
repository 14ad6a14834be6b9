"""What every measured bot is told and says, so that they differ in nothing else."""

import argparse
import asyncio
import contextlib
import signal
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from bench.pin import pin

TOKEN = "42:AAbenchBENCHbenchBENCHbenchBENCHbench12"
SECRET = "bench-secret"
PATH = "/telegram"


@dataclass(frozen=True)
class Told:
    """Where the Bot API is, and where files may be put."""

    api: str
    directory: Path
    at_once: int
    tuned: bool


def told() -> Told:
    parser = argparse.ArgumentParser()
    parser.add_argument("--api", required=True)
    parser.add_argument("--directory", type=Path, required=True)
    parser.add_argument("--core", type=int, required=True)
    parser.add_argument("--at-once", type=int, default=0, help="PTB's concurrent_updates")
    parser.add_argument(
        "--tuned", action="store_true", help="uvloop and rare garbage collection, as this bot has"
    )
    options = parser.parse_args()
    pin(options.core)
    return Told(api=options.api, directory=options.directory, at_once=options.at_once, tuned=options.tuned)


def ready(port: int) -> None:
    print(f"{port} {PATH}", flush=True)


async def until_stopped() -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    await stop.wait()


@contextlib.asynccontextmanager
async def uvicorn_serving(app: Starlette, *, loop: str, http: str) -> AsyncIterator[int]:
    """Starlette on uvicorn inside a loop that runs already, as the frameworks' own examples do it."""
    config = uvicorn.Config(app, log_level="warning", access_log=False, loop=loop, http=http, lifespan="off")
    sock = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(config)
    server.capture_signals = contextlib.nullcontext  # type: ignore[method-assign, assignment]
    task = asyncio.create_task(server.serve(sockets=[sock]))
    while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
        await asyncio.sleep(0.01)
    yield sock.getsockname()[1]
    server.should_exit = True
    await task
