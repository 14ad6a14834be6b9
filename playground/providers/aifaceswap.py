"""aifaceswap.io as its documents describe it: six endpoints, results by callback only.

Only the code 200 is documented; the codes of refusals here are made up, in its envelope and with HTTP 200.
"""

import asyncio
import base64
import binascii
import json
from collections.abc import Awaitable, Callable, Sequence
from typing import Annotated, Literal
from uuid import uuid4

from pydantic import Field
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute

from bot.media.model import Box
from playground.providers.callbacks import Letter
from playground.providers.clips import is_clip
from playground.providers.journal import Bought
from playground.providers.rendering import CannotFetch, Portrait, largest
from playground.providers.service import BadBody, Refusal, Service, Strict, bearer, is_address, read_body

PREFIX = "/api/aifaceswap/v1"
RESULT_PATH = "/aifaceswap/image"
UNAUTHORIZED, BAD_REQUEST, NO_CREDIT = 401, 400, 402
SINGLE, MULTI = 1, 2

Enhance = Literal[0, 1, 2]
Seconds = Annotated[float, Field(gt=0)]
Make = Callable[[], Awaitable[bytes]]


class SwapBody(Strict):
    source_image: str
    face_image: str
    webhook: str = ""


class ExtractBody(Strict):
    img: str


class MultiBody(Strict):
    source_image: str
    face_image: Annotated[list[str], Field(min_length=1)]
    index: Annotated[list[Annotated[int, Field(ge=0)]], Field(min_length=1)]
    webhook: str = ""


class VideoBody(Strict):
    source_video: str
    face_image: str
    duration: Seconds
    enhance: Enhance
    webhook: str = ""


class FrameBody(Strict):
    base64_img: str


class Reference(Strict):
    face_ref: str
    face_url: str


class MultiVideoBody(Strict):
    source_video: str
    ref_info: Annotated[list[Reference], Field(min_length=1, max_length=3)]
    duration: Seconds
    enhance: Enhance
    webhook: str = ""


class AifaceswapService(Service):
    """`order`: how its detector sorts faces, which its documents do not promise. `points`: what is left to spend."""

    def __init__(
        self,
        *,
        key: str = "aifaceswap-key",
        points: int = 10_000,
        seconds: float = 0.0,
        order: Callable[[Portrait], float] = lambda portrait: portrait.box.x1,
        video_field: str = "result_video",
        ids: Callable[[], str] = lambda: uuid4().hex,
    ) -> None:
        super().__init__()
        self.key = key
        self.points = points
        self.seconds = seconds
        self.order = order
        self.video_field = video_field
        self._ids = ids

    def routes(self) -> Sequence[BaseRoute]:
        handlers = {
            "faceswap": self._faceswap,
            "extract_face": self._extract_face,
            "multi_faceswap": self._multi_faceswap,
            "video_faceswap": self._video_faceswap,
            "extract_base64_face": self._extract_base64_face,
            "multi_video_faceswap": self._multi_video_faceswap,
        }
        calls = [self.post(f"{PREFIX}/{name}", name, self._known(call)) for name, call in handlers.items()]
        return [*calls, self.result_route(f"{RESULT_PATH}/{{name}}")]

    def refusal(self, code: str, text: str) -> Response:
        return _envelope(int(code), None, text)

    def too_many(self, retry_after: float | None) -> Response:
        headers = {} if retry_after is None else {"Retry-After": f"{retry_after:g}"}
        return JSONResponse({"code": 429, "message": "Too many requests"}, 429, headers=headers)

    def _known(
        self, call: Callable[[Request], Awaitable[Response]]
    ) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            if bearer(request) != self.key:
                return _envelope(UNAUTHORIZED, None, "Invalid API key")
            try:
                return await call(request)
            except (BadBody, CannotFetch) as error:
                return _envelope(BAD_REQUEST, None, str(error))

        return answer

    async def _faceswap(self, request: Request) -> Response:
        fields = await _fields(request, ("source_image", "face_image"))
        webhook, scene, identity = await self._two_pictures(request, fields)

        async def make() -> bytes:
            return await self._swapped(scene, identity)

        return self._accept(request, "faceswap", 2, webhook, make, kind=SINGLE)

    async def _extract_face(self, request: Request) -> Response:
        fields = await _fields(request, ("img",))
        picture = fields.get("img")
        if not isinstance(picture, bytes):
            picture = await self.studio.fetch(_address((await read_body(request, ExtractBody)).img))
        faces = [list(_head(portrait.box)) for portrait in await self._faces(picture)]
        self._charge("extract_face", 2)
        return _envelope(200, {"faces": faces, "points": 2}, "OK")

    async def _multi_faceswap(self, request: Request) -> Response:
        body = await read_body(request, MultiBody)
        if len(body.face_image) != len(body.index) or len(set(body.index)) != len(body.index):
            raise BadBody("face_image and index do not fit together")
        scene = await self.studio.fetch(_address(body.source_image))
        faces = await self._faces(scene)
        if max(body.index) >= len(faces):
            raise BadBody("index out of range")
        identities = [await self.studio.fetch(_address(url)) for url in body.face_image]

        async def make() -> bytes:
            return await self._swapped(scene, *identities, boxes=[faces[index].box for index in body.index])

        return self._accept(request, "multi_faceswap", 5, body.webhook, make, kind=MULTI)

    async def _video_faceswap(self, request: Request) -> Response:
        body = await read_body(request, VideoBody)
        clip = await self._clip(body.source_video)
        await self._face_in(await self.studio.fetch(_address(body.face_image)))
        points = 2 * (1 + body.enhance) * _whole_seconds(body.duration)
        return self._accept(request, "video_faceswap", points, body.webhook, _as_it_is(clip), kind=3)

    async def _extract_base64_face(self, request: Request) -> Response:
        body = await read_body(request, FrameBody)
        faces = [list(_head(portrait.box)) for portrait in await self._faces(_decoded(body.base64_img))]
        self._charge("extract_base64_face", 2)
        return _envelope(200, {"pos": faces}, "OK")

    async def _multi_video_faceswap(self, request: Request) -> Response:
        body = await read_body(request, MultiVideoBody)
        clip = await self._clip(body.source_video)
        for reference in body.ref_info:
            await self._face_in(_decoded(reference.face_ref))
            await self._face_in(await self.studio.fetch(_address(reference.face_url)))
        points = 2 * (len(body.ref_info) + 1 + body.enhance) * _whole_seconds(body.duration)
        return self._accept(request, "multi_video_faceswap", points, body.webhook, _as_it_is(clip), kind=4)

    async def _two_pictures(self, request: Request, fields: dict[str, object]) -> tuple[str, bytes, bytes]:
        """As addresses or as files: the webhook, the scene and the identity."""
        if fields:
            pictures = [
                value if isinstance(value, bytes) else await self.studio.fetch(_address(str(value)))
                for value in (fields.get("source_image"), fields.get("face_image"))
            ]
            return str(fields.get("webhook", "")), pictures[0], pictures[1]
        body = await read_body(request, SwapBody)
        scene = await self.studio.fetch(_address(body.source_image))
        return body.webhook, scene, await self.studio.fetch(_address(body.face_image))

    def _accept(
        self, request: Request, endpoint: str, points: int, webhook: str, make: Make, *, kind: int
    ) -> Response:
        task = self._ids()
        if webhook:
            _address(webhook)
        self._charge(endpoint, points, task, webhook)
        self.later(self._work(task, make, webhook, kind, home=str(request.base_url).rstrip("/")))
        return _envelope(200, {"points": points, "task_id": task}, "OK")

    def _charge(self, endpoint: str, points: int, task: str = "", webhook: str = "") -> None:
        if self.points < points:
            raise Refusal(_envelope(NO_CREDIT, None, "Insufficient credits"))
        self.points -= points
        self.journal.bought.append(Bought(endpoint=endpoint, points=points, task=task, webhook=webhook))

    async def _work(self, task: str, make: Make, webhook: str, kind: int, *, home: str) -> None:
        await asyncio.sleep(self.seconds)
        video = kind > MULTI
        field = self.video_field if video else "result_image"
        name = f"{task}.{'mp4' if video else 'jpg'}"
        told: dict[str, object] = {"success": 1, "type": kind, "task_id": task}
        try:
            self.results[name] = (await make(), "video/mp4" if video else "image/jpeg")
            told[field] = f"{home}{RESULT_PATH}/{name}"
        except CannotFetch:
            told |= {"success": 0, field: ""}
        if webhook:
            forged = told | {"success": 1, field: f"https://evil.example/{name}"}
            await self.callbacks.ring(
                Letter(url=webhook, body=json.dumps(told).encode(), forged=json.dumps(forged).encode())
            )

    async def _faces(self, picture: bytes) -> list[Portrait]:
        return sorted(await self.studio.portraits(picture), key=self.order)

    async def _face_in(self, picture: bytes) -> Box:
        face = largest(await self.studio.portraits(picture))
        if face is None:
            raise CannotFetch("no face in the picture")
        return face.box

    async def _swapped(self, scene: bytes, *identities: bytes, boxes: Sequence[Box] = ()) -> bytes:
        places = boxes or [await self._face_in(scene)]
        pairs = [
            (box, identity, await self._face_in(identity))
            for box, identity in zip(places, identities, strict=True)
        ]
        return await self.studio.swap(scene, pairs)

    async def _clip(self, url: str) -> bytes:
        clip = await self.studio.fetch(_address(url))
        if not is_clip(clip):
            raise CannotFetch("not a video")
        return clip


async def _fields(request: Request, files: Sequence[str]) -> dict[str, object]:
    """A multipart form with files as their contents; empty when the body is JSON."""
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        return {}
    async with request.form() as form:
        return {
            name: await value.read() if isinstance(value, UploadFile) else value
            for name, value in form.multi_items()
            if name in files or name == "webhook"
        }


def _address(url: str) -> str:
    if not is_address(url):
        raise BadBody("not an address")
    return url


def _head(box: Box) -> Box:
    """Its boxes hold the whole head, higher than wide."""
    return Box(box.x1, max(0, box.y1 - box.height // 5), box.x2, box.y2 + box.height // 8)


def _decoded(image: str) -> bytes:
    try:
        return base64.b64decode(image, validate=True)
    except binascii.Error as error:
        raise BadBody("not base64") from error


def _whole_seconds(duration: float) -> int:
    return -int(-duration // 1)


def _as_it_is(clip: bytes) -> Make:
    async def make() -> bytes:
        return clip

    return make


def _envelope(code: int, data: object, message: str) -> Response:
    return JSONResponse({"code": code, "data": data, "extra_data": {}, "message": message})
