"""From a picture or clip that Telegram keeps to one of ours with its faces; with a sign of life when it takes long."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable
from dataclasses import dataclass, replace

import structlog
from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.clock import Clock
from bot.drafts.model import Footage, Notice, Shot, Waiting
from bot.media.library import Clips, Pictures
from bot.media.model import Face, PictureRefused
from bot.media.sandbox import from_disk
from bot.providers.detection import FaceDetector
from bot.telegram.client.downloads import MAX_BYTES, Downloads
from bot.telegram.client.request import TooLarge
from bot.telegram.handlers.draft_view import DraftView
from bot.telegram.middleware.context import DraftContext
from bot.telegram.middleware.replies import PATIENCE_SECONDS
from bot.telegram.ui.callback_data import HALT, About
from bot.telegram.ui.draft_card import CardView
from bot.telegram.ui.keyboards import button, keyboard
from bot.telegram.ui.messages import Same
from storage import Storage, drafts
from storage.errors import StaleDraft
from storage.model import Draft, Media

log = structlog.get_logger(__name__)

MOST_FACES = 24  # that are shown; buttons and numbers beyond that are no use to anybody


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """`shot` of a clip is its frame with the clearest faces; None when the clip is too long to be used as it is.

    `loses_sound`: the clip came with sound that cannot be decoded here.
    """

    shot: Shot | None = None
    clip: Footage | None = None
    loses_sound: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was found, or why nothing was. The context is as it is now: the card may have been put up meanwhile."""

    ctx: DraftContext
    shot: Shot | None = None
    clip: Footage | None = None
    refusal: Notice | None = None
    loses_sound: bool = False


class MediaIntake:
    """What takes long has a button that stops it: `halt`, which the draft's version guards."""

    def __init__(
        self, receiver: "Receiver", *, storage: Storage, draft_view: DraftView, clock: Clock
    ) -> None:
        self._receiver = receiver
        self._storage = storage
        self._draft_view = draft_view
        self._clock = clock
        self._scopes: dict[str, asyncio.Timeout] = {}

    async def halt(self, draft: Draft, *, version: int) -> bool:
        """Close a draft that is being looked at; False when the look was over first. Safe to repeat.

        A look in this process ends at once, one in another when it comes to its end and finds the draft closed.
        """
        closed = await self._storage.write(drafts.close_unmoved, draft.id, version=version, at=self._clock())
        if closed and (scope := self._scopes.get(draft.id)):
            scope.reschedule(asyncio.get_running_loop().time())
        return closed

    async def look(self, ctx: DraftContext, picture: Waiting, *, purpose: str) -> Seen:
        receiving = self._receiver.receive(picture, user_id=ctx.user.id, purpose=purpose)
        card = CardView(text=ctx.t("looking"), preview=Same.PICTURE)
        with ctx.busy():
            return await self._telling(ctx, receiving, card)

    async def watch(self, ctx: DraftContext, clip: Waiting, *, most_seconds: float) -> Seen:
        """Raises StaleDraft when it was halted."""
        receiving = self._receiver.receive_clip(clip, user_id=ctx.user.id, most_seconds=most_seconds)
        return await self._haltable(ctx, receiving, "looking-clip")

    async def cut(self, ctx: DraftContext, clip: Footage, *, start: int, seconds: float) -> Seen:
        """Raises StaleDraft when it was halted."""
        cutting = self._receiver.cut(clip, start=start, seconds=seconds, user_id=ctx.user.id)
        return await self._haltable(ctx, cutting, "cutting-clip")

    async def _haltable(self, ctx: DraftContext, work: Awaitable[Found], key: str) -> Seen:
        draft = ctx.draft
        stop = button(ctx.label("button-cancel"), About.DRAFT, draft.id, HALT, draft.version)
        card = CardView(text=ctx.t(key), keyboard=keyboard([[stop]]), preview=Same.PICTURE)
        try:
            async with asyncio.timeout(None) as scope:
                self._scopes[draft.id] = scope
                with ctx.busy(ChatAction.UPLOAD_VIDEO):
                    return await self._telling(ctx, work, card, after=0)
        except TimeoutError:
            if scope.expired():
                raise StaleDraft(draft.id) from None
            raise
        finally:
            self._scopes.pop(draft.id, None)

    async def _telling(
        self, ctx: DraftContext, work: Awaitable[Found], card: CardView, *, after: float = PATIENCE_SECONDS
    ) -> Seen:
        told = Seen(ctx=ctx)

        async def tell() -> None:
            nonlocal told
            told = Seen(ctx=replace(await self._draft_view.put(ctx, card), message=None))

        try:
            found = await ctx.replies.notify_if_slow(work, tell, after=after)
        except PictureRefused as refused:
            return replace(told, refusal=Notice(key=refused.key, details=refused.details))
        return replace(told, shot=found.shot, clip=found.clip, loses_sound=found.loses_sound)


class Receiver:
    def __init__(self, *, bot: Bot, pictures: Pictures, clips: Clips, detector: FaceDetector) -> None:
        self._downloads = Downloads(bot, pictures.scratch)
        self._pictures = pictures
        self._clips = clips
        self._detector = detector

    async def receive(self, waiting: Waiting, *, user_id: int, purpose: str) -> Found:
        """Raises PictureRefused."""
        async with self._downloaded(waiting) as data:
            media = await self._pictures.take(
                data, user_id=user_id, purpose=purpose, keep_quality=waiting.keep_quality
            )
        faces = await self._detector.faces(media)
        photo = waiting.file_id if waiting.is_photo else None
        return Found(shot=Shot(media=media.id, faces=in_reading_order(faces), photo=photo))

    async def receive_clip(self, waiting: Waiting, *, user_id: int, most_seconds: float) -> Found:
        """Raises PictureRefused."""
        async with self._downloaded(waiting) as data:
            media, clip = await self._clips.take(data, user_id=user_id, purpose="scene")
        footage = Footage(media=media.id, seconds=clip.seconds)
        if clip.seconds > most_seconds:
            return Found(clip=footage, loses_sound=clip.loses_sound)
        shot = await self._clearest(media, user_id)
        return Found(shot=shot, clip=footage, loses_sound=clip.loses_sound)

    async def cut(self, clip: Footage, *, start: int, seconds: float, user_id: int) -> Found:
        """A part of a clip that is here already. Raises PictureRefused and MediaGone."""
        media = await self._clips.trim(await self._pictures.find(clip.media), start, seconds)
        footage = Footage(media=media.id, seconds=min(seconds, (media.milliseconds or 0) / 1000))
        return Found(shot=await self._clearest(media, user_id), clip=footage)

    async def _clearest(self, media: Media, user_id: int) -> Shot:
        """Numbered as every detector sees them, so that all who do the work mean the same ones."""
        frame, faces, _ = await self._clips.clearest(media, user_id=user_id)
        faces = await self._detector.faces(frame) or faces
        return Shot(media=frame.id, faces=in_reading_order(faces))

    @contextlib.asynccontextmanager
    async def _downloaded(self, waiting: Waiting) -> AsyncIterator[bytes]:
        """Its content, as the sandbox takes it from the disk. Raises PictureRefused."""
        async with contextlib.AsyncExitStack() as stack:
            try:
                file = await stack.enter_async_context(
                    self._downloads.get(waiting.file_id, size=waiting.size)
                )
            except TooLarge:
                key = "clip-too-big" if waiting.is_clip else "picture-too-big"
                raise PictureRefused(key, megabytes=MAX_BYTES // 1_000_000) from None
            except (TelegramError, OSError) as error:
                log.warning("file.not_downloaded", error=type(error).__name__)
                key = "clip-not-downloaded" if waiting.is_clip else "picture-not-downloaded"
                raise PictureRefused(key) from None
            yield from_disk(file)


def in_reading_order(faces: tuple[Face, ...]) -> tuple[Face, ...]:
    """The largest ones, from left to right, so that the numbers are where people look for them."""
    largest = sorted(faces, key=lambda face: (not face.sure, -face.box.area))[:MOST_FACES]
    return tuple(sorted(largest, key=lambda face: (face.box.x1 + face.box.x2, face.box.y1)))
