"""What a provider's own detector saw: asked once for each picture, because asking may cost credits."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Protocol
from weakref import WeakValueDictionary

from bot.media.model import Face
from bot.providers.base import MediaRef

Look = Callable[[MediaRef], Awaitable[tuple[Face, ...]]]
REMEMBERED = 500


class FaceMemory(Protocol):
    """Faces of one detector by the picture's content, in the detector's own order."""

    async def recall(self, sha256: str) -> tuple[Face, ...] | None: ...

    async def remember(self, sha256: str, faces: tuple[Face, ...]) -> None: ...


class ShortMemory:
    """Lasts as long as the process."""

    def __init__(self, most: int = REMEMBERED) -> None:
        self._faces: OrderedDict[str, tuple[Face, ...]] = OrderedDict()
        self._most = most

    async def recall(self, sha256: str) -> tuple[Face, ...] | None:
        return self._faces.get(sha256)

    async def remember(self, sha256: str, faces: tuple[Face, ...]) -> None:
        self._faces[sha256] = faces
        if len(self._faces) > self._most:
            self._faces.popitem(last=False)


class Sightings:
    """Two jobs that want the same picture at the same time wait for one look."""

    def __init__(self, look: Look, memory: FaceMemory) -> None:
        self._look = look
        self._memory = memory
        self._looking: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def of(self, picture: MediaRef) -> tuple[Face, ...]:
        lock = self._looking.setdefault(picture.sha256, asyncio.Lock())
        async with lock:
            known = await self._memory.recall(picture.sha256)
            if known is not None:
                return known
            seen = await self._look(picture)
            await self._memory.remember(picture.sha256, seen)
            return seen
