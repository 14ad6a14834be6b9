"""From a picture or clip that Telegram keeps to one of ours, with the faces in it."""

from dataclasses import dataclass

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.drafts.model import Footage, Shot, Waiting
from bot.media.clip_library import Clips
from bot.media.library import Pictures
from bot.media.model import Face, PictureRefused
from bot.telegram.client.api_errors import FILE_TOO_BIG, says
from storage.model import Media

log = structlog.get_logger(__name__)

MOST_BYTES = 20_000_000  # what Telegram lets a bot download
MOST_FACES = 24  # that are shown; buttons and numbers beyond that are no use to anybody


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """`shot` of a clip is its frame with the clearest faces; None when the clip is too long to be used as it is."""

    shot: Shot | None = None
    clip: Footage | None = None


class Receiver:
    def __init__(self, *, bot: Bot, pictures: Pictures, clips: Clips) -> None:
        self._bot = bot
        self._pictures = pictures
        self._clips = clips

    async def receive(self, waiting: Waiting, *, user_id: int, purpose: str) -> Found:
        """Raises PictureRefused."""
        data = await self._download(waiting)
        media = await self._pictures.take(
            data, user_id=user_id, purpose=purpose, keep_quality=waiting.keep_quality
        )
        faces = await self._pictures.faces(media)
        return Found(shot=Shot(media=media.id, faces=in_reading_order(faces)))

    async def receive_clip(self, waiting: Waiting, *, user_id: int, most_seconds: float) -> Found:
        """Raises PictureRefused."""
        data = await self._download(waiting)
        media, clip = await self._clips.take(data, user_id=user_id, purpose="scene")
        footage = Footage(media=media.id, seconds=clip.seconds)
        if clip.seconds > most_seconds:
            return Found(clip=footage)
        return Found(shot=await self._clearest(media, user_id), clip=footage)

    async def cut(self, clip: Footage, *, start: int, seconds: float, user_id: int) -> Found:
        """A part of a clip that is here already. Raises PictureRefused and MediaGone."""
        media = await self._clips.trim(await self._pictures.find(clip.media), start, seconds)
        footage = Footage(media=media.id, seconds=min(seconds, (media.milliseconds or 0) / 1000))
        return Found(shot=await self._clearest(media, user_id), clip=footage)

    async def _clearest(self, media: Media, user_id: int) -> Shot:
        """Numbered as every detector sees them, so that whoever does the work means the same ones."""
        frame, faces, _ = await self._clips.clearest(media, user_id=user_id)
        faces = await self._pictures.faces(frame) or faces
        return Shot(media=frame.id, faces=in_reading_order(faces))

    async def _download(self, waiting: Waiting) -> bytes:
        """The address that it is downloaded from holds the bot's token, so errors are named and never printed."""
        if waiting.size > MOST_BYTES:
            raise _too_big(waiting)
        try:
            file = await self._bot.get_file(waiting.file_id)
            if (file.file_size or 0) > MOST_BYTES:
                raise _too_big(waiting)
            data = bytes(await file.download_as_bytearray())
        except TelegramError as error:
            if says(error, FILE_TOO_BIG):
                raise _too_big(waiting) from None
            log.warning("file not downloaded", error=type(error).__name__)
            key = "clip-not-downloaded" if waiting.is_clip else "picture-not-downloaded"
            raise PictureRefused(key) from None
        if len(data) > MOST_BYTES:
            raise _too_big(waiting)
        return data


def in_reading_order(faces: tuple[Face, ...]) -> tuple[Face, ...]:
    """The largest ones, from left to right, so that the numbers are where people look for them."""
    largest = sorted(faces, key=lambda face: (not face.sure, -face.box.area))[:MOST_FACES]
    return tuple(sorted(largest, key=lambda face: (face.box.x1 + face.box.x2, face.box.y1)))


def _too_big(waiting: Waiting) -> PictureRefused:
    key = "clip-too-big" if waiting.is_clip else "picture-too-big"
    return PictureRefused(key, megabytes=MOST_BYTES // 1_000_000)
