"""Where providers post callbacks. A callback is a doorbell: it is stored as it came, and wakes a check."""

from collections.abc import Callable
from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.clock import Clock
from bot.jobs.dispatch import hash_token
from bot.web.body import BodyTooLarge, read_body
from storage import Storage, StorageError, Transaction, attempts, callbacks

PATH = "/hooks/{provider}/{token}"
MOST_BYTES = 64 * 1024


def provider_hook(storage: Storage, ring: Callable[[str], None], clock: Clock) -> Route:
    """`ring(job_id)` is called once the callback is committed. Nobody learns whether a token exists: 404 is all."""

    async def receive(request: Request) -> Response:
        try:
            body = await read_body(request, MOST_BYTES)
        except BodyTooLarge:
            return Response(status_code=413)
        provider, token = request.path_params["provider"], request.path_params["token"]
        try:
            job_id = await storage.write(
                _store, provider=provider, token_hash=hash_token(token), body=body, at=clock()
            )
        except StorageError:
            return Response(status_code=503)
        if job_id is None:
            return Response(status_code=404)
        ring(job_id)
        return Response(status_code=200)

    return Route(PATH, receive, methods=["POST"])


def _store(tx: Transaction, *, provider: str, token_hash: str, body: bytes, at: datetime) -> str | None:
    attempt = attempts.by_token_hash(tx, token_hash)
    if attempt is None or attempt.provider != provider:
        return None
    callbacks.store(tx, attempt_id=attempt.id, body=body, at=at)
    return attempt.job_id
