"""What detectors saw, kept in the database: the same picture is never looked at, or paid for, twice."""

from pydantic import TypeAdapter

from bot.clock import Clock
from bot.media.model import Face
from storage import Storage, detections

FACES = TypeAdapter(tuple[Face, ...])


class StoredSightings:
    """One detector's faces by the picture's content, in the detector's own order."""

    def __init__(self, storage: Storage, detector: str, clock: Clock) -> None:
        self._storage = storage
        self._detector = detector
        self._clock = clock

    async def recall(self, sha256: str) -> tuple[Face, ...] | None:
        rows = await self._storage.read(detections.find, sha256=sha256, detector=self._detector)
        return None if rows is None else FACES.validate_python(rows)

    async def remember(self, sha256: str, faces: tuple[Face, ...]) -> None:
        rows = FACES.dump_python(faces, mode="json")
        await self._storage.write(
            detections.remember, sha256=sha256, detector=self._detector, faces=rows, at=self._clock()
        )
