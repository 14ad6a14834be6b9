"""Where providers post callbacks. A callback is a doorbell: it is stored as it came, and wakes a check."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.clock import Clock
from bot.jobs.callbacks import Outcome, receive_callback
from bot.web.body import BodyTooLarge, ClientGone, read_body
from storage import Storage, StorageError

PATH = "/hooks/{provider}/{token}"
MAX_BYTES = 64 * 1024
STATUS = {Outcome.UNKNOWN: 404, Outcome.ENDED: 200, Outcome.TOO_MANY: 429, Outcome.KEPT: 200}


def provider_hook(storage: Storage, ring: Callable[[str], None], clock: Clock) -> Route:
    """`ring(job_id)` is called once the callback is committed. Nobody learns whether a token exists: 404 is all."""

    async def receive(request: Request) -> Response:
        try:
            body = await read_body(request, MAX_BYTES)
        except BodyTooLarge:
            return Response(status_code=413)
        except ClientGone:
            return Response(status_code=400)  # which nobody reads
        provider, token = request.path_params["provider"], request.path_params["token"]
        try:
            receipt = await storage.write(
                receive_callback, provider=provider, token=token, body=body, at=clock()
            )
        except StorageError:
            return Response(status_code=503)
        if receipt.job_id is not None:
            ring(receipt.job_id)
        return Response(status_code=STATUS[receipt.outcome])

    return Route(PATH, receive, methods=["POST"])
