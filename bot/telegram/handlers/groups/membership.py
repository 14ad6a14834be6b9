"""The bot is blocked, welcomed back, added to a group; a group becomes a supergroup."""

import structlog
from telegram import ChatMember, ChatMemberRestricted, ChatMemberUpdated, Update
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.clock import Clock
from bot.jobs.model import ORDERED
from bot.media.model import MediaGone
from bot.telegram.client.api_errors import Denial, denial_of
from bot.telegram.handlers.draft_view import DraftView
from bot.telegram.handlers.groups.denials import Denials
from bot.telegram.handlers.groups.rights import may_send_pictures
from bot.telegram.middleware.admission import PARKED_FOR, language_of, welcome_back
from bot.telegram.middleware.context import DraftContext, title_of
from bot.telegram.middleware.replies import Replies
from bot.telegram.ui.messages import Content, Destination
from storage import Storage, chats, groups, outbox, users
from storage.groups import Cardless

log = structlog.get_logger(__name__)

GONE = frozenset({ChatMember.BANNED, ChatMember.LEFT})


class Membership:
    def __init__(
        self, *, storage: Storage, draft_view: DraftView, replies: Replies, denials: Denials, clock: Clock
    ) -> None:
        self._storage = storage
        self._draft_view = draft_view
        self._replies = replies
        self._denials = denials
        self._clock = clock

    async def on_changed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:  # noqa: ARG002
        change = update.my_chat_member
        if change is None:
            return
        was_gone, gone = is_gone(change.old_chat_member), is_gone(change.new_chat_member)
        if change.chat.type == ChatType.PRIVATE:
            await self._person(change.chat.id, gone=gone)
        elif change.chat.type != ChatType.CHANNEL:
            await self._group(update, change, came=was_gone and not gone, gone=gone)

    async def _group(self, update: Update, change: ChatMemberUpdated, *, came: bool, gone: bool) -> None:
        at = self._clock()
        await self._storage.write(
            groups.set_membership,
            chat_id=change.chat.id,
            kind=change.chat.type,
            title=title_of(change.chat),
            gone=gone,
            at=at,
        )
        if not gone:  # it may have got rights that it lacked
            since = at - PARKED_FOR
            await self._storage.write(outbox.unpark_chat, change.chat.id, since=since, at=at)
        if came:
            await self._greet(update, change)

    async def on_migrated(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:  # noqa: ARG002
        """Telegram says so twice, in the old chat and in the new one, in no sure order."""
        message = update.message
        if message is None:
            return
        old = message.migrate_from_chat_id or message.chat_id
        new = message.migrate_to_chat_id or message.chat_id
        if old != new:
            await self._storage.write(chats.migrate, old=old, new=new, at=self._clock())
            await self._show_cards_anew(new)

    async def _show_cards_anew(self, chat_id: int) -> None:
        """Messages stay behind in the old group, and without its card a draft could not be gone on with."""
        for waiting in await self._storage.read(groups.cardless, chat_id):
            if waiting.draft.kind not in ORDERED:
                continue
            try:
                await self._draft_view.show(self._context_of(waiting))
            except (TelegramError, MediaGone) as error:
                log.info("group.card_not_shown", draft=waiting.draft.id, error=type(error).__name__)

    def _context_of(self, waiting: Cardless) -> DraftContext:
        return DraftContext(
            update_id=0,
            user=waiting.user,
            chat_id=waiting.draft.chat_id,
            private=False,
            thread_id=waiting.draft.thread_id,
            locale=language_of(self._replies.texts, waiting.user, waiting.group),
            replies=self._replies,
            draft=waiting.draft,
            group=waiting.group,
        )

    async def _person(self, telegram_id: int, *, gone: bool) -> None:
        user = await self._storage.read(users.by_telegram_id, telegram_id)
        if user is None:
            return
        at = self._clock()
        if gone:
            await self._storage.write(users.set_blocked, user.id, True, at=at)
        else:
            await self._storage.write(welcome_back, user, at=at)

    async def _greet(self, update: Update, change: ChatMemberUpdated) -> None:
        """Say hello, and what must be allowed where something is missing. Best effort: nobody asked it anything.

        Where it may not even say hello, the person who brought it in is told in private what to allow.
        """
        texts = self._replies.texts
        locale = texts.resolve(change.from_user.language_code)
        lines = [texts(locale, "hello-group"), texts(locale, "group-hello-more")]
        try:
            if not await may_send_pictures(change.get_bot(), change.chat.id, change.new_chat_member):
                lines += ["", texts(locale, "denied-in-group")]
            content = Content(text="\n".join(lines))
            await self._replies.messenger.send(Destination(chat_id=change.chat.id), content)
        except TelegramError as error:
            log.info("group.not_greeted", chat=change.chat.id, error=error.message)
            denial = denial_of(error)
            if denial is not None and denial is not Denial.GONE:
                await self._denials.explain(update, denial)


def is_gone(member: ChatMember) -> bool:
    """A bot that is restricted may be in the group or out of it."""
    if isinstance(member, ChatMemberRestricted):
        return not member.is_member
    return member.status in GONE
