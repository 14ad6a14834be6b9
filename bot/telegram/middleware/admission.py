"""The door that every update comes through: the person is met, and the rules come first."""

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from cachetools import TTLCache
from telegram import InlineKeyboardButton, Message, Update
from telegram.constants import ChatType
from telegram.ext import ContextTypes

from bot.clock import Clock
from bot.i18n import Texts
from bot.telegram.middleware.context import Origin, UpdateContext, name_of, origin_of, title_of
from bot.telegram.middleware.message_content import command_in
from bot.telegram.middleware.replies import Replies
from bot.telegram.ui.keyboards import keyboard
from bot.telegram.ui.links import private_chat
from bot.telegram.ui.messages import Content, Destination
from storage import Storage, Transaction, chats, drafts, erasure, outbox, users
from storage.errors import StaleDraft
from storage.model import Chat, Draft, User

log = structlog.get_logger(__name__)

TRIED_EVERY = timedelta(minutes=1)
MOST_GROUPS = 4096
PARKED_FOR = timedelta(days=30)  # results wait no longer, as a rule

Handler = Callable[[UpdateContext], Awaitable[None]]
Callback = Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]


@dataclass(frozen=True, slots=True)
class Known:
    user: User
    draft: Draft | None
    group: Chat | None


class Admission:
    """`fingerprint` is a keyed hash of a Telegram id: it recognises who was forgotten without knowing them."""

    def __init__(
        self,
        *,
        storage: Storage,
        replies: Replies,
        ask_consent: Handler,
        clock: Clock,
        fingerprint: Callable[[int], str],
    ) -> None:
        self._ask_consent = ask_consent
        self._storage = storage
        self._replies = replies
        self._clock = clock
        self._fingerprint = fingerprint
        self._tried_again: TTLCache[int, bool, datetime] = TTLCache(MOST_GROUPS, TRIED_EVERY, timer=clock)

    def after_consent(self, handle: Handler) -> Handler:
        """Runs only for people who agreed to the rules as they are now; others are asked, unless they are banned."""

        async def agreed_only(ctx: UpdateContext) -> None:
            if ctx.agreed or ctx.user.banned_at is not None:
                await handle(ctx)
            else:
                await self._ask_consent(ctx)

        return agreed_only

    def privately(self, handle: Handler) -> Handler:
        """What is between the bot and one person is not told in a group."""

        async def only_privately(ctx: UpdateContext) -> None:
            if ctx.private:
                await handle(ctx)
            else:
                door = InlineKeyboardButton(
                    ctx.label("button-private-chat"), url=private_chat(ctx.replies.username)
                )
                await ctx.reply("private-only", keyboard=keyboard([[door]]))

        return only_privately

    def callback(self, handle: Handler) -> Callback:
        """A handler as python-telegram-bot calls it."""

        async def callback(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:  # noqa: ARG001
            origin = origin_of(update)
            if origin is not None and not _may_be_meant(origin):
                return  # not even who wrote it is looked at
            if origin is not None:
                await self.twice_if_stale(origin, _if_addressed(handle))
            elif update.message is not None and command_in(update.message):
                await self._answer_chat(update.message)

        return callback

    async def _answer_chat(self, message: Message) -> None:
        """Somebody who writes as their group or as a channel gives a command: nobody could press its buttons.

        A post that Telegram itself carries into the discussion group of its channel was written to nobody here.
        """
        if message.is_automatic_forward or message.sender_chat is None:
            return
        as_group = message.sender_chat.id == message.chat_id
        group = await self._storage.read(chats.get, message.chat_id)
        texts = self._replies.texts
        locale = texts.resolve(group.language if group is not None else None)
        text = texts(locale, "anonymous" if as_group else "anonymous-channel")
        await self._replies.messenger.send(
            Destination(chat_id=message.chat_id, reply_to=message.message_id), Content(text=text)
        )

    async def twice_if_stale(self, origin: Origin, handle: Handler) -> None:
        """Another replica moved the draft on meanwhile: look again at how things stand now."""
        try:
            await handle(await self.admit(origin))
        except StaleDraft:
            log.info("draft.moved_on")
            await handle(await self.admit(origin))

    async def admit(self, origin: Origin) -> UpdateContext:
        """Meet the person behind an update. A write only when something about them is new."""
        if origin.chat.type != ChatType.PRIVATE:
            await self.try_again_in(origin.chat.id)
        known = await self._storage.read(recall, origin)
        if known is None:
            fingerprint = self._fingerprint(origin.sender.id)
            known = await self._storage.write(meet, origin, fingerprint=fingerprint, at=self._clock())
        ctx = UpdateContext(
            update_id=origin.update_id,
            user=known.user,
            chat_id=origin.chat.id,
            private=origin.chat.type == ChatType.PRIVATE,
            thread_id=origin.thread_id,
            locale=language_of(self._replies.texts, known.user, known.group),
            replies=self._replies,
            message=origin.message,
            group=known.group,
        )
        return ctx if known.draft is None else ctx.with_draft(known.draft)

    async def try_again_in(self, chat_id: int) -> None:
        """Somebody writes in a group: what could not be shown there may go now. Once a minute for each group."""
        if chat_id in self._tried_again:
            return
        self._tried_again[chat_id] = True
        at = self._clock()
        since = at - PARKED_FOR
        if await self._storage.read(outbox.is_parked_in, chat_id, since=since):
            await self._storage.write(outbox.unpark_chat, chat_id, since=since, at=at)


def _may_be_meant(origin: Origin) -> bool:
    """An admin of a group gets everything that is said there. Whose card is answered is only known later."""
    message = origin.message
    if message is None or origin.chat.type == ChatType.PRIVATE or command_in(message):
        return True
    answered = message.reply_to_message.from_user if message.reply_to_message else None
    return answered is not None and answered.id == message.get_bot().id


def _if_addressed(handle: Handler) -> Handler:
    """In groups only commands are meant for the bot, and answers of a draft's owner to its card."""

    async def callback(ctx: UpdateContext) -> None:
        message = ctx.message
        if ctx.private or message is None or command_in(message) or ctx.answers_card:
            await handle(ctx)

    return callback


def language_of(texts: Texts, user: User, group: Chat | None) -> str:
    """What a group has settled on, else what the person speaks."""
    return texts.resolve(group.language if group else None, user.language, user.app_language)


def recall(tx: Transaction, origin: Origin) -> Known | None:
    """The person and the group as they are known, or None when there is something to write down first."""
    sender = origin.sender
    user = users.by_telegram_id(tx, sender.id)
    if user is None or user.blocked_at is not None:
        return None
    if (user.name, user.username, user.app_language) != (
        name_of(sender),
        sender.username,
        sender.language_code,
    ):
        return None
    group = _group(tx, origin)
    if origin.chat.id < 0 and (group is None or group.title != title_of(origin.chat)):
        return None
    return Known(user, drafts.current(tx, user_id=user.id, chat_id=origin.chat.id), group)


def meet(tx: Transaction, origin: Origin, *, fingerprint: str, at: datetime) -> Known:
    """Write down who it is. Somebody who had blocked the bot is back, and what waited for them is on its way.

    Somebody new may be somebody who was forgotten; then the `fingerprint` tells.
    """
    sender, chat = origin.sender, origin.chat
    user, new = users.meet(
        tx,
        telegram_id=sender.id,
        name=name_of(sender),
        username=sender.username,
        app_language=sender.language_code,
        at=at,
    )
    if new and erasure.restore_ban(tx, user.id, fingerprint):
        user = users.get(tx, user.id)
    if user.blocked_at is not None:
        welcome_back(tx, user, at=at)
    chats.meet(tx, chat_id=chat.id, kind=chat.type, title=title_of(chat), at=at)
    return Known(user, drafts.current(tx, user_id=user.id, chat_id=chat.id), _group(tx, origin))


def _group(tx: Transaction, origin: Origin) -> Chat | None:
    return chats.get(tx, origin.chat.id) if origin.chat.id < 0 else None


def welcome_back(tx: Transaction, user: User, *, at: datetime) -> None:
    users.set_blocked(tx, user.id, False, at=at)
    outbox.unpark(tx, user.id, at=at)
