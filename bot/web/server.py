"""The web server, inside the bot's own event loop."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator, Sequence

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from bot.web.guarded_http import Limits, guarded, room_for_connections

GRACE_SECONDS = 10


class _Quiet(uvicorn.Server):
    """Signals belong to `bot.__main__`, which stops everything in order."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@contextlib.asynccontextmanager
async def serving(
    routes: Sequence[BaseRoute], *, host: str, port: int, limits: Limits | None = None
) -> AsyncIterator[int]:
    """Serve until the block ends; yields the port (useful when 0 asked for any). Raises OSError when it is taken."""
    protocol, _ = guarded(limits or Limits(connections=room_for_connections()))
    config = uvicorn.Config(
        Starlette(routes=list(routes)),
        log_config=None,
        access_log=False,  # paths hold secrets
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
        lifespan="off",
        http=protocol,
        ws="none",
    )
    sock = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    sock.setsockopt(
        socket.IPPROTO_TCP, socket.TCP_NODELAY, 1
    )  # asyncio leaves sockets it did not make as they are
    server = _Quiet(config)
    task = asyncio.create_task(server.serve(sockets=[sock]), name="web server")  # noqa: TID251 - ends with the block
    try:
        while not server.started and not task.done():  # noqa: ASYNC110 - uvicorn has no event for it
            await asyncio.sleep(0.01)
        yield sock.getsockname()[1]
    finally:
        server.should_exit = True
        await task
        sock.close()
