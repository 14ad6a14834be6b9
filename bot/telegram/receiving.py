"""From a picture that Telegram keeps to one of ours, with the faces in it."""

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.jobs.pictures import Pictures
from bot.media.model import Face, PictureRefused
from bot.telegram.flows.document import Shot, Waiting
from bot.telegram.refusals import FILE_TOO_BIG, says
from storage.model import Media

log = structlog.get_logger(__name__)

MOST_BYTES = 20_000_000  # what Telegram lets a bot download
MOST_FACES = 24  # that are shown; buttons and numbers beyond that are no use to anybody


class Receiver:
    def __init__(self, *, bot: Bot, pictures: Pictures) -> None:
        self._bot = bot
        self._pictures = pictures

    async def receive(self, waiting: Waiting, *, user_id: int, purpose: str) -> Shot:
        """Raises PictureRefused."""
        data = await self._download(waiting)
        media = await self._pictures.take(
            data, user_id=user_id, purpose=purpose, keep_quality=waiting.keep_quality
        )
        return await self.look_at(media)

    async def look_at(self, media: Media) -> Shot:
        faces = await self._pictures.faces(media)
        return Shot(media=media.id, faces=in_reading_order(faces))

    async def _download(self, waiting: Waiting) -> bytes:
        """The address that it is downloaded from holds the bot's token, so errors are named and never printed."""
        if waiting.size > MOST_BYTES:
            raise _too_big()
        try:
            file = await self._bot.get_file(waiting.file_id)
            if (file.file_size or 0) > MOST_BYTES:
                raise _too_big()
            data = bytes(await file.download_as_bytearray())
        except TelegramError as error:
            if says(error, FILE_TOO_BIG):
                raise _too_big() from None
            log.warning("picture not downloaded", error=type(error).__name__)
            raise PictureRefused("picture-not-downloaded") from None
        if len(data) > MOST_BYTES:
            raise _too_big()
        return data


def in_reading_order(faces: tuple[Face, ...]) -> tuple[Face, ...]:
    """The largest ones, from left to right, so that the numbers are where people look for them."""
    largest = sorted(faces, key=lambda face: (not face.sure, -face.box.area))[:MOST_FACES]
    return tuple(sorted(largest, key=lambda face: (face.box.x1 + face.box.x2, face.box.y1)))


def _too_big() -> PictureRefused:
    return PictureRefused("picture-too-big", megabytes=MOST_BYTES // 1_000_000)
