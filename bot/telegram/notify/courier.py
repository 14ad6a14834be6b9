"""Carries progress and results to Telegram, by editing the card that the person pressed.

An edit that is repeated changes nothing, so there is one visible result per job even when an answer of Telegram is
lost. Only when the card is gone is a new message sent.
"""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import TypeVar

import structlog
from telegram import Bot, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.clock import Clock
from bot.i18n import Texts
from bot.jobs.courier import Progress, Result, TryLater, Unreachable
from bot.jobs.model import Kind
from bot.keyed_lock import KeyedLock
from bot.telegram.client.api_errors import NO_PHOTO, nobody_there, says
from bot.telegram.client.rate_limiter import waiting_at_most
from bot.telegram.client.request import seconds_to_wait
from bot.telegram.notify.admin_alerts import AdminAlerts
from bot.telegram.notify.card_turns import EDIT_SECONDS, CardTurns
from bot.telegram.notify.progress_throttle import ProgressThrottle
from bot.telegram.ui.job_card import JobCard
from bot.telegram.ui.messages import CardGone, Content, Destination, Messenger, Same, Upload, VideoMeta
from storage import Storage, chats, groups, jobs, users
from storage.model import Job, Media

log = structlog.get_logger(__name__)

T = TypeVar("T")
MOMENT_SECONDS = 2.0  # the longest that a result or its short reply waits for its chat
BETWEEN_EDITS = timedelta(seconds=3)
LONG_IN_GROUPS = timedelta(minutes=1)  # whoever asked has looked away by then
REMEMBERED = 4096
MOST_PHOTO_BYTES = 10_000_000
MOST_PHOTO_EDGES = 10_000  # width and height together
MOST_PHOTO_RATIO = 20
CLIP = "video/mp4"
SUFFIXES = {"image/png": "png", CLIP: "mp4"}


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
    ) -> None:
        """`turns` when other processes show cards of the same jobs."""
        self._bot = bot
        self._messenger = Messenger(bot)
        self._storage = storage
        self._texts = texts
        self._clock = clock
        self._admin_alerts = AdminAlerts(
            bot=bot, storage=storage, texts=texts, clock=clock, admin_ids=admin_ids
        )
        self._locks = KeyedLock()
        self._turns = turns
        self._quiet_until: OrderedDict[str, datetime] = OrderedDict()
        self._pace = ProgressThrottle()

    async def show_progress(self, job: Job, progress: Progress) -> None:
        """Best effort: at most one edit in three seconds a card, fewer in groups, and none once the job has ended.

        That its turn has come is shown at once: it is what somebody in a line waits for.
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
                async with asyncio.timeout(EDIT_SECONDS):
                    message = await self._messenger.send(Destination(chat_id=job.chat_id), shown)
            except (TelegramError, TimeoutError) as error:
                log.info("card not sent", job=job.id, error=type(error).__name__)
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
        return JobCard(texts=self._texts, job=job, asker=asker)

    async def _progress(self, job: Job, progress: Progress) -> Content:
        card, now = await self._card(job), self._clock()
        return Content(
            text=card.progress(progress, now), keyboard=card.progress_keyboard(progress), picture=Same.PICTURE
        )

    def _may_show(self, job: Job, progress: Progress) -> bool:
        now = self._clock()
        phase = f"{job.id} {_phase(progress)}"
        if self._is_quiet(job.id, now) or self._is_quiet(phase, now):
            return False
        if job.chat_id < 0 and not self._pace.allows(
            job.chat_id, job.id, now, news=phase not in self._quiet_until
        ):
            return False
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
        """Edits ring no bell, so a few words do. Never repeated: twice would be a nuisance.

        In a group everybody hears it, so only after a long while.
        """
        if job.chat_id < 0 and self._clock() - job.created_at < LONG_IN_GROUPS:
            return
        reply = None
        if job.card_message_id is not None:
            reply = ReplyParameters(message_id=job.card_message_id, allow_sending_without_reply=True)
        try:
            with waiting_at_most(MOMENT_SECONDS):
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
        self._keep_quiet(job.id, timedelta(hours=1))
        async with self._locks.hold(job.id):
            if self._turns is not None:
                await self._turns.end_of_progress(job.id)
            return await self._reach(job, lambda: self._edit_or_send(job, shown))

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
        """Telegram's errors in words of ours. Raises CourierError, and BadRequest for what it takes for no photo.

        A chat that must wait longer than a moment gets its turn later, and holds no place until then.
        """
        try:
            with waiting_at_most(MOMENT_SECONDS):
                return await deliver()
        except RetryAfter as error:
            raise TryLater(seconds_to_wait(error), told=True) from error
        except ChatMigrated as error:
            await self._storage.write(chats.migrate, old=job.chat_id, new=error.new_chat_id, at=self._clock())
            raise TryLater(0) from error
        except TelegramError as error:
            if nobody_there(error):
                await self._mark_blocked(job, error)
                raise Unreachable(error.message) from error
            if says(error, NO_PHOTO):
                raise
            if isinstance(error, BadRequest):
                log.exception("Telegram refused a card", job=job.id)
            raise TryLater(5) from error

    async def _mark_blocked(self, job: Job, error: TelegramError) -> None:
        if isinstance(error, Forbidden) and job.chat_id > 0:
            await self._storage.write(users.set_blocked, job.user_id, True, at=self._clock())

    async def _edit_if_possible(self, job: Job, message_id: int, shown: Content) -> None:
        try:
            async with asyncio.timeout(EDIT_SECONDS):
                await self._messenger.edit(job.chat_id, message_id, shown)
        except RetryAfter as error:
            self._keep_quiet(job.id, timedelta(seconds=seconds_to_wait(error)))
        except (TelegramError, CardGone, TimeoutError) as error:
            log.info("progress not shown", job=job.id, error=type(error).__name__)

    def _is_quiet(self, key: str, now: datetime) -> bool:
        return self._quiet_until.get(key, now) > now

    def _keep_quiet(self, key: str, wait: timedelta) -> None:
        self._quiet_until[key] = self._clock() + wait
        self._quiet_until.move_to_end(key)
        while len(self._quiet_until) > REMEMBERED:
            self._quiet_until.popitem(last=False)


def _phase(progress: Progress) -> str:
    if progress.unsure_until is not None:
        return "unsure"
    return "waits" if progress.place else "works"


def file_id_of(message: Message | None) -> str | None:
    """Clips without sound come back as animations."""
    if message is None:
        return None
    if message.photo:
        return message.photo[-1].file_id
    file = message.video or message.animation or message.document
    return file.file_id if file else None


def filename_of(job: Job, mime: str) -> str:
    kind = Kind(job.kind)
    return f"{'age' if kind.ages else 'swap'}-{job.created_at:%Y-%m-%d}.{SUFFIXES.get(mime, 'jpg')}"


def upload_of(job: Job, media: Media, content: bytes = b"", thumbnail: bytes = b"") -> Upload:
    """A result as it is shown. Without `content` there must be Telegram's own name for it."""
    clip = _frame(media, thumbnail) if media.mime == CLIP else None
    return Upload(
        content=content,
        file_id=media.file_id,
        filename=filename_of(job, media.mime),
        as_document=clip is None and not _fits_photo(media),
        clip=clip,
    )


def _frame(media: Media, thumbnail: bytes) -> VideoMeta:
    seconds = round((media.milliseconds or 0) / 1000)
    return VideoMeta(width=media.width, height=media.height, seconds=seconds, thumbnail=thumbnail)


def _fits_photo(media: Media) -> bool:
    width, height = sorted((media.width, media.height))
    small = media.bytes <= MOST_PHOTO_BYTES and width + height <= MOST_PHOTO_EDGES
    return small and height <= MOST_PHOTO_RATIO * max(1, width)
