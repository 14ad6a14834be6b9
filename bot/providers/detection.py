"""Looking for faces. The same picture is never looked at, or paid for, twice by the same detector.

If the process dies after a detector answered and before its answer is stored, the picture is looked at again: a look
that costs points may be paid for twice then, and nothing else happens.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

from cachetools import TTLCache
from pydantic import TypeAdapter

from bot.clock import Clock
from bot.keyed_lock import KeyedLock
from bot.media.library import Pictures
from bot.media.model import Face, MediaRef, PictureRefused
from bot.providers.base import (
    Capability,
    Misconfigured,
    OutOfCredit,
    Provider,
    ProviderError,
    Throttled,
    Unavailable,
)
from bot.providers.registry import Registry
from storage import Storage, detections
from storage.model import Media

FACES = TypeAdapter(tuple[Face, ...])
NOT_PAID = (Throttled, Unavailable, OutOfCredit, Misconfigured)
MOST_KNOWN = 4096
KNOWN_FOR = timedelta(minutes=10)
Look = Callable[[MediaRef], Awaitable[tuple[Face, ...]]]


class FaceMemory(Protocol):
    """Faces of one detector by the SHA-256 of the picture's content, in the detector's own order."""

    async def recall(self, detector: str, sha256: str) -> tuple[Face, ...] | None: ...

    async def remember(self, detector: str, sha256: str, faces: tuple[Face, ...]) -> None: ...


class StoredFaces:
    """The memory in the database. Rows never change, and a job asks for the same few at every step: they are kept here.

    Not for long: what was erased from the database is gone from here soon, too.
    """

    def __init__(self, storage: Storage, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock
        self._known: TTLCache[tuple[str, str], tuple[Face, ...], datetime] = TTLCache(
            MOST_KNOWN, KNOWN_FOR, timer=clock
        )

    async def recall(self, detector: str, sha256: str) -> tuple[Face, ...] | None:
        if (known := self._known.get((detector, sha256))) is not None:
            return known
        rows = await self._storage.read(detections.find, sha256=sha256, detector=detector)
        if rows is None:
            return None
        faces = self._known[detector, sha256] = FACES.validate_python(rows)
        return faces

    async def remember(self, detector: str, sha256: str, faces: tuple[Face, ...]) -> None:
        rows = FACES.dump_python(faces, mode="json")
        await self._storage.write(
            detections.remember, sha256=sha256, detector=detector, faces=rows, at=self._clock()
        )
        self._known[detector, sha256] = faces


class Detections:
    """Every detector's answers, asked for through here: those who want the same one at the same time share a look."""

    def __init__(self, memory: FaceMemory) -> None:
        self._memory = memory
        self._looking = KeyedLock()

    async def faces(self, detector: str, picture: MediaRef, look: Look) -> tuple[Face, ...]:
        """What is remembered, or else what `look` finds. Raises what `look` raises, and remembers nothing then."""
        async with self._looking.hold((detector, picture.sha256)):
            known = await self._memory.recall(detector, picture.sha256)
            if known is not None:
                return known
            seen = await look(picture)
            await self._memory.remember(detector, picture.sha256, seen)
            return seen


class Looks(Protocol):
    """What a person may have looked at by services that are paid for it."""

    async def take(self, user_id: int) -> None:
        """Before the service is asked. Raises PictureRefused when the person had them all today."""
        ...

    async def give_back(self, user_id: int) -> None:
        """The service was surely not paid."""
        ...


class FaceDetector:
    """Looks for faces with the first provider that can do it now."""

    def __init__(
        self, *, registry: Registry, pictures: Pictures, detections: Detections, looks: Looks
    ) -> None:
        self._registry = registry
        self._pictures = pictures
        self._detections = detections
        self._looks = looks

    async def faces(self, media: Media) -> tuple[Face, ...]:
        """In the detector's order, in pixels of the picture.

        Raises PictureRefused when no detector answers, or when only such are left that would have to be paid and the
        person whose picture it is had all their looks today.
        """
        picture = self._pictures.reference(media)
        failure: ProviderError | None = None
        refusal: PictureRefused | None = None
        for provider, offer in self._registry.serving(Capability.DETECT):
            look = partial(self._paid_look, provider, media.user_id) if offer.price else provider.detect
            try:
                return await self._detections.faces(provider.name, picture, look)
            except ProviderError as error:
                failure = error
            except PictureRefused as refused:
                refusal = refused
        raise refusal or PictureRefused("picture-no-detector") from failure

    async def _paid_look(
        self, provider: Provider, user_id: int | None, picture: MediaRef
    ) -> tuple[Face, ...]:
        """Raises ProviderError and PictureRefused."""
        if user_id is None:  # what we made ourselves
            return await provider.detect(picture)
        await self._looks.take(user_id)
        try:
            return await provider.detect(picture)
        except NOT_PAID:
            await self._looks.give_back(user_id)
            raise
