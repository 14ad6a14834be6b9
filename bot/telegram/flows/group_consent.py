"""From a group to the rules in the private chat, and back: what was wished for in the group goes on there.

The link names the draft of the group, and does something only for the person who opened that draft, and only once.
"""

from dataclasses import dataclass, replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message

from bot.telegram.cards import CardView
from bot.telegram.flows.board import stage_of
from bot.telegram.flows.document import DraftKind
from bot.telegram.flows.drafting import Drafting
from bot.telegram.flows.making import Making
from bot.telegram.gate import language_of
from bot.telegram.incoming import arguments_in
from bot.telegram.keyboards import keyboard
from bot.telegram.links import CONSENT, message_in_group, private_chat
from bot.telegram.screen import Same, Shown
from bot.telegram.services import Services
from bot.telegram.speaking import Speaker
from bot.telegram.visit import Visit
from storage import Transaction, chats, drafts
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
    def __init__(self, services: Services, *, drafting: Drafting, making: Making, speaker: Speaker) -> None:
        self._services = services
        self._drafting = drafting
        self._making = making
        self._speaker = speaker

    def card(self, visit: Visit, draft: Draft) -> CardView:
        texts, username = self._services.texts, self._services.bot.username
        label = texts.plain(visit.locale, "button-read-rules")
        door = InlineKeyboardButton(label, url=private_chat(username, CONSENT + draft.id))
        text = texts(visit.locale, "group-consent", name=visit.user.name)
        return CardView(text=text, keyboard=keyboard([[door]]))

    async def find(self, visit: Visit, draft_id: str | None) -> Wait | None:
        """None for whatever is not this person's, or is not waiting any more."""
        if draft_id is None:
            return None
        return await self._services.storage.read(
            waiting_for, draft_id, user_id=visit.user.id, update_id=visit.update_id
        )

    def way_back(self, visit: Visit, wait: Wait) -> tuple[str, InlineKeyboardMarkup | None]:
        """A line for the private chat, and a button where Telegram has a link to that message."""
        text = self._services.texts(visit.locale, "group-go-on", title=wait.group.title)
        draft = wait.draft
        link = message_in_group(draft.chat_id, draft.card_message_id, draft.thread_id)
        if link is None:
            return text, None
        label = self._services.texts.plain(visit.locale, "button-back-to-group")
        return text, keyboard([[InlineKeyboardButton(label, url=link)]])

    async def on_link(self, visit: Visit, wait: Wait) -> None:
        """Somebody who has agreed already comes by the link."""
        text, back = self.way_back(visit, wait)
        await self._speaker.show(visit, Shown(text=text, keyboard=back))
        await self.go_on(visit, wait)

    async def go_on(self, visit: Visit, wait: Wait) -> None:
        """With what was wished for in the group, there, on the card that asked for consent."""
        there = self._visit_of_group(visit, wait)
        data = stage_of(wait.draft).data
        if data.wanted:
            first = data.waiting[0] if data.waiting else None
            kind, card = DraftKind(data.wanted), wait.draft.card_message_id
            await self._making.begin(there, kind, first, words=data.words, card=card)
        await self._close_if_refused(there, wait.draft)

    async def _close_if_refused(self, there: Visit, draft: Draft) -> None:
        current = await self._services.storage.read(drafts.get, draft.id)
        if current is not None and current.closed_at is None:
            text = self._services.texts(there.locale, "group-consent-done", name=there.user.name)
            await self._drafting.close(current, Shown(text=text, picture=Same.PICTURE))

    def _visit_of_group(self, visit: Visit, wait: Wait) -> Visit:
        return replace(
            visit,
            chat_id=wait.draft.chat_id,
            private=False,
            thread_id=wait.draft.thread_id,
            locale=language_of(self._services.texts, visit.user, wait.group),
            message=None,
            draft=None,
            group=wait.group,
        )


def waiting_for(tx: Transaction, draft_id: str, *, user_id: int, update_id: int) -> Wait | None:
    """A closed draft has gone on already; unless it was this very update, whose handling was cut short."""
    draft = drafts.get(tx, draft_id)
    if draft is None or draft.user_id != user_id or draft.kind != DraftKind.CONSENT or draft.chat_id > 0:
        return None
    if draft.closed_at is not None and drafts.opened_by(tx, update_id) is None:
        return None
    group = chats.get(tx, draft.chat_id)
    return Wait(draft, group) if group is not None else None
