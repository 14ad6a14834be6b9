"""Our links: what a provider fetches, and a person who downloads a clip that Telegram does not take."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from bot.web.media import media_route
from bot.web.server import serving
from storage.model import Media
from tests.support.job_world import PICTURE, World, world_in


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with world_in(tmp_path) as world:
        yield world


@pytest.fixture
async def client(world: World) -> AsyncIterator[httpx.AsyncClient]:
    route = media_route(world.pictures._links, world.pictures)
    async with (
        serving([route], host="127.0.0.1", port=0) as port,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client,
    ):
        yield client


async def a_picture(world: World) -> tuple[Media, str]:
    """Stored, and the path of its link."""
    media = await world.pictures.take(PICTURE, user_id=world.user.id, purpose="result")
    return media, world.pictures.reference(media).url.removeprefix("https://bot.example")


async def test_a_link_gives_the_file_to_be_saved_and_not_shown(
    client: httpx.AsyncClient, world: World
) -> None:
    media, link = await a_picture(world)
    answer = await client.get(link)
    assert (answer.status_code, answer.content) == (200, await world.pictures.content(media))
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["content-disposition"] == 'attachment; filename="faceswap.jpg"'
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_head_tells_the_size_and_gives_nothing(client: httpx.AsyncClient, world: World) -> None:
    media, link = await a_picture(world)
    answer = await client.head(link)
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-length"] == str(media.bytes)


async def test_a_download_that_broke_off_goes_on_in_the_middle(
    client: httpx.AsyncClient, world: World
) -> None:
    media, link = await a_picture(world)
    whole = await world.pictures.content(media)
    rest = await client.get(link, headers={"Range": "bytes=1000-"})
    assert (rest.status_code, rest.content) == (206, whole[1000:])
    assert rest.headers["content-range"] == f"bytes 1000-{media.bytes - 1}/{media.bytes}"
    beyond = await client.get(link, headers={"Range": f"bytes={media.bytes}-"})
    assert beyond.status_code == 416


@pytest.mark.parametrize("how", ["", "x", "W10.x", "%00", "..%2f..%2fbot.db"])
async def test_a_forged_link_is_nothing(client: httpx.AsyncClient, how: str) -> None:
    assert (await client.get(f"/media/{how}")).status_code == 404


async def test_a_link_ends(client: httpx.AsyncClient, world: World) -> None:
    _, link = await a_picture(world)
    world.clock.forward(timedelta(hours=1).total_seconds())
    assert (await client.get(link)).status_code == 404


async def test_what_was_deleted_is_gone_for_everybody(client: httpx.AsyncClient, world: World) -> None:
    media, link = await a_picture(world)
    await world.pictures.forget([media])
    assert (await client.get(link)).status_code == 404


async def test_a_row_whose_file_is_lost_is_gone_too(client: httpx.AsyncClient, world: World) -> None:
    media, link = await a_picture(world)
    await world.pictures._store.delete(media.path)
    assert (await client.get(link)).status_code == 404
