"""Our own links for providers: signed, soon expired, and never Telegram's."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.jobs.pictures import Pictures
from bot.media.links import BadLink, MediaLinks
from bot.media.model import MediaGone

HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Disposition": "attachment",
}


def media_route(links: MediaLinks, pictures: Pictures) -> Route:
    async def serve(request: Request) -> Response:
        try:
            media = await pictures.find(links.read(request.path_params["signed"]))
            content = await pictures.content(media)
        except (BadLink, MediaGone):
            return Response(status_code=404)
        return Response(content, media_type=media.mime, headers=HEADERS)

    return Route("/media/{signed}", serve, methods=["GET", "HEAD"])
