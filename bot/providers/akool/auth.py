"""How Akool knows us: a token that is fetched once and kept, or the newer key that needs none."""

import asyncio
import base64
import binascii
import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Protocol

from bot.clock import Clock
from bot.providers.akool.parse import token_from
from bot.providers.akool.wire import TokenRequest
from bot.providers.http import Call, Http

EARLY = timedelta(hours=1)

Headers = Mapping[str, str]


class Auth(Protocol):
    async def headers(self) -> Headers: ...

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
        http.hide(client_secret)
        self._http = http
        self._request = TokenRequest(clientId=client_id, clientSecret=client_secret)
        self._clock = clock
        self._turn = asyncio.Lock()
        self._token: str | None = None
        self._until: datetime | None = None

    async def headers(self) -> Headers:
        async with self._turn:
            return _headers(self._token if self._token and not self._is_old() else await self._fetch())

    async def renewed(self, refused: Headers) -> Headers | None:
        async with self._turn:
            if self._token is None or _headers(self._token) == refused:
                await self._fetch()
            return _headers(self._token or "")

    def _is_old(self) -> bool:
        return self._until is not None and self._until - EARLY <= self._clock()

    async def _fetch(self) -> str:
        self._token = None
        reply = await self._http.ask(Call(path="/api/open/v3/getToken", body=self._request.model_dump()))
        token = token_from(reply)
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
