"""What Telegram means when it refuses. It has one error for everything; only the words differ."""

from telegram.error import BadRequest, Forbidden, TelegramError

NOT_MODIFIED = ("message is not modified",)
CARD_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")
WRONG_KIND = (
    "there is no text in the message",
    "there is no caption in the message",
    "no media in the message",
)
THREAD_GONE = ("message thread not found", "topic_closed", "topic_deleted")
QUERY_OLD = ("query is too old", "query id is invalid", "query_id_invalid")
CHAT_GONE = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "chat_write_forbidden",
    "not enough rights",
)
NO_PHOTO = (
    "photo_invalid_dimensions",
    "image_process_failed",
    "photo_ext_invalid",
    "photo_save_file_invalid",
    "video_content_type_invalid",
    "video_file_invalid",
    "media_invalid",
)
FILE_ID_DEAD = (
    "wrong file identifier",
    "wrong remote file",
    "file reference",
    "wrong file_id",
    "wrong type",
    "can't use file of type",
)
COPY_GONE = ("message to copy not found", "message can't be copied", "message_id_invalid")
FILE_TOO_BIG = ("file is too big",)


def says(error: TelegramError, phrases: tuple[str, ...]) -> bool:
    message = error.message.lower()
    return isinstance(error, BadRequest) and any(phrase in message for phrase in phrases)


def nobody_there(error: TelegramError) -> bool:
    """The person blocked the bot, left, or the chat is gone: trying again is of no use."""
    return isinstance(error, Forbidden) or says(error, CHAT_GONE)
