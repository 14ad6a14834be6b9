"""How hosted providers are called, and what a broken call did to the money.

    before the request's body was sent    Unavailable: nothing was bought, it may be sent again
    after that, a paid call               Unsure: nobody knows, it is never sent again
    after that, a free call               Unavailable, after a few tries with a pause between them

Any answer at all comes back as a Reply, refusals included: only the provider's client knows what they mean. What an
answer means by its HTTP status alone is said at the end of this file, in pure functions.

No text that is raised here holds an address, a key or an answer.
"""

import asyncio
import contextlib
import json
import math
import re
import ssl
import zlib
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from typing import TypeVar

import httpx
from pydantic import BaseModel, ValidationError

from bot.providers.base import (
    Misconfigured,
    OutOfCredit,
    ProviderError,
    Rejected,
    Throttled,
    Unavailable,
    Unsure,
)
from bot.redact import Redactor, one_line

CONNECT_SECONDS = 10.0
MAX_REPLY_BYTES = 2_000_000
PAUSES_SECONDS = (0.5, 2.0)
ASK_SECONDS = 45.0
"""For a free call with all its repeats: one order makes two of them and a paid one within the dispatcher's time."""

MIN_SECRET_LETTERS = 6
MAX_PAUSE_SECONDS = 5.0
MAX_RETRY_AFTER_SECONDS = 3600.0
_ZIPPED = {"gzip", "x-gzip", "deflate"}
_BODY_BEGINS = "http11.send_request_body.started"
MAX_QUOTE_LETTERS = 200
_ADDRESS = re.compile(r"\b[a-zA-Z][a-zA-Z0-9+.-]*://\S+")
_OPAQUE = re.compile(r"[A-Za-z0-9_+/=.-]{48,}")  # tokens, keys, signed links without their scheme
_redact = Redactor()

M = TypeVar("M", bound=BaseModel)
_UNSENDABLE = (httpx.InvalidURL, httpx.UnsupportedProtocol, httpx.LocalProtocolError, UnicodeError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request. `path` may be a whole address, for a provider with several hosts. `seconds`: for the answer."""

    path: str
    method: str = "POST"
    body: Mapping[str, object] | None = None
    params: Mapping[str, str] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """`retry_after` is in seconds, when the answer named a time to wait."""

    status: int
    body: bytes
    retry_after: float | None = None

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300

    def json(self) -> dict[str, object] | None:
        """The JSON object that it is, or None."""
        try:
            found = json.loads(self.body)
        except (ValueError, RecursionError):
            return None
        return found if isinstance(found, dict) else None


@dataclass(slots=True)
class _Progress:
    """How far a request came, as the transport tells it."""

    sent: bool = False

    async def note(self, event: str, _: object) -> None:
        self.sent = self.sent or event == _BODY_BEGINS


class _Unreadable(Exception):
    pass


class Http:
    """One provider's line. Redirects are not followed, and the environment's proxies and netrc are not looked at.

    `most_seconds`: the longest that any answer is waited for, however patient the call is.
    """

    def __init__(
        self,
        base_url: str,
        *,
        tls: ssl.SSLContext | None = None,
        connect_seconds: float = CONNECT_SECONDS,
        most_seconds: float = math.inf,
        most_bytes: int = MAX_REPLY_BYTES,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._base_url = base_url.rstrip("/")
        self._tls = tls
        self._connect_seconds = connect_seconds
        self._most_seconds = most_seconds
        self._most_bytes = most_bytes
        self._sleep = sleep
        self._secrets: set[bytes] = set()
        self._clients: dict[bool, httpx.AsyncClient] = {}

    def hide(self, *secrets: str) -> None:
        """Keys that never come back in a Reply, even when the provider repeats them."""
        self._secrets |= {secret.encode() for secret in secrets if len(secret) >= MIN_SECRET_LETTERS}

    async def buy(self, call: Call) -> Reply:
        """Send what costs money: once."""
        return await self._once(call, paid=True)

    async def ask(self, call: Call) -> Reply:
        """What may be sent twice: sent again when it fails, is refused for now, or the server stumbles."""
        try:
            async with asyncio.timeout(ASK_SECONDS):
                return await self._repeatedly(call)
        except TimeoutError:
            raise Unavailable("no answer in time") from None

    async def close(self) -> None:
        for client in self._clients.values():
            await client.aclose()
        self._clients.clear()

    async def _repeatedly(self, call: Call) -> Reply:
        for least in PAUSES_SECONDS:
            pause = least
            with contextlib.suppress(Unavailable):
                reply = await self._once(call, paid=False)
                if not _try_again(reply):
                    return reply
                pause = max(least, reply.retry_after or 0)
            await self._sleep(pause)
        return await self._once(call, paid=False)

    async def _once(self, call: Call, *, paid: bool) -> Reply:
        progress = _Progress()
        with _explained(progress, paid=paid):
            async with asyncio.timeout(self._connect_seconds + self._seconds(call)):
                return await self._exchange(call, self._client(keep=not paid), progress)

    async def _exchange(self, call: Call, client: httpx.AsyncClient, progress: _Progress) -> Reply:
        content = None if call.body is None else json.dumps(call.body, ensure_ascii=False).encode()
        async with client.stream(
            call.method,
            self._address(call.path),
            content=content,
            params=call.params,
            headers=call.headers if content is None else {**call.headers, "Content-Type": "application/json"},
            timeout=self._timeout(call),
            extensions={"trace": progress.note},
        ) as response:
            return Reply(
                status=response.status_code,
                body=self._hidden(await self._body(response)),
                retry_after=_retry_after(response.headers.get("retry-after", "")),
            )

    def _address(self, path: str) -> str:
        return path if "://" in path else f"{self._base_url}{path}"

    def _seconds(self, call: Call) -> float:
        return min(call.seconds, self._most_seconds)

    def _timeout(self, call: Call) -> httpx.Timeout:
        return httpx.Timeout(self._seconds(call), connect=self._connect_seconds, pool=CONNECT_SECONDS)

    def _client(self, *, keep: bool) -> httpx.AsyncClient:
        """Paid calls get a fresh connection each: a kept one may be closed by the other side just as it is used,
        and then nobody could say whether the call arrived."""
        if keep not in self._clients:
            self._tls = self._tls or httpx.create_ssl_context()
            limits = httpx.Limits(max_connections=50, max_keepalive_connections=10 if keep else 0)
            self._clients[keep] = httpx.AsyncClient(
                headers={
                    "User-Agent": user_agent(),
                    "Accept": "application/json",
                    "Accept-Encoding": "identity",
                },
                limits=limits,
                trust_env=False,
                follow_redirects=False,
                verify=self._tls,
            )
        return self._clients[keep]

    async def _body(self, response: httpx.Response) -> bytes:
        raw = bytearray()
        async for chunk in response.aiter_raw():
            raw += chunk
            if len(raw) > self._most_bytes:
                raise _Unreadable("answered with far too much")
        return _unzipped(bytes(raw), response.headers.get("content-encoding", ""), self._most_bytes)

    def _hidden(self, body: bytes) -> bytes:
        for secret in self._secrets:
            body = body.replace(secret, b"[hidden]")
        return body


def user_agent() -> str:
    try:
        return f"faceswap-bot/{version('faceswap-bot')}"
    except PackageNotFoundError:  # run from a checkout
        return "faceswap-bot/0"


@contextlib.contextmanager
def _explained(progress: _Progress, *, paid: bool) -> Iterator[None]:
    """Errors of the transport as ours. The cause is dropped: it holds the request with its key."""
    try:
        yield
    except _Unreadable as error:
        raise _doubt(str(error), paid=paid) from None
    except _UNSENDABLE as error:
        if not progress.sent:
            raise Misconfigured(f"cannot be called like that ({type(error).__name__})") from None
        raise _doubt(_name(error), paid=paid) from None
    except (httpx.HTTPError, TimeoutError, OSError) as error:
        if not progress.sent:
            raise Unavailable(f"was not reached ({_name(error)})") from None
        raise _doubt(f"no answer ({_name(error)})", paid=paid) from None


def _doubt(what: str, *, paid: bool) -> Unsure | Unavailable:
    return Unsure(what) if paid else Unavailable(what)


def _name(error: BaseException) -> str:
    return type(error).__name__


def _try_again(reply: Reply) -> bool:
    if reply.status == 429:
        return (reply.retry_after or 0) <= MAX_PAUSE_SECONDS
    return reply.status >= 500 or reply.status == 408


def _retry_after(value: str) -> float | None:
    """Seconds; a date is as good as nothing said, for clocks differ."""
    try:
        seconds = float(value)
    except ValueError:
        return None
    return min(seconds, MAX_RETRY_AFTER_SECONDS) if seconds >= 0 else None


def _unzipped(raw: bytes, encoding: str, most: int) -> bytes:
    """We ask for no compression; some front servers compress all the same."""
    encoding = encoding.strip().lower()
    if encoding in {"", "identity"}:
        return raw
    if encoding not in _ZIPPED:
        raise _Unreadable("answered in an unknown encoding")
    try:
        unpacked = zlib.decompressobj(zlib.MAX_WBITS | 32)
        plain = unpacked.decompress(raw, most + 1)
    except zlib.error:
        raise _Unreadable("answered in a broken encoding") from None
    if len(plain) > most or not unpacked.eof:
        raise _Unreadable("answered with far too much")
    return plain


def read_as(model: type[M], value: object) -> M | None:
    """None when the value is not of that shape: what pydantic says about it quotes it, and is dropped."""
    try:
        return model.model_validate(value)
    except ValidationError:
        return None


def quoted(text: object) -> str:
    """What a provider said, fit for a log, an alert or the database: no links, no tokens, one short line."""
    plain = _OPAQUE.sub("[...]", _redact(_ADDRESS.sub("[link]", str(text))))
    return one_line(plain)[:MAX_QUOTE_LETTERS]


def nonsense(reply: Reply, *, paid: bool) -> ProviderError:
    """An answer that is none: of a paid call nobody knows what it did."""
    what = f"answered {reply.status} with something unreadable"
    return Unsure(what) if paid else Unavailable(what)


def by_status(reply: Reply, *, paid: bool, said: str = "") -> ProviderError:
    """What an answer without a code that we know means. `said` must have been `quoted`."""
    what = f"answered {reply.status}" + (f": {said}" if said else "")
    match reply.status:
        case 402:
            return OutOfCredit(what)
        case 401 | 403 | 404 | 405 | 410 | 301 | 307 | 308:
            return Misconfigured(what)  # the key, the plan or the address: it did not look at the work
        case 429:
            return Throttled(what, retry_after=reply.retry_after)
        case status if 400 <= status < 500 and status != 408:
            return Rejected(what)
        case _:
            return Unsure(what) if paid else Unavailable(what)
