"""Carries progress and results to Telegram, by editing the card that the person pressed.

An edit that is repeated changes nothing, so there is one visible result per job even when an answer of Telegram is
lost. Only when the card is gone is a new message sent.

Nothing here waits longer than PATIENCE_SECONDS for a pace or for what Telegram asks: TryLater says when to come again.

A group that does not let the bot write (`Denial`) gets nothing; what was made goes to the private chat of the person:

before the message there     the group is tried again first
after it                     the job still belongs to the group: the message is sent once more
after the job has moved      it belongs to the private chat; only the word on the group's card may be missing

Where that chat is closed, too, it waits until the person writes, here or there.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

import structlog
from cachetools import LRUCache, TLRUCache, TTLCache
from telegram import Bot, InlineKeyboardButton, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, RetryAfter, TelegramError

from bot.clock import Clock
from bot.i18n import Texts
from bot.jobs.courier import Progress, Result, TryLater, Unreachable
from bot.jobs.model import Kind
from bot.keyed_lock import KeyedLock
from bot.telegram.client.api_errors import NO_PHOTO, Denial, denial_of, says, slow_mode_seconds
from bot.telegram.client.rate_limiter import waiting_at_most
from bot.telegram.client.request import seconds_to_wait
from bot.telegram.notify.admin_alerts import AdminAlerts
from bot.telegram.notify.card_turns import EDIT_SECONDS, CardTurns
from bot.telegram.notify.progress_throttle import ProgressThrottle
from bot.telegram.ui.job_card import JobCard
from bot.telegram.ui.keyboards import keyboard
from bot.telegram.ui.links import private_chat
from bot.telegram.ui.messages import CardGone, Content, Destination, Messenger, Same, Upload
from bot.telegram.ui.uploads import file_id_of, upload_of
from storage import Storage, chats, groups, jobs, users
from storage.model import Job, User

log = structlog.get_logger(__name__)

T = TypeVar("T")
PATIENCE_SECONDS = 2.0
LOST_ANSWER_SECONDS = 5.0
BETWEEN_EDITS = timedelta(seconds=3)
AFTER_A_DENIAL = timedelta(minutes=1)
AFTER_THE_END = timedelta(hours=1)
QUIET = timedelta(seconds=1)  # a job that is dispatched at once may be done by then
RINGS_AFTER = timedelta(seconds=10)  # before that the person still looks
RINGS_IN_GROUPS_AFTER = timedelta(
    minutes=1
)  # everybody hears it, and the one who asked has looked away by then
REMEMBERED = 4096


class _Denied(Exception):
    def __init__(self, denial: Denial) -> None:
        super().__init__(denial)
        self.denial = denial


class TelegramCourier:
    """Implements `bot.jobs.courier.Courier`."""

    def __init__(
        self,
        *,
        bot: Bot,
        storage: Storage,
        texts: Texts,
        clock: Clock,
        admin_ids: frozenset[int] = frozenset(),
        turns: CardTurns | None = None,
        quiet: timedelta = QUIET,
    ) -> None:
        """`turns` when other processes show cards of the same jobs. `quiet`: how long nothing is said of a new job."""
        self._bot = bot
        self.messenger = self._messenger = Messenger(bot)
        self._storage = storage
        self._texts = texts
        self._clock = clock
        self._admin_alerts = AdminAlerts(
            bot=bot, storage=storage, texts=texts, clock=clock, admin_ids=admin_ids
        )
        self._locks = KeyedLock()
        self._turns = turns
        self.quiet = quiet
        self._quiet_until: TLRUCache[str, datetime, datetime] = TLRUCache(
            REMEMBERED, lambda _key, until, _now: until, timer=clock
        )
        self._phases_shown: LRUCache[str, bool] = LRUCache(REMEMBERED)
        self._announced: TTLCache[str, bool, datetime] = TTLCache(REMEMBERED, AFTER_THE_END, timer=clock)
        self._pace = ProgressThrottle()

    async def show_progress(self, job: Job, progress: Progress) -> None:
        """Best effort: at most one edit in three seconds a card, fewer in groups, and none once the job has ended.

        That its turn has come is shown at once: it is what somebody in a line waits for. Of a job in its first
        second nothing is said: most are dispatched by then, and an edit would take a place in the chat's pace.
        """
        if job.card_message_id is None or not self._may_show(job, progress):
            return
        shown = await self._progress(job, progress)
        async with self._locks.hold(job.id), self._turn(job.id) as mine:
            if mine:
                await self._edit_if_possible(job, job.card_message_id, shown)

    async def open_card(self, job: Job, progress: Progress) -> None:
        """A card for a job that was ordered elsewhere. Best effort: without one, the result comes as a new message."""
        shown = await self._progress(job, progress)
        async with self._locks.hold(job.id), self._turn(job.id) as mine:
            if not mine or await self._card_by_now(job) is not None:
                return
            try:
                with waiting_at_most(PATIENCE_SECONDS):
                    async with asyncio.timeout(EDIT_SECONDS):
                        message = await self._messenger.send(Destination(chat_id=job.chat_id), shown)
            except (TelegramError, TimeoutError) as error:
                log.info("courier.card_not_sent", job=job.id, error=type(error).__name__)
                return
            if not await self._storage.write(groups.place_first_card, job.id, message.message_id):
                await self._messenger.remove(job.chat_id, message.message_id)

    @asynccontextmanager
    async def _turn(self, job_id: str) -> AsyncIterator[bool]:
        """Whether the job is still open, and its card nobody else's to change meanwhile."""
        if self._turns is None:
            current = await self._storage.read(jobs.get, job_id)
            yield current is not None and current.state in jobs.OPEN
            return
        async with self._turns.for_progress(job_id) as mine:
            yield mine

    async def _card(self, job: Job) -> JobCard:
        asker = (await self._storage.read(users.get, job.user_id)).name if job.chat_id < 0 else ""
        return JobCard(texts=self._texts, job=job, asker=asker, username=self._bot.username)

    async def _progress(self, job: Job, progress: Progress) -> Content:
        card, now = await self._card(job), self._clock()
        return Content(
            text=card.progress(progress, now), keyboard=card.progress_keyboard(progress), picture=Same.PICTURE
        )

    def _may_show(self, job: Job, progress: Progress) -> bool:
        now = self._clock()
        phase = f"{job.id} {_phase(progress)}"
        if now - job.created_at < self.quiet or job.id in self._quiet_until or phase in self._quiet_until:
            return False
        is_news = phase not in self._phases_shown
        if job.chat_id < 0 and not self._pace.allows(job.chat_id, job.id, now, news=is_news):
            return False
        self._phases_shown[phase] = True
        self._keep_quiet(phase, BETWEEN_EDITS)
        return True

    async def deliver_result(self, job: Job, result: Result) -> str | None:
        card = await self._card(job)
        text = card.result(provider=result.provider, seconds=result.seconds, left=result.left)
        if result.download:
            await self._show(job, card.download(text, result.media, result.download))
            return None
        upload = upload_of(job, result.media, result.content, result.thumbnail)
        message = await self._show_picture(
            job, Content(text=text, keyboard=card.result_keyboard(), picture=upload)
        )
        return file_id_of(message) or result.media.file_id

    async def deliver_failure(self, job: Job, *, key: str, left: int) -> None:
        card = await self._card(job)
        text = card.failure(key=key, left=left)
        await self._show(job, Content(text=text, keyboard=card.failure_keyboard(), picture=Same.PICTURE))

    async def announce(self, job: Job) -> None:
        """Edits ring no bell, so a few words do, when the person may have looked away. Never repeated: twice would be
        a nuisance."""
        if self._clock() - job.created_at < (RINGS_AFTER if job.chat_id > 0 else RINGS_IN_GROUPS_AFTER):
            return
        if job.chat_id < 0 and await self._has_moved(job):
            return  # to a message of its own, which rang
        reply = None
        if job.card_message_id is not None:
            reply = ReplyParameters(message_id=job.card_message_id, allow_sending_without_reply=True)
        try:
            with waiting_at_most(PATIENCE_SECONDS):
                await self._bot.send_message(
                    job.chat_id,
                    self._texts(job.locale, "ready-clip" if Kind(job.kind).of_clip else "ready"),
                    parse_mode=ParseMode.HTML,
                    message_thread_id=job.thread_id,
                    reply_parameters=reply,
                )
        except TelegramError as error:
            log.info("courier.announce_failed", job=job.id, error=type(error).__name__)

    async def alert_admins(self, key: str, **details: str | int) -> None:
        await self._admin_alerts.send(key, **details)

    async def tell_held_back(self) -> None:
        await self._admin_alerts.tell_held_back()

    async def _show_picture(self, job: Job, shown: Content) -> Message | None:
        """What Telegram does not take as a photo or video goes as a file."""
        try:
            return await self._show(job, shown)
        except BadRequest as error:
            if not says(error, NO_PHOTO) or not isinstance(shown.picture, Upload):
                raise
        as_file = Upload(content=shown.picture.content, filename=shown.picture.filename, as_document=True)
        return await self._show(job, Content(text=shown.text, keyboard=shown.keyboard, picture=as_file))

    async def _show(self, job: Job, shown: Content) -> Message | None:
        """Raises CourierError, and BadRequest for what Telegram takes for no photo."""
        self._keep_quiet(job.id, AFTER_THE_END)
        async with self._locks.hold(job.id):
            if self._turns is not None and (
                left := await self._turns.end_of_progress(job.id, PATIENCE_SECONDS)
            ):
                raise TryLater(left, told=True)
            try:
                return await self._reach(job, lambda: self._edit_or_send(job, shown))
            except _Denied as denied:
                if job.chat_id < 0:
                    return await self._show_privately(job, shown, denied.denial)
                await self._storage.write(users.set_blocked, job.user_id, True, at=self._clock())
                raise Unreachable(denied.denial) from denied

    async def _show_privately(self, job: Job, shown: Content, denial: Denial) -> Message:
        """What a group does not let in. Raises CourierError, and BadRequest as above."""
        user = await self._storage.read(users.get, job.user_id)
        if user.telegram_id is None:
            raise Unreachable("the person was forgotten")
        place = Destination(chat_id=user.telegram_id)
        group = await self._storage.read(chats.get, job.chat_id)
        why = self._texts(job.locale, "denied-there", why=denial.value, group=group.title if group else "")
        picture = None if shown.picture is Same.PICTURE else shown.picture
        private = replace(shown, text=f"{shown.text}\n\n{why}", picture=picture)
        try:
            message = await self._reach(job, lambda: self._messenger.send(place, private))
        except _Denied as denied:
            await self._storage.write(users.set_blocked, user.id, True, at=self._clock())
            await self._say_in_group(job, user, "group-result-waits")
            raise Unreachable(denied.denial) from denied
        await self._storage.write(
            jobs.move_card, job.id, chat_id=place.chat_id, message_id=message.message_id
        )
        log.info("courier.went_private", job=job.id, why=denial)
        await self._say_in_group(job, user, "group-comes-privately")
        return message

    async def _say_in_group(self, job: Job, user: User, key: str) -> None:
        """Once an hour, on the card or below it. Best effort: it may be forbidden, too."""
        name = f"{job.id} {key}"
        if name in self._announced:
            return
        self._announced[name] = True
        label = self._texts.plain(job.locale, "button-private-chat")
        door = keyboard([[InlineKeyboardButton(label, url=private_chat(self._bot.username))]])
        said = Content(text=self._texts(job.locale, key, name=user.name), keyboard=door, picture=Same.PICTURE)
        place = Destination(chat_id=job.chat_id, thread_id=job.thread_id)
        try:
            with waiting_at_most(PATIENCE_SECONDS):
                await self._messenger.edit_or_send(place, job.card_message_id, said)
        except TelegramError as error:
            log.info("courier.group_not_told", job=job.id, error=type(error).__name__)

    async def _has_moved(self, job: Job) -> bool:
        current = await self._storage.read(jobs.get, job.id)
        return current is not None and current.chat_id != job.chat_id

    async def _edit_or_send(self, job: Job, shown: Content) -> Message | None:
        card = job.card_message_id or await self._card_by_now(job)
        place = Destination(chat_id=job.chat_id, thread_id=job.thread_id)
        seen = await self._messenger.edit_or_send(place, card, shown)
        if seen.sent:
            await self._storage.write(jobs.place_card, job.id, seen.message_id)
        return seen.message

    async def _card_by_now(self, job: Job) -> int | None:
        current = await self._storage.read(jobs.get, job.id)
        return current.card_message_id if current is not None else None

    async def _reach(self, job: Job, deliver: Callable[[], Awaitable[T]]) -> T:
        """Telegram's errors in words of ours. Raises TryLater, _Denied, and BadRequest for what is no photo to it."""
        try:
            with waiting_at_most(PATIENCE_SECONDS):
                return await deliver()
        except RetryAfter as error:
            raise TryLater(seconds_to_wait(error), told=True) from error
        except ChatMigrated as error:
            await self._storage.write(chats.migrate, old=job.chat_id, new=error.new_chat_id, at=self._clock())
            raise TryLater(0, told=True) from error
        except TelegramError as error:
            if says(error, NO_PHOTO):
                raise
            denial = denial_of(error)
            if denial is Denial.SLOW:
                raise TryLater(slow_mode_seconds(error), told=True) from error
            if denial is not None:
                raise _Denied(denial) from error
            if isinstance(error, BadRequest):
                log.exception("courier.refused", job=job.id)
            raise TryLater(LOST_ANSWER_SECONDS) from error

    async def _edit_if_possible(self, job: Job, message_id: int, shown: Content) -> None:
        try:
            with waiting_at_most(PATIENCE_SECONDS):
                async with asyncio.timeout(EDIT_SECONDS):
                    await self._messenger.edit(job.chat_id, message_id, shown)
        except RetryAfter as error:
            self._keep_quiet(job.id, timedelta(seconds=seconds_to_wait(error)))
        except (TelegramError, CardGone, TimeoutError) as error:
            if isinstance(error, TelegramError) and denial_of(error) is not None:
                self._keep_quiet(job.id, AFTER_A_DENIAL)
            log.info("courier.progress_not_shown", job=job.id, error=type(error).__name__)

    def _keep_quiet(self, key: str, wait: timedelta) -> None:
        self._quiet_until[key] = self._clock() + wait


def _phase(progress: Progress) -> str:
    if progress.unsure_until is not None:
        return "unsure"
    return "waits" if progress.place else "works"
