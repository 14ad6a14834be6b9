"""Fetching a picture or clip and looking for faces in it, with a sign of life when it takes a while."""

from collections.abc import Awaitable
from dataclasses import dataclass, replace

from telegram.constants import ChatAction

from bot.media.model import PictureRefused
from bot.telegram.cards import CardView
from bot.telegram.flows.board import Board
from bot.telegram.flows.document import Footage, Notice, Shot, Waiting
from bot.telegram.receiving import Found, Receiver
from bot.telegram.screen import Same
from bot.telegram.services import Services
from bot.telegram.speaking import PATIENCE, Speaker
from bot.telegram.visit import Visit
from storage.model import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was found, or why nothing was. Draft and visit are as they are now: the card may have been put up."""

    visit: Visit
    draft: Draft
    shot: Shot | None = None
    clip: Footage | None = None
    refusal: Notice | None = None


class Looking:
    def __init__(self, services: Services, *, board: Board, speaker: Speaker) -> None:
        self._receiver = Receiver(bot=services.bot, pictures=services.pictures, clips=services.clips)
        self._board = board
        self._speaker = speaker

    async def look(self, visit: Visit, draft: Draft, picture: Waiting, *, purpose: str) -> Seen:
        self._speaker.busy(visit)
        receiving = self._receiver.receive(picture, user_id=visit.user.id, purpose=purpose)
        return await self._telling(visit, draft, receiving, self._speaker.text(visit, "looking"))

    async def watch(self, visit: Visit, draft: Draft, clip: Waiting, *, most_seconds: float) -> Seen:
        self._speaker.busy(visit, ChatAction.UPLOAD_VIDEO)
        receiving = self._receiver.receive_clip(clip, user_id=visit.user.id, most_seconds=most_seconds)
        text = self._speaker.text(visit, "looking-clip")
        return await self._telling(visit, draft, receiving, text, patience=0)

    async def cut(self, visit: Visit, draft: Draft, clip: Footage, *, start: int, seconds: float) -> Seen:
        self._speaker.busy(visit, ChatAction.UPLOAD_VIDEO)
        cutting = self._receiver.cut(clip, start=start, seconds=seconds, user_id=visit.user.id)
        text = self._speaker.text(visit, "cutting-clip")
        return await self._telling(visit, draft, cutting, text, patience=0)

    async def _telling(
        self, visit: Visit, draft: Draft, work: Awaitable[Found], text: str, *, patience: float = PATIENCE
    ) -> Seen:
        told = Seen(visit=visit, draft=draft)

        async def tell() -> None:
            nonlocal told
            card = CardView(text=text, preview=Same.PICTURE)
            told = Seen(visit=replace(visit, message=None), draft=await self._board.put(visit, draft, card))

        try:
            found = await self._speaker.patiently(work, tell, patience=patience)
        except PictureRefused as refused:
            return replace(told, refusal=Notice(key=refused.key, details=refused.details))
        return replace(told, shot=found.shot, clip=found.clip)
