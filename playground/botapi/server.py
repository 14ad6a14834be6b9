"""The HTTP server: /bot<token> is the Bot API, /file/bot<token> its files, /play the people's side."""

import contextlib
import json
import re
from collections.abc import AsyncIterator, Sequence

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from playground.botapi.bodies import read_parameters
from playground.botapi.dispatch import answer_call
from playground.botapi.faults import FaultMode, slow_down
from playground.botapi.parameters import Arguments, check
from playground.botapi.people import people_routes
from playground.botapi.signatures import METHODS
from playground.botapi.wire import ApiError, ConnectionLost, Json
from playground.botapi.world import World

_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]{20,}")
FILE_DOWNLOAD = "file"


def telegram_server(world: World, *, routes_before: Sequence[BaseRoute] = ()) -> Starlette:
    """`routes_before`: more pages on the same port, such as the chat page."""

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await world.close()

    async def call(request: Request) -> Response:
        try:
            answer = await answer_call(world, await _arguments(world, request))
        except ApiError as error:
            return _json(error.code, error.envelope())
        except ConnectionLost:
            return Dropped()
        return _json(answer.status, answer.body)

    async def download(request: Request) -> Response:
        try:
            return await _download(world, request)
        except ApiError as error:
            return _json(error.code, error.envelope())
        except ConnectionLost:
            return Dropped()

    routes = [
        *routes_before,
        Route("/bot{token}/{method}", call, methods=["GET", "POST"]),
        Route("/file/bot{token}/{path:path}", download, methods=["GET"]),
        *people_routes(world),
    ]
    return Starlette(routes=routes, lifespan=lifespan, exception_handlers={HTTPException: _refused})


async def _arguments(world: World, request: Request) -> Arguments:
    method = METHODS.get(request.path_params["method"].lower())
    _check_token(world, request.path_params["token"])
    if method is None:
        raise ApiError(404, "Not Found: method not found")
    values, uploads = await read_parameters(request)
    try:
        return check(method, values, uploads, strict=world.strict)
    except ApiError as error:
        world.record(method, values).update(ok=False, error=error.description)
        raise


def _check_token(world: World, token: str) -> None:
    if token == world.bot.token:
        return
    raise ApiError(401, "Unauthorized") if _TOKEN.fullmatch(token) else ApiError(404, "Not Found")


async def _download(world: World, request: Request) -> Response:
    _check_token(world, request.path_params["token"])
    fault = world.faults.next_for(FILE_DOWNLOAD, None)
    if fault is not None and fault.mode in {FaultMode.LOST_BEFORE, FaultMode.LOST_AFTER}:
        raise ConnectionLost
    if fault is not None and (refusal := fault.error()):
        raise refusal
    if fault is not None:
        await slow_down(fault)
    file = world.shelf.open_link(request.path_params["path"], world.clock())
    if file is None:
        raise ApiError(404, "Not Found")
    return Response(file.content, media_type="application/octet-stream")


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _json(error.status_code, ApiError(error.status_code, error.detail).envelope())


def _json(status: int, body: Json) -> Response:
    return Response(json.dumps(body, ensure_ascii=False).encode(), status, media_type="application/json")


class Dropped(Response):
    """No answer: the connection breaks. Needs the server of serving.py; others let the exception through."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        drop = scope.get("extensions", {}).get("playground.drop")
        if drop is None:
            raise ConnectionLost
        drop["connection"]()
        while (await receive())["type"] != "http.disconnect":
            pass
