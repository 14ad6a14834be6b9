"""Clips that Telegram does not take and that cannot be made small enough."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest

from bot.jobs.courier import Result, TryLater
from bot.jobs.model import Kind
from bot.media.library import Downloads
from bot.media.links import MediaLinks
from bot.providers.base import Capability, Offer
from storage.model import Job, JobState
from tests.jobs.doubles import Cards, Hosted
from tests.media.filmed import Shot, film
from tests.support.job_world import WELCOME, World, world_in

TOO_SMALL_FOR_IT = 3000


class Filming(Hosted):
    @property
    def offers(self) -> Mapping[Capability, Offer]:
        return {**super().offers, Capability.SWAP_VIDEO: Offer(price=3)}


@dataclass
class Window(Cards):
    """Keeps what it was given to show, also what did not arrive."""

    results: list[Result] = field(default_factory=list)

    async def deliver_result(self, job: Job, result: Result) -> str | None:
        self.results.append(result)
        await super().deliver_result(job, result)
        return None if result.download else "FILE"


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """Somebody is about to order a clip whose result will be too large."""
    async with world_in(tmp_path, provider=Filming) as world:
        world.cards = Window(crash_points=world.crash_points)
        world.begin()
        clip = film(Shot(seconds=1, fps=10))
        scene, _ = await world.clips.take(clip, user_id=world.user.id, purpose="scene")
        world.spec = replace(world.spec, kind=Kind.VIDEO, scene=scene.id, frame=world.spec.scene, seconds=1.0)
        world.shelf.content = film()
        world.pictures.downloads.most_bytes = TOO_SMALL_FOR_IT
        yield world


def shown(world: World) -> list[Result]:
    assert isinstance(world.cards, Window)
    return world.cards.results


async def test_it_is_kept_and_delivered_as_a_link_and_paid_for(world: World) -> None:
    await world.order()
    await world.turns(4)
    (result,) = shown(world)
    assert result.download is not None
    assert (result.content, result.media.bytes > TOO_SMALL_FOR_IT) == (b"", True)
    assert result.download.until == result.media.expires_at
    signed = result.download.url.removeprefix("https://bot.example/media/")
    assert world.pictures._links.read(signed) == result.media.id
    assert (await world.job()).state is JobState.DELIVERED
    assert (await world.available(), await world.held()) == (WELCOME - 3, 0)
    assert await world.problems() == []


async def test_told_again_it_is_the_same_link(world: World) -> None:
    world.cards.troubles = [TryLater(60), TryLater(60)]
    await world.order()
    await world.turns(12)
    assert len(shown(world)) == 3
    assert len({result.download for result in shown(world)}) == 1
    assert len(world.cards.edits) == 1


async def test_nobody_reaches_us_so_there_is_no_link_and_the_credits_come_back(world: World) -> None:
    world.pictures.downloads = Downloads(MediaLinks(["secret"], ""), most_bytes=TOO_SMALL_FOR_IT)
    job = await world.order()
    await world.turns(4)
    assert (await world.job()).state is JobState.FAILED
    assert world.cards.shown[job.id] == "failed-too-big"
    assert (await world.available(), await world.held()) == (WELCOME, 0)


async def test_what_can_be_compressed_is_sent(world: World) -> None:
    noise = np.random.default_rng(7).integers(0, 255, (10, 180, 320, 3), np.uint8)
    world.shelf.content = film(Shot(seconds=1, fps=10), draw=lambda number: noise[number])
    whole = len(world.shelf.content)
    world.pictures.downloads.most_bytes = whole // 2
    await world.order()
    await world.turns(4)
    (result,) = shown(world)
    assert result.download is None
    assert 0 < len(result.content) <= whole // 2


async def test_no_clip_at_all_is_no_download_either(world: World) -> None:
    world.shelf.content = b"x" * 10_000
    job = await world.order()
    await world.turns(12, seconds=60)
    assert world.cards.shown[job.id] == "failed-expired"
    assert await world.available() == WELCOME
