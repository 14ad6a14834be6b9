"""One suite for every hosted client, each against its emulator, over real HTTP."""

import asyncio
import json
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from bot.media.fetch import ResultFetcher
from bot.media.model import MediaRef
from bot.providers.base import (
    Capability,
    Misconfigured,
    Observation,
    Outcome,
    ProviderError,
    Rejected,
    Ticket,
    Unavailable,
)
from playground.providers.callbacks import Ring
from playground.providers.rendering import size_of
from tests.providers.media_server import CLIP, Home, content, faces
from tests.providers.provider_stacks import HERE, RIGS, Rig

IMAGES = [
    ("acedata", Capability.SWAP),
    ("aifaceswap", Capability.SWAP),
    ("aifaceswap", Capability.MULTI_SWAP),
    ("akool", Capability.SWAP),
    ("akool", Capability.MULTI_SWAP),
    ("akool", Capability.AGE_IMAGE),
]
CLIPS = [
    ("aifaceswap", Capability.SWAP_VIDEO),
    ("aifaceswap", Capability.MULTI_SWAP_VIDEO),
    ("akool", Capability.SWAP_VIDEO),
    ("akool", Capability.MULTI_SWAP_VIDEO),
    ("akool", Capability.AGE_VIDEO),
]


async def observed(rig: Rig, ticket: Ticket) -> Observation:
    """What the bot would learn: from the callback, or by asking until there is an end."""
    (body, *_) = await rig.home.callbacks(1)
    claim: Observation | None = rig.provider.read_callback(body, ticket)
    if Capability.STATUS in rig.provider.offers:
        claim = await rig.provider.status(ticket)
    assert claim is not None
    return claim


async def downloaded(seen: Observation) -> bytes:
    assert seen.outcome is Outcome.SUCCEEDED, seen.detail
    fetcher = ResultFetcher(allow_private=True)
    with tempfile.NamedTemporaryFile() as file:
        await fetcher.fetch(
            str(seen.result), into=Path(file.name), hosts=HERE, max_bytes=30_000_000, timeout=20
        )
        return bytes(file.read())


@pytest.mark.parametrize(("name", "capability"), IMAGES)
async def test_a_picture_is_ordered_made_told_of_and_fetched(
    home: Home, name: str, capability: Capability
) -> None:
    async with RIGS[name](home) as rig:
        work = rig.work(capability)
        ticket = await rig.provider.submit(work)
        assert ticket.ref
        assert ticket.result is None
        picture = await downloaded(await observed(rig, ticket))
        assert size_of(picture) == (work.scene.width, work.scene.height)
        assert picture != content(work.scene.id)
        assert [ring for ring in rig.service.callbacks.answers if ring != 200] == []


@pytest.mark.parametrize(("name", "capability"), CLIPS)
async def test_a_clip_is_ordered_told_of_and_fetched(home: Home, name: str, capability: Capability) -> None:
    async with RIGS[name](home) as rig:
        ticket = await rig.provider.submit(rig.work(capability))
        assert await downloaded(await observed(rig, ticket)) == CLIP


@pytest.mark.parametrize("name", ["acedata", "akool"])
async def test_without_an_address_for_callbacks_the_result_is_found_all_the_same(
    home: Home, name: str
) -> None:
    async with RIGS[name](home) as rig:
        ticket = await rig.provider.submit(rig.work(Capability.SWAP, callback_url=None))
        if ticket.result is None:
            await rig.service.quiet()
            seen = await rig.provider.status(ticket)
        else:
            seen = Observation(outcome=Outcome.SUCCEEDED, result=ticket.result)
        assert size_of(await downloaded(seen)) == size_of(content("mona_lisa"))
        assert home.posted == []


async def test_aifaceswap_orders_nothing_that_it_could_not_hear_of(home: Home) -> None:
    async with RIGS["aifaceswap"](home) as rig:
        with pytest.raises(Misconfigured):
            await rig.provider.submit(rig.work(Capability.SWAP, callback_url=None))
        assert rig.service.journal.asked == []


async def test_acedata_tells_of_a_link_that_leads_nowhere_in_its_callback(home: Home) -> None:
    async with RIGS["acedata"](home) as rig:
        ticket = await rig.provider.submit(rig.work(Capability.SWAP, scene=nowhere(home)))
        seen = await observed(rig, ticket)
        assert (seen.outcome, seen.detail) == (Outcome.FAILED, "api_error: fetch failed")


@pytest.mark.parametrize(
    ("name", "capability", "kind"),
    [
        ("aifaceswap", Capability.SWAP, Rejected),
        ("aifaceswap", Capability.MULTI_SWAP, Rejected),
        ("akool", Capability.SWAP, Unavailable),
        ("akool", Capability.AGE_IMAGE, Unavailable),
    ],
)
async def test_a_link_that_leads_nowhere_is_refused_before_anything_is_bought(
    home: Home, name: str, capability: Capability, kind: type[ProviderError]
) -> None:
    async with RIGS[name](home) as rig:
        with pytest.raises(kind):
            await rig.provider.submit(rig.work(capability, scene=nowhere(home)))
        assert rig.service.journal.bought == []


def nowhere(home: Home) -> MediaRef:
    return replace(home.media("group"), url=f"{home.url}/nothing/here", sha256="0" * 64)


@pytest.mark.parametrize("name", RIGS)
async def test_what_a_provider_does_not_offer_is_refused_without_a_call(home: Home, name: str) -> None:
    async with RIGS[name](home) as rig:
        with pytest.raises(Rejected):
            await rig.provider.submit(replace(rig.work(Capability.SWAP), capability=Capability.LIVE))
        assert rig.service.journal.bought == []


WAYS = [
    (Ring.NORMAL, [True]),
    (Ring.DOUBLED, [True, True]),
    (Ring.LATE, [True]),
    (Ring.CORRUPTED, [False]),
    (Ring.FORGED, [False, True]),
]


@pytest.mark.parametrize("name", ["acedata", "aifaceswap"])
@pytest.mark.parametrize(("way", "believed"), WAYS)
async def test_a_provider_that_cannot_be_asked_is_believed_only_where_it_makes_sense(
    home: Home, name: str, way: Ring, believed: list[bool]
) -> None:
    async with RIGS[name](home) as rig:
        rig.service.callbacks.plan = [way]
        rig.service.callbacks.late_by = 0.05
        ticket = await rig.provider.submit(rig.work(Capability.SWAP))
        claims = [
            rig.provider.read_callback(body, ticket) for body in await rig.home.callbacks(len(believed))
        ]
        assert [claim is not None for claim in claims] == believed
        for claim in claims:
            assert claim is None or claim.ref == ticket.ref
        assert await rig.provider.status(ticket) is None


@pytest.mark.parametrize("way", list(Ring))
async def test_a_provider_that_can_be_asked_tells_the_truth_whatever_was_posted(
    home: Home, way: Ring
) -> None:
    async with RIGS["akool"](home) as rig:
        rig.service.callbacks.plan = [way]
        rig.service.callbacks.late_by = 0.05
        rig.service.callbacks.pace = 0.01
        ticket = await rig.provider.submit(rig.work(Capability.SWAP))
        await rig.service.quiet()
        for _, body in home.posted:
            rig.provider.read_callback(body, ticket)
        seen = await rig.provider.status(ticket)
        assert size_of(await downloaded(seen)) == size_of(content("mona_lisa"))


@pytest.mark.parametrize("name", RIGS)
async def test_a_callback_before_the_answer_names_its_task(home: Home, name: str) -> None:
    async with RIGS[name](home) as rig:
        ticket = await rig.provider.submit(rig.work(Capability.SWAP))
        (body,) = await home.callbacks(1)
        adopted = rig.provider.read_callback(body, None)
        assert adopted is not None
        assert adopted.ref == ticket.ref


@pytest.mark.parametrize("name", RIGS)
async def test_a_callback_about_another_task_is_passed_over(home: Home, name: str) -> None:
    async with RIGS[name](home) as rig:
        await rig.provider.submit(rig.work(Capability.SWAP))
        (body,) = await home.callbacks(1)
        assert rig.provider.read_callback(body, Ticket(ref="another")) is None


@pytest.mark.parametrize("name", RIGS)
async def test_callbacks_of_two_tasks_in_the_wrong_order_find_their_own(home: Home, name: str) -> None:
    async with RIGS[name](home) as rig:
        rig.service.callbacks.plan = [Ring.REORDERED]
        first = await rig.provider.submit(rig.work(Capability.SWAP, callback_url=home.hook("first")))
        await rig.service.quiet()
        second = await rig.provider.submit(rig.work(Capability.SWAP, callback_url=home.hook("second")))
        await home.callbacks(2)
        assert [path for path, _ in home.posted] == ["/hooks/second", "/hooks/first"]
        for ticket, (_, body) in zip((second, first), home.posted, strict=True):
            claim: Observation | None = rig.provider.read_callback(body, ticket)
            assert claim is not None
            assert claim.ref == ticket.ref


@pytest.mark.parametrize("name", RIGS)
async def test_a_provider_learns_nothing_but_links_of_ours(home: Home, name: str) -> None:
    capability = Capability.SWAP if name == "acedata" else Capability.MULTI_SWAP
    async with RIGS[name](home) as rig:
        await rig.provider.submit(rig.work(capability))
        sent = [json.loads(asked.body) for asked in rig.service.journal.asked if asked.body]
        links = [text for body in sent for text in _texts(body) if "://" in text]
        assert links
        assert all(link.startswith((f"{home.url}/media/", f"{home.url}/hooks/")) for link in links)
        assert {asked.headers["user-agent"].partition("/")[0] for asked in rig.service.journal.asked} == {
            "faceswap-bot"
        }


def _texts(value: object) -> list[str]:
    match value:
        case dict():
            return [text for each in value.values() for text in _texts(each)]
        case list():
            return [text for each in value for text in _texts(each)]
        case str():
            return [value]
    return []


@pytest.mark.parametrize("name", RIGS)
async def test_many_orders_at_once_are_each_their_own(home: Home, name: str) -> None:
    async with RIGS[name](home) as rig:
        tickets = await asyncio.gather(
            *(
                rig.provider.submit(rig.work(Capability.SWAP, callback_url=home.hook(f"t{number}")))
                for number in range(6)
            )
        )
        assert len({ticket.ref for ticket in tickets}) == 6
        await home.callbacks(6)
        for path, body in home.posted:
            ticket = tickets[int(path.removeprefix("/hooks/t"))]
            claim: Observation | None = rig.provider.read_callback(body, ticket)
            assert claim is not None


def test_the_samples_have_the_faces_that_the_suite_counts_on() -> None:
    assert [len(faces(name)) for name in ("group", "hopper", "mona_lisa")] == [3, 1, 1]
