"""Fetching a picture and looking for faces in it, with a sign of life when it takes a while."""

from dataclasses import dataclass, replace

from bot.media.model import PictureRefused
from bot.telegram.cards import CardView
from bot.telegram.flows.board import Board
from bot.telegram.flows.document import Notice, Shot, Waiting
from bot.telegram.receiving import Receiver
from bot.telegram.services import Services
from bot.telegram.speaking import Speaker
from bot.telegram.visit import Visit
from storage.model import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """`shot`, or why there is none. Draft and visit are as they are now: the card may have been put up meanwhile."""

    visit: Visit
    draft: Draft
    shot: Shot | None = None
    refusal: Notice | None = None


class Looking:
    def __init__(self, services: Services, *, board: Board, speaker: Speaker) -> None:
        self._receiver = Receiver(bot=services.bot, pictures=services.pictures)
        self._board = board
        self._speaker = speaker

    async def look(self, visit: Visit, draft: Draft, picture: Waiting, *, purpose: str) -> Seen:
        told = Seen(visit=visit, draft=draft)

        async def tell() -> None:
            nonlocal told
            card = CardView(text=self._speaker.text(visit, "looking"))
            told = Seen(visit=replace(visit, message=None), draft=await self._board.put(visit, draft, card))

        self._speaker.busy(visit)
        receiving = self._receiver.receive(picture, user_id=visit.user.id, purpose=purpose)
        try:
            shot = await self._speaker.patiently(receiving, tell)
        except PictureRefused as refused:
            return replace(told, refusal=Notice(key=refused.key, details=refused.details))
        return replace(told, shot=shot)
