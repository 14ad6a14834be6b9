"""A group that does not let the bot answer: the person is told why and what would help, there or in private.

Nothing is held then: a draft that never got a card is closed. If the process dies meanwhile, the update comes again,
is refused again, and is explained again; so a word of it may come twice.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from cachetools import TTLCache
from telegram import InlineKeyboardButton, Update
from telegram.error import TelegramError

from bot.clock import Clock
from bot.telegram.client.api_errors import Denial
from bot.telegram.middleware.admission import language_of
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.middleware.replies import Replies
from bot.telegram.ui.keyboards import keyboard
from bot.telegram.ui.links import private_chat
from bot.telegram.ui.messages import Content, Destination
from storage import Storage, chats, drafts, users
from storage.model import Chat as Group
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
        """To the person behind an update of a group. Once in a while for each person and group.

        Best effort: nobody may be reached.
        """
        chat, sender, written = update.effective_chat, update.effective_user, update.effective_message
        if chat is None or sender is None:
            return
        user = await self._storage.read(users.by_telegram_id, sender.id)
        place = Destination(
            chat_id=chat.id,
            thread_id=written.message_thread_id if written and written.is_topic_message else None,
            reply_to=written.message_id if written else None,
        )
        app_language = sender.language_code
        group = await self._storage.read(chats.get, chat.id)
        person = _Person(id=sender.id, user=user, app_language=app_language)
        await self._explain(person, place, group.title if group else chat.title or "", group, denial)

    async def explain_in(self, there: UpdateContext, denial: Denial) -> None:
        """The same of a context in a group that no update of that group has led to."""
        user, group = there.user, there.group
        if user.telegram_id is None:
            return
        person = _Person(id=user.telegram_id, user=user, app_language=user.app_language)
        await self._explain(person, there.place, group.title if group else "", group, denial)

    async def _explain(
        self, person: "_Person", place: Destination, title: str, group: Group | None, denial: Denial
    ) -> None:
        if person.user is not None:
            await self._close_unseen(person.user, place.chat_id)
        key = (place.chat_id, person.id, denial)
        if key in self._explained:
            return
        self._explained[key] = True
        if denial is not Denial.RIGHTS or not await self._tell_there(person, place, group):
            await self._tell_privately(person, title, denial)

    async def _close_unseen(self, user: User, chat_id: int) -> None:
        """A draft whose first card was refused waits for nobody."""
        draft = await self._storage.read(drafts.current, user_id=user.id, chat_id=chat_id)
        if draft is not None and draft.card_message_id is None:
            await self._storage.write(drafts.close, draft.id, at=self._clock())

    async def _tell_there(self, person: "_Person", place: Destination, group: Group | None) -> bool:
        """Those who run the group read it too. False when words are not allowed there either."""
        texts, user = self._replies.texts, person.user
        locale = language_of(texts, user, group) if user else texts.resolve(person.app_language)
        label = texts.plain(locale, "button-private-chat")
        door = InlineKeyboardButton(label, url=private_chat(self._replies.username))
        content = Content(text=texts(locale, "denied-in-group"), keyboard=keyboard([[door]]))
        return await self._send(place, content)

    async def _tell_privately(self, person: "_Person", title: str, denial: Denial) -> None:
        texts = self._replies.texts
        locale = texts.resolve(person.user.language if person.user else None, person.app_language)
        text = texts(locale, "denied-answer", why=denial.value, group=title)
        await self._send(Destination(chat_id=person.id), Content(text=text))

    async def _send(self, place: Destination, content: Content) -> bool:
        try:
            await self._replies.messenger.send(place, content)
        except TelegramError as error:
            log.info("denial.not_explained", chat=place.chat_id, error=error.message)
            return False
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Person:
    """`id` is Telegram's. `user` is None for somebody whom the bot has not met yet."""

    id: int
    user: User | None
    app_language: str | None
