"""Telegram's refusals to let the bot write, by their words; there is no other sign."""

from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.telegram.client.api_errors import SLOW_SECONDS, Denial, denial_of, nobody_there, slow_mode_seconds

DENIALS: dict[Denial, list[str]] = {
    Denial.RIGHTS: [
        "Not enough rights to send text messages to the chat",
        "Not enough rights to send photos to the chat",
        "Not enough rights to send videos to the chat",
        "Not enough rights to send documents to the chat",
        "Not enough rights",
        "Have no rights to send a message",
        "Need administrator rights in the channel chat",
        "Have no write access to the chat",
        "CHAT_WRITE_FORBIDDEN",
        "CHAT_SEND_PLAIN_FORBIDDEN",
        "CHAT_SEND_PHOTOS_FORBIDDEN",
        "CHAT_SEND_VIDEOS_FORBIDDEN",
        "CHAT_SEND_DOCS_FORBIDDEN",
        "CHAT_SEND_MEDIA_FORBIDDEN",
        "CHAT_SEND_GIFS_FORBIDDEN",
        "CHAT_GUEST_SEND_FORBIDDEN",
        "VOICE_MESSAGES_FORBIDDEN",
        "CHAT_RESTRICTED",
        "CHAT_ADMIN_REQUIRED",
        "USER_RESTRICTED",
        "USER_BANNED_IN_CHANNEL",
        "RIGHT_FORBIDDEN",
        "ALLOW_PAYMENT_REQUIRED_10",
    ],
    Denial.TOPIC: ["TOPIC_CLOSED"],
    Denial.SLOW: ["SLOWMODE_WAIT_30", "Slow mode is enabled"],
    Denial.GONE: [
        "Chat not found",
        "User not found",
        "PEER_ID_INVALID",
        "CHANNEL_PRIVATE",
        "CHANNEL_INVALID",
        "CHAT_FORBIDDEN",
        "CHAT_ID_INVALID",
        "Group chat was deactivated",
        "INPUT_USER_DEACTIVATED",
        "USER_IS_BLOCKED",
        "YOU_BLOCKED_USER",
    ],
}
FORBIDDEN = [
    "Forbidden: bot was blocked by the user",
    "Forbidden: user is deactivated",
    "Forbidden: bot was kicked from the group chat",
    "Forbidden: bot was kicked from the supergroup chat",
    "Forbidden: bot is not a member of the supergroup chat",
    "Forbidden: bot is not a member of the channel chat",
    "Forbidden: bot can't initiate conversation with a user",
    "Forbidden: bot can't send messages to bots",
    "Forbidden: the group chat was deleted",
    "Forbidden: something that nobody has seen yet",
]
SOMETHING_ELSE: list[TelegramError] = [
    BadRequest("Message is not modified"),
    BadRequest("Message to edit not found"),
    BadRequest("Message to be replied not found"),
    BadRequest("Message thread not found"),
    BadRequest("TOPIC_DELETED"),
    BadRequest("PHOTO_INVALID_DIMENSIONS"),
    BadRequest("Query is too old and response timeout expired or query id is invalid"),
    BadRequest("Can't parse entities"),
    NetworkError("Bad Gateway"),
    RetryAfter(5),
    ChatMigrated(-1001),
]


def test_every_denial_is_known_by_its_words() -> None:
    wrong = {
        words: denial_of(BadRequest(words))
        for expected, descriptions in DENIALS.items()
        for words in descriptions
        if denial_of(BadRequest(words)) is not expected
    }
    assert wrong == {}


def test_what_is_forbidden_is_a_denial_whatever_it_says() -> None:
    assert {words: denial_of(Forbidden(words)) for words in FORBIDDEN} == dict.fromkeys(
        FORBIDDEN, Denial.GONE
    )


def test_a_right_that_is_missing_is_known_in_a_forbidden_too() -> None:
    assert denial_of(Forbidden("Forbidden: not enough rights to send photos to the chat")) is Denial.RIGHTS


def test_nothing_else_is_taken_for_a_denial() -> None:
    assert [error for error in SOMETHING_ELSE if denial_of(error) is not None] == []


def test_slow_mode_says_when_or_is_waited_out_by_guess() -> None:
    assert slow_mode_seconds(BadRequest("SLOWMODE_WAIT_17")) == 17
    assert slow_mode_seconds(BadRequest("Slow mode is enabled")) == SLOW_SECONDS


def test_to_write_again_at_once_is_of_use_in_slow_mode_alone() -> None:
    assert nobody_there(Forbidden("Forbidden: bot was blocked by the user"))
    assert nobody_there(BadRequest("CHAT_SEND_PHOTOS_FORBIDDEN"))
    assert not nobody_there(BadRequest("SLOWMODE_WAIT_17"))
    assert not nobody_there(BadRequest("Message is not modified"))
