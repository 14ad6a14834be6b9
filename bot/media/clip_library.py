"""Clips on their way in and out: checked, stored, trimmed, and searched for the frame to choose faces on."""

from collections.abc import Callable, Sequence

import structlog

from bot.media.library import Pictures
from bot.media.model import Clip, ClipRefused, Face, PictureRefused
from bot.media.sandbox import Sandbox
from bot.media.video.convert import MAX_CLIP_BYTES, fit, read_clip, trim
from bot.media.video.filmstrip import filmstrip
from bot.media.video.frames import clearest_frame, thumbnail
from storage.model import Media

log = structlog.get_logger(__name__)

RESULT_BYTES = 200_000_000
SAMPLES = 12


class Clips:
    """Like Pictures, for what moves. Its sandbox should be one of its own: a clip takes seconds, not moments."""

    def __init__(
        self, *, pictures: Pictures, sandbox: Sandbox, detect: Callable[[bytes], list[Face]]
    ) -> None:
        """`detect` finds faces in a picture, in the sandbox: a function of a module, known there by its name."""
        self._pictures = pictures
        self._sandbox = sandbox
        self._detect = detect

    async def take(self, data: bytes, *, user_id: int | None, purpose: str) -> tuple[Media, Clip]:
        """Check a file, convert it if it must be, and store it. Raises ClipRefused."""
        clip = await self._sandbox.run(_read, data, MAX_CLIP_BYTES)
        return await self._pictures.keep(clip, user_id=user_id, purpose=purpose), clip

    async def take_result(self, content: bytes, *, user_id: int) -> Media:
        """Check and store what a provider made, compressed if it could not be sent else. Raises PictureRefused.

        What cannot be made so small is kept as it is when it can be downloaded from here.
        """
        clip = await self._sandbox.run(_read, content, RESULT_BYTES)
        downloads = self._pictures.downloads
        if len(clip.content) > downloads.most_bytes:
            try:
                clip = await self._compressed(clip, downloads.most_bytes)
            except PictureRefused as refused:
                if not downloads.possible:
                    raise ClipRefused("clip-too-big") from refused
                log.info("a result goes by link", bytes=len(clip.content), why=refused.key)
        return await self._pictures.keep(clip, user_id=user_id, purpose="result")

    async def _compressed(self, clip: Clip, most_bytes: int) -> Clip:
        smaller = await self._sandbox.run(fit, clip.content, most_bytes)
        return await self._sandbox.run(_read, smaller, RESULT_BYTES)

    async def trim(self, media: Media, start: float, seconds: float) -> Media:
        """That part as a clip of its own, of the same person and purpose. Raises ClipRefused, MediaGone."""
        content = await self._pictures.content(media)
        part = await self._sandbox.run(_part, content, start, seconds)
        return await self._pictures.keep(part, user_id=media.user_id, purpose=media.purpose)

    async def filmstrip(
        self, media: Media, count: int, marks: Sequence[float] = (), picked: int | None = None
    ) -> bytes:
        content = await self._pictures.content(media)
        return await self._sandbox.run(filmstrip, content, count, list(marks), picked)

    async def clearest(
        self, media: Media, *, user_id: int | None, purpose: str = "frame"
    ) -> tuple[Media, tuple[Face, ...], float]:
        """The frame on which faces are best seen, stored as a picture; its faces; its time in seconds."""
        content = await self._pictures.content(media)
        at, frame, faces = await self._sandbox.run(clearest_frame, content, self._detect, SAMPLES)
        picture = await self._pictures.take(frame, user_id=user_id, purpose=purpose)
        return picture, tuple(faces), at

    async def thumbnail(self, media: Media) -> bytes:
        """A small JPEG, as Telegram shows it before the clip is loaded. Raises ClipRefused, MediaGone."""
        return await self._sandbox.run(thumbnail, await self._pictures.content(media))


def _read(data: bytes, most_bytes: int) -> Clip:
    return read_clip(data, most_bytes=most_bytes)


def _part(content: bytes, start: float, seconds: float) -> Clip:
    return _read(trim(content, start, seconds), RESULT_BYTES)
