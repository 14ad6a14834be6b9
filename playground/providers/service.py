"""What all emulated providers share: books, faults, callbacks, and how a request runs through them."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, ValidationError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from playground.botapi.server import Dropped
from playground.providers.callbacks import Callbacks
from playground.providers.faults import AFTER_THE_EFFECT, Fault, FaultMode, Faults
from playground.providers.journal import Asked, Journal
from playground.providers.rendering import Studio

Handler = Callable[[Request], Awaitable[Response]]
M = TypeVar("M", bound=BaseModel)


class Strict(BaseModel):
    """A request's body: the documented fields in their documented types, and nothing else."""

    model_config = ConfigDict(extra="forbid", strict=True, populate_by_name=False)


class Refusal(Exception):
    """The provider's own way of saying no."""

    def __init__(self, response: Response) -> None:
        super().__init__(response.status_code)
        self.response = response


class BadBody(Exception):
    """The request is not as documented; the message names the field."""


@dataclass(slots=True)
class HandOut:
    """How results are given out: with a flaw, from another path, after a few answers with other statuses."""

    spoil: Callable[[bytes], bytes] = bytes
    moved: bool = False
    troubles: list[int] = field(default_factory=list)


class Service:
    """One emulated provider. Subclasses name their routes, and make the refusal that a fault asks for by code."""

    def __init__(self) -> None:
        self.faults = Faults()
        self.journal = Journal()
        self.callbacks = Callbacks()
        self.studio = Studio()
        self.results: dict[str, tuple[bytes, str]] = {}
        self.hand_out = HandOut()
        self._tasks: set[asyncio.Task[None]] = set()

    def refusal(self, code: str, text: str) -> Response:
        raise NotImplementedError

    def too_many(self, retry_after: float | None) -> Response:
        raise NotImplementedError

    def routes(self) -> Sequence[BaseRoute]:
        raise NotImplementedError

    def app(self) -> Starlette:
        @contextlib.asynccontextmanager
        async def lifespan(_: Starlette) -> AsyncIterator[None]:
            yield
            await self.close()

        return Starlette(routes=list(self.routes()), lifespan=lifespan)

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.studio.close()
        await self.callbacks.close()

    def later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def quiet(self) -> None:
        """Until everything that is under way is done."""
        while self._tasks:
            await asyncio.gather(*self._tasks)

    def post(self, path: str, endpoint: str, handler: Handler) -> Route:
        return Route(path, self._guarded(endpoint, handler), methods=["POST"])

    def get(self, path: str, endpoint: str, handler: Handler) -> Route:
        return Route(path, self._guarded(endpoint, handler), methods=["GET"])

    def result_route(self, path: str) -> Route:
        async def serve(request: Request) -> Response:
            found = self.results.get(request.path_params["name"])
            if found is None:
                return Response(status_code=404)
            if self.hand_out.troubles:
                return Response(status_code=self.hand_out.troubles.pop(0))
            if self.hand_out.moved and "moved" not in request.query_params:
                return Response(status_code=302, headers={"Location": f"{request.url.path}?moved=1"})
            return Response(self.hand_out.spoil(found[0]), media_type=found[1])

        return Route(path, serve, methods=["GET"])

    def _guarded(self, endpoint: str, handler: Handler) -> Handler:
        async def answer(request: Request) -> Response:
            body = await request.body()
            self.journal.asked.append(
                Asked(endpoint=endpoint, address=str(request.url), headers=dict(request.headers), body=body)
            )
            fault = self.faults.next_for(endpoint)
            if fault is not None and fault.mode not in AFTER_THE_EFFECT:
                return await self._refused(fault, request)
            try:
                response = await handler(request)
            except Refusal as refusal:
                response = refusal.response
            return response if fault is None else await _spoiled(response, fault)

        return answer

    async def _refused(self, fault: Fault, request: Request) -> Response:
        match fault.mode:
            case FaultMode.TOO_MANY:
                return self.too_many(fault.retry_after)
            case FaultMode.SERVER_ERROR:
                return PlainTextResponse("Internal Server Error", 500)
            case FaultMode.REFUSED:
                return self.refusal(fault.code, fault.text)
            case FaultMode.SLOW_BEFORE:
                await _until_gone(request, fault.seconds)
        return Dropped()


async def read_body(request: Request, model: type[M]) -> M:
    """Raises BadBody."""
    try:
        document = json.loads(await request.body())
    except ValueError as error:
        raise BadBody("the body is not JSON") from error
    try:
        return model.model_validate_json(json.dumps(document))
    except ValidationError as error:
        first = error.errors()[0]
        raise BadBody(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error


def bearer(request: Request) -> str | None:
    """The token of the authorization header, or None when there is none."""
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" and token.strip() else None


def is_address(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in url


async def _until_gone(request: Request, seconds: float) -> None:
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while not await request.is_disconnected():  # noqa: ASYNC110 - Starlette has no event for it
                await asyncio.sleep(0.02)


async def _spoiled(response: Response, fault: Fault) -> Response:
    match fault.mode:
        case FaultMode.SLOW_AFTER:
            await asyncio.sleep(fault.seconds)
            return response
        case FaultMode.GARBAGE:
            return PlainTextResponse("<html>It works!</html>", 200)
        case FaultMode.TRUNCATED:
            return CutOff(bytes(response.body), response.status_code, media_type="application/json")
    return Dropped()


class CutOff(Response):
    """Half of the answer, and then the connection breaks. Needs the server of botapi.serving."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        await send(
            {"type": "http.response.body", "body": self.body[: len(self.body) // 2], "more_body": True}
        )
        await asyncio.sleep(0.02)  # what was written gets out before the connection breaks
        scope["extensions"]["playground.drop"]["connection"]()
