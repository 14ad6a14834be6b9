"""Who may call: a token from getToken, or the API key, which is the client secret under another name."""

import itertools
import time

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from playground.providers.akool.bodies import TokenBody
from playground.providers.akool.crypto import jwt
from playground.providers.akool.refusals import BAD_PARAMETER, BAD_TOKEN, NO_TOKEN, refuse
from playground.providers.service import BadBody, bearer, read_body

A_YEAR = 366 * 86400


class Access:
    """`token_in_data`: whether getToken puts it beside the code or inside the data; clients have seen both."""

    def __init__(self, *, client_id: str, client_secret: str) -> None:
        self.client_id = client_id
        self.client_secret = client_secret
        self.token_in_data = False
        self.seconds = A_YEAR
        self._numbers = itertools.count(1)
        self._live: dict[str, float] = {}

    def revoke(self) -> None:
        """Every token that is out stops working."""
        self._live.clear()

    async def get_token(self, request: Request) -> Response:
        try:
            body = await read_body(request, TokenBody)
        except BadBody as error:
            raise refuse(BAD_PARAMETER, str(error)) from error
        if (body.clientId, body.clientSecret) != (self.client_id, self.client_secret):
            raise refuse(BAD_TOKEN, "Invalid clientId or clientSecret")
        token = self._mint()
        if not self.token_in_data:
            return JSONResponse({"code": 1000, "token": token})
        return JSONResponse({"code": 1000, "msg": "OK", "data": {"token": token, "expire": self.seconds}})

    def check(self, request: Request) -> None:
        """Of two headers the authorization wins. Raises Refusal."""
        if "authorization" in request.headers:
            token = bearer(request)
            if token is None:
                raise refuse(NO_TOKEN, "Authorization cannot be empty")
            if self._live.get(token, 0) < time.time():
                raise refuse(BAD_TOKEN, "Invalid authorization or the request token has expired")
        elif "x-api-key" not in request.headers:
            raise refuse(NO_TOKEN, "Authorization cannot be empty")
        elif request.headers["x-api-key"] != self.client_secret:
            raise refuse(BAD_TOKEN, "Invalid authorization or the request token has expired")

    def _mint(self) -> str:
        now = int(time.time())
        claims = {
            "id": "64d985c5571729d3e2999477",
            "type": "user",
            "from": "toO",
            "email": "operator@example.com",
            "firstName": "Ada",
            "uid": 378337,
            "code": next(self._numbers),
            "iat": now,
            "exp": now + self.seconds,
        }
        token = jwt(claims, self.client_secret)
        self._live[token] = claims["exp"]  # type: ignore[assignment]
        return token
