"""Pictures and clips on their way in, in the store, and on their way out.

If the process dies between a file and its row, the file is swept away later; between the erasing of a file and the
mark on its row, it is erased again.
"""

import asyncio
import hashlib
from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import structlog

from bot.clock import Clock
from bot.media.links import MediaLinks
from bot.media.model import (
    MAX_CLIP_BYTES,
    Box,
    Clip,
    ClipRefused,
    Face,
    MediaGone,
    MediaRef,
    Picture,
    PictureRefused,
    StoredFile,
)
from bot.media.sandbox import Sandbox, SandboxBroken, from_disk
from bot.media.sniff import MIMES, kind_of
from bot.media.store import MediaStore
from bot.media.tasks import (
    CLEAREST_FRAME,
    CLIP_INTO,
    CLIP_THUMBNAIL,
    CONTACT_SHEET,
    CROP,
    FILMSTRIP,
    NUMBER_FACES,
    PART_INTO,
    PICTURE_INTO,
    RESULT_CLIP_INTO,
    RESULT_INTO,
    SMALLER_INTO,
    THUMBNAIL,
    FindFaces,
)
from storage import Storage
from storage import media as media_rows
from storage.model import Media

log = structlog.get_logger(__name__)

LINK_SECONDS = 900.0
FROM_DISK_BYTES = 1_000_000
"""A larger file is not read here: the sandbox gets its path."""

SAMPLES = 12  # frames of a clip that are searched for the clearest faces
TELEGRAM_TAKES = 49_000_000  # of an upload, in bytes, with some room for the form around it
SUFFIXES = {"image/jpeg": ".jpg", "image/png": ".png", "video/mp4": ".mp4"}
AS_IT_CAME = ".bin"
NOTHING_TO_SEE = frozenset({"picture-broken", "picture-empty", "clip-broken", "clip-no-picture"})
"""Why a file is not even worth sending as it came."""


@dataclass(frozen=True, slots=True)
class Download:
    """The same for the same result, so that a card that is edited again does not change."""

    url: str
    until: datetime


class Downloads:
    """`most_bytes` is what can be uploaded."""

    def __init__(self, links: MediaLinks, *, most_bytes: int = TELEGRAM_TAKES) -> None:
        self._links = links
        self.most_bytes = most_bytes

    @property
    def possible(self) -> bool:
        """Links lead nowhere when nobody can reach us."""
        return self._links.lead_here

    def of(self, media: Media) -> Download | None:
        """None for what can be uploaded, and for what must be because there is no other way."""
        if media.bytes <= self.most_bytes or not self.possible or media.expires_at is None:
            return None
        return Download(self._links.url_until(media.id, media.expires_at), media.expires_at)


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

    async def take(
        self, data: bytes, *, user_id: int | None, purpose: str, keep_quality: bool = False
    ) -> Media:
        """Check a file and store it. Raises PictureRefused."""
        async with self.scratch() as file:
            picture = await self._sandbox.run(PICTURE_INTO, file, data, keep_quality)
            return await self.keep(file, picture, user_id=user_id, purpose=purpose)

    async def take_result(self, content: bytes | Path, *, user_id: int | None = None) -> Media:
        """Check, tidy and store what a provider made, or its scratch file.

        It was paid for, so a picture that cannot be opened here is kept as it came and goes out as a file. Raises
        PictureRefused for what is no picture at all.
        """
        data = from_disk(content) if isinstance(content, Path) else content
        try:
            async with self.scratch() as file:
                picture = await self._sandbox.run(RESULT_INTO, file, data)
                return await self.keep(file, picture, user_id=user_id, purpose="result")
        except PictureRefused as refused:
            if not isinstance(content, Path):
                raise
            return await self.keep_as_it_came(content, refused, user_id=user_id)

    async def keep_as_it_came(self, file: Path, refused: PictureRefused, *, user_id: int | None) -> Media:
        """Store a result that cannot be opened here, though others can open it.

        Raises `refused` when it is neither a picture nor a clip, and when there is nothing to see in it.
        """
        kind, sha256 = await asyncio.to_thread(_looked_at, file)
        if kind not in MIMES or (refused.key in NOTHING_TO_SEE and not isinstance(refused, SandboxBroken)):
            raise refused
        log.warning("result.kept_as_it_came", kind=kind, why=refused.key)
        raw = Picture(content=b"", mime=MIMES[kind], width=0, height=0, sha256=sha256)
        return await self.keep(file, raw, user_id=user_id, purpose="result", suffix=AS_IT_CAME)

    def scratch(self) -> AbstractAsyncContextManager[Path]:
        """A file on the disk of the store, to be written to and kept; gone afterwards if it was not."""
        return self._store.scratch()

    async def keep(
        self, file: Path, shown: Picture | Clip, *, user_id: int | None, purpose: str, suffix: str = ""
    ) -> Media:
        """The file first, then its row: a crash in between leaves a file that the sweep removes."""
        size = (await asyncio.to_thread(file.stat)).st_size
        path = await self._store.adopt(file, suffix or SUFFIXES[shown.mime])
        now = self._clock()
        return await self._storage.write(
            media_rows.add,
            media_id=self._ids(),
            user_id=user_id,
            purpose=purpose,
            sha256=shown.sha256,
            mime=shown.mime,
            bytes=size,
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

    async def for_sandbox(self, media: Media) -> bytes:
        """Its content as an argument of a call of the sandbox, and for nothing else. Raises MediaGone."""
        if media.bytes <= FROM_DISK_BYTES:
            return await self.content(media)
        return from_disk((await self.file(media.id)).path)

    async def sandbox_content_of(self, media_id: str) -> bytes:
        """The same of the media of that id. Raises MediaGone."""
        return await self.for_sandbox(await self.find(media_id))

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

    async def preview(self, media: Media, faces: Sequence[Face], picked: Collection[int]) -> bytes:
        """The scene as a JPEG with numbered faces; `picked` are indexes into `faces`."""
        content = await self.for_sandbox(media)
        return await self._sandbox.run(NUMBER_FACES, content, list(faces), sorted(picked))

    async def cutting(self, media_id: str, box: Box) -> bytes:
        """That part of a picture, as a JPEG."""
        return await self._sandbox.run(CROP, await self.sandbox_content_of(media_id), box)

    async def thumbnail(self, media: Media, box: Box) -> bytes:
        return await self._sandbox.run(THUMBNAIL, await self.for_sandbox(media), box)

    async def contact_sheet(self, items: Sequence[tuple[str, Media, Box]]) -> bytes:
        """One picture of named faces."""
        named = [(name, await self.thumbnail(media, box)) for name, media, box in items]
        return await self._sandbox.run(CONTACT_SHEET, named)

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


class Clips:
    """Like Pictures, for what moves. Its sandbox should be one of its own: a clip takes seconds, not moments."""

    def __init__(self, *, pictures: Pictures, sandbox: Sandbox, detect: FindFaces) -> None:
        """`detect` finds faces in a picture, in the sandbox: a function of a module, known there by its name."""
        self._pictures = pictures
        self._sandbox = sandbox
        self._detect = detect

    async def take(self, data: bytes, *, user_id: int | None, purpose: str) -> tuple[Media, Clip]:
        """Check a file, convert it if it must be, and store it. Raises ClipRefused."""
        async with self._pictures.scratch() as file:
            clip = await self._sandbox.run(CLIP_INTO, file, data, MAX_CLIP_BYTES)
            return await self._pictures.keep(file, clip, user_id=user_id, purpose=purpose), clip

    async def take_result(self, content: Path, *, user_id: int) -> Media:
        """Check, tidy and store the scratch file of what a provider made. Raises PictureRefused.

        What could not be sent otherwise is compressed. What cannot be made so small is kept as it is when it can be
        downloaded from here, and what cannot be opened here is kept as it came, to go out as a file.
        """
        async with self._pictures.scratch() as file, self._pictures.scratch() as smaller:
            try:
                clip = await self._sandbox.run(RESULT_CLIP_INTO, file, from_disk(content))
            except PictureRefused as refused:
                if not self._can_be_sent(content):
                    raise
                return await self._pictures.keep_as_it_came(content, refused, user_id=user_id)
            fitting = file
            if not self._can_be_uploaded(file):
                clip, fitting = await self._compressed(clip, file, smaller)
            return await self._pictures.keep(fitting, clip, user_id=user_id, purpose="result")

    async def _compressed(self, clip: Clip, file: Path, smaller: Path) -> tuple[Clip, Path]:
        downloads = self._pictures.downloads
        try:
            return await self._sandbox.run(
                SMALLER_INTO, smaller, from_disk(file), downloads.most_bytes
            ), smaller
        except PictureRefused as refused:
            if not downloads.possible:
                raise ClipRefused("clip-too-big") from refused
            log.info("result.goes_by_link", why=refused.key)
            return clip, file

    def _can_be_uploaded(self, file: Path) -> bool:
        return file.stat().st_size <= self._pictures.downloads.most_bytes

    def _can_be_sent(self, file: Path) -> bool:
        return self._pictures.downloads.possible or self._can_be_uploaded(file)

    async def trim(self, media: Media, start: float, seconds: float) -> Media:
        """That part as a clip of its own, of the same person and purpose. Raises ClipRefused, MediaGone."""
        content = await self._pictures.for_sandbox(media)
        async with self._pictures.scratch() as file:
            part = await self._sandbox.run(PART_INTO, file, content, start, seconds)
            return await self._pictures.keep(file, part, user_id=media.user_id, purpose=media.purpose)

    async def filmstrip(
        self, media: Media, count: int, marks: Sequence[float] = (), picked: int | None = None
    ) -> bytes:
        content = await self._pictures.for_sandbox(media)
        return await self._sandbox.run(FILMSTRIP, content, count, list(marks), picked)

    async def clearest(
        self, media: Media, *, user_id: int | None, purpose: str = "frame"
    ) -> tuple[Media, tuple[Face, ...], float]:
        """The frame on which faces are best seen, stored as a picture; its faces; its time in seconds."""
        content = await self._pictures.for_sandbox(media)
        at, frame, faces = await self._sandbox.run(CLEAREST_FRAME, content, self._detect, SAMPLES)
        picture = await self._pictures.take(frame, user_id=user_id, purpose=purpose)
        return picture, tuple(faces), at

    async def thumbnail(self, media: Media) -> bytes:
        """A small JPEG, as Telegram shows it before the clip is loaded. Raises ClipRefused, MediaGone."""
        return await self._sandbox.run(CLIP_THUMBNAIL, await self._pictures.for_sandbox(media))


def _looked_at(file: Path) -> tuple[str, str]:
    """What kind of file it is, and its hash."""
    with file.open("rb") as content:
        kind = kind_of(content.read(2048))
        content.seek(0)
        return kind, hashlib.file_digest(content, "sha256").hexdigest()
