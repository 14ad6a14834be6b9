"""Opening, moving and closing drafts. There is one open draft a person and chat."""

from datetime import datetime
from typing import Any

from bot.drafts.model import DraftData, DraftKind, Step
from bot.drafts.transitions import DraftState
from bot.telegram.handlers.draft_view import DraftView
from bot.telegram.handlers.enhance import without_needless_question
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.middleware.services import Services
from bot.telegram.ui.messages import Content, Same
from storage import Transaction, drafts
from storage.model import Draft


class DraftStore:
    def __init__(self, services: Services, *, draft_view: DraftView) -> None:
        self._services = services
        self._draft_view = draft_view

    async def open(
        self, ctx: UpdateContext, kind: DraftKind, step: Step, data: DraftData, *, card: int | None = None
    ) -> Draft:
        """A new draft, or the one that this very update opened before. The card of the one it replaces says so.

        `card` is a message that becomes this draft's.
        """
        draft = await self._services.storage.write(
            open_with_card,
            card,
            draft_id=self._services.ids(),
            user_id=ctx.user.id,
            chat_id=ctx.chat_id,
            thread_id=ctx.thread_id,
            kind=kind,
            step=step,
            data=data.to_document(),
            source_update=ctx.update_id,
            at=self._services.clock(),
        )
        if ctx.draft is not None and ctx.draft.id != draft.id:
            text = ctx.t("card-replaced")
            await self._draft_view.last_word(ctx.draft, Content(text=text, picture=Same.PICTURE))
        return draft

    async def advance(self, draft: Draft, after: DraftState) -> Draft:
        """Raises StaleDraft."""
        after = await without_needless_question(self._services.orders, after)
        return await self._services.storage.write(
            drafts.advance, draft, step=after.step, data=after.data.to_document(), at=self._services.clock()
        )

    async def close(self, draft: Draft, last_word: Content) -> None:
        await self._services.storage.write(drafts.close, draft.id, at=self._services.clock())
        await self._draft_view.last_word(draft, last_word)


def open_with_card(tx: Transaction, card: int | None, /, *, at: datetime, **about: Any) -> Draft:
    draft = drafts.open_draft(tx, at=at, **about)
    if card is None or draft.card_message_id is not None:
        return draft
    return drafts.place_card(tx, draft.id, card, at=at)
