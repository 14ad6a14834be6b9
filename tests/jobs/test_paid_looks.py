"""Looks for faces that cost points are counted for each person and day, before the service is asked."""

import asyncio
import io
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PIL import Image

from bot.media.model import Face, MediaRef, PictureRefused
from bot.providers.base import Capability, Offer, ProviderError, Throttled, Unavailable, Unsure
from storage import allowances
from storage.model import Media
from tests.jobs.doubles import FACE, Crash, CrashPoints, Hosted
from tests.support.job_world import World, world_in

LIMIT = 2


@dataclass
class PaidEyes(Hosted):
    """Each look costs two points."""

    asked: list[str] = field(default_factory=list)
    troubles: list[ProviderError] = field(default_factory=list)

    @property
    def offers(self) -> Mapping[Capability, Offer]:
        return {**super().offers, Capability.DETECT: Offer(price=2)}

    async def detect(self, picture: MediaRef) -> tuple[Face, ...]:
        self.asked.append(picture.id)
        if self.troubles:
            raise self.troubles.pop(0)
        return (FACE,)


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with world_in(tmp_path, provider=PaidEyes) as world:
        world.looks_per_day = LIMIT
        world.begin()
        yield world


def eyes(world: World) -> PaidEyes:
    assert isinstance(world.provider, PaidEyes)
    return world.provider


async def new_picture(world: World, shade: int, *, user_id: int | None = None) -> Media:
    out = io.BytesIO()
    Image.new("RGB", (200, 200), (40 * shade, 0, 0)).save(out, "PNG")
    return await world.pictures.take(out.getvalue(), user_id=user_id or world.user.id, purpose="scene")


async def counted(world: World) -> int:
    return await world.storage.read(allowances.looks_today, world.user, at=world.clock())


async def test_beyond_the_limit_nobody_is_asked_until_the_next_day(world: World) -> None:
    for shade in range(LIMIT):
        assert await world.detector.faces(await new_picture(world, shade)) == (FACE,)
    third = await new_picture(world, 5)
    with pytest.raises(PictureRefused) as refused:
        await world.detector.faces(third)
    assert (refused.value.key, refused.value.details) == (
        "refused-looks",
        {"limit": LIMIT, "hours": 12, "minutes": 0},
    )
    assert (len(eyes(world).asked), await counted(world)) == (LIMIT, LIMIT)
    world.clock.forward(12 * 3600)
    assert await world.detector.faces(third) == (FACE,)


async def test_what_is_remembered_costs_no_look(world: World) -> None:
    picture = await new_picture(world, 1)
    for _ in range(LIMIT + 2):
        assert await world.detector.faces(picture) == (FACE,)
    assert (len(eyes(world).asked), await counted(world)) == (1, 1)


async def test_those_who_want_the_same_picture_at_the_same_time_share_one_look(world: World) -> None:
    picture = await new_picture(world, 1)
    answers = await asyncio.gather(*(world.detector.faces(picture) for _ in range(5)))
    assert answers == [(FACE,)] * 5
    assert (len(eyes(world).asked), await counted(world)) == (1, 1)


async def test_what_was_asked_for_lately_is_not_even_read_again(world: World) -> None:
    picture = await new_picture(world, 1)
    await world.detector.faces(picture)
    await world.storage.write(lambda tx: tx.execute("DELETE FROM detections"))
    assert await world.detector.faces(picture) == (FACE,)
    assert len(eyes(world).asked) == 1
    world.clock.forward(601)
    assert await world.detector.faces(picture) == (FACE,)
    assert len(eyes(world).asked) == 2


@pytest.mark.parametrize(
    ("trouble", "count"),
    [(Unavailable("away"), 0), (Throttled("busy"), 0), (Unsure("no answer"), 1)],
    ids=["not reached", "too busy", "perhaps paid for"],
)
async def test_a_look_that_was_surely_not_paid_is_given_back(
    world: World, trouble: ProviderError, count: int
) -> None:
    eyes(world).troubles = [trouble]
    with pytest.raises(PictureRefused) as refused:
        await world.detector.faces(await new_picture(world, 1))
    assert refused.value.key == "picture-no-detector"
    assert await counted(world) == count


async def test_a_free_detector_goes_on_where_the_paid_looks_are_used_up(world: World) -> None:
    free = Hosted(crash_points=CrashPoints(), name="free")
    world.registry._providers["free"] = free
    for shade in range(LIMIT + 3):
        assert await world.detector.faces(await new_picture(world, shade)) == (FACE,)
    assert len(eyes(world).asked) == LIMIT


async def test_the_look_is_counted_before_the_service_is_asked(world: World) -> None:
    world.crash_points.passed.clear()
    picture = await new_picture(world, 1)
    world.crash_points.die_at = len(world.crash_points.passed) + 2
    with pytest.raises(Crash, match="after take_look"):
        await world.detector.faces(picture)
    assert (await counted(world), eyes(world).asked) == (1, [])
