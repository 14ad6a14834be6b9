"""What an order needs before it is taken, and what is made of it."""

import asyncio
from dataclasses import dataclass

from bot.media.model import Box
from playground.providers.akool.bodies import FaceAt, Order
from playground.providers.akool.detectors import Detectors
from playground.providers.akool.refusals import BAD_PARAMETER, TOO_MANY_FACES, refuse
from playground.providers.clips import is_clip
from playground.providers.rendering import CannotFetch, Studio, digest, largest
from playground.providers.service import is_address

MOST_FACES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A face of an order: the picture that it was found in, and where."""

    picture: bytes
    box: Box


class Workbench:
    def __init__(self, studio: Studio, detectors: Detectors) -> None:
        self._studio = studio
        self._detectors = detectors

    async def placed(self, faces: list[FaceAt]) -> list[Placed]:
        """Raises Refusal where `opts` were not given out for exactly the picture at `path`."""
        if len(faces) > MOST_FACES:
            raise refuse(
                TOO_MANY_FACES, "The number of people who can have their faces changed cannot exceed 8"
            )
        return [await self._placed(face) for face in faces]

    async def _placed(self, face: FaceAt) -> Placed:
        if not is_address(face.path):
            raise refuse(BAD_PARAMETER, "path is not an address")
        try:
            picture = await self._studio.fetch(face.path)
        except CannotFetch as error:
            raise refuse(BAD_PARAMETER, f"path cannot be read: {error}") from error
        box = self._detectors.box(picture, face.opts)
        if box is None:
            raise refuse(BAD_PARAMETER, "opts do not belong to this picture")
        return Placed(picture=picture, box=box)

    async def image(self, order: Order, present: list[Placed], new: list[Placed]) -> bytes:
        """Raises CannotFetch."""
        scene = await self._studio.fetch(order.media)
        boxes = [await self._in_scene(scene, face) for face in present]
        if order.years is not None:
            return await self._studio.age(scene, boxes, order.years)
        pairs = [(box, face.picture, face.box) for box, face in zip(boxes, new, strict=True)]
        return await self._studio.swap(scene, pairs)

    async def clip(self, order: Order) -> bytes:
        """As it came. Raises CannotFetch."""
        clip = await self._studio.fetch(order.media)
        if not is_clip(clip):
            raise CannotFetch("not a video")
        await asyncio.sleep(0)
        return clip

    async def _in_scene(self, scene: bytes, face: Placed) -> Box:
        """A face may be shown in a cutting of its own; then it is the scene's largest."""
        if digest(face.picture) == digest(scene):
            return face.box
        there = largest(await self._studio.portraits(scene))
        if there is None:
            raise CannotFetch("no face in the picture")
        return there.box
