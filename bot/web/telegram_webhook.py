"""Where Telegram posts updates: the secret is checked, the update is stored, and only then is it acknowledged."""

import hmac
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.web.body import BodyTooLarge, ClientGone, read_body
from storage import StorageError

PATH = "/telegram"
HEADER = "x-telegram-bot-api-secret-token"
MAX_BYTES = 1_000_000


def telegram_hook(accept: Callable[[bytes], Awaitable[bool]], secret: str) -> Route:
    """`accept` commits the update before it returns. 503 makes Telegram try again later.

    What is no update at all is acknowledged too: it would be the same the next time, and those behind it wait.
    """

    async def receive(request: Request) -> Response:
        if not _same(_header(request), secret):
            return Response(status_code=401)
        try:
            await accept(await read_body(request, MAX_BYTES))
        except BodyTooLarge:
            return Response(status_code=413)
        except ClientGone:
            return Response(status_code=400)  # which nobody reads
        except StorageError:
            return Response(status_code=503)
        return Response(status_code=200)

    return Route(PATH, receive, methods=["POST"])


def _header(request: Request) -> bytes:
    name = HEADER.encode()
    return next((value for key, value in request.scope["headers"] if key == name), b"")


def _same(given: bytes, secret: str) -> bool:
    return hmac.compare_digest(given, secret.encode())
