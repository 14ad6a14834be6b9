"""Telegram's HTTP over aiohttp, through python-telegram-bot's own seam for it.

One call goes out again for three reasons, and each has one owner:

    here             surely not sent, or sent twice is the same as once      SENDS = 3
    rate_limiter     Telegram said 429, so it did not act                    1 repeat, after the wait
    updates.runner   everything else: the whole update runs again            5 repeats in 100 s

So one call of one update leaves at most 3 x 2 x 6 = 36 times, and a message that may have been sent is sent again by
the runner alone: 6 times at most. Calls outside an update (the courier's, broadcasts) have their row in place of the
runner. A call that took its whole time is not repeated here: who waits for it has waited long enough.

What a failed call may have done is kept in its class:

    NetworkError            it may have been done: the answer was lost or made no sense
    ├─ TimedOut             the same, by the clock
    ├─ NotSent              surely not done: no connection, or the body never left as a whole
    │  └─ NotSentInTime     the same, by the clock (a TimedOut too)
    └─ BadRequest           refused, so not done; also 413 and other 4xx without a class of their own
"""

import asyncio
import errno
import json
from collections.abc import Awaitable, Callable
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Any

import aiohttp
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import ODVInput
from telegram.error import BadRequest, NetworkError, RetryAfter, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.telegram.client.multipart import encode

DEFAULT_NONE = BaseRequest.DEFAULT_NONE
RESEND_AFTER_SECONDS = (0.05, 0.5)
SENDS = 1 + len(RESEND_AFTER_SECONDS)
SLICE_BYTES = 256 * 1024
LONGEST_REFUSAL_BYTES = 64 * 1024
LONGEST_WAIT_SECONDS = 10.0  # for a file, when Telegram asks to wait; a longer one is the person's to repeat
POLL = "getUpdates"  # asks again by itself, and waits longer each time
HARMLESS_TWICE = ("edit", "answer", "get", "set", "delete", "sendChatAction")
OWN_CLASSES = {  # of client errors; the rest of 4xx is a BadRequest
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.CONFLICT,
}


class NotSent(NetworkError):
    """Telegram surely has not acted on the call: to send it again cannot do anything twice."""

    __slots__ = ()


class NotSentInTime(NotSent, TimedOut):
    """Waited in vain for a connection, or for the body to leave."""

    __slots__ = ()


class Throttled(NetworkError):
    """A file is not handed out yet; `seconds` is how long to wait."""

    __slots__ = ("seconds",)

    def __init__(self, seconds: float) -> None:
        super().__init__("HTTP 429 for a file")
        self.seconds = seconds


class TooLarge(Exception):
    """A file is longer than it may be."""


def seconds_to_wait(error: RetryAfter) -> float:
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def maybe_sent(error: Exception) -> bool:
    """Whether the call may have been done although it failed: nobody resends such a one by guess."""
    return isinstance(error, NetworkError) and not isinstance(error, BadRequest | NotSent)


class AiohttpRequest(BaseRequest):
    """Errors carry no address, because the address carries the bot's token."""

    def __init__(
        self,
        *,
        connections: int = 64,
        read_timeout: float = 15.0,
        write_timeout: float = 10.0,
        connect_timeout: float = 5.0,
        pool_timeout: float = 5.0,
        transfer_timeout: float = 60.0,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._connections = connections
        self._read = read_timeout
        self._write = write_timeout
        self._connect = connect_timeout
        self._pool = pool_timeout
        self._transfer = transfer_timeout
        self._sleep = sleep
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return self._read

    async def initialize(self) -> None:
        if self._session is None:
            # Telegram's servers keep an idle connection for longer than this, so it is we who close it.
            connector = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=45, ttl_dns_cache=300)
            self._session = aiohttp.ClientSession(
                connector=connector,
                headers={"User-Agent": self.USER_AGENT},
                cookie_jar=aiohttp.DummyCookieJar(),
                trust_env=False,
            )

    async def shutdown(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(  # noqa: PLR0917 - python-telegram-bot's signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = DEFAULT_NONE,
        write_timeout: ODVInput[float] = DEFAULT_NONE,
        connect_timeout: ODVInput[float] = DEFAULT_NONE,
        pool_timeout: ODVInput[float] = DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        bulky = request_data.contains_files if request_data else method == "GET"
        limits = _limits(
            read=_given(read_timeout, self._read),
            write=_given(write_timeout, self._transfer if bulky else self._write),
            connect=_given(connect_timeout, self._connect),
            pool=_given(pool_timeout, self._pool),
        )
        harmless = method == "GET" or _is_harmless_twice(url.rpartition("/")[2])
        for pause in (*RESEND_AFTER_SECONDS, None):
            outcome = await self._once(url, method, request_data, limits)
            if not isinstance(outcome, NetworkError) and not (harmless and _server_failed(outcome)):
                return outcome
            if pause is None or not _worth_repeating(outcome, harmless=harmless):
                break
            await self._sleep(pause)
        if isinstance(outcome, NetworkError):
            raise outcome
        return outcome

    async def _once(
        self, url: str, method: str, data: RequestData | None, limits: aiohttp.ClientTimeout
    ) -> tuple[int, bytes] | NetworkError:
        """Failures are returned, to be raised outside `except`: aiohttp's own words may hold the address."""
        body = encode(data) if data else None
        if self._session is None:
            return NotSent("The connection to Telegram is not open")
        try:
            async with self._session.request(
                method, url, data=body, timeout=limits, allow_redirects=False
            ) as response:
                return _plain(response.status, await response.read(), posted=method == "POST")
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL) as error:
            return _failure(error, left=False)
        except (aiohttp.ClientError, OSError) as error:
            return _failure(error, left=body is None or body.left)

    async def download(self, url: str, place: Path, *, max_bytes: int) -> int:
        """Write what is there to a file, slice by slice; returns its size. Memory holds one slice, whatever is sent.

        Raises TooLarge as soon as it is longer, TelegramError, and OSError of the file.
        """
        limits = _limits(read=self._read, write=self._transfer, connect=self._connect, pool=self._pool)
        for pause in (*RESEND_AFTER_SECONDS, None):
            outcome = await self._download_once(url, place, max_bytes, limits)
            if isinstance(outcome, int):
                return outcome
            wait = outcome.seconds if isinstance(outcome, Throttled) else 0.0
            if pause is None or isinstance(outcome, BadRequest | TimedOut) or wait > LONGEST_WAIT_SECONDS:
                raise outcome
            await self._sleep(max(pause, wait))
        raise AssertionError("the last pause is None")

    async def _download_once(
        self, url: str, place: Path, max_bytes: int, limits: aiohttp.ClientTimeout
    ) -> int | NetworkError:
        """Failures are returned, as above; those of the file are raised."""
        if self._session is None:
            return NotSent("The connection to Telegram is not open")
        size = 0
        try:
            async with self._session.get(url, timeout=limits, allow_redirects=False) as response:
                if response.status != HTTPStatus.OK:
                    return _not_there(response.status, await response.content.read(LONGEST_REFUSAL_BYTES))
                if (response.content_length or 0) > max_bytes:
                    raise TooLarge(max_bytes)
                file = await asyncio.to_thread(place.open, "wb")
                try:
                    async for piece in response.content.iter_chunked(SLICE_BYTES):
                        size += len(piece)
                        if size > max_bytes:
                            raise TooLarge(max_bytes)
                        await asyncio.to_thread(file.write, piece)
                finally:
                    await asyncio.to_thread(file.close)
        except (aiohttp.ClientError, ConnectionError, TimeoutError) as error:
            return _failure(error, left=True)
        return size

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        document = _document(payload)
        if document is None:
            raise _nonsense()
        return document


def _not_there(status: int, said: bytes) -> NetworkError:
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        parameters = (_document(said) or {}).get("parameters")
        seconds = parameters.get("retry_after") if isinstance(parameters, dict) else None
        return Throttled(float(seconds) if isinstance(seconds, int) else 1.0)
    refused = HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR
    return (BadRequest if refused else NetworkError)(f"HTTP {status} for a file")


def _is_harmless_twice(endpoint: str) -> bool:
    return endpoint.startswith(HARMLESS_TWICE) and endpoint != POLL


def _server_failed(outcome: tuple[int, bytes]) -> bool:
    return outcome[0] >= HTTPStatus.INTERNAL_SERVER_ERROR


def _worth_repeating(outcome: tuple[int, bytes] | NetworkError, *, harmless: bool) -> bool:
    return not isinstance(outcome, TimedOut) and (harmless or isinstance(outcome, NotSent))


def _given(value: ODVInput[float], default: float) -> float | None:
    return default if isinstance(value, DefaultValue) else value


def _limits(
    *, read: float | None, write: float | None, connect: float | None, pool: float | None
) -> aiohttp.ClientTimeout:
    """aiohttp knows no write timeout, so the whole call is bounded by the sum of its parts."""
    known = [part for part in (read, write, connect, pool) if part is not None]
    return aiohttp.ClientTimeout(
        total=sum(known) if len(known) == 4 else None,
        connect=connect + pool if connect is not None and pool is not None else None,
        sock_connect=connect,
        sock_read=read,
    )


def _failure(error: Exception, *, left: bool) -> NetworkError:
    number = getattr(error, "errno", None)
    reason = errno.errorcode.get(number, "") if isinstance(number, int) else ""
    message = f"{type(error).__name__} {reason}".strip()
    if isinstance(error, TimeoutError):
        return TimedOut(message) if left else NotSentInTime(message)
    return NetworkError(message) if left else NotSent(message)


def _plain(status: int, payload: bytes, *, posted: bool) -> tuple[int, bytes] | NetworkError:
    """What python-telegram-bot reads rightly: proxies' pages become short JSON, lost hints are put back."""
    if status < HTTPStatus.MULTIPLE_CHOICES:
        usual = payload.startswith(b'{"ok":true,"result":')
        return (
            (status, payload)
            if usual or not posted or "result" in (_document(payload) or ())
            else _nonsense()
        )
    document = _document(payload) or {"description": f"HTTP {status} without a word from Telegram"}
    if status == HTTPStatus.TOO_MANY_REQUESTS and "parameters" not in document:
        document["parameters"] = {"retry_after": 1}
    if HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR and status not in OWN_CLASSES:
        status = HTTPStatus.BAD_REQUEST
    return status, json.dumps(document).encode()


def _nonsense() -> NetworkError:
    return NetworkError("Telegram's answer made no sense")


def _document(payload: bytes) -> dict[str, Any] | None:
    try:
        document = json.loads(payload)
    except (ValueError, RecursionError):
        return None
    return document if isinstance(document, dict) else None
