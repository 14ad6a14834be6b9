"""Numbered pictures on cards. One that Telegram has is shown again by its name there instead of being uploaded."""

from cachetools import LRUCache

from bot.media.library import Clips, Pictures
from bot.telegram.ui.draft_card import Filmstrip, Preview
from bot.telegram.ui.messages import Upload

REMEMBERED = 2048


class Previews:
    """What is remembered here is only a saving: without it the picture is drawn and uploaded once more."""

    def __init__(self, pictures: Pictures, clips: Clips) -> None:
        self._pictures = pictures
        self._clips = clips
        self._file_ids: LRUCache[Preview | Filmstrip, str] = LRUCache(REMEMBERED)

    async def upload_of(self, preview: Preview | Filmstrip) -> Upload:
        """Raises MediaGone."""
        if isinstance(preview, Preview) and preview.photo:
            return Upload(file_id=preview.photo)
        if file_id := self._file_ids.get(preview):
            return Upload(file_id=file_id)
        return Upload(content=await self._draw(preview), filename="faces.jpg")

    async def _draw(self, preview: Preview | Filmstrip) -> bytes:
        media = await self._pictures.find(preview.media)
        if isinstance(preview, Filmstrip):
            return await self._clips.filmstrip(media, len(preview.marks), preview.marks)
        indexes = [number - 1 for number in preview.picked]
        return await self._pictures.preview(media, preview.faces, indexes)

    def remember(self, preview: Preview | Filmstrip, file_id: str) -> None:
        self._file_ids[preview] = file_id
