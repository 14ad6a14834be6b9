import asyncio
import contextlib
import io
import json
import socket
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartParser
from telegram import Bot, InputMediaPhoto
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.telegram.client.request import SENDS, AiohttpRequest, NotSent, NotSentInTime, maybe_sent
from tests.logbook import logbook
from tests.telegram import faulty_server
from tests.telegram.faulty_server import GOOD, TOKEN, Behaviour, answering, saying

BIG = b"x" * 20_000_000  # more than the sockets of both sides hold


@contextlib.asynccontextmanager
async def bot_at(url: str, **options: float) -> AsyncIterator[tuple[Bot, list[float]]]:
    pauses: list[float] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    request = AiohttpRequest(sleep=sleep, **options)  # type: ignore[arg-type]
    async with request:
        bot = Bot(
            TOKEN,
            base_url=f"{url}/bot",
            base_file_url=f"{url}/file/bot",
            request=request,
            get_updates_request=request,
        )
        yield bot, pauses


async def error_of(
    behaviour: Behaviour, *, photo: bytes | None = None, **options: float
) -> tuple[TelegramError, int]:
    """What one send comes to, and how many times it was asked for."""
    async with faulty_server.crooked(behaviour) as server, bot_at(server.url, **options) as (bot, _):
        with pytest.raises(TelegramError) as caught:
            await (bot.send_photo(1, photo) if photo else bot.send_message(1, "hello"))
        return caught.value, len(server.requests)


NOT_DONE = [
    pytest.param(saying(400, "Bad Request: chat not found"), BadRequest, "Chat not found", id="400"),
    pytest.param(saying(401, "Unauthorized"), InvalidToken, "Unauthorized", id="401"),
    pytest.param(saying(403, "Forbidden: bot was blocked by the user"), Forbidden, "blocked", id="403"),
    pytest.param(saying(404, "Not Found"), InvalidToken, "Not Found", id="404"),
    pytest.param(saying(409, "Conflict: webhook"), Conflict, "webhook", id="409"),
    pytest.param(answering(b"<html>big</html>", 413), BadRequest, "413", id="413"),
    pytest.param(saying(429, "Too Many Requests", retry_after=7), RetryAfter, "7", id="429"),
    pytest.param(answering(b"slow down", 429), RetryAfter, "1", id="429 that does not say how long"),
    pytest.param(saying(400, "moved", migrate_to_chat_id=-1009), ChatMigrated, "-1009", id="migrated"),
]


@pytest.mark.parametrize(("behaviour", "kind", "words"), NOT_DONE)
async def test_a_refusal_keeps_its_class_and_is_surely_not_done(
    behaviour: Behaviour, kind: type[TelegramError], words: str
) -> None:
    error, asked = await error_of(behaviour)
    assert type(error) is kind
    assert words in str(error)
    assert not maybe_sent(error)
    assert asked == 1


SHORT, ENOUGH = 0.2, 30.0  # seconds
CUT_OFF = answering(b'{"ok":true,"re', declared=500)
ENDED_BY_TIME = {faulty_server.says_nothing, faulty_server.drips, CUT_OFF}
MAYBE_DONE = [
    pytest.param(faulty_server.resets_after_the_body, NetworkError, id="reset after the body"),
    pytest.param(faulty_server.closes_without_an_answer, NetworkError, id="closed after the body"),
    pytest.param(faulty_server.says_nothing, TimedOut, id="no answer in time"),
    pytest.param(faulty_server.drips, TimedOut, id="slow drip"),
    pytest.param(answering(b"garbage"), NetworkError, id="200 with garbage"),
    pytest.param(answering(b"{}"), NetworkError, id="200 without a result"),
    pytest.param(answering(b"[1]"), NetworkError, id="200 with a list"),
    pytest.param(answering(b'{"ok":true,"result":{"messa'), NetworkError, id="200 with half a document"),
    pytest.param(CUT_OFF, NetworkError, id="200 cut off"),
    pytest.param(answering(b"<html>502</html>", 502), NetworkError, id="502 with a page"),
    pytest.param(saying(500, "Internal Server Error"), NetworkError, id="500"),
    pytest.param(answering(b"", 301), NetworkError, id="redirect"),
]


@pytest.mark.parametrize(("behaviour", "kind"), MAYBE_DONE)
async def test_a_lost_answer_is_never_taken_for_a_failure_and_never_asked_for_again(
    behaviour: Behaviour, kind: type[TelegramError]
) -> None:
    """Only where there is no answer, time is what ends it: a busy machine takes its own time for all the rest."""
    seconds = SHORT if behaviour in ENDED_BY_TIME else ENOUGH
    limits: dict[str, Any] = dict.fromkeys(("write_timeout", "connect_timeout", "pool_timeout"), seconds)
    error, asked = await error_of(behaviour, read_timeout=seconds, **limits)
    assert type(error) is kind
    assert maybe_sent(error)
    assert asked == 1


async def test_a_connection_that_breaks_before_the_body_has_left_is_surely_not_sent() -> None:
    error, asked = await error_of(faulty_server.resets_before_the_body, photo=BIG)
    assert type(error) is NotSent
    assert asked == 3


async def test_a_body_that_nobody_takes_in_time_is_surely_not_sent() -> None:
    async def never_reads(_: faulty_server.Line) -> None:
        await asyncio.Event().wait()

    error, _ = await error_of(
        never_reads, photo=BIG, transfer_timeout=0.2, read_timeout=0.1, connect_timeout=0.1, pool_timeout=0.1
    )
    assert type(error) is NotSentInTime


async def test_a_refused_connection_is_surely_not_sent_and_tried_again_a_moment_later() -> None:
    async with bot_at(f"http://127.0.0.1:{_closed_port()}") as (bot, pauses):
        with pytest.raises(NotSent) as caught:
            await bot.send_message(1, "hello")
    assert str(caught.value) == "ClientConnectorError ECONNREFUSED"
    assert pauses == [0.05, 0.5]


Call = Callable[[Bot], Awaitable[object]]
HARMLESS: dict[str, Call] = {
    "editMessageText": lambda bot: bot.edit_message_text("hello", 1, 7),
    "editMessageMedia": lambda bot: bot.edit_message_media(InputMediaPhoto(b"picture"), 1, 7),
    "answerCallbackQuery": lambda bot: bot.answer_callback_query("1"),
    "deleteMessage": lambda bot: bot.delete_message(1, 7),
    "sendChatAction": lambda bot: bot.send_chat_action(1, "typing"),
    "getMe": lambda bot: bot.get_me(),
    "setMyCommands": lambda bot: bot.set_my_commands([("help", "Help")]),
    "deleteWebhook": lambda bot: bot.delete_webhook(),
}
HARMFUL: dict[str, Call] = {
    "sendMessage": lambda bot: bot.send_message(1, "hello"),
    "sendPhoto": lambda bot: bot.send_photo(1, b"picture"),
    "copyMessage": lambda bot: bot.copy_message(1, 2, 7),
    "forwardMessage": lambda bot: bot.forward_message(1, 2, 7),
    "sendMediaGroup": lambda bot: bot.send_media_group(1, [InputMediaPhoto(b"picture")]),
    "getUpdates": lambda bot: bot.get_updates(),
}
LOST = [faulty_server.resets_after_the_body, saying(502, "Bad Gateway")]


@pytest.mark.parametrize("lost", LOST)
@pytest.mark.parametrize(
    ("method", "sends"), [*dict.fromkeys(HARMLESS, SENDS).items(), *dict.fromkeys(HARMFUL, 1).items()]
)
async def test_a_lost_answer_is_asked_for_again_only_where_twice_is_the_same_as_once(
    method: str, sends: int, lost: Behaviour
) -> None:
    async with faulty_server.crooked(lost) as server, bot_at(server.url) as (bot, pauses):
        with pytest.raises(NetworkError):
            await (HARMLESS | HARMFUL)[method](bot)
    assert [request.method for request in server.requests] == [method] * sends
    assert pauses == [0.05, 0.5][: sends - 1]


async def test_a_refusal_and_a_429_are_not_asked_for_again_here() -> None:
    for refusal in (saying(400, "Bad Request: message is not modified"), saying(429, "slow", retry_after=1)):
        async with faulty_server.crooked(refusal) as server, bot_at(server.url) as (bot, _):
            with pytest.raises(TelegramError):
                await bot.edit_message_text("hello", 1, 7)
        assert len(server.requests) == 1


async def test_what_was_not_sent_arrives_once_when_the_server_is_back() -> None:
    refusals = iter((True, False))

    async def behave(line: faulty_server.Line) -> None:
        if next(refusals):
            line.reset()
        else:
            await GOOD(line)

    async with faulty_server.crooked(behave) as server, bot_at(server.url) as (bot, _):
        message = await bot.send_photo(1, BIG)
    assert message.message_id == 7
    assert [len(request.body) > len(BIG) for request in server.requests] == [False, True]


async def test_waiting_for_a_free_connection_in_vain_is_surely_not_sent() -> None:
    async with (
        faulty_server.crooked(faulty_server.says_nothing) as server,
        bot_at(server.url, connections=1, pool_timeout=0.1, connect_timeout=0.1) as (bot, _),
    ):
        first = asyncio.create_task(bot.send_message(1, "first"))
        await server.asked.wait()
        with pytest.raises(NotSentInTime) as caught:
            await bot.send_message(1, "second")
        first.cancel()
    assert isinstance(caught.value, TimedOut)
    assert len(server.requests) == 1


async def test_a_connection_that_is_never_taken_is_surely_not_sent() -> None:
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        with socket.create_connection(full.getsockname()), socket.socket() as second:
            second.setblocking(False)
            second.connect_ex(full.getsockname())
            url = f"http://127.0.0.1:{full.getsockname()[1]}"
            async with bot_at(url, connect_timeout=0.1, pool_timeout=0.1) as (bot, _):
                with pytest.raises(NotSentInTime):
                    await bot.send_message(1, "hello")


async def test_a_call_may_bring_its_own_time_limit() -> None:
    async with (
        faulty_server.crooked(faulty_server.says_nothing) as server,
        bot_at(server.url, read_timeout=60) as (bot, _),
    ):
        with pytest.raises(TimedOut):
            await bot.send_message(1, "hello", read_timeout=0.05)


async def test_a_closed_request_says_so() -> None:
    bot = Bot(TOKEN, request=AiohttpRequest())
    with pytest.raises(NotSent, match="not open"):
        await bot.send_message(1, "hello")


async def test_parameters_arrive_as_json() -> None:
    async with faulty_server.crooked(GOOD) as server, bot_at(server.url) as (bot, _):
        await bot.send_message(1, "naïve ☂", disable_notification=True)
    sent = json.loads(server.requests[0].body)
    assert sent == {"chat_id": 1, "text": "naïve ☂", "disable_notification": True}
    assert "application/json" in server.requests[0].head


async def test_uploads_arrive_byte_for_byte() -> None:
    pictures = [bytes(range(256)) * 400, b"--boundary\r\n\r\n" + b"\x00" * 100_000]
    albums = answering(json.dumps({"ok": True, "result": [faulty_server.MESSAGE]}).encode())
    async with faulty_server.crooked(albums) as server, bot_at(server.url) as (bot, _):
        await bot.send_media_group(
            1, [InputMediaPhoto(picture, caption="a ☂") for picture in pictures], message_thread_id=5
        )
    form = await _form(server.requests[0])
    media = json.loads(form["media"].decode())
    assert [form[item["media"].removeprefix("attach://")] for item in media] == pictures
    assert media[0]["caption"] == "a ☂"
    assert form["message_thread_id"] == b"5"


async def test_a_file_name_cannot_break_out_of_its_header() -> None:
    async with faulty_server.crooked(GOOD) as server, bot_at(server.url) as (bot, _):
        await bot.send_document(1, io.BytesIO(b"data"), filename='я".jpg\r\nX-Evil: 1')
    request = server.requests[0]
    assert 'filename="я%22.jpg%0D%0AX-Evil: 1"' in request.body.decode()
    assert (await _form(request))["document"] == b"data"


async def test_connections_are_used_again() -> None:
    async with faulty_server.crooked(GOOD) as server, bot_at(server.url) as (bot, _):
        for _ in range(3):
            await bot.send_message(1, "hello")
    assert (server.connections, len(server.requests)) == (1, 3)


EVERY_WAY_TO_FAIL = [
    *(case.values[0] for case in (*NOT_DONE, *MAYBE_DONE)),
    faulty_server.resets_before_the_body,
]


@pytest.mark.parametrize("behaviour", EVERY_WAY_TO_FAIL)
async def test_no_failure_carries_the_token(behaviour: Behaviour) -> None:
    limits: dict[str, Any] = {
        "read_timeout": 0.2,
        "write_timeout": 0.1,
        "connect_timeout": 0.1,
        "pool_timeout": 0.1,
    }
    with logbook() as book:
        error, _ = await error_of(behaviour, **limits)
    assert TOKEN not in _everything(error)
    assert "sendMessage" in book.getvalue()
    assert TOKEN not in book.getvalue()


async def test_a_refused_connection_does_not_carry_the_token() -> None:
    async with bot_at(f"http://127.0.0.1:{_closed_port()}/bot{TOKEN}") as (bot, _):
        with pytest.raises(NotSent) as caught:
            await bot.send_message(1, "hello")
    assert TOKEN not in _everything(caught.value)


def _everything(error: BaseException | None) -> str:
    """Every error on the chain, suppressed or not: some loggers print those too."""
    words = ""
    while error is not None:
        words += repr(error) + str(error) + repr(error.args)
        error = error.__cause__ or error.__context__
    return words


def _closed_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


async def _form(request: faulty_server.Request) -> dict[str, bytes]:
    """Read by a parser that is not ours."""

    async def stream() -> AsyncGenerator[bytes, None]:
        yield request.body

    lines = (line.split(": ", 1) for line in request.head.splitlines()[1:] if ": " in line)
    form = await MultiPartParser(Headers(dict(lines)), stream()).parse()
    try:
        return {
            name: await value.read() if isinstance(value, UploadFile) else value.encode()
            for name, value in form.items()
        }
    finally:
        await form.close()
