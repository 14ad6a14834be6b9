"""Downloading a result that a provider points to, and nothing else that it might point to.

A result was paid for, so a passing failure is tried again here, and two redirects are followed, each judged as the
first address was. What comes goes to the disk as it comes: no result is ever in this process's memory as a whole.

If the process dies meanwhile, a part of a file is left, which the sweep of the store removes; the address stands on the
attempt, and the result is fetched again.
"""

import asyncio
import contextlib
import re
import socket
import ssl
import typing
import zlib
from collections.abc import Awaitable, Callable, Iterable, Sequence
from pathlib import Path
from urllib.parse import SplitResult, urljoin, urlsplit

import httpcore
import httpx

from bot.media.addresses import is_public

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]

_PLAIN_URL = re.compile(r"[!-\[\]-~]+")  # printable ASCII without the backslash, which parsers disagree about
HEADERS = [("Accept", "*/*"), ("Accept-Encoding", "identity"), ("User-Agent", "faceswap-bot")]
_LATER = frozenset({404, 408, 409, 423, 425, 429})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
MAX_REDIRECTS = 2
PAUSES_SECONDS = (0.5, 2.0)
"""Between tries of one fetch; what does not work then is tried again when the job is looked at the next time."""

MAX_PAUSE_SECONDS = 10.0
WRITTEN_AT_ONCE_BYTES = 2**18


class FetchRefused(Exception):
    """Not now and not later. The message names the host at most: the rest of an address may be a secret."""


class FetchFailed(Exception):
    """It may work later: after `seconds`, when the other side said so."""

    def __init__(self, message: str, *, seconds: float = 0.0) -> None:
        super().__init__(message)
        self.seconds = seconds


class _Elsewhere(Exception):
    """A redirect. `location` is as it was sent: neither joined nor judged."""

    def __init__(self, location: str) -> None:
        super().__init__("redirected")
        self.location = location


async def resolve(host: str, port: int) -> list[str]:
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


class ResultFetcher:
    """By https, from allowed hosts, at public addresses; redirects must lead to the same.

    The address that was checked is the address that is connected to: a name that answers differently the
    second time is not asked a second time. Proxies and netrc of the environment are not looked at.
    `allow_private` is for the playground and for tests.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        resolve: Resolve = resolve,
        network: httpcore.AsyncNetworkBackend | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._allow_private = allow_private
        self._sleep = sleep
        self._resolve = resolve
        self._network = network or httpcore.AnyIOBackend()
        self._tls: ssl.SSLContext | None = None

    async def fetch(
        self,
        url: str,
        *,
        into: Path,
        hosts: Sequence[str],
        max_bytes: int,
        timeout: float,  # noqa: ASYNC109 - for all of it, repeats included, to the last byte
    ) -> None:
        """Write the file at `url` into a file that exists. Raises FetchRefused or FetchFailed.

        `hosts` are exact names, or `*.example.com` for all below it.
        """
        target = self._checked(url, hosts)
        try:
            async with asyncio.timeout(timeout):
                await self._patiently(target, into, hosts, max_bytes)
        except TimeoutError as error:
            raise FetchFailed(f"{target.hostname} was too slow") from error

    async def _patiently(self, target: SplitResult, into: Path, hosts: Sequence[str], max_bytes: int) -> None:
        for least in PAUSES_SECONDS:
            try:
                await self._follow(target, into, hosts, max_bytes)
            except FetchFailed as error:
                if error.seconds > MAX_PAUSE_SECONDS:
                    raise
                await self._sleep(max(least, error.seconds))
            else:
                return
        await self._follow(target, into, hosts, max_bytes)

    async def _follow(self, target: SplitResult, into: Path, hosts: Sequence[str], max_bytes: int) -> None:
        for _ in range(MAX_REDIRECTS):
            try:
                await self._named(target, into, max_bytes)
            except _Elsewhere as elsewhere:
                target = self._checked(urljoin(target.geturl(), elsewhere.location), hosts)
            else:
                return
        try:
            await self._named(target, into, max_bytes)
        except _Elsewhere:
            raise FetchRefused("redirected too often") from None

    async def _named(self, target: SplitResult, into: Path, max_bytes: int) -> None:
        """The errors of the network as ours."""
        try:
            await self._download(target, into, max_bytes)
        except httpcore.TimeoutException as error:
            raise FetchFailed(f"{target.hostname} was too slow") from error
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
            if isinstance(error, TimeoutError):
                raise
            raise FetchFailed(f"{target.hostname}: {type(error).__name__}") from error

    def _checked(self, url: str, hosts: Sequence[str]) -> SplitResult:
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            raise FetchRefused("not an address") from None
        if not _PLAIN_URL.fullmatch(url) or not parts.hostname or "@" in parts.netloc:
            raise FetchRefused("not a plain address")
        if not is_allowed(parts.hostname, hosts):
            raise FetchRefused(f"{parts.hostname[:100]} is not a host of this provider")
        if self._allow_private and parts.scheme in {"http", "https"}:
            return parts
        if parts.scheme != "https" or port not in {None, 443}:
            raise FetchRefused("results are fetched by https only")
        return parts

    async def _download(self, target: SplitResult, into: Path, max_bytes: int) -> None:
        checked = _CheckedNetwork(self._network, self._resolve, allow_private=self._allow_private)
        async with (
            contextlib.aclosing(checked),
            httpcore.AsyncConnectionPool(ssl_context=self._context(), network_backend=checked) as pool,
            pool.stream("GET", _url(target), headers=HEADERS) as response,
        ):
            _check_status(response)
            _check_length(response, max_bytes)
            await _write_body(response, into, max_bytes)

    def _context(self) -> ssl.SSLContext:
        if self._tls is None:
            self._tls = httpx.create_ssl_context()
        return self._tls


class _CheckedNetwork(httpcore.AsyncNetworkBackend):
    """Resolves a name once, refuses it if any of its addresses is not public, and connects to one."""

    def __init__(self, plain: httpcore.AsyncNetworkBackend, resolve: Resolve, *, allow_private: bool) -> None:
        self._plain = plain
        self._resolve = resolve
        self._allow_private = allow_private
        self._opened: list[httpcore.AsyncNetworkStream] = []

    async def aclose(self) -> None:
        """httpcore forgets a connection whose TLS handshake was cut short by our deadline."""
        for stream in self._opened:
            await stream.aclose()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature is httpcore's
        local_address: str | None = None,
        socket_options: Iterable[typing.Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        failure: Exception = httpcore.ConnectError("no address")
        for address in await self._addresses(host, port):
            try:
                stream = await self._plain.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                self._opened.append(stream)
                return stream
        raise failure

    async def _addresses(self, host: str, port: int) -> Sequence[str]:
        try:
            addresses = await self._resolve(host, port)
        except UnicodeError:
            raise FetchRefused("not a host name") from None
        if not self._allow_private and not all(map(is_public, addresses)):
            raise FetchRefused(f"{host[:100]} is not on the public internet")
        return addresses


def is_allowed(host: str, hosts: Sequence[str]) -> bool:
    return any(_matches(host, pattern.lower()) for pattern in hosts)


def _matches(host: str, pattern: str) -> bool:
    if pattern.startswith("*."):
        return host.endswith(pattern[1:]) and len(host) > len(pattern) - 1
    return host == pattern


def _url(target: SplitResult) -> httpcore.URL:
    """Built from the parts that were checked, so that no second parser has an opinion."""
    path = (target.path or "/") + (f"?{target.query}" if target.query else "")
    return httpcore.URL(scheme=target.scheme, host=target.hostname or "", port=target.port, target=path)


def _check_status(response: httpcore.Response) -> None:
    status = response.status
    if status >= 500 or status in _LATER:
        raise FetchFailed(f"answered {status}", seconds=_seconds(_header(response, b"retry-after")))
    if status in _REDIRECTS and (location := _header(response, b"location")):
        raise _Elsewhere(location)
    if status != 200:
        raise FetchRefused(f"answered {status}")


def _header(response: httpcore.Response, name: bytes) -> str:
    found = (value for key, value in response.headers if key.lower() == name)
    return next(found, b"").decode("latin-1").strip()


def _seconds(retry_after: str) -> float:
    """A date is as good as nothing said, for clocks differ."""
    return float(retry_after) if retry_after.isascii() and retry_after.isdigit() else 0.0


def _check_length(response: httpcore.Response, max_bytes: int) -> None:
    length = _header(response, b"content-length")
    if length.isdigit() and int(length) > max_bytes:
        raise FetchRefused("larger than allowed")


def _unpacker(encoding: str) -> Callable[[bytes, int], bytes]:
    """We ask for no compression; some front servers compress all the same."""
    if encoding in {"", "identity"}:
        return lambda chunk, _: chunk
    if encoding not in {"gzip", "x-gzip", "deflate"}:
        raise FetchFailed("answered in an unknown encoding")
    unpacking = zlib.decompressobj(zlib.MAX_WBITS | 32)

    def unpack(chunk: bytes, most: int) -> bytes:
        try:
            return unpacking.decompress(chunk, most)
        except zlib.error:
            raise FetchFailed("answered in a broken encoding") from None

    return unpack


async def _write_body(response: httpcore.Response, into: Path, max_bytes: int) -> None:
    """Anew from the beginning: a try before this one may have left something."""
    total = 0
    unpack = _unpacker(_header(response, b"content-encoding").lower())
    with await asyncio.to_thread(into.open, "wb") as file:
        waiting = bytearray()
        async for chunk in response.aiter_stream():
            plain = unpack(chunk, max_bytes + 1 - total)
            waiting += plain
            total += len(plain)
            if total > max_bytes:
                raise FetchRefused("larger than allowed")
            if len(waiting) >= WRITTEN_AT_ONCE_BYTES:
                await asyncio.to_thread(file.write, waiting)
                waiting = bytearray()
        await asyncio.to_thread(file.write, waiting)
    if not total:
        raise FetchFailed("answered with nothing")
