"""A group that does not let the bot answer: the person is told why and what would help, there or in private.

Nothing is held then: a draft that never got a card is closed. If the process dies meanwhile, the update comes again,
is refused again, and is explained again; so a word of it may come twice.
"""

from datetime import datetime, timedelta

import structlog
from cachetools import TTLCache
from telegram import Chat, InlineKeyboardButton, Message, Update
from telegram import User as Sender
from telegram.error import TelegramError

from bot.clock import Clock
from bot.telegram.client.api_errors import Denial
from bot.telegram.middleware.admission import language_of
from bot.telegram.middleware.replies import Replies
from bot.telegram.ui.keyboards import keyboard
from bot.telegram.ui.links import private_chat
from bot.telegram.ui.messages import Content, Destination
from storage import Storage, chats, drafts, users
from storage.model import User

log = structlog.get_logger(__name__)

EXPLAINED_AGAIN_AFTER = timedelta(minutes=10)
MOST_REMEMBERED = 4096


class Denials:
    def __init__(self, *, storage: Storage, replies: Replies, clock: Clock) -> None:
        self._storage = storage
        self._replies = replies
        self._clock = clock
        self._explained: TTLCache[tuple[int, int, Denial], bool, datetime] = TTLCache(
            MOST_REMEMBERED, EXPLAINED_AGAIN_AFTER, timer=clock
        )

    async def explain(self, update: Update, denial: Denial) -> None:
        """Once in a while for each person and group. Best effort: nobody may be reached."""
        chat, sender = update.effective_chat, update.effective_user
        if chat is None or sender is None:
            return
        user = await self._storage.read(users.by_telegram_id, sender.id)
        if user is not None:
            await self._close_unseen(user, chat.id)
        key = (chat.id, sender.id, denial)
        if key in self._explained:
            return
        self._explained[key] = True
        written = update.effective_message
        if denial is Denial.RIGHTS and await self._tell_there(chat, user, sender, written):
            return
        await self._tell_privately(chat, user, sender, denial)

    async def _close_unseen(self, user: User, chat_id: int) -> None:
        """A draft whose first card was refused waits for nobody."""
        draft = await self._storage.read(drafts.current, user_id=user.id, chat_id=chat_id)
        if draft is not None and draft.card_message_id is None:
            await self._storage.write(drafts.close, draft.id, at=self._clock())

    async def _tell_there(
        self, chat: Chat, user: User | None, sender: Sender, written: Message | None
    ) -> bool:
        """Those who run the group read it too. False when words are not allowed there either."""
        texts = self._replies.texts
        group = await self._storage.read(chats.get, chat.id)
        locale = language_of(texts, user, group) if user else texts.resolve(sender.language_code)
        label = texts.plain(locale, "button-private-chat")
        door = InlineKeyboardButton(label, url=private_chat(self._replies.username))
        place = Destination(
            chat_id=chat.id,
            thread_id=written.message_thread_id if written and written.is_topic_message else None,
            reply_to=written.message_id if written else None,
        )
        return await self._send(
            place, Content(text=texts(locale, "denied-in-group"), keyboard=keyboard([[door]]))
        )

    async def _tell_privately(self, chat: Chat, user: User | None, sender: Sender, denial: Denial) -> None:
        texts = self._replies.texts
        locale = texts.resolve(user.language if user else None, sender.language_code)
        text = texts(locale, "denied-answer", why=denial.value, group=chat.title or "")
        await self._send(Destination(chat_id=sender.id), Content(text=text))

    async def _send(self, place: Destination, content: Content) -> bool:
        try:
            await self._replies.messenger.send(place, content)
        except TelegramError as error:
            log.info("denial.not_explained", chat=place.chat_id, error=error.message)
            return False
        return True
