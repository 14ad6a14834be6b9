"""What a message holds: a picture or clip that can be used, or something else that deserves a friendly word."""

from itertools import takewhile
from pathlib import PurePath

from telegram import (
    Animation,
    Document,
    ExternalReplyInfo,
    Message,
    MessageEntity,
    PhotoSize,
    Video,
    VideoNote,
)
from telegram.constants import MessageEntityType

from bot.drafts.model import Notice, Waiting

Carrier = Message | ExternalReplyInfo
"""What may hold a picture: a message, or what Telegram tells of one in another chat."""

CLIP_SUFFIXES = frozenset({".mp4", ".m4v", ".mov", ".webm", ".gif"})

# Telegram's names for what a message can be, beside text and pictures. The first that fits is what it is.
OTHER_KINDS = {
    "sticker": "bad-sticker",
    "animation": "bad-animation",
    "video_note": "bad-video",
    "video": "bad-video",
    "story": "bad-video",
    "voice": "bad-sound",
    "audio": "bad-sound",
    "venue": "bad-place",
    "location": "bad-place",
    "contact": "bad-contact",
    "poll": "bad-poll",
    "dice": "bad-dice",
    "game": "bad-dice",
    "paid_media": "bad-paid",
}


def picture_in(message: Carrier, *, message_id: int | None = None) -> Waiting | None:
    """The picture of a message, as photo or as file. What a file really is, its content says later, not its name.

    `message_id` when it is to go by another number than its own.
    """
    if message.photo:
        return _waiting(message, message.photo[-1], message_id=message_id)
    if message.document and not message.animation:
        return _waiting(message, message.document, keep_quality=True, message_id=message_id)
    return None


def clip_in(message: Carrier, *, message_id: int | None = None) -> Waiting | None:
    """What moves in a message: a video, a GIF, a video note, or a file that may be one."""
    document = message.document if message.document and _may_be_clip(message.document) else None
    found = message.video or message.animation or message.video_note or document
    return _waiting(message, found, is_clip=True, message_id=message_id) if found else None


def sent_in(message: Carrier, *, message_id: int | None = None) -> Waiting | None:
    return clip_in(message, message_id=message_id) or picture_in(message, message_id=message_id)


def asked_about(message: Message | None) -> Waiting | None:
    """The picture or clip that a command is about: its own, or the one that it answers to, here or in another chat."""
    if message is None:
        return None
    answered = message.reply_to_message
    found = sent_in(message) or (sent_in(answered) if answered is not None else None)
    if found is None and message.external_reply is not None:
        # Its number means nothing here, so the picture goes by the number of the command.
        found = sent_in(message.external_reply, message_id=message.message_id)
    return found


def command_in(message: Message) -> str | None:
    """The command of ours that a message or a caption begins with, without its slash and the bot's name."""
    entities = message.entities or message.caption_entities
    first = entities[0] if entities else None
    if first is None or first.type != MessageEntityType.BOT_COMMAND or first.offset:
        return None
    name, _, bot = (message.text or message.caption or "")[1 : first.length].partition("@")
    return name.lower() if not bot or bot.lower() == message.get_bot().username.lower() else None


def arguments_in(message: Message | None) -> list[str]:
    """The words behind the command that a message or a caption begins with."""
    return ((message.text or message.caption or "") if message is not None else "").split()[1:]


def words_in(message: Message | None) -> tuple[str, ...]:
    """The same, up to another command."""
    return tuple(takewhile(lambda word: not word.startswith("/"), arguments_in(message)))


def commands_in(message: Message) -> list[MessageEntity]:
    return [entity for entity in message.entities if entity.type == MessageEntityType.BOT_COMMAND]


def unusable(message: Message) -> Notice:
    """Why there is no picture in it."""
    for attribute, key in OTHER_KINDS.items():
        if getattr(message, attribute, None):
            return Notice(key=key)
    return Notice(key="bad-text" if message.text else "bad-other")


def _waiting(
    message: Carrier,
    file: PhotoSize | Document | Video | Animation | VideoNote,
    *,
    keep_quality: bool = False,
    is_clip: bool = False,
    message_id: int | None = None,
) -> Waiting:
    return Waiting(
        file_id=file.file_id,
        size=file.file_size or 0,
        keep_quality=keep_quality,
        album=message.media_group_id if isinstance(message, Message) else None,
        message_id=message_id or message.message_id or 0,
        is_clip=is_clip,
    )


def _may_be_clip(document: Document) -> bool:
    mime = document.mime_type or ""
    return mime.startswith("video/") or mime == "image/gif" or _suffix(document) in CLIP_SUFFIXES


def _suffix(document: Document) -> str:
    return PurePath(document.file_name or "").suffix.lower()
