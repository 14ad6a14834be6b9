"""Runs any Starlette app on a real port of this machine, inside the running event loop."""

import asyncio
import contextlib
import logging
import socket
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Any

import uvicorn
from starlette.routing import BaseRoute
from starlette.types import ASGIApp
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from playground.botapi.server import telegram_server
from playground.botapi.world import World


def _is_news(record: logging.LogRecord) -> bool:
    """Requests that we ended ourselves on the way out are none."""
    return not (record.exc_info and isinstance(record.exc_info[1], asyncio.CancelledError))


logging.getLogger("uvicorn.error").addFilter(_is_news)


class DroppingProtocol(HttpToolsProtocol):
    """Lets an app break its connection instead of answering (see Dropped)."""

    def on_message_begin(self) -> None:
        super().on_message_begin()
        scope: dict[str, Any] = self.scope  # type: ignore[assignment]
        scope["extensions"] = {"playground.drop": {"connection": self.transport.abort}}


@dataclass(frozen=True, slots=True)
class Running:
    host: str
    port: int

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"


@contextlib.asynccontextmanager
async def running(app: ASGIApp, *, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[Running]:
    """Port 0 takes a free one. Leaving breaks what is still open: long polls do not hold up a test."""
    listener = socket.create_server((host, port))
    # asyncio does this only to sockets of its own; without it every answer waits 40 ms for an acknowledgement
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    config = uvicorn.Config(
        app, http=DroppingProtocol, log_config=None, access_log=False, ws="none", lifespan="auto"
    )
    config.load()
    server = uvicorn.Server(config)
    server.lifespan = config.lifespan_class(config)
    await server.startup(sockets=[listener])
    try:
        yield Running(host, listener.getsockname()[1])
    finally:
        await _stop(server)


async def _stop(server: uvicorn.Server) -> None:
    for each in server.servers:
        each.close()
    for connection in list(server.server_state.connections):
        connection.transport.abort()
    tasks = list(server.server_state.tasks)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await server.lifespan.shutdown()


@contextlib.asynccontextmanager
async def running_telegram(
    world: World, *, host: str = "127.0.0.1", port: int = 0, routes_before: Sequence[BaseRoute] = ()
) -> AsyncIterator[Running]:
    async with running(telegram_server(world, routes_before=routes_before), host=host, port=port) as server:
        yield server
