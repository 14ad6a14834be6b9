"""Is it alive, can it work, and how is it doing."""

from collections.abc import Awaitable, Callable

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

Check = Callable[[], Awaitable[str]]
"""Returns an empty string when all is well, else what is wrong."""


def health_routes(checks: dict[str, Check], metrics: CollectorRegistry) -> list[Route]:
    async def live(_: Request) -> Response:
        return JSONResponse({"status": "alive"})

    async def ready(_: Request) -> Response:
        problems = {name: problem for name, check in checks.items() if (problem := await check())}
        return JSONResponse(
            {"status": "unhealthy" if problems else "ready", "problems": problems},
            status_code=503 if problems else 200,
        )

    async def measure(_: Request) -> Response:
        return Response(generate_latest(metrics), media_type=CONTENT_TYPE_LATEST)

    return [Route("/health/live", live), Route("/health", ready), Route("/metrics", measure)]
