import asyncio
import contextlib
import errno
import io
import json
import logging
import os
import sys
from pathlib import Path
from typing import Literal, NoReturn
from urllib.parse import quote

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from bot.logs import configure, secrets_of
from bot.redact import Redactor, one_line
from bot.settings import Settings
from tests.logbook import logbook

TOKEN = "123456789:AAcanaryCANARYcanaryCANARYcanary12345"
KEY = 'sk-provider "quoted" \\ key/ü'
CALLBACK = "Zk3vKx0pAq1bWn2cTy4dRu5eEi6fOo7gPp8hLl9jMm0"

log = structlog.get_logger("test")


def fail(error: Exception) -> NoReturn:
    raise error


def raised(message: str) -> Exception:
    try:
        fail(ValueError(message))
    except ValueError as error:
        return error


@pytest.mark.parametrize("form", ["json", "console"])
@pytest.mark.parametrize(
    "secret",
    [
        TOKEN,
        f"https://api.telegram.org/bot{TOKEN}/sendMessage",
        f"https://api.telegram.org/file/bot{TOKEN}/photos/1.jpg",
        quote(TOKEN, safe=""),
        KEY,
        quote(KEY),
        json.dumps(KEY),
        repr(KEY),
        f"https://bot.example/hooks/akool/{CALLBACK}",
        "https://bot.example/media/eyJpZCI6.ZxY1Qg.s1gnatur3ofth3link.jpg",
        "Authorization: Bearer abc.def-ghi_jkl",
    ],
)
def test_no_secret_gets_into_a_line_by_any_way(form: Literal["json", "console"], secret: str) -> None:
    with logbook(form, secrets=[KEY, TOKEN]) as book:
        log.info(secret)
        log.info("field", value=secret, nested={"list": [secret]})
        log.error("trace", exc_info=raised(secret))
        logging.getLogger("library").info("argument %s", secret)
        logging.getLogger("library").error("trace", exc_info=raised(secret))
    for part in (TOKEN, quote(TOKEN, safe=""), "provider", CALLBACK, "s1gnatur3", "def-ghi"):
        assert part not in book.getvalue()
    assert book.getvalue().count("[hidden]") >= 5


SHAPES = [
    f"https://api.telegram.org/bot{TOKEN}/sendMessage",
    f"https://api.telegram.org/file/bot{TOKEN}/photos/1.jpg",
    f"Set Bot API URL: https://api.telegram.org/bot{TOKEN}",
    f"ExtBot[token={TOKEN}]",
    quote(TOKEN, safe=""),
    f"/hooks/akool/{CALLBACK}",
    f'"POST /hooks/akool/{CALLBACK} HTTP/1.1" 200',
    "/media/eyJpZCI6.ZxY1Qg.s1gnatur3ofth3link.jpg?x=1",
    "Authorization: Bearer abc.def-ghi_jkl",
    "X-Telegram-Bot-Api-Secret-Token: abcdefghijkl",
]


@pytest.mark.parametrize("text", SHAPES)
def test_secrets_are_known_by_their_shape_too(text: str) -> None:
    hidden = Redactor()(text)
    assert "[hidden]" in hidden
    for part in ("canary", CALLBACK, "s1gnatur3", "def-ghi", "efghij"):
        assert part not in hidden


async def test_secrets_in_the_chain_of_an_error_stay_out() -> None:
    with logbook() as book:
        try:
            try:
                fail(OSError(f"cannot reach /bot{TOKEN}/getMe"))
            except OSError as inner:
                raise RuntimeError("outer") from inner
        except RuntimeError:
            log.exception("failed")
    assert "outer" in book.getvalue()
    assert TOKEN not in book.getvalue()


def test_a_crash_of_the_whole_program_is_logged_without_its_secrets() -> None:
    with logbook() as book:
        error = raised(TOKEN)
        sys.excepthook(type(error), error, error.__traceback__)
    assert "crashed" in book.getvalue()
    assert TOKEN not in book.getvalue()


async def test_what_the_event_loop_reports_goes_through_the_same_door() -> None:
    with logbook() as book:
        asyncio.get_running_loop().call_exception_handler({"message": TOKEN, "exception": raised(TOKEN)})
    assert "[hidden]" in book.getvalue()
    assert TOKEN not in book.getvalue()


def test_a_record_that_cannot_be_written_does_not_spill_its_arguments(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with logbook() as book:
        logging.getLogger("library").info("%d", TOKEN)
    assert "could not be written" in book.getvalue()
    assert TOKEN not in book.getvalue() + capsys.readouterr().err


class FullDisk(io.StringIO):
    """Where the log goes until somebody makes room."""

    full = False

    def write(self, text: str) -> int:
        if self.full:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(text)


def test_a_log_that_cannot_be_written_ends_nothing_and_says_later_how_much_was_lost() -> None:
    stream = FullDisk()
    with logbook():
        configure(stream=stream)
        log = structlog.get_logger("bot")
        log.info("before")
        stream.full = True
        for number in range(5):
            log.error("lost", number=number)
        stream.full = False
        log.info("after")
        log.info("and on")
    said = [json.loads(line)["event"] for line in stream.getvalue().splitlines()]
    assert said == ["before", "after", "log.lines_lost 5", "and on"]


def test_a_log_that_nobody_reads_any_more_ends_nothing() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with logbook(), os.fdopen(writing, "w") as stream:
        configure(stream=stream)
        structlog.get_logger("bot").error("nobody reads this")
        with contextlib.suppress(BrokenPipeError):
            stream.close()


def test_what_repeats_itself_is_written_once_a_minute_with_how_often() -> None:
    minutes = 0.0
    stream = io.StringIO()
    with logbook():
        configure(stream=stream, now=lambda: minutes * 60)
        log = structlog.get_logger("bot")
        for _ in range(2):
            for _ in range(30):
                log.error("storage.failed", why="disk full")
                log.error("storage.failed", why="locked")
                log.info("a step")
            minutes += 1
    said = [json.loads(line) for line in stream.getvalue().splitlines()]
    failures = [(line["why"], line.get("repeated")) for line in said if line["event"] == "storage.failed"]
    assert failures == [("disk full", None), ("locked", None), ("disk full", 29), ("locked", 29)]
    assert sum(line["event"] == "a step" for line in said) == 60


def test_failures_that_differ_in_their_last_line_are_different() -> None:
    with logbook() as book:
        for number in (1, 1, 2):
            log.error("worker.failed", worker="deliver", exc_info=ValueError(number))
    assert book.getvalue().count("worker.failed") == 2
    assert "ValueError: 2" in book.getvalue()


def test_libraries_that_print_addresses_are_quiet() -> None:
    with logbook() as book:
        for name in ("httpx", "httpcore", "aiohttp.client", "uvicorn.access"):
            logging.getLogger(name).info("GET https://example.org")
    assert not book.getvalue()


def test_a_digest_and_a_path_on_disk_stay_readable() -> None:
    redact = Redactor()
    for harmless in (
        "/data/media/ab/cd/0123456789abcdef.jpg",
        "2026-01-02T03:04:05.678901Z",
        "chat -1001234567890",
    ):
        assert redact(harmless) == harmless


FORGERIES = [
    "Eve\n2026-01-01T00:00:00Z [error] the bank is open",
    "Eve\r[info] overwritten",
    "Eve\x1b[2K\x1b[1A",
    "\u202eevE\u202c",
    "Eve\u2028next",
    "Eve\x85next",
    "Eve\ud800",
]


@pytest.mark.parametrize("name", FORGERIES)
def test_a_name_cannot_forge_a_line(name: str) -> None:
    with logbook("json") as book:
        log.info("hello", name=name, **{name: 1})
        logging.getLogger("library").info("hello %s", name)
        log.error("failed", exc_info=raised(name))
    lines = book.getvalue().splitlines()
    assert len(lines) == 3
    assert all(json.loads(line)["event"] for line in lines)
    assert not {char for char in book.getvalue() if char in "\x1b\r\u202e\u202c\u2028\x85"}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_name_cannot_forge_a_line_on_the_console(name: str) -> None:
    with logbook("console") as book:
        log.info("hello", name=name)
        log.error("failed", exc_info=raised(name))
    events = [line for line in book.getvalue().splitlines() if not line.startswith("    | ")]
    assert len(events) == 2


@given(st.text())
def test_any_text_becomes_one_printable_line(text: str) -> None:
    tamed = one_line(text)
    assert len(tamed.splitlines()) <= 1
    assert not set(tamed) & {"\x1b", "\u202e", "\u2066", "\u200f"}


def test_ordinary_names_stay_as_they_are() -> None:
    for name in ("Ada", "Борис", "李雷", "José 🎉"):
        assert one_line(name) == name


def test_settings_hand_their_secrets_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("TELEGRAM_WEBHOOK_SECRET", "hook-secret")
    assert {TOKEN, "hook-secret"} <= set(secrets_of(Settings()))
