"""Serves the chat page and the sample photographs that it offers."""

import os
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

PAGE = Path(__file__).parent / "page"
SAMPLES = Path(__file__).parent / "samples"

TITLES = {
    "group": "Three people",
    "hopper": "Grace Hopper",
    "mona_lisa": "Mona Lisa",
    "collins": "Eileen Collins",
}
PICTURES = {".jpg", ".jpeg", ".png", ".webp"}

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' blob: data:; media-src 'self' blob:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "cache-control": "no-cache",
    "content-security-policy": POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


class _PageFiles(StaticFiles):
    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers.update(HEADERS)
        return response


def page_routes(samples: Path = SAMPLES) -> list[BaseRoute]:
    """Put these before the emulator's own routes: both have paths under /play."""

    async def list_samples(_: Request) -> Response:
        return JSONResponse(describe_samples(samples), headers=HEADERS)

    return [
        Route("/", _index),
        Mount("/page", _PageFiles(directory=PAGE)),
        Route("/play/samples", list_samples),
        Mount("/play/samples", _PageFiles(directory=samples, check_dir=False)),
    ]


def describe_samples(folder: Path) -> list[dict[str, str]]:
    """The pictures of a folder, the ones with a title of their own first and in that order."""
    if not folder.is_dir():
        return []
    order = list(TITLES)
    files = [path for path in folder.iterdir() if path.suffix.lower() in PICTURES]
    files.sort(key=lambda path: (order.index(path.stem) if path.stem in order else len(order), path.name))
    return [
        {"name": path.name, "title": title_of(path.stem), "url": f"/play/samples/{path.name}"}
        for path in files
    ]


def title_of(stem: str) -> str:
    return TITLES.get(stem) or stem.replace("_", " ").replace("-", " ").capitalize()


async def _index(_: Request) -> Response:
    return FileResponse(PAGE / "index.html", headers=HEADERS)
