"""What happens, as it happens: server-sent events for the page, a long poll for tests."""

import json
import time
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from playground.botapi.people.request_fields import Wish
from playground.botapi.world import World

KEEP_ALIVE = 15.0
LONGEST_WAIT = 60.0


def event_stream(world: World, request: Request) -> Response:
    since = request.headers.get("last-event-id") or request.query_params.get("since")
    start = Wish({"since": since or "0"}).number("since")
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return StreamingResponse(_stream(world, start), media_type="text/event-stream", headers=headers)


async def _stream(world: World, since: int) -> AsyncIterator[str]:
    yield ": hello\n\n"
    while True:
        for event in world.events[since:]:
            yield f"id: {event['seq']}\ndata: {json.dumps(event, ensure_ascii=False)}\n\n"
            since = event["seq"]
        if not world.events[since:] and not await world.notifier.wait(KEEP_ALIVE):
            yield ": still here\n\n"


async def event_list(world: World, wish: Wish) -> Response:
    since = max(0, wish.optional_number("since") or 0)
    until = time.monotonic() + min(wish.seconds("wait", 0.0), LONGEST_WAIT)
    while not (new := world.events[since:]) and (left := until - time.monotonic()) > 0:
        await world.notifier.wait(left)
    return JSONResponse(new)
