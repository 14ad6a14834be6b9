"""Fetching a picture or clip and looking for faces in it, with a sign of life when it takes a while."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass, replace

from telegram.constants import ChatAction

from bot.drafts.model import Footage, Notice, Shot, Waiting
from bot.media.model import PictureRefused
from bot.telegram.handlers.draft_view import DraftView
from bot.telegram.handlers.receiving import Found, Receiver
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.middleware.replies import PATIENCE_SECONDS
from bot.telegram.middleware.services import Services
from bot.telegram.ui.callback_data import HALT, About
from bot.telegram.ui.draft_card import CardView
from bot.telegram.ui.keyboards import button, keyboard
from bot.telegram.ui.messages import Same
from storage import drafts
from storage.errors import StaleDraft
from storage.model import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was found, or why nothing was. Draft and context are as they are now: the card may have been put up."""

    ctx: UpdateContext
    draft: Draft
    shot: Shot | None = None
    clip: Footage | None = None
    refusal: Notice | None = None


class MediaIntake:
    """What takes long has a button that stops it: `halt`, which the draft's version guards."""

    def __init__(self, services: Services, *, draft_view: DraftView) -> None:
        self._services = services
        self._receiver = Receiver(bot=services.bot, pictures=services.pictures, clips=services.clips)
        self._draft_view = draft_view
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

    async def look(self, ctx: UpdateContext, draft: Draft, picture: Waiting, *, purpose: str) -> Seen:
        ctx.busy()
        receiving = self._receiver.receive(picture, user_id=ctx.user.id, purpose=purpose)
        card = CardView(text=ctx.t("looking"), preview=Same.PICTURE)
        return await self._telling(ctx, draft, receiving, card)

    async def watch(self, ctx: UpdateContext, draft: Draft, clip: Waiting, *, most_seconds: float) -> Seen:
        ctx.busy(ChatAction.UPLOAD_VIDEO)
        receiving = self._receiver.receive_clip(clip, user_id=ctx.user.id, most_seconds=most_seconds)
        return await self._haltable(ctx, draft, receiving, "looking-clip")

    async def cut(
        self, ctx: UpdateContext, draft: Draft, clip: Footage, *, start: int, seconds: float
    ) -> Seen:
        ctx.busy(ChatAction.UPLOAD_VIDEO)
        cutting = self._receiver.cut(clip, start=start, seconds=seconds, user_id=ctx.user.id)
        return await self._haltable(ctx, draft, cutting, "cutting-clip")

    async def _haltable(self, ctx: UpdateContext, draft: Draft, work: Awaitable[Found], key: str) -> Seen:
        """Raises StaleDraft when it was halted."""
        label = ctx.label
        stop = button(label("button-cancel"), About.DRAFT, draft.id, HALT, draft.version)
        card = CardView(text=ctx.t(key), keyboard=keyboard([[stop]]), preview=Same.PICTURE)
        try:
            async with asyncio.timeout(None) as scope:
                self._scopes[draft.id] = scope
                return await self._telling(ctx, draft, work, card, after=0)
        except TimeoutError:
            if scope.expired():
                raise StaleDraft(draft.id) from None
            raise
        finally:
            self._scopes.pop(draft.id, None)

    async def _telling(
        self,
        ctx: UpdateContext,
        draft: Draft,
        work: Awaitable[Found],
        card: CardView,
        *,
        after: float = PATIENCE_SECONDS,
    ) -> Seen:
        told = Seen(ctx=ctx, draft=draft)

        async def tell() -> None:
            nonlocal told
            told = Seen(ctx=replace(ctx, message=None), draft=await self._draft_view.put(ctx, draft, card))

        try:
            found = await ctx.replies.notify_if_slow(work, tell, after=after)
        except PictureRefused as refused:
            return replace(told, refusal=Notice(key=refused.key, details=refused.details))
        return replace(told, shot=found.shot, clip=found.clip)
