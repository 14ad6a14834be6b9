"""How Akool knows us: a token that is fetched once and kept, or the newer key that needs none."""

import asyncio
import base64
import binascii
import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Protocol

from bot.clock import Clock
from bot.providers.akool.parse import token_from
from bot.providers.akool.schemas import TokenRequest
from bot.providers.base import ProviderError
from bot.providers.http import Call, Http

RENEW_BEFORE = timedelta(hours=1)
"""Before its end a token is renewed. The end is read from the token: no field tells it (2026-11-20)."""

Headers = Mapping[str, str]


class Auth(Protocol):
    async def headers(self) -> Headers:
        """What a call is sent with. Free. Raises ProviderError when no token could be had: the call was not made."""
        ...

    async def renewed(self, refused: Headers) -> Headers | None:
        """New headers in the place of those that were just refused, or None when there are no others."""
        ...


class KeyAuth:
    def __init__(self, http: Http, key: str) -> None:
        http.hide(key)
        self._headers = {"x-api-key": key}

    async def headers(self) -> Headers:
        return self._headers

    async def renewed(self, refused: Headers) -> Headers | None:  # noqa: ARG002 - there is one key only
        return None


class TokenAuth:
    """However many calls want a token at once, it is fetched once; the token holds an e-mail and is never logged."""

    def __init__(self, http: Http, *, client_id: str, client_secret: str, clock: Clock) -> None:
        http.hide(client_id, client_secret)
        self._http = http
        self._request = TokenRequest(clientId=client_id, clientSecret=client_secret)
        self._clock = clock
        self._turn = asyncio.Lock()
        self._token: str | None = None
        self._until: datetime | None = None
        self._failures = 0
        self._failure: ProviderError | None = None

    async def headers(self) -> Headers:
        return await self._valid(lambda: not self._is_old())

    async def renewed(self, refused: Headers) -> Headers | None:
        return await self._valid(lambda: _headers(self._token or "") != refused)

    async def _valid(self, still_good: Callable[[], bool]) -> Headers:
        """Those who waited while somebody fetched in vain share that failure instead of trying one by one."""
        seen = self._failures
        async with self._turn:
            if self._token and still_good():
                return _headers(self._token)
            if self._failure and self._failures > seen:
                raise self._failure
            return _headers(await self._fetch())

    def _is_old(self) -> bool:
        return self._until is not None and self._until - RENEW_BEFORE <= self._clock()

    async def _fetch(self) -> str:
        self._token = None
        try:
            token = token_from(
                await self._http.ask(Call(path="/api/open/v3/getToken", body=self._request.model_dump()))
            )
        except ProviderError as error:
            self._failures += 1
            self._failure = error
            raise
        self._http.hide(token)
        self._token, self._until = token, expiry_of(token)
        return token


def expiry_of(token: str) -> datetime | None:
    """When a JWT ends, or None when it does not say."""
    try:
        payload = token.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        return datetime.fromtimestamp(claims["exp"], UTC)
    except (IndexError, KeyError, TypeError, ValueError, OverflowError, OSError, binascii.Error):
        return None


def _headers(token: str) -> Headers:
    return {"Authorization": f"Bearer {token}"}
