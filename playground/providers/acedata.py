"""AceData's face swap as its documents describe it: one endpoint, addresses in, an address out."""

import asyncio
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal
from uuid import uuid4

from pydantic import Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute

from playground.providers.callbacks import Letter
from playground.providers.journal import Bought
from playground.providers.rendering import CannotFetch, as_png, largest, size_of
from playground.providers.service import BadBody, Refusal, Service, Strict, bearer, is_address, read_body

SWAP = "face/swap"
STATUSES = {
    "token_mismatched": 400,
    "api_not_implemented": 400,
    "bad_request": 400,
    "no_token": 400,
    "invalid_token": 401,
    "token_expired": 401,
    "disabled": 403,
    "used_up": 403,
    "forbidden": 403,
    "no_api": 404,
    "too_many_requests": 429,
    "api_error": 500,
    "timeout": 504,
}


class SwapBody(Strict):
    source_image_url: str
    target_image_url: str
    timeout: Annotated[float, Field(gt=0)] = 120
    callback_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    url: str
    width: int
    height: int
    size: int


class AceDataService(Service):
    """`source_is`: which reading of its documents it follows. `account`: "", or the code that every call gets.

    A swap takes `seconds`; its price is published nowhere, `points` stand in the journal only.
    """

    def __init__(
        self,
        *,
        token: str = "acedata-token",  # noqa: S107 - opens nothing but the emulator
        source_is: Literal["identity", "scene"] = "identity",
        seconds: float = 0.0,
        points: int = 4,
        ids: Callable[[], str] = lambda: str(uuid4()),
    ) -> None:
        super().__init__()
        self.token = token
        self.account = ""
        self.source_is = source_is
        self.seconds = seconds
        self.points = points
        self._ids = ids

    def routes(self) -> Sequence[BaseRoute]:
        return [self.post("/face/swap", SWAP, self._swap), self.result_route("/face/{name}")]

    def refusal(self, code: str, text: str) -> Response:
        return self._error(code, text)

    def too_many(self, retry_after: float | None) -> Response:
        return self._error("too_many_requests", "Too many requests", retry_after=retry_after)

    async def _swap(self, request: Request) -> Response:
        self._check_token(request)
        order = await self._order(request)
        task = self._ids()
        self.journal.bought.append(Bought(endpoint=SWAP, points=self.points, task=task))
        home = str(request.base_url).rstrip("/")
        if order.callback_url is not None:
            self.later(self._work(order, task, home))
            return JSONResponse({"task_id": task})
        try:
            async with asyncio.timeout(order.timeout):
                made = await self._make(order, task, home)
        except TimeoutError:
            raise Refusal(self._error("timeout", "Timed out")) from None
        except CannotFetch as error:
            raise Refusal(self._error("api_error", str(error))) from error
        return JSONResponse(_answer(made, task))

    def _check_token(self, request: Request) -> None:
        token = bearer(request)
        if token is None:
            raise Refusal(self._error("no_token", "No token"))
        if token != self.token:
            raise Refusal(self._error("invalid_token", "Invalid token"))
        if self.account:
            raise Refusal(self._error(self.account, "see your account"))

    async def _order(self, request: Request) -> SwapBody:
        try:
            order = await read_body(request, SwapBody)
        except BadBody as error:
            raise Refusal(self._error("bad_request", str(error))) from error
        for url in (order.source_image_url, order.target_image_url, order.callback_url):
            if url is not None and not is_address(url):
                raise Refusal(self._error("bad_request", "not an address"))
        return order

    async def _work(self, order: SwapBody, task: str, home: str) -> None:
        assert order.callback_url is not None
        try:
            told: dict[str, object] = {"success": True, **_answer(await self._make(order, task, home), task)}
        except CannotFetch as error:
            told = {"success": False, "task_id": task, **_fault("api_error", str(error))}
        forged = {"success": True, "task_id": task, "image_url": f"https://evil.example/face/{task}.png"}
        letter = Letter(
            url=order.callback_url, body=json.dumps(told).encode(), forged=json.dumps(forged).encode()
        )
        await self.callbacks.ring(letter)

    async def _make(self, order: SwapBody, task: str, home: str) -> Made:
        """Raises CannotFetch, with the message that the real one is known to give."""
        source, target = order.source_image_url, order.target_image_url
        identity_url, scene_url = (source, target) if self.source_is == "identity" else (target, source)
        await asyncio.sleep(self.seconds)
        try:
            identity, scene = await self.studio.fetch(identity_url), await self.studio.fetch(scene_url)
        except CannotFetch as error:
            raise CannotFetch("fetch failed") from error
        content = await asyncio.to_thread(as_png, await self._swapped(scene, identity))
        name = f"{task}.png"
        self.results[name] = (content, "image/png")
        width, height = size_of(content)
        return Made(url=f"{home}/face/{name}", width=width, height=height, size=len(content))

    async def _swapped(self, scene: bytes, identity: bytes) -> bytes:
        there, new = (
            largest(await self.studio.portraits(scene)),
            largest(await self.studio.portraits(identity)),
        )
        if there is None or new is None:
            raise CannotFetch("no face detected")
        return await self.studio.swap(scene, [(there.box, identity, new.box)])

    def _error(self, code: str, message: str, *, retry_after: float | None = None) -> Response:
        headers = {} if retry_after is None else {"Retry-After": f"{retry_after:g}"}
        document = {"success": False, **_fault(code, message)}
        return JSONResponse(document, STATUSES.get(code, 400), headers=headers)


def _answer(made: Made, task: str) -> dict[str, object]:
    return {
        "image_url": made.url,
        "image_width": made.width,
        "image_height": made.height,
        "image_size": made.size,
        "task_id": task,
    }


def _fault(code: str, message: str) -> dict[str, object]:
    return {"error": {"code": code, "message": message}, "trace_id": str(uuid4())}
