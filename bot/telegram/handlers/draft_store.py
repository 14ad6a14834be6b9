"""Opening, moving and closing drafts. There is one open draft a person and chat."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.clock import Clock
from bot.drafts.model import DraftData, Step
from bot.drafts.transitions import DraftState
from bot.jobs.model import Kind
from bot.jobs.orders import Orders
from bot.telegram.handlers.draft_view import DraftView, without_needless_question
from bot.telegram.middleware.context import DraftContext, UpdateContext
from bot.telegram.ui.messages import Content, Same
from storage import Storage, Transaction, drafts
from storage.model import Draft


class DraftStore:
    """`ids` makes names of drafts: at most 36 letters, digits, `-` or `_`."""

    def __init__(
        self, *, storage: Storage, orders: Orders, draft_view: DraftView, clock: Clock, ids: Callable[[], str]
    ) -> None:
        self._storage = storage
        self._orders = orders
        self._draft_view = draft_view
        self._clock = clock
        self._ids = ids

    async def open(
        self, ctx: UpdateContext, kind: Kind, step: Step, data: DraftData, *, card: int | None = None
    ) -> DraftContext:
        """A new draft, or the one that this very update opened before. The card of the one it replaces says so.

        `card` is a message that becomes this draft's.
        """
        draft = await self._storage.write(
            open_with_card,
            card,
            draft_id=self._ids(),
            user_id=ctx.user.id,
            chat_id=ctx.chat_id,
            thread_id=ctx.thread_id,
            kind=kind,
            step=step,
            data=data.to_document(),
            source_update=ctx.update_id,
            at=self._clock(),
        )
        if ctx.draft is not None and ctx.draft.id != draft.id:
            replaced = Content(text=ctx.t("card-replaced"), picture=Same.PICTURE)
            await self._draft_view.finish_card(ctx.draft, replaced)
        return ctx.with_draft(draft)

    async def advance(self, ctx: DraftContext, after: DraftState) -> DraftContext:
        """Raises StaleDraft."""
        after = await without_needless_question(self._orders, after)
        draft = await self._storage.write(
            drafts.advance, ctx.draft, step=after.step, data=after.data.to_document(), at=self._clock()
        )
        return ctx.with_draft(draft, after)

    async def turn(self, ctx: DraftContext, kind: Kind) -> DraftContext:
        """The same draft of another kind: what was sent is something else than its name said. Raises StaleDraft."""
        draft = await self._storage.write(drafts.turn, ctx.draft, kind=kind, at=self._clock())
        return ctx.with_draft(draft)

    async def close(self, draft: Draft, last_word: Content) -> None:
        await self._storage.write(drafts.close, draft.id, at=self._clock())
        await self._draft_view.finish_card(draft, last_word)


def open_with_card(tx: Transaction, card: int | None, /, *, at: datetime, **about: Any) -> Draft:
    draft = drafts.open_draft(tx, at=at, **about)
    if card is None or draft.card_message_id is not None:
        return draft
    return drafts.place_card(tx, draft.id, card, at=at)
