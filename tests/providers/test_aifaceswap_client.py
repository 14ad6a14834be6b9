import asyncio
import base64
import contextlib
import json
import random
from dataclasses import replace
from typing import Any

import pytest

from bot.media.model import Box, Face
from bot.providers.base import Capability, ClipWork, Outcome, OutOfCredit, ProviderError, Rejected, Ticket
from playground.providers.faults import FaultMode
from playground.providers.rendering import size_of
from tests.providers.media_server import Home, content, faces
from tests.providers.provider_stacks import Rig, aifaceswap_rig


def orders(rig: Rig, endpoint: str) -> list[dict[str, Any]]:
    return [json.loads(asked.body) for asked in rig.service.journal.asked if asked.endpoint == endpoint]


@pytest.mark.parametrize(
    ("sign", "index"), [(1, [1, 0]), (-1, [1, 2])], ids=["left to right", "right to left"]
)
async def test_faces_are_numbered_in_the_order_of_its_own_answer(
    home: Home, sign: int, index: list[int]
) -> None:
    """The order picks the second and the first from the left, whoever numbers them how."""
    async with aifaceswap_rig(home, order=lambda face: sign * face.box.x1) as rig:
        await rig.provider.submit(rig.work(Capability.MULTI_SWAP))
        (sent,) = orders(rig, "multi_faceswap")
        assert sent["index"] == index
        assert sent["face_image"] == [home.media("hopper").url, home.media("mona_lisa").url]


async def test_a_scene_with_one_face_costs_no_extraction(home: Home) -> None:
    async with aifaceswap_rig(home) as rig:
        ticket = await rig.provider.submit(rig.work(Capability.SWAP))
        assert (ticket.points, rig.charged) == (2, [])
        assert rig.service.journal.calls("extract_face") == 0


async def test_a_scene_with_several_faces_is_looked_at_once_for_all_its_orders(home: Home) -> None:
    async with aifaceswap_rig(home) as rig:
        tickets = await asyncio.gather(
            *(rig.provider.submit(rig.work(Capability.MULTI_SWAP)) for _ in range(4))
        )
        assert [ticket.points for ticket in tickets] == [5] * 4
        assert rig.charged == [2]
        await rig.look("group")
        assert rig.service.journal.calls("extract_face") == 1


async def test_its_own_faces_may_be_chosen_too(home: Home) -> None:
    async with aifaceswap_rig(home) as rig:
        seen = await rig.provider.detect(home.media("group"))
        assert [face.token for face in seen] == ["0", "1", "2"]
        pairs = (rig.pair(seen[2], "hopper"),)
        await rig.provider.submit(rig.work(Capability.MULTI_SWAP, pairs=pairs))
        assert orders(rig, "multi_faceswap")[0]["index"] == [2]


@pytest.mark.parametrize("box", [Box(0, 0, 60, 60), Box(0, 0, 1680, 640)])
async def test_a_face_that_it_does_not_see_is_told_before_the_swap_is_bought(home: Home, box: Box) -> None:
    async with aifaceswap_rig(home) as rig:
        pairs = (rig.pair(Face(box=box), "hopper"),)
        with pytest.raises(Rejected) as caught:
            await rig.provider.submit(rig.work(Capability.MULTI_SWAP, pairs=pairs))
        assert caught.value.key == "failed-faces-unclear"
        assert rig.service.journal.purchases("multi_faceswap") == 0
        assert rig.charged == [2]


@pytest.mark.parametrize("enhance", [0, 1, 2])
async def test_clips_cost_what_the_table_says(home: Home, enhance: int) -> None:
    async with aifaceswap_rig(home) as rig:
        clip = ClipWork(seconds=4.2, enhance=enhance, frame=home.media("group"))
        for capability, points in (
            (Capability.SWAP_VIDEO, 2 * (1 + enhance) * 5),
            (Capability.MULTI_SWAP_VIDEO, 2 * (2 + 1 + enhance) * 5),
        ):
            pairs = rig.work(Capability.MULTI_SWAP).pairs
            ticket = await rig.provider.submit(rig.work(capability, clip=clip, pairs=pairs))
            assert ticket == Ticket(ref=ticket.ref, points=points)


@pytest.mark.parametrize(
    "clip",
    [
        None,
        ClipWork(seconds=0),
        ClipWork(seconds=-1),
        ClipWork(seconds=3, enhance=3),
        ClipWork(seconds=3),
    ],
)
async def test_a_clip_without_its_length_or_faces_is_not_ordered(home: Home, clip: ClipWork | None) -> None:
    async with aifaceswap_rig(home) as rig:
        with pytest.raises(Rejected):
            await rig.provider.submit(rig.work(Capability.MULTI_SWAP_VIDEO, clip=clip))
        assert rig.service.journal.asked == []


async def test_a_clip_takes_three_faces_at_most(home: Home) -> None:
    async with aifaceswap_rig(home) as rig:
        pairs = tuple(rig.pair(face, "hopper") for face in (*faces("group"), faces("group")[0]))
        with pytest.raises(Rejected):
            await rig.provider.submit(rig.work(Capability.MULTI_SWAP_VIDEO, pairs=pairs))
        assert rig.service.journal.asked == []


async def test_another_price_than_the_tables_is_kept_beside_the_quote(home: Home) -> None:
    async with aifaceswap_rig(home) as rig:
        ticket = rig.provider._checked(Ticket(ref="t", points=9), 5)
        assert (ticket.points, ticket.extra) == (9, {"quoted_points": 5})


async def test_faces_of_a_frame_are_charged_although_the_answer_does_not_say_so(home: Home) -> None:
    async with aifaceswap_rig(home) as rig:
        for _ in range(2):
            assert len(await rig.provider.faces_of_frame(home.media("group"))) == 3
        assert rig.charged == [2]
        await rig.look("group")
        assert rig.charged == [2, 2]


async def test_faces_of_a_clip_are_named_by_their_pictures(home: Home) -> None:
    async with aifaceswap_rig(home) as rig:
        await rig.provider.submit(rig.work(Capability.MULTI_SWAP_VIDEO))
        (sent,) = orders(rig, "multi_video_faceswap")
        (extracted,) = orders(rig, "extract_base64_face")
        assert base64.b64decode(extracted["base64_img"]) == content("group")
        theirs = await rig.provider.faces_of_frame(home.media("group"))
        sizes = [size_of(base64.b64decode(reference["face_ref"])) for reference in sent["ref_info"]]
        assert sizes == [(face.box.width, face.box.height) for face in (theirs[1], theirs[0])]
        assert sent["ref_info"][0]["face_url"] == home.media("hopper").url


async def test_an_empty_account_is_out_of_credit(home: Home) -> None:
    async with aifaceswap_rig(home, points=1) as rig:
        with pytest.raises(OutOfCredit):
            await rig.provider.submit(rig.work(Capability.SWAP))


async def test_it_can_be_asked_nothing(home: Home) -> None:
    async with aifaceswap_rig(home) as rig:
        assert await rig.provider.status(Ticket(ref="t")) is None
        assert await rig.provider.cancel(Ticket(ref="t")) is False
        assert await rig.provider.balance() is None


@pytest.mark.parametrize("field", ["result_video", "video_url", "result_url", "url", "result_image"])
async def test_a_clip_is_found_under_any_plausible_name(home: Home, field: str) -> None:
    async with aifaceswap_rig(home, video_field=field) as rig:
        ticket = await rig.provider.submit(rig.work(Capability.SWAP_VIDEO))
        (body,) = await home.callbacks(1)
        claim = rig.provider.read_callback(body, ticket)
        assert (claim.outcome, claim.ref) == (Outcome.SUCCEEDED, ticket.ref)


FAULTS = [None, None, None, FaultMode.TOO_MANY, FaultMode.LOST_BEFORE, FaultMode.SERVER_ERROR]


async def test_what_we_say_that_it_took_is_what_its_books_say(home: Home) -> None:
    """Three hundred orders of all kinds, some refused, some with a face that nobody sees; nothing lost after it."""
    chance = random.Random(2026)
    async with aifaceswap_rig(home) as rig:
        rig.service.studio.swap = _quick
        recorded = 0
        for number in range(300):
            capability = chance.choice([*rig.provider.offers][:4])
            work = rig.work(capability)
            if chance.random() < 0.1:
                work = replace(work, pairs=(rig.pair(Face(box=Box(0, 0, 9, 9)), "hopper"),))
            scene = replace(work.scene, sha256=f"{work.scene.sha256}{number % 9}")
            if fault := chance.choice(FAULTS):
                rig.service.faults.add("*", fault)
            with contextlib.suppress(ProviderError):
                recorded += (await rig.provider.submit(replace(work, scene=scene))).points
        assert recorded + sum(rig.charged) == rig.service.journal.points == 10_000 - rig.service.points
        assert rig.service.journal.points > 1000


async def _quick(scene: bytes, pairs: object) -> bytes:
    return scene
