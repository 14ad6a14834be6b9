"""Downloading a result that a provider points to, and nothing else that it might point to."""

import asyncio
import contextlib
import re
import socket
import ssl
import typing
from collections.abc import Awaitable, Callable, Iterable, Sequence
from urllib.parse import SplitResult, urlsplit

import httpcore
import httpx

from bot.media.addresses import is_public

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]

_PLAIN_URL = re.compile(r"[!-\[\]-~]+")  # printable ASCII without the backslash, which parsers disagree about
HEADERS = [("Accept", "*/*"), ("Accept-Encoding", "identity"), ("User-Agent", "faceswap-bot")]
_LATER = frozenset({404, 408, 409, 423, 425, 429})


class FetchRefused(Exception):
    """Not now and not later. The message names the host at most: the rest of an address may be a secret."""


class FetchFailed(Exception):
    """It may work later."""


async def resolve(host: str, port: int) -> list[str]:
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


class ResultFetcher:
    """By https, from allowed hosts, at public addresses, without redirects.

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
    ) -> None:
        self._allow_private = allow_private
        self._resolve = resolve
        self._network = network or httpcore.AnyIOBackend()
        self._tls: ssl.SSLContext | None = None

    async def fetch(self, url: str, *, hosts: Sequence[str], max_bytes: int, timeout: float) -> bytes:  # noqa: ASYNC109
        """Raises FetchRefused or FetchFailed. `hosts` are exact names, or `*.example.com` for all below it.

        `timeout` is for all of it, to the last byte.
        """
        target = self._checked(url, hosts)
        try:
            async with asyncio.timeout(timeout):
                return await self._download(target, max_bytes)
        except (TimeoutError, httpcore.TimeoutException) as error:
            raise FetchFailed(f"{target.hostname} was too slow") from error
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
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

    async def _download(self, target: SplitResult, max_bytes: int) -> bytes:
        checked = _CheckedNetwork(self._network, self._resolve, allow_private=self._allow_private)
        async with (
            contextlib.aclosing(checked),
            httpcore.AsyncConnectionPool(ssl_context=self._context(), network_backend=checked) as pool,
            pool.stream("GET", _url(target), headers=HEADERS) as response,
        ):
            _check_status(response.status)
            _check_length(response, max_bytes)
            return await _body(response, max_bytes)

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


def _check_status(status: int) -> None:
    if status >= 500 or status in _LATER:
        raise FetchFailed(f"answered {status}")
    if status != 200:
        raise FetchRefused(f"answered {status}")


def _check_length(response: httpcore.Response, max_bytes: int) -> None:
    lengths = [value for name, value in response.headers if name.lower() == b"content-length"]
    if any(int(length) > max_bytes for length in lengths):
        raise FetchRefused("larger than allowed")


async def _body(response: httpcore.Response, max_bytes: int) -> bytes:
    body = bytearray()
    async for chunk in response.aiter_stream():
        body += chunk
        if len(body) > max_bytes:
            raise FetchRefused("larger than allowed")
    if not body:
        raise FetchFailed("answered with nothing")
    return bytes(body)
