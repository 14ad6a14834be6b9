"""A small reverse proxy in front of several bots: each update goes to the next of them in turn."""

import contextlib
from collections.abc import AsyncIterator, Mapping
from itertools import cycle

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

UPDATES = "/telegram"
HOP_BY_HOP = {"connection", "content-length", "host", "keep-alive", "transfer-encoding"}


class RoundRobin:
    """Whoever refuses the connection is passed over. Whoever dies with a request in hand costs that request: 502."""

    def __init__(self, ports: list[int], *, timeout: float = 30.0) -> None:
        self.ports = ports
        self.only: int | None = None
        """The one who gets everything, while it is set."""
        self.updates: list[int] = []
        """Who took each update."""
        self._turn = cycle(range(len(ports)))
        self._client = httpx.AsyncClient(timeout=timeout, trust_env=False)

    def app(self) -> Starlette:
        @contextlib.asynccontextmanager
        async def lifespan(_: Starlette) -> AsyncIterator[None]:
            yield
            await self._client.aclose()

        methods = ["GET", "HEAD", "POST"]
        return Starlette(routes=[Route("/{path:path}", self._pass_on, methods=methods)], lifespan=lifespan)

    async def _pass_on(self, request: Request) -> Response:
        body = await request.body()
        for number in self._in_turn():
            try:
                answer = await self._ask(number, request, body)
            except httpx.ConnectError:
                continue
            except httpx.TransportError:
                return Response("it died", 502)
            if request.url.path == UPDATES:
                self.updates.append(number)
            return Response(answer.content, answer.status_code, _passed(answer.headers))
        return Response("nobody is there", 502)

    def _in_turn(self) -> list[int]:
        if self.only is not None:
            return [self.only]
        first = next(self._turn)
        return [(first + step) % len(self.ports) for step in range(len(self.ports))]

    async def _ask(self, number: int, request: Request, body: bytes) -> httpx.Response:
        url = f"http://127.0.0.1:{self.ports[number]}{request.url.path}"
        query = f"?{request.url.query}" if request.url.query else ""
        return await self._client.request(
            request.method, url + query, content=body, headers=_passed(request.headers)
        )


def _passed(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name.lower() not in HOP_BY_HOP}
