"""Our own links for providers, and for results that Telegram does not take: signed, expiring, and never Telegram's."""

from pathlib import PurePath
from typing import Protocol

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from bot.media.links import BadLink, MediaLinks
from bot.media.model import MediaGone, StoredFile

HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


class Files(Protocol):
    async def file(self, media_id: str) -> StoredFile:
        """Raises MediaGone."""
        ...


def media_route(links: MediaLinks, files: Files) -> Route:
    """Read from the disk piece by piece, and from the middle when only a part is asked for."""

    async def serve(request: Request) -> Response:
        try:
            found = await files.file(links.read(request.path_params["signed"]))
        except (BadLink, MediaGone):
            return Response(status_code=404)
        name = f"faceswap{PurePath(found.path).suffix}"
        return FileResponse(found.path, media_type=found.mime, filename=name, headers=HEADERS)

    return Route("/media/{signed}", serve, methods=["GET", "HEAD"])
