"""Fetching a picture or clip and looking for faces in it, with a sign of life when it takes a while."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass, replace

from telegram.constants import ChatAction

from bot.media.model import PictureRefused
from bot.telegram.callback_data import HALT, About
from bot.telegram.cards import CardView
from bot.telegram.flows.board import Board
from bot.telegram.flows.document import Footage, Notice, Shot, Waiting
from bot.telegram.keyboards import Labels, button, keyboard
from bot.telegram.receiving import Found, Receiver
from bot.telegram.screen import Same
from bot.telegram.services import Services
from bot.telegram.speaking import PATIENCE, Speaker
from bot.telegram.visit import Visit
from storage import drafts
from storage.errors import StaleDraft
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
    """What takes long has a button that stops it: `halt`, which the draft's version guards."""

    def __init__(self, services: Services, *, board: Board, speaker: Speaker) -> None:
        self._services = services
        self._receiver = Receiver(bot=services.bot, pictures=services.pictures, clips=services.clips)
        self._board = board
        self._speaker = speaker
        self._scopes: dict[str, asyncio.Timeout] = {}

    async def halt(self, draft: Draft, *, version: int) -> bool:
        """Close a draft that is being looked at; False when the look was over first. Safe to repeat.

        A look in this process ends at once, one in another when it comes to its end and finds the draft closed.
        """
        at = self._services.clock()
        closed = await self._services.storage.write(drafts.close_unmoved, draft.id, version=version, at=at)
        if closed and (scope := self._scopes.get(draft.id)):
            scope.reschedule(asyncio.get_running_loop().time())
        return closed

    async def look(self, visit: Visit, draft: Draft, picture: Waiting, *, purpose: str) -> Seen:
        self._speaker.busy(visit)
        receiving = self._receiver.receive(picture, user_id=visit.user.id, purpose=purpose)
        card = CardView(text=self._speaker.text(visit, "looking"), preview=Same.PICTURE)
        return await self._telling(visit, draft, receiving, card)

    async def watch(self, visit: Visit, draft: Draft, clip: Waiting, *, most_seconds: float) -> Seen:
        self._speaker.busy(visit, ChatAction.UPLOAD_VIDEO)
        receiving = self._receiver.receive_clip(clip, user_id=visit.user.id, most_seconds=most_seconds)
        return await self._haltable(visit, draft, receiving, "looking-clip")

    async def cut(self, visit: Visit, draft: Draft, clip: Footage, *, start: int, seconds: float) -> Seen:
        self._speaker.busy(visit, ChatAction.UPLOAD_VIDEO)
        cutting = self._receiver.cut(clip, start=start, seconds=seconds, user_id=visit.user.id)
        return await self._haltable(visit, draft, cutting, "cutting-clip")

    async def _haltable(self, visit: Visit, draft: Draft, work: Awaitable[Found], key: str) -> Seen:
        """Raises StaleDraft when it was halted."""
        label = Labels(self._services.texts, visit.locale)
        stop = button(label("button-cancel"), About.DRAFT, draft.id, HALT, draft.version)
        card = CardView(
            text=self._speaker.text(visit, key), keyboard=keyboard([[stop]]), preview=Same.PICTURE
        )
        try:
            async with asyncio.timeout(None) as scope:
                self._scopes[draft.id] = scope
                return await self._telling(visit, draft, work, card, patience=0)
        except TimeoutError:
            if scope.expired():
                raise StaleDraft(draft.id) from None
            raise
        finally:
            self._scopes.pop(draft.id, None)

    async def _telling(
        self,
        visit: Visit,
        draft: Draft,
        work: Awaitable[Found],
        card: CardView,
        *,
        patience: float = PATIENCE,
    ) -> Seen:
        told = Seen(visit=visit, draft=draft)

        async def tell() -> None:
            nonlocal told
            told = Seen(visit=replace(visit, message=None), draft=await self._board.put(visit, draft, card))

        try:
            found = await self._speaker.patiently(work, tell, patience=patience)
        except PictureRefused as refused:
            return replace(told, refusal=Notice(key=refused.key, details=refused.details))
        return replace(told, shot=found.shot, clip=found.clip)
