"""Our side, as providers see it: signed links to pictures, and addresses to post to."""

import contextlib
import hashlib
import io
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from PIL import Image
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.media.model import Face, MediaRef
from bot.providers.local.detect import detect
from playground.botapi.notifier import Notifier
from playground.botapi.serving import running
from playground.providers.rendering import size_of

SAMPLES = Path(__file__).resolve().parents[2] / "playground" / "samples"
CLIP = b"\0\0\0\x18ftypmp42" + b"a clip of a few seconds " * 40
HEADER_OF_ALL = "WyJzaWduZWRsaW5rIiwx"  # what every signed link begins with here
TYPES = {"jpg": "image/jpeg", "mp4": "video/mp4"}


@cache
def content(name: str) -> bytes:
    """A sample photograph; or a clip, which is none but begins like one; or a wall with nobody before it."""
    if name == "clip":
        return CLIP
    return wall() if name == "wall" else (SAMPLES / f"{name}.jpg").read_bytes()


def wall() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (320, 240), "teal").save(out, "JPEG")
    return out.getvalue()


@cache
def faces(name: str) -> tuple[Face, ...]:
    """As our own detector sees them."""
    return tuple(Face(box=face.box) for face in detect(content(name)))


@dataclass
class Home:
    url: str = ""
    posted: list[tuple[str, bytes]] = field(default_factory=list)
    answer_with: list[int] = field(default_factory=list)
    notifier: Notifier = field(default_factory=Notifier)

    def media(self, name: str) -> MediaRef:
        data = content(name)
        width, height = (640, 360) if name == "clip" else size_of(data)
        return MediaRef(
            id=name,
            url=f"{self.url}/media/{HEADER_OF_ALL}{name}",
            mime=TYPES["mp4" if name == "clip" else "jpg"],
            width=width,
            height=height,
            sha256=hashlib.sha256(data).hexdigest(),
        )

    def hook(self, token: str = "a-token-of-forty-three-letters-that-is-secret") -> str:
        return f"{self.url}/hooks/{token}"

    async def callbacks(self, count: int) -> list[bytes]:
        """The first so many that were posted."""
        while len(self.posted) < count:
            assert await self.notifier.wait(10), f"{len(self.posted)} of {count} callbacks came"
        return [body for _, body in self.posted[:count]]

    def app(self) -> Starlette:
        async def media(request: Request) -> Response:
            name = request.path_params["signed"].removeprefix(HEADER_OF_ALL)
            data = content(name)
            return Response(data, media_type=TYPES["mp4" if name == "clip" else "jpg"])

        async def hook(request: Request) -> Response:
            self.posted.append((request.url.path, await request.body()))
            self.notifier.ring()
            return Response(status_code=self.answer_with.pop(0) if self.answer_with else 200)

        return Starlette(
            routes=[
                Route("/media/{signed}", media),
                Route("/hooks/{token}", hook, methods=["POST"]),
            ]
        )


@contextlib.asynccontextmanager
async def at_home() -> AsyncIterator[Home]:
    home = Home()
    async with running(home.app()) as server:
        home.url = server.url
        yield home
