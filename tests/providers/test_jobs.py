"""Whole jobs with each hosted provider: from the order to the result, however its callbacks come or do not."""

import io
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from bot.jobs.model import Kind
from playground.providers.callbacks import Ring
from playground.providers.faults import FaultMode
from playground.providers.service import HandOut
from storage import ledger
from storage.model import JobState
from tests.media import crafted
from tests.providers.media_server import Home
from tests.providers.provider_stacks import RIGS
from tests.support.job_stack import CREDITS, JobStack, job_stack_of

Open = Callable[[str], Awaitable[JobStack]]
JOBS = [
    ("acedata", Kind.SWAP, "mona_lisa", (0,)),
    ("aifaceswap", Kind.SWAP, "mona_lisa", (0,)),
    ("aifaceswap", Kind.SWAP, "group", (2, 0)),
    ("akool", Kind.SWAP, "mona_lisa", (0,)),
    ("akool", Kind.SWAP, "group", (1, 2)),
    ("akool", Kind.AGE, "group", (0,)),
]
ENDPOINTS = {"acedata": "face/swap", "aifaceswap": "faceswap", "akool": "specifyimage"}
LATER = (1, 2, 5, 10, 20, 40, 60)


@pytest.fixture
async def stack(home: Home, tmp_path: Path) -> AsyncIterator[Open]:
    async with AsyncExitStack() as stack:

        async def open_with(name: str) -> JobStack:
            rig = await stack.enter_async_context(RIGS[name](home))
            return await stack.enter_async_context(job_stack_of(rig, tmp_path))

        yield open_with


@pytest.mark.parametrize(("name", "kind", "scene", "chosen"), JOBS)
async def test_a_job_is_ordered_done_and_delivered(
    stack: Open, name: str, kind: Kind, scene: str, chosen: tuple[int, ...]
) -> None:
    it = await stack(name)
    job = await it.order(kind, scene, chosen)
    assert job.state is JobState.RUNNING
    await it.heard()
    await it.pass_time(1)
    assert (await it.job(job.id)).state is JobState.DELIVERED
    assert it.cards.edits == [(job.id, "result")]
    assert await it.wallet() == (CREDITS - job.price, 0)
    if name == "aifaceswap":
        assert await it.cost() + sum(it.rig.charged) == it.rig.service.journal.points
    assert await it.storage.read(ledger.problems) == []


def as_webp_without_its_end(content: bytes) -> bytes:
    out = io.BytesIO()
    Image.open(io.BytesIO(content)).convert("RGB").save(out, "WEBP")
    return out.getvalue()[:-5]


FLAWS: dict[str, HandOut] = {
    "without its last two bytes": HandOut(spoil=lambda content: content[:-2]),
    "with something behind it": HandOut(spoil=lambda content: content + b"<!-- cached -->"),
    "as another kind, without its end": HandOut(spoil=as_webp_without_its_end),
    "of a kind that cannot be opened here": HandOut(spoil=lambda _: crafted.ftyp(b"heic")),
    "moved to another path": HandOut(moved=True),
    "too many requests at first": HandOut(troubles=[429]),
    "a server that stumbles once": HandOut(troubles=[503]),
    "not yet there": HandOut(troubles=[404]),
}


@pytest.mark.parametrize("flaw", FLAWS)
@pytest.mark.parametrize("name", RIGS)
async def test_a_result_that_was_paid_for_is_delivered_whatever_flaw_its_form_has(
    stack: Open, name: str, flaw: str
) -> None:
    it = await stack(name)
    it.rig.service.hand_out = replace(FLAWS[flaw], troubles=list(FLAWS[flaw].troubles))
    job = await it.order(Kind.SWAP, "mona_lisa", (0,))
    await it.heard()
    await it.pass_time(1)
    assert (await it.job(job.id)).state is JobState.DELIVERED
    assert it.cards.edits == [(job.id, "result")]
    assert it.rig.service.journal.purchases(ENDPOINTS[name]) == 1
    assert await it.wallet() == (CREDITS - job.price, 0)
    if name == "aifaceswap":
        assert await it.cost() + sum(it.rig.charged) == it.rig.service.journal.points
    assert await it.storage.read(ledger.problems) == []


@pytest.mark.parametrize("way", [Ring.DOUBLED, Ring.FORGED])
@pytest.mark.parametrize("name", RIGS)
async def test_one_result_whatever_else_is_posted(stack: Open, name: str, way: Ring) -> None:
    it = await stack(name)
    it.rig.service.callbacks.plan = [way]
    job = await it.order(Kind.SWAP, "mona_lisa", (0,))
    await it.heard(1)
    await it.heard(2)
    await it.pass_time(1, 2)
    assert it.cards.edits == [(job.id, "result")]
    assert await it.wallet() == (CREDITS - job.price, 0)


@pytest.mark.parametrize("way", [Ring.DROPPED, Ring.CORRUPTED])
async def test_a_job_that_can_be_asked_about_needs_no_callback(stack: Open, way: Ring) -> None:
    it = await stack("akool")
    it.rig.service.callbacks.plan = [way]
    job = await it.order(Kind.SWAP, "mona_lisa", (0,))
    await it.rig.service.quiet()
    await it.pass_time(2, 2)
    assert it.cards.edits == [(job.id, "result")]


@pytest.mark.parametrize("way", [Ring.DROPPED, Ring.CORRUPTED])
@pytest.mark.parametrize("name", ["acedata", "aifaceswap"])
async def test_a_job_that_cannot_be_asked_about_ends_at_its_deadline_with_its_credits(
    stack: Open, name: str, way: Ring
) -> None:
    it = await stack(name)
    it.rig.service.callbacks.plan = [way]
    job = await it.order(Kind.SWAP, "mona_lisa", (0,))
    assert await it.wallet() == (CREDITS - job.price, job.price)
    await it.rig.service.quiet()
    await it.pass_time(*LATER, 2 * 3600, 60)
    assert (await it.job(job.id)).state is JobState.EXPIRED
    assert await it.wallet() == (CREDITS, 0)
    assert it.cards.edits == [(job.id, "failed-expired")]


@pytest.mark.parametrize("mode", [FaultMode.LOST_AFTER, FaultMode.GARBAGE, FaultMode.TRUNCATED])
@pytest.mark.parametrize("name", RIGS)
async def test_a_lost_answer_is_made_good_by_the_callback(stack: Open, name: str, mode: FaultMode) -> None:
    it = await stack(name)
    it.rig.service.faults.add(ENDPOINTS[name], mode)
    job = await it.order(Kind.SWAP, "mona_lisa", (0,))
    await it.heard()
    await it.pass_time(1, 1)
    assert (await it.job(job.id)).state is JobState.DELIVERED
    assert it.rig.service.journal.purchases(ENDPOINTS[name]) == 1
    assert await it.wallet() == (CREDITS - job.price, 0)
    if name == "aifaceswap":
        assert await it.cost() == it.rig.service.journal.points


@pytest.mark.parametrize("name", RIGS)
async def test_a_refused_job_gives_its_credits_back(stack: Open, name: str) -> None:
    it = await stack(name)
    code = {"acedata": "forbidden", "aifaceswap": "10001", "akool": "1003"}[name]
    it.rig.service.faults.add(ENDPOINTS[name], FaultMode.REFUSED, code=code)
    job = await it.order(Kind.SWAP, "mona_lisa", (0,))
    await it.pass_time(1)
    assert (await it.job(job.id)).state is JobState.FAILED
    assert it.cards.edits == [(job.id, "failed-rejected")]
    assert await it.wallet() == (CREDITS, 0)


@pytest.mark.parametrize("name", RIGS)
async def test_an_empty_account_pauses_the_provider_and_tells_the_admins(stack: Open, name: str) -> None:
    it = await stack(name)
    code = {"acedata": "used_up", "aifaceswap": "402", "akool": "1104"}[name]
    it.rig.service.faults.add(ENDPOINTS[name], FaultMode.REFUSED, code=code)
    await it.order(Kind.SWAP, "mona_lisa", (0,))
    await it.pass_time(1)
    assert it.cards.alerts == ["alert-provider"]
    assert await it.wallet() == (CREDITS, 0)
