"""Pictures on their way in, in the store, and on their way out: checked, stored, looked at for faces."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.media.crop import crop
from bot.media.downloads import Downloads
from bot.media.intake import read_picture
from bot.media.links import MediaLinks
from bot.media.model import Box, Clip, Face, MediaGone, Picture, PictureRefused, StoredFile
from bot.media.preview import contact_sheet, number_faces, thumbnail
from bot.media.sandbox import Sandbox
from bot.media.store import MediaStore
from bot.providers.base import Capability, MediaRef, ProviderError
from bot.providers.registry import Registry
from bot.providers.stored_detections import StoredSightings
from storage import Storage
from storage import media as media_rows
from storage.model import Media

LINK_SECONDS = 900.0
SUFFIXES = {"image/jpeg": ".jpg", "image/png": ".png", "video/mp4": ".mp4"}


class Pictures:
    """Takes pictures in and gives them out. Decoding happens in the sandbox's processes, never here."""

    def __init__(
        self,
        *,
        storage: Storage,
        store: MediaStore,
        sandbox: Sandbox,
        links: MediaLinks,
        clock: Clock,
        ids: Callable[[], str],
        retention: timedelta,
    ) -> None:
        self._storage = storage
        self._store = store
        self._sandbox = sandbox
        self._links = links
        self._clock = clock
        self._ids = ids
        self._retention = retention
        self.downloads = Downloads(links)
        self._registry: Registry | None = None

    def detect_with(self, registry: Registry) -> None:
        """The local engine needs pictures and pictures need a detector, so the registry is handed over last."""
        self._registry = registry

    async def take(
        self, data: bytes, *, user_id: int | None, purpose: str, keep_quality: bool = False
    ) -> Media:
        """Check a file and store it. Raises PictureRefused."""
        picture = await self._sandbox.run(_read, data, keep_quality)
        return await self.keep(picture, user_id=user_id, purpose=purpose)

    async def keep(self, shown: Picture | Clip, *, user_id: int | None, purpose: str) -> Media:
        """The file first, then its row: a crash in between leaves a file that the sweep removes."""
        path = await self._store.put(shown.content, SUFFIXES[shown.mime])
        now = self._clock()
        return await self._storage.write(
            media_rows.add,
            media_id=self._ids(),
            user_id=user_id,
            purpose=purpose,
            sha256=shown.sha256,
            mime=shown.mime,
            bytes=len(shown.content),
            width=shown.width,
            height=shown.height,
            milliseconds=round(shown.seconds * 1000) if isinstance(shown, Clip) else None,
            path=path,
            expires_at=now + self._retention,
            at=now,
        )

    async def find(self, media_id: str) -> Media:
        """Raises MediaGone."""
        media = await self._storage.read(media_rows.get, media_id)
        if media is None:
            raise MediaGone(media_id)
        return media

    async def content(self, media: Media) -> bytes:
        """Raises MediaGone."""
        try:
            return await self._store.get(media.path)
        except FileNotFoundError as error:
            raise MediaGone(media.id) from error

    async def file(self, media_id: str) -> StoredFile:
        """Where it lies, to be read piece by piece. Raises MediaGone."""
        media = await self.find(media_id)
        try:
            return StoredFile(await self._store.place(media.path), media.mime)
        except FileNotFoundError as error:
            raise MediaGone(media.id) from error

    async def content_of(self, media_id: str) -> bytes:
        return await self.content(await self.find(media_id))

    def reference(self, media: Media, *, seconds: float = LINK_SECONDS) -> MediaRef:
        """The picture as a provider gets it, with a link that expires."""
        return MediaRef(
            id=media.id,
            url=self._links.url(media.id, expires_in=seconds),
            mime=media.mime,
            width=media.width,
            height=media.height,
            sha256=media.sha256,
        )

    async def faces(self, media: Media) -> tuple[Face, ...]:
        """Faces in the detector's order. The same picture is never looked at, or paid for, twice."""
        assert self._registry is not None
        failure: ProviderError | None = None
        for provider, _ in self._registry.serving(Capability.DETECT):
            memory = StoredSightings(self._storage, provider.name, self._clock)
            known = await memory.recall(media.sha256)
            if known is not None:
                return known
            try:
                found = await provider.detect(self.reference(media))
            except ProviderError as error:
                failure = error
                continue
            await memory.remember(media.sha256, found)
            return found
        raise PictureRefused("picture-no-detector") from failure

    async def preview(self, media: Media, faces: Sequence[Face], picked: Collection[int]) -> bytes:
        """The scene as a JPEG with numbered faces; `picked` are indexes into `faces`."""
        return await self._sandbox.run(number_faces, await self.content(media), list(faces), sorted(picked))

    async def cutting(self, media_id: str, box: Box) -> bytes:
        """That part of a picture, as a JPEG."""
        return await self._sandbox.run(crop, await self.content_of(media_id), box)

    async def thumbnail(self, media: Media, box: Box) -> bytes:
        return await self._sandbox.run(thumbnail, await self.content(media), box)

    async def contact_sheet(self, items: Sequence[tuple[str, Media, Box]]) -> bytes:
        """One picture of named faces."""
        named = [(name, await self.thumbnail(media, box)) for name, media, box in items]
        return await self._sandbox.run(contact_sheet, named)

    async def keep_result(self, content: bytes) -> str:
        """Check and store what an engine made; the id of the stored picture. Raises PictureRefused."""
        media = await self.take(content, user_id=None, purpose="result", keep_quality=True)
        return media.id

    async def sweep(self, *, older_than: datetime) -> int:
        """Delete files that no row knows; returns how many."""

        async def wanted(paths: Sequence[str]) -> Collection[str]:
            return await self._storage.read(media_rows.wanted_paths, paths)

        return await self._store.sweep(wanted, older_than=older_than)

    async def forget(self, media: Sequence[Media]) -> None:
        """Erase the files, then mark their rows together: a crash in between erases again."""
        for item in media:
            await self._store.delete(item.path)
        await self._storage.write(media_rows.mark_deleted, [item.id for item in media], at=self._clock())


def _read(data: bytes, keep_quality: bool) -> Picture:
    return read_picture(data, keep_quality=keep_quality)
