from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.jobs.callbacks import MAX_CALLBACKS
from bot.web.health import health_routes
from bot.web.media import media_route
from bot.web.provider_callback import MAX_BYTES, provider_hook
from bot.web.server import serving
from storage import StorageError, Transaction, job_queue
from storage.model import JobState
from tests.support.job_world import World, world_in


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """A job that runs at a hosted provider which only calls back."""
    async with world_in(tmp_path, tells_status=False) as world:
        await world.order()
        await world.dispatcher.dispatch_waiting()
        yield world


@pytest.fixture
def rung() -> list[str]:
    return []


@pytest.fixture
async def client(world: World, rung: list[str]) -> AsyncIterator[httpx.AsyncClient]:
    routes = [
        provider_hook(world.storage, rung.append, world.clock),
        media_route(world.pictures._links, world.pictures),
        *health_routes(
            {"database": _healthy, "updates": _unhealthy},
            world.parts.base.metrics,
        ),
    ]
    async with (
        serving(routes, host="127.0.0.1", port=0) as port,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client,
    ):
        yield client


async def _healthy() -> str:
    return ""


async def _unhealthy() -> str:
    return "no update since yesterday"


async def stored(world: World) -> list[str]:
    return await world.storage.read(job_queue.jobs_with_news)


async def test_a_callback_is_stored_before_it_is_acknowledged_and_rings(
    client: httpx.AsyncClient, world: World, rung: list[str]
) -> None:
    job = await world.job()
    answer = await client.post(f"/hooks/hosted/{world.tokens[-1]}", content=world.provider.callback("task1"))
    assert answer.status_code == 200
    assert rung == [job.id]
    assert await stored(world) == [job.id]


@pytest.mark.parametrize(
    "address", ["/hooks/hosted/guessed", "/hooks/other/token-0", "/hooks/hosted/", "/hooks/x"]
)
async def test_a_callback_to_an_address_that_we_never_gave_out_is_nothing(
    client: httpx.AsyncClient, world: World, rung: list[str], address: str
) -> None:
    answer = await client.post(address, content=world.provider.callback("task1"))
    assert (answer.status_code, rung, await stored(world)) == (404, [], [])


async def test_a_callback_that_is_too_long_is_cut_off(
    client: httpx.AsyncClient, world: World, rung: list[str]
) -> None:
    answer = await client.post(f"/hooks/hosted/{world.tokens[-1]}", content=b"x" * (MAX_BYTES + 1))
    assert (answer.status_code, rung) == (413, [])


class Failing:
    """A database that takes nothing in."""

    async def write(self, *_: object, **__: object) -> None:
        raise StorageError("disk full")


async def test_a_callback_that_could_not_be_stored_is_not_acknowledged(world: World, rung: list[str]) -> None:
    """So that the provider sends it again; the job is asked about anyway, where the provider can be asked."""
    failing: Any = Failing()
    async with (
        serving([provider_hook(failing, rung.append, world.clock)], host="127.0.0.1", port=0) as port,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client,
    ):
        answer = await client.post(f"/hooks/hosted/{world.tokens[-1]}", content=b"done")
    assert (answer.status_code, rung) == (503, [])


async def test_the_secret_of_an_address_stands_nowhere_in_the_database(
    client: httpx.AsyncClient, world: World
) -> None:
    """Who reads a copy of the database can still not call back."""
    await client.post(f"/hooks/hosted/{world.tokens[-1]}", content=world.provider.callback("task1"))
    await world.storage.close()
    files = list(world.directory.glob("bot.db*"))
    assert files
    assert all(world.tokens[-1].encode() not in path.read_bytes() for path in files)


async def test_one_address_fills_no_disk(client: httpx.AsyncClient, world: World, rung: list[str]) -> None:
    address, bodies = f"/hooks/hosted/{world.tokens[-1]}", [bytes([65 + n]) * 60_000 for n in range(40)]
    answers = [(await client.post(address, content=body)).status_code for body in bodies]
    assert answers == [200] * 4 + [429] * 36
    assert len(rung) == 4
    assert await world.storage.read(bytes_kept) == 4 * 60_000


async def test_one_address_fills_no_table(client: httpx.AsyncClient, world: World) -> None:
    address = f"/hooks/hosted/{world.tokens[-1]}"
    answers = [(await client.post(address, content=b"%d" % n)).status_code for n in range(40)]
    assert answers == [200] * MAX_CALLBACKS + [429] * (40 - MAX_CALLBACKS)


async def test_nothing_is_kept_once_the_job_has_ended(
    client: httpx.AsyncClient, world: World, rung: list[str]
) -> None:
    await world.post(world.provider.callback("task1"))
    await world.turn()
    assert (await world.job()).state is JobState.DELIVERED
    before = await world.storage.read(bytes_kept)
    answer = await client.post(f"/hooks/hosted/{world.tokens[-1]}", content=b"once more")
    assert (answer.status_code, rung) == (200, [])
    assert await world.storage.read(bytes_kept) == before


def bytes_kept(tx: Transaction) -> int:
    return int(tx.value("SELECT COALESCE(sum(length(body)), 0) FROM callbacks"))


async def test_a_stored_callback_survives_the_process(client: httpx.AsyncClient, world: World) -> None:
    await client.post(f"/hooks/hosted/{world.tokens[-1]}", content=world.provider.callback("task1"))
    await world.restart()
    for job_id in await stored(world):
        await world.observer.observe(job_id)
    await world.turn()
    assert world.cards.edits == [((await world.job()).id, "result")]
    assert await stored(world) == []


async def test_a_provider_gets_the_scene_by_its_signed_link_for_a_while(
    client: httpx.AsyncClient, world: World
) -> None:
    (work,) = world.provider.bought.values()
    path = work.scene.url.removeprefix("https://bot.example")
    answer = await client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/jpeg")
    assert answer.headers["cache-control"] == "no-store"
    assert (await client.get(path + "x")).status_code == 404
    world.clock.forward(24 * 3600)
    assert (await client.get(path)).status_code == 404


async def test_health_says_what_is_wrong(client: httpx.AsyncClient) -> None:
    answer = await client.get("/health")
    assert answer.status_code == 503
    assert answer.json()["problems"] == {"updates": "no update since yesterday"}
    assert (await client.get("/health/live")).status_code == 200
    metrics = await client.get("/metrics")
    assert "faceswap_jobs_delivered_total 0.0" in metrics.text
    assert "faceswap_updates_waiting 0.0" in metrics.text
