"""Clips: looked through, cut when they are too long, until there is a picture with faces to choose from."""

from collections.abc import Awaitable, Callable

from bot.drafts.clip_transitions import take_clip, take_cut, take_frame
from bot.drafts.model import Step, Waiting
from bot.drafts.transitions import DraftState
from bot.jobs.model import Kind
from bot.telegram.handlers.draft_store import DraftStore
from bot.telegram.handlers.draft_view import DraftView
from bot.telegram.handlers.media_intake import MediaIntake, Seen
from bot.telegram.middleware.context import UpdateContext, state_of
from bot.telegram.middleware.press import Press
from bot.telegram.middleware.services import Services
from bot.telegram.ui.callback_data import row_number
from storage import drafts
from storage.errors import StaleDraft
from storage.model import Draft


class Filming:
    def __init__(
        self, services: Services, *, draft_view: DraftView, draft_store: DraftStore, media_intake: MediaIntake
    ) -> None:
        self._services = services
        self._draft_view = draft_view
        self._draft_store = draft_store
        self._media_intake = media_intake

    def most_seconds(self, state: DraftState) -> float:
        return self._services.orders.most_seconds(Kind(state.kind))

    async def watch(self, ctx: UpdateContext, draft: Draft, sent: Waiting) -> None:
        """Fetch a clip and find its clearest faces; or ask first which part of it is meant."""
        state = state_of(draft)

        async def look() -> tuple[Seen, DraftState]:
            seen = await self._media_intake.watch(ctx, draft, sent, most_seconds=self.most_seconds(state))
            return seen, _after_watching(state, seen, sent)

        await self._unless_called_off(draft, look)

    async def cut(self, press: Press, draft: Draft) -> None:
        """Pressed again while it is at work, or afterwards, it shows the card as it is."""
        state = state_of(draft)
        clip, seconds = state.data.clip, self.most_seconds(state)
        if state.step is not Step.TRIM or clip is None or not seconds:
            await self._draft_view.show(press.ctx, draft)
            return

        async def look() -> tuple[Seen, DraftState]:
            seen = await self._media_intake.cut(
                press.ctx, draft, clip, start=state.data.start, seconds=seconds
            )
            return seen, _after_cutting(state, seen)

        await self._unless_called_off(draft, look)

    async def halt(self, press: Press, draft: Draft) -> bool:
        """Stop looking; the press comes while the lane is busy with just that. False: too late for it."""
        version = row_number(press.button.arg)
        return version is not None and await self._media_intake.halt(draft, version=version)

    async def _unless_called_off(
        self, draft: Draft, look: Callable[[], Awaitable[tuple[Seen, DraftState]]]
    ) -> None:
        """A draft that was closed meanwhile stays closed: nothing is begun anew with its clip."""
        try:
            seen, after = await look()
            moved = await self._draft_store.advance(seen.draft, after)
        except StaleDraft:
            now = await self._services.storage.read(drafts.get, draft.id)
            if now is not None and now.closed_at is None:
                raise
            return
        await self._draft_view.show(seen.ctx, moved)


def _after_watching(state: DraftState, seen: Seen, sent: Waiting) -> DraftState:
    if seen.clip is None:
        data = state.data.with_(notice=seen.refusal, taken=sent.message_id)
        return state.to(state.step, data)
    if seen.shot is None:
        return take_clip(state, seen.clip, album=sent.album, message_id=sent.message_id)
    return take_frame(state, seen.clip, seen.shot, album=sent.album, message_id=sent.message_id)


def _after_cutting(state: DraftState, seen: Seen) -> DraftState:
    if seen.clip is None or seen.shot is None:
        return state.to(state.step, state.data.with_(notice=seen.refusal))
    return take_cut(state, seen.clip, seen.shot)
