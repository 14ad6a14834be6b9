"""What Telegram means when it refuses. It has one error for everything; only the words differ.

Phrases are compared in lower case with the description, without "Bad Request: " or "Forbidden: ". They come from the
open source of the Bot API server (tdlib/telegram-bot-api, read in 2026-08) and from issues of its users.
"""

import re
from enum import StrEnum

from telegram.error import BadRequest, Forbidden, TelegramError

NOT_MODIFIED = ("message is not modified",)
CARD_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")
ALREADY_DELETED = ("message to delete not found", "message_id_invalid", "message identifier is not specified")
WRONG_KIND = (
    "there is no text in the message",
    "there is no caption in the message",
    "no media in the message",
)
THREAD_GONE = ("message thread not found", "topic_deleted", "topic_id_invalid", "thread_id_invalid")
QUERY_OLD = ("query is too old", "query id is invalid", "query_id_invalid")
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


class Denial(StrEnum):
    """Why the bot may not write in a chat. The values choose the words of the text `denied-there`.

    In a private chat each of them means that the person has to come first; what is for them waits until then. In a
    group the person is told in private, and what was made for them goes there.
    """

    RIGHTS = "rights"
    """Those who run the group can allow it."""
    TOPIC = "topic"
    """The topic is closed."""
    SLOW = "slow"
    """Slow mode: the same message may be sent later."""
    GONE = "gone"
    """The bot was removed, or the chat is no more; of a person: they left Telegram or blocked the bot."""


# The first that fits. `SLOW` before `RIGHTS`: its words say when, too.
_DENIALS: tuple[tuple[Denial, re.Pattern[str]], ...] = tuple(
    (denial, re.compile("|".join(phrases)))
    for denial, phrases in (
        (Denial.SLOW, (r"slowmode", r"slow[ _]mode")),
        (Denial.TOPIC, (r"topic_closed", r"topic is closed", r"forum topic .*closed")),
        (
            Denial.GONE,
            (
                r"chat not found",
                r"user not found",
                r"peer_id_invalid",
                r"chat_id_invalid",
                r"channel_(private|invalid)",
                r"chat_forbidden",
                r"group chat was (deleted|deactivated)",
                r"(user|bot) is deactivated",
                r"input_user_deactivated",
                r"user_deactivated",
                r"bot was (blocked|kicked)",
                r"user_is_blocked",
                r"bot_is_blocked|you_blocked_user",
                r"not a member of",
                r"user_not_participant",
                r"can't initiate conversation",
                r"can't send messages to",
            ),
        ),
        (
            Denial.RIGHTS,
            (
                r"(not enough|have no|no) (admin(istrator)? )?rights",
                r"need administrator rights",
                r"no write access",
                r"chat_write_forbidden",
                r"chat_send_\w+_forbidden",
                r"\w+_messages?_forbidden",
                r"chat_restricted",
                r"chat_admin_required",
                r"chat_guest_send_forbidden",
                r"right_forbidden",
                r"user_restricted",
                r"user_banned_in_channel",
                r"(banned|restricted) (from|in)",
                r"(allow_)?payment[ _]required",
            ),
        ),
    )
)
_SLOW_SECONDS = re.compile(r"slowmode_wait_(\d+)")
SLOW_SECONDS = 30  # where Telegram does not say how long


def says(error: TelegramError, phrases: tuple[str, ...]) -> bool:
    message = error.message.lower()
    return isinstance(error, BadRequest) and any(phrase in message for phrase in phrases)


def denial_of(error: TelegramError) -> Denial | None:
    """None: the chat may be written to, and it is something else. A Forbidden without known words is `GONE`."""
    if not isinstance(error, BadRequest | Forbidden):
        return None
    message = error.message.lower()
    found = next((denial for denial, pattern in _DENIALS if pattern.search(message)), None)
    return Denial.GONE if found is None and isinstance(error, Forbidden) else found


def slow_mode_seconds(error: TelegramError) -> int:
    found = _SLOW_SECONDS.search(error.message.lower())
    return int(found[1]) if found else SLOW_SECONDS


def nobody_there(error: TelegramError) -> bool:
    """The person blocked the bot, left, or the chat is gone or closed to it: trying again at once is of no use."""
    return denial_of(error) not in (None, Denial.SLOW)
