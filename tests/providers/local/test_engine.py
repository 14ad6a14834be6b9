"""The local engine behind the protocol of the hosted ones, with its real functions."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.media.model import Box, MediaGone, MediaRef
from bot.nursery import Nursery
from bot.providers.base import Capability, Outcome, Pair, Ticket, Unavailable, Work
from bot.providers.local.engine import LocalEngine
from tests.jobs.doubles import InlineSandbox

SAMPLES = Path(__file__).parents[3] / "playground" / "samples"


@dataclass(frozen=True)
class Kept:
    id: str


class Shelf:
    """Pictures by name, and what the engine left."""

    def __init__(self) -> None:
        self.kept: list[bytes] = []

    async def content_of(self, media_id: str) -> bytes:
        try:
            return (SAMPLES / media_id).read_bytes()
        except FileNotFoundError as error:
            raise MediaGone(media_id) from error

    async def sandbox_content_of(self, media_id: str) -> bytes:
        return await self.content_of(media_id)

    async def take_result(self, content: bytes) -> Kept:
        self.kept.append(content)
        return Kept(f"result{len(self.kept)}")


def picture(name: str) -> MediaRef:
    return MediaRef(id=name, url="", mime="image/jpeg", width=1, height=1, sha256=name)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def rung() -> asyncio.Queue[str]:
    return asyncio.Queue()


@pytest.fixture
async def engine(shelf: Shelf, rung: asyncio.Queue[str]) -> AsyncIterator[LocalEngine]:
    nursery, sandbox, numbers = Nursery(), InlineSandbox(), itertools.count(1)
    inline: Any = sandbox
    yield LocalEngine(
        sandbox=inline,
        studio=shelf,
        nursery=nursery,
        ids=lambda: f"task{next(numbers)}",
        on_done=rung.put_nowait,
    )
    await nursery.close()


async def swap_work(engine: LocalEngine, scene: str = "hopper.jpg") -> Work:
    (face,) = await engine.detect(picture("hopper.jpg"))
    (identity,) = await engine.detect(picture("mona_lisa.jpg"))
    pair = Pair(face=face, identity=picture("mona_lisa.jpg"), identity_face=identity)
    return Work(capability=Capability.SWAP, scene=picture(scene), pairs=(pair,))


async def test_a_swap_is_pending_then_done_and_rings(
    engine: LocalEngine, shelf: Shelf, rung: asyncio.Queue[str]
) -> None:
    ticket = await engine.submit(await swap_work(engine))
    pending = await engine.status(ticket)
    assert pending is not None
    assert pending.outcome is Outcome.PENDING
    assert await rung.get() == ticket.ref
    done = await engine.status(ticket)
    assert done is not None
    assert (done.outcome, done.result) == (Outcome.SUCCEEDED, "local:result1")
    assert len(shelf.kept) == 1


async def test_ageing_goes_the_same_way(engine: LocalEngine, shelf: Shelf, rung: asyncio.Queue[str]) -> None:
    faces = await engine.detect(picture("hopper.jpg"))
    work = Work(capability=Capability.AGE_IMAGE, scene=picture("hopper.jpg"), faces=faces, years=-20)
    ticket = await engine.submit(work)
    await rung.get()
    done = await engine.status(ticket)
    assert done is not None
    assert done.outcome is Outcome.SUCCEEDED
    assert shelf.kept[0] != (SAMPLES / "hopper.jpg").read_bytes()


async def test_a_task_that_died_with_its_process_is_lost_so_that_it_is_sent_again(
    engine: LocalEngine,
) -> None:
    lost = await engine.status(Ticket(ref="of an earlier process"))
    assert lost is not None
    assert lost.outcome is Outcome.LOST
    assert engine.replayable


async def test_a_cancelled_task_leaves_no_result(engine: LocalEngine, shelf: Shelf) -> None:
    ticket = await engine.submit(await swap_work(engine))
    assert await engine.cancel(ticket)
    assert not await engine.cancel(ticket)
    await asyncio.sleep(0)
    assert shelf.kept == []


async def test_a_scene_that_is_gone_fails_the_task(engine: LocalEngine, rung: asyncio.Queue[str]) -> None:
    ticket = await engine.submit(await swap_work(engine, scene="nothing.jpg"))
    await rung.get()
    failed = await engine.status(ticket)
    assert failed is not None
    assert failed.outcome is Outcome.FAILED


async def test_what_cannot_be_looked_at_is_no_scene_without_faces(engine: LocalEngine) -> None:
    with pytest.raises(Unavailable):
        await engine.detect(picture("nothing.jpg"))


async def test_boxes_are_left_to_right_in_pixels_of_the_picture(engine: LocalEngine) -> None:
    faces = await engine.detect(picture("group.jpg"))
    assert [face.box.x1 for face in faces] == sorted(face.box.x1 for face in faces)
    assert len(faces) == 3
    assert all(isinstance(face.box, Box) for face in faces)
