"""An update of a person we know: who they are, where they are, and what they are in the middle of."""

from dataclasses import dataclass

from telegram import Chat, Message, Update
from telegram import User as Sender
from telegram.constants import ChatType

from bot.telegram.ui.messages import Destination
from storage.model import Chat as Group
from storage.model import Draft, User

CONSENT_VERSION = 1  # of the rules in the catalogues: raised when they change, and everybody is asked again


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateContext:
    """`message` is what the person sent, and None for a press of a button. `group` is None in private chats."""

    update_id: int
    user: User
    chat_id: int
    private: bool
    thread_id: int | None
    locale: str
    message: Message | None
    draft: Draft | None
    group: Group | None = None

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The parts of an update that say where it came from."""

    update_id: int
    sender: Sender
    chat: Chat
    message: Message | None
    thread_id: int | None


def origin_of(update: Update) -> Origin | None:
    """None when there is no person behind it: channels, bots, and admins who write as their group."""
    sender, chat = update.effective_user, update.effective_chat
    if sender is None or chat is None or sender.is_bot or chat.type == ChatType.CHANNEL:
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
