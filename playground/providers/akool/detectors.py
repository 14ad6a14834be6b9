"""Akool's two detectors over the same eyes. What they say of a face is only good for the picture it was said of."""

import base64
import binascii
import time
from collections.abc import Callable, Sequence
from uuid import uuid4

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.media.model import Box
from playground.providers.akool.bodies import CurrentDetectBody, LegacyDetectBody
from playground.providers.rendering import CannotFetch, Portrait, Studio, digest, largest
from playground.providers.service import is_address, read_body

Points = list[list[int]]
Draw = Callable[[Portrait], Points]


class Detectors:
    """They remember which `opts` were given out for which picture."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._boxes: dict[tuple[str, str], Box] = {}

    def box(self, picture: bytes, opts: str) -> Box | None:
        return self._boxes.get((digest(picture), opts))

    async def legacy(self, request: Request) -> Response:
        body = await read_body(request, LegacyDetectBody)
        started = time.monotonic()
        try:
            found = await self._look(body.image_url, body.img, legacy_points, single=body.single_face)
        except CannotFetch as error:
            return JSONResponse({"error_code": 1, "error_msg": f"download failed: {error}"})
        answer = {"error_code": 0, "error_msg": "SUCCESS", **found}
        return JSONResponse(answer | {"seconds": time.monotonic() - started, "trx_id": str(uuid4())})

    async def current(self, request: Request) -> Response:
        """Its errors are HTTP errors too, and nobody in the picture is one."""
        body = await read_body(request, CurrentDetectBody)
        try:
            found = await self._look(body.url, body.img, current_points, single=body.single_face)
        except CannotFetch as error:
            return _failed(f"download failed: {error}")
        if not found["region"]:
            return _failed("No faces detected")
        faces = {"0": {**found, "removed": [], "frame_time": None}}
        return JSONResponse({"error_code": 0, "error_msg": "SUCCESS", "faces_obj": faces})

    async def _look(self, url: str, img: str, draw: Draw, *, single: bool) -> dict[str, list[object]]:
        picture = await self._picture(url, img)
        faces = await self._studio.portraits(picture)
        one = largest(faces)
        shown = [one] if single and one else list(faces)
        for face in shown:
            self._boxes[digest(picture), opts_of(draw(face))] = face.box
        return {
            "landmarks": [draw(face) for face in shown],
            "landmarks_str": [opts_of(draw(face)) for face in shown],
            "region": [_region(face.box) for face in shown],
        }

    async def _picture(self, url: str, img: str) -> bytes:
        """The address wins when both are given; a picture may carry the prefix of a data address."""
        if url or not img:
            if not is_address(url):
                raise CannotFetch("missing input")
            return await self._studio.fetch(url)
        try:
            return base64.b64decode(img.partition("base64,")[2] or img, validate=True)
        except binascii.Error as error:
            raise CannotFetch("img is not base64") from error


def legacy_points(face: Portrait) -> Points:
    """The fourth point is the left corner of the mouth, the last two are never filled."""
    points = (face.left_eye, face.right_eye, face.nose, face.mouth_left, (0, 0), (0, 0))
    return [list(point) for point in points]


def current_points(face: Portrait) -> Points:
    """The fourth point is the middle of the mouth, its corners follow."""
    points = (face.left_eye, face.right_eye, face.nose, face.mouth, face.mouth_left, face.mouth_right)
    return [list(point) for point in points]


def opts_of(points: Sequence[Sequence[int]]) -> str:
    return ":".join(f"{x},{y}" for x, y in points[:4])


def _region(box: Box) -> list[int]:
    """x, y, width and height of a box that is tighter than a head."""
    return [box.x1 + box.width // 16, box.y1, box.width - box.width // 8, box.height]


def _failed(message: str) -> Response:
    return JSONResponse({"error_code": 1, "error_msg": message, "faces_obj": {}}, 400)
