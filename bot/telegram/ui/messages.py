"""How a card gets onto the screen: sent once, then edited in place for ever.

An edit is repeated until it is known to have arrived, because twice is the same as once. A send is not.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Any

import structlog
from cachetools import LRUCache
from telegram import (
    Bot,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    Message,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.telegram.client.api_errors import CARD_GONE, NOT_MODIFIED, THREAD_GONE, WRONG_KIND, says

log = structlog.get_logger(__name__)

REMEMBERED = 4096  # messages


class Same(Enum):
    """Leave the picture of a card as it is, or leave it without one."""

    PICTURE = "picture"


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoMeta:
    """What apps need to know of a clip before they have loaded it."""

    width: int
    height: int
    seconds: int
    thumbnail: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A picture or clip to be shown: Telegram's own name for it when it has one, else the bytes."""

    content: bytes = b""
    file_id: str | None = None
    filename: str = "picture.jpg"
    as_document: bool = False
    clip: VideoMeta | None = None

    @property
    def source(self) -> str | bytes:
        return self.file_id or self.content


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is to be seen. `picture` None: a message of words only."""

    text: str
    keyboard: InlineKeyboardMarkup | None = None
    picture: Upload | Same | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """Where a card belongs: in groups in the topic it was asked for, as an answer to the person who asked."""

    chat_id: int
    thread_id: int | None = None
    reply_to: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnScreen:
    """Which message shows it now. `message` is None when it did already; `sent` says that it is a new one."""

    message_id: int
    message: Message | None
    sent: bool


class CardGone(Exception):
    """There is no such message any more, or it cannot become what is wanted: send a new one.

    `left` says that the message is still there.
    """

    def __init__(self, *, left: bool) -> None:
        super().__init__(left)
        self.left = left


class Messenger:
    """Remembers of the latest messages whether they have a picture and which it took away, so that nothing is asked
    of Telegram that it must refuse. All that is only a saving: another process knows none of it.
    """

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._pictured: LRUCache[tuple[int, int], bool] = LRUCache(REMEMBERED)
        self._removed: LRUCache[tuple[int, int], bool] = LRUCache(REMEMBERED)

    async def send(self, place: Destination, shown: Content) -> Message:
        """A new message. Raises TelegramError."""
        try:
            message = await self._send(place, shown)
        except TelegramError as error:
            if place.thread_id is None or not says(error, THREAD_GONE):
                raise
            message = await self._send(Destination(chat_id=place.chat_id, reply_to=place.reply_to), shown)
        self._pictured[place.chat_id, message.message_id] = isinstance(shown.picture, Upload)
        return message

    async def edit(self, chat_id: int, message_id: int, shown: Content) -> Message | None:
        """Make a message show this; None when it does already. Raises CardGone and TelegramError."""
        if (chat_id, message_id) in self._removed:
            raise CardGone(left=False)
        try:
            return await self._edit(chat_id, message_id, shown)
        except TelegramError as error:
            if says(error, NOT_MODIFIED):
                return None
            if says(error, CARD_GONE) or says(error, WRONG_KIND):
                raise CardGone(left=says(error, WRONG_KIND)) from error
            raise

    async def edit_or_send(self, place: Destination, message_id: int | None, shown: Content) -> OnScreen:
        """Make that message show this; where there is none any more, send a new one. Raises TelegramError."""
        left = False
        if message_id is not None:
            try:
                edited = await self.edit(place.chat_id, message_id, shown)
            except CardGone as gone:
                left = gone.left
                log.info("card.gone", chat=place.chat_id, left=left)
            else:
                return OnScreen(message_id=message_id, message=edited, sent=False)
        message = await self.send(place, shown)
        if left and message_id is not None:
            await self.remove(place.chat_id, message_id)
        return OnScreen(message_id=message.message_id, message=message, sent=True)

    async def remove(self, chat_id: int, message_id: int) -> None:
        """Take a message away, or at least its buttons. Best effort."""
        if (chat_id, message_id) in self._removed:
            return
        self._removed[chat_id, message_id] = True
        for way in (self._bot.delete_message, self._bot.edit_message_reply_markup):
            try:
                await way(chat_id=chat_id, message_id=message_id)
            except TelegramError:
                continue
            return

    async def _send(self, place: Destination, shown: Content) -> Message:
        reply = (
            ReplyParameters(message_id=place.reply_to, allow_sending_without_reply=True)
            if place.reply_to
            else None
        )
        rest: dict[str, Any] = {
            "parse_mode": ParseMode.HTML,
            "reply_markup": shown.keyboard,
            "message_thread_id": place.thread_id,
            "reply_parameters": reply,
        }
        if isinstance(shown.picture, Upload):
            return await self._send_upload(place.chat_id, shown.picture, shown.text, rest)
        return await self._bot.send_message(place.chat_id, shown.text, **rest)

    async def _send_upload(self, chat_id: int, upload: Upload, caption: str, rest: dict[str, Any]) -> Message:
        rest |= {"caption": caption, "filename": upload.filename}
        if upload.as_document:
            return await self._bot.send_document(
                chat_id, upload.source, disable_content_type_detection=True, **rest
            )
        if upload.clip is not None:
            return await self._bot.send_video(chat_id, upload.source, **_about(upload.clip), **rest)
        return await self._bot.send_photo(chat_id, upload.source, **rest)

    async def _edit(self, chat_id: int, message_id: int, shown: Content) -> Message | None:
        match shown.picture:
            case Upload() as upload:
                edited = await self._bot.edit_message_media(
                    _media(upload, shown.text), chat_id, message_id, reply_markup=shown.keyboard
                )
                self._pictured[chat_id, message_id] = True
            case Same.PICTURE:
                edited = await self._edit_words(chat_id, message_id, shown)
            case None:
                edited = await self._edit_text(chat_id, message_id, shown)
        return edited if isinstance(edited, Message) else None

    async def _edit_words(self, chat_id: int, message_id: int, shown: Content) -> Message | bool:
        """Of a message that may have a picture or not: as it was the last time that somebody here saw it."""
        ways = [self._edit_caption, self._edit_text]
        if not self._pictured.get((chat_id, message_id), True):
            ways.reverse()
        try:
            return await ways[0](chat_id, message_id, shown)
        except TelegramError as error:
            if not says(error, WRONG_KIND):
                raise
        self._pictured[chat_id, message_id] = ways[0] == self._edit_text
        return await ways[1](chat_id, message_id, shown)

    async def _edit_caption(self, chat_id: int, message_id: int, shown: Content) -> Message | bool:
        return await self._bot.edit_message_caption(
            chat_id, message_id, caption=shown.text, parse_mode=ParseMode.HTML, reply_markup=shown.keyboard
        )

    async def _edit_text(self, chat_id: int, message_id: int, shown: Content) -> Message | bool:
        return await self._bot.edit_message_text(
            shown.text, chat_id, message_id, parse_mode=ParseMode.HTML, reply_markup=shown.keyboard
        )


def _media(upload: Upload, caption: str) -> InputMediaPhoto | InputMediaDocument | InputMediaVideo:
    rest: dict[str, Any] = {"caption": caption, "parse_mode": ParseMode.HTML, "filename": upload.filename}
    if upload.as_document:
        return InputMediaDocument(upload.source, disable_content_type_detection=True, **rest)
    if upload.clip is not None:
        return InputMediaVideo(upload.source, **_about(upload.clip), **rest)
    return InputMediaPhoto(upload.source, **rest)


def _about(clip: VideoMeta) -> dict[str, Any]:
    return {
        "width": clip.width,
        "height": clip.height,
        "duration": clip.seconds,
        "supports_streaming": True,
        **({"thumbnail": clip.thumbnail} if clip.thumbnail else {}),
    }
