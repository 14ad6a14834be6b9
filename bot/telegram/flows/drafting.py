"""Opening, moving and closing drafts. There is one open draft a person and chat."""

from datetime import datetime
from typing import Any

from bot.telegram.flows.board import Board
from bot.telegram.flows.document import DraftData, DraftKind, Step
from bot.telegram.flows.enhancing import without_needless_question
from bot.telegram.flows.steps import Stage
from bot.telegram.screen import Same, Shown
from bot.telegram.services import Services
from bot.telegram.visit import Visit
from storage import Transaction, drafts
from storage.model import Draft


class Drafting:
    def __init__(self, services: Services, *, board: Board) -> None:
        self._services = services
        self._board = board

    async def open(
        self, visit: Visit, kind: DraftKind, step: Step, data: DraftData, *, card: int | None = None
    ) -> Draft:
        """A new draft, or the one that this very update opened before. The card of the one it replaces says so.

        `card` is a message that becomes this draft's.
        """
        draft = await self._services.storage.write(
            open_with_card,
            card,
            draft_id=self._services.ids(),
            user_id=visit.user.id,
            chat_id=visit.chat_id,
            thread_id=visit.thread_id,
            kind=kind,
            step=step,
            data=data.to_document(),
            source_update=visit.update_id,
            at=self._services.clock(),
        )
        if visit.draft is not None and visit.draft.id != draft.id:
            text = self._services.texts(visit.locale, "card-replaced")
            await self._board.last_word(visit.draft, Shown(text=text, picture=Same.PICTURE))
        return draft

    async def advance(self, draft: Draft, after: Stage) -> Draft:
        """Raises StaleDraft."""
        after = await without_needless_question(self._services.orders, after)
        return await self._services.storage.write(
            drafts.advance, draft, step=after.step, data=after.data.to_document(), at=self._services.clock()
        )

    async def close(self, draft: Draft, last_word: Shown) -> None:
        await self._services.storage.write(drafts.close, draft.id, at=self._services.clock())
        await self._board.last_word(draft, last_word)


def open_with_card(tx: Transaction, card: int | None, /, *, at: datetime, **about: Any) -> Draft:
    draft = drafts.open_draft(tx, at=at, **about)
    if card is None or draft.card_message_id is not None:
        return draft
    return drafts.place_card(tx, draft.id, card, at=at)
