"""An update of a person we know: who they are, where they are, what they are in the middle of, and how to answer."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, fields
from functools import cached_property

from telegram import Chat, InlineKeyboardMarkup, Message, Update
from telegram import User as Sender
from telegram.constants import ChatAction, ChatType

from bot.drafts.model import DraftData, Step
from bot.drafts.transitions import DraftState
from bot.i18n import Argument
from bot.i18n.names import NAMELESS, UNTITLED, visible
from bot.jobs.model import Kind
from bot.refusal import Refusal
from bot.telegram.middleware.commands import Command
from bot.telegram.middleware.replies import CallbackAnswer, Replies
from bot.telegram.ui.callback_data import Button
from bot.telegram.ui.keyboards import Labels
from bot.telegram.ui.messages import Content, Destination
from storage.model import Chat as Group
from storage.model import Draft, User

NOBODY = frozenset({777000, 136817688, 1087968824})
"""Accounts that Telegram names where a chat speaks: for channels' posts, for channels, for anonymous admins."""
CONSENT_VERSION = 1  # of the rules in the catalogues: raised when they change, and everybody is asked again


@dataclass(frozen=True, kw_only=True)
class UpdateContext:
    """`message` is what the person sent, and None for a press of a button. `group` is None in private chats.

    `draft` is the row of what the person is in the middle of, and `state` what stands in it, parsed once.
    """

    update_id: int
    user: User
    chat_id: int
    private: bool
    thread_id: int | None
    locale: str
    replies: Replies
    message: Message | None = None
    draft: Draft | None = None
    group: Group | None = None

    @property
    def state(self) -> DraftState | None:
        return None

    def with_draft(self, draft: Draft, state: DraftState | None = None) -> "DraftContext":
        """The same with that draft. `state` when it is known already what stands in it."""
        known = {field.name: getattr(self, field.name) for field in fields(UpdateContext)}
        moved = DraftContext(**{**known, "draft": draft})
        if state is not None:
            vars(moved)["state"] = state
        return moved

    def without_draft(self) -> "UpdateContext":
        known = {field.name: getattr(self, field.name) for field in fields(UpdateContext)}
        return UpdateContext(**{**known, "draft": None})

    @property
    def place(self) -> Destination:
        """Where an answer goes; in groups it is a reply, so that it is clear who is meant."""
        reply_to = self.message.message_id if self.message is not None and not self.private else None
        return Destination(chat_id=self.chat_id, thread_id=self.thread_id, reply_to=reply_to)

    @property
    def answers_card(self) -> bool:
        """The person replies to the card of their own draft."""
        replied = self.message.reply_to_message if self.message is not None else None
        card = self.draft.card_message_id if self.draft is not None else None
        return replied is not None and card is not None and replied.message_id == card

    @property
    def agreed(self) -> bool:
        return self.user.consent_version == CONSENT_VERSION

    @property
    def name(self) -> str:
        """What the person is called; a friendly word for somebody whose name shows nothing."""
        return self.label("nameless") if self.user.name == NAMELESS else self.user.name

    def t(self, key: str, **args: Argument) -> str:
        """The text in the person's language, as HTML."""
        return self.replies.texts(self.locale, key, **args)

    @property
    def label(self) -> Labels:
        """Texts without markup, for buttons and alerts: `ctx.label("button-back")`."""
        return Labels(self.replies.texts, self.locale)

    async def reply(
        self, key: str, *, keyboard: InlineKeyboardMarkup | None = None, **args: Argument
    ) -> Message:
        """A new message. Raises TelegramError."""
        return await self.show(Content(text=self.t(key, **args), keyboard=keyboard))

    async def explain(self, refusal: Refusal) -> Message:
        """A new message that says why something cannot be. Raises TelegramError."""
        return await self.show(Content(text=self.t(refusal.key, **refusal.details)))

    async def show(self, content: Content) -> Message:
        """A new message. Raises TelegramError."""
        return await self.replies.messenger.send(self.place, content)

    async def edit_or_send(self, content: Content, message_id: int | None) -> int:
        """Make that message of this chat show it; a new one where it is gone. Returns the number of the one that does.

        Raises TelegramError.
        """
        shown = await self.replies.messenger.edit_or_send(self.place, message_id, content)
        return shown.message_id

    def busy(self, action: ChatAction = ChatAction.UPLOAD_PHOTO) -> AbstractContextManager[None]:
        """A sign of life for what takes longer than a second. Best effort."""
        return self.replies.busy(self.place, action)

    def explained(self, commands: Iterable[Command]) -> str:
        """A line a command."""
        return "\n".join(
            self.t("help-command", command=command.name, does=self.label(command.description_key))
            for command in commands
        )


@dataclass(frozen=True, kw_only=True)
class DraftContext(UpdateContext):
    """The same of somebody who is in the middle of something. Moving the draft on gives the context that follows."""

    draft: Draft

    @cached_property
    def state(self) -> DraftState:
        return state_of(self.draft)


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A press of a button. `message_id` is the message that the button is on."""

    ctx: UpdateContext
    button: Button
    answer: CallbackAnswer
    message_id: int

    @property
    def number(self) -> int:
        """The button's argument as a number; 0 when it is none."""
        try:
            return int(self.button.arg)
        except ValueError:
            return 0


def state_of(draft: Draft) -> DraftState:
    """What stands in the row of a draft."""
    data = DraftData.from_document(draft.data)
    return DraftState(kind=Kind(draft.kind), step=Step(draft.step), data=data)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The parts of an update that say where it came from."""

    update_id: int
    sender: Sender
    chat: Chat
    message: Message | None
    thread_id: int | None


def origin_of(update: Update) -> Origin | None:
    """None when there is no person behind it: channels, bots, and everybody who writes as a chat."""
    sender, chat = update.effective_user, update.effective_chat
    if sender is None or chat is None or sender.is_bot or chat.type == ChatType.CHANNEL:
        return None
    written = update.message or update.edited_message
    if written is not None and (written.sender_chat is not None or sender.id in NOBODY):
        # A post that Telegram forwards from a channel into its discussion group comes from 777000, which is no bot
        # (https://core.telegram.org/bots/api#message, 2026-08).
        return None
    pressed = update.callback_query.message if update.callback_query else None
    message = pressed if isinstance(pressed, Message) else update.effective_message
    thread_id = message.message_thread_id if message and message.is_topic_message else None
    return Origin(
        update_id=update.update_id,
        sender=sender,
        chat=chat,
        message=None if update.callback_query else update.message,
        thread_id=thread_id,
    )


def name_of(sender: Sender) -> str:
    """What the person is called, as far as that can be seen. For no name at all the library says None."""
    return visible(sender.full_name or "") or (f"@{sender.username}" if sender.username else NAMELESS)


def title_of(chat: Chat) -> str:
    """Of a group; empty for a private chat, which has none."""
    return visible(chat.title or "") or (UNTITLED if chat.title else "")
