"""From a group to the rules in the private chat, and back: what was wished for in the group goes on there.

The link names the draft of the group, and does something only for the person who opened that draft, and only once.
"""

from dataclasses import dataclass, replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.clock import Clock
from bot.jobs.model import Kind
from bot.telegram.client.api_errors import denial_of
from bot.telegram.handlers.draft_flow import DraftFlow
from bot.telegram.handlers.draft_store import DraftStore
from bot.telegram.handlers.draft_view import private_chat_button
from bot.telegram.handlers.groups.denials import Denials
from bot.telegram.middleware.admission import language_of
from bot.telegram.middleware.context import UpdateContext, state_of
from bot.telegram.middleware.message_content import arguments_in
from bot.telegram.ui.draft_card import CardView
from bot.telegram.ui.keyboards import keyboard
from bot.telegram.ui.links import CONSENT, message_in_group
from bot.telegram.ui.messages import Content, Same
from storage import Storage, Transaction, chats, drafts
from storage.model import Chat, Draft


@dataclass(frozen=True, slots=True)
class Wait:
    """A draft of a group that waits for its owner to agree to the rules."""

    draft: Draft
    group: Chat


def origin_in(message: Message | None) -> str | None:
    """The draft that a link into the private chat names."""
    words = arguments_in(message)
    return words[0].removeprefix(CONSENT) if words and words[0].startswith(CONSENT) else None


class GroupConsent:
    def __init__(
        self,
        *,
        storage: Storage,
        draft_store: DraftStore,
        draft_flow: DraftFlow,
        denials: Denials,
        clock: Clock,
    ) -> None:
        self._storage = storage
        self._denials = denials
        self._clock = clock
        self._draft_store = draft_store
        self._draft_flow = draft_flow

    def card(self, ctx: UpdateContext, draft: Draft) -> CardView:
        door = private_chat_button(ctx, "button-read-rules", CONSENT + draft.id)
        return CardView(text=ctx.t("group-consent", name=ctx.name), keyboard=keyboard([[door]]))

    async def find(self, ctx: UpdateContext, draft_id: str | None) -> Wait | None:
        """None for whatever is not this person's, or is not waiting any more."""
        if draft_id is None:
            return None
        return await self._storage.read(waiting_for, draft_id, user_id=ctx.user.id, update_id=ctx.update_id)

    def way_back(self, ctx: UpdateContext, wait: Wait) -> tuple[str, InlineKeyboardMarkup | None]:
        """A line for the private chat, and a button where Telegram has a link to that message."""
        text = ctx.t("group-go-on", title=wait.group.title)
        draft = wait.draft
        link = message_in_group(draft.chat_id, draft.card_message_id, draft.thread_id)
        if link is None:
            return text, None
        return text, keyboard([[InlineKeyboardButton(ctx.label("button-back-to-group"), url=link)]])

    async def on_link(self, ctx: UpdateContext, wait: Wait) -> None:
        """Somebody who has agreed already comes by the link."""
        text, back = self.way_back(ctx, wait)
        await ctx.show(Content(text=text, keyboard=back))
        await self.go_on(ctx, wait)

    async def go_on(self, ctx: UpdateContext, wait: Wait) -> None:
        """With what was wished for in the group, there, on the card that asked for consent.

        What the group refuses is not the fault of the private chat that the update came from.
        """
        there = self._context_of_group(ctx, wait)
        try:
            await self._go_on_there(there, wait)
        except ChatMigrated as moved:
            at = self._clock()
            await self._storage.write(chats.migrate, old=there.chat_id, new=moved.new_chat_id, at=at)
        except (BadRequest, Forbidden) as error:
            denial = denial_of(error)
            if denial is None:
                raise
            await self._denials.explain_in(there, denial)

    async def _go_on_there(self, there: UpdateContext, wait: Wait) -> None:
        """Raises TelegramError."""
        data = state_of(wait.draft).data
        if data.wanted:
            first = data.waiting[0] if data.waiting else None
            kind, card = Kind(data.wanted), wait.draft.card_message_id
            await self._draft_flow.begin(there, kind, first, words=data.words, card=card)
        await self._close_if_refused(there, wait.draft)

    async def _close_if_refused(self, there: UpdateContext, draft: Draft) -> None:
        current = await self._storage.read(drafts.get, draft.id)
        if current is not None and current.closed_at is None:
            text = there.t("group-consent-done", name=there.name)
            await self._draft_store.close(current, Content(text=text, picture=Same.PICTURE))

    def _context_of_group(self, ctx: UpdateContext, wait: Wait) -> UpdateContext:
        return replace(
            ctx.without_draft(),
            chat_id=wait.draft.chat_id,
            private=False,
            thread_id=wait.draft.thread_id,
            locale=language_of(ctx.replies.texts, ctx.user, wait.group),
            message=None,
            group=wait.group,
        )


def waiting_for(tx: Transaction, draft_id: str, *, user_id: int, update_id: int) -> Wait | None:
    """A closed draft has gone on already; unless it was this very update, whose handling was cut short."""
    draft = drafts.get(tx, draft_id)
    if draft is None or draft.user_id != user_id or draft.kind != Kind.CONSENT or draft.chat_id > 0:
        return None
    if draft.closed_at is not None and drafts.opened_by(tx, update_id) is None:
        return None
    group = chats.get(tx, draft.chat_id)
    return Wait(draft, group) if group is not None else None
