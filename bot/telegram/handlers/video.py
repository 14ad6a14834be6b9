"""/video: clips, looked through, cut when they are too long, until there is a picture with faces to choose from.

What goes before and follows is in `draft_flow`; clips whose faces become older or younger come through here too.
"""

from collections.abc import Awaitable, Callable

from bot.drafts.model import Step, Waiting
from bot.drafts.transitions import DraftState, take_clip, take_cut, take_frame
from bot.jobs.orders import Orders
from bot.telegram.handlers.draft_store import DraftStore
from bot.telegram.handlers.draft_view import DraftView
from bot.telegram.handlers.media_intake import MediaIntake, Seen
from bot.telegram.middleware.context import DraftContext
from bot.telegram.ui.callback_data import row_number
from storage import Storage, drafts
from storage.errors import StaleDraft


class ClipFlow:
    def __init__(
        self,
        *,
        storage: Storage,
        orders: Orders,
        draft_view: DraftView,
        draft_store: DraftStore,
        media_intake: MediaIntake,
    ) -> None:
        self._storage = storage
        self._orders = orders
        self._draft_view = draft_view
        self._draft_store = draft_store
        self._media_intake = media_intake

    def most_seconds(self, state: DraftState) -> float:
        """How long a clip may be; 0 when nobody does this now."""
        return self._orders.most_seconds(state.kind)

    async def watch(
        self, ctx: DraftContext, sent: Waiting, *, is_other: Callable[[Seen], object]
    ) -> Seen | None:
        """Fetch a clip and find its clearest faces; or ask first which part of it is meant.

        Returns what was seen, and does nothing about it, when that `is_other` than a clip.
        """

        async def look() -> tuple[Seen, DraftState]:
            seen = await self._media_intake.watch(ctx, sent, most_seconds=self.most_seconds(ctx.state))
            return seen, _after_watching(ctx.state, seen, sent)

        return await self._unless_called_off(ctx, look, is_other=is_other)

    async def cut(self, ctx: DraftContext) -> None:
        """Pressed again while it is at work, or afterwards, it shows the card as it is."""
        state = ctx.state
        clip, seconds = state.data.clip, self.most_seconds(state)
        if state.step is not Step.TRIM or clip is None or not seconds:
            await self._draft_view.show(ctx)
            return

        async def look() -> tuple[Seen, DraftState]:
            seen = await self._media_intake.cut(ctx, clip, start=state.data.start, seconds=seconds)
            return seen, _after_cutting(state, seen)

        await self._unless_called_off(ctx, look)

    async def halt(self, ctx: DraftContext, version: str) -> bool:
        """Stop looking; the press comes while the lane is busy with just that. False: too late for it."""
        number = row_number(version)
        return number is not None and await self._media_intake.halt(ctx.draft, version=number)

    async def _unless_called_off(
        self,
        ctx: DraftContext,
        look: Callable[[], Awaitable[tuple[Seen, DraftState]]],
        *,
        is_other: Callable[[Seen], object] = lambda _: None,
    ) -> Seen | None:
        """A draft that was closed meanwhile stays closed: its clip starts nothing."""
        try:
            seen, after = await look()
            if is_other(seen):
                return seen
            moved = await self._draft_store.advance(seen.ctx, after)
        except StaleDraft:
            now = await self._storage.read(drafts.get, ctx.draft.id)
            if now is not None and now.closed_at is None:
                raise
            return None
        await self._draft_view.show(moved)
        return None


def _after_watching(state: DraftState, seen: Seen, sent: Waiting) -> DraftState:
    if seen.clip is None:
        data = state.data.with_(notice=seen.refusal, taken=sent.message_id)
        return state.to(state.step, data)
    if seen.shot is None:
        after = take_clip(state, seen.clip, album=sent.album, message_id=sent.message_id)
    else:
        after = take_frame(state, seen.clip, seen.shot, album=sent.album, message_id=sent.message_id)
    if seen.loses_sound and after.data.notice is None:
        return after.noticing("clip-sound-lost")
    return after


def _after_cutting(state: DraftState, seen: Seen) -> DraftState:
    if seen.clip is None or seen.shot is None:
        return state.to(state.step, state.data.with_(notice=seen.refusal))
    return take_cut(state, seen.clip, seen.shot)
