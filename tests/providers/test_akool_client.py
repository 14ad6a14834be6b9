import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

import pytest

from bot.media.model import Box, Face
from bot.providers.akool.auth import TokenAuth
from bot.providers.base import (
    Capability,
    ClipWork,
    Misconfigured,
    Outcome,
    OutOfCredit,
    Rejected,
    Ticket,
    Unavailable,
)
from bot.providers.http import Http
from playground.providers.faults import FaultMode
from tests.providers.media_server import Home, faces
from tests.providers.provider_stacks import NO_TLS, Rig, akool_rig


def orders(rig: Rig, endpoint: str) -> list[dict[str, Any]]:
    return [json.loads(asked.body) for asked in rig.service.journal.asked if asked.endpoint == endpoint]


def tokens(rig: Rig) -> int:
    count: int = rig.service.journal.calls("getToken")
    return count


@pytest.mark.parametrize("in_data", [False, True])
async def test_a_token_is_fetched_once_for_everybody(home: Home, in_data: bool) -> None:
    async with akool_rig(home) as rig:
        rig.service.access.token_in_data = in_data
        await asyncio.gather(*(rig.provider.balance() for _ in range(8)))
        assert tokens(rig) == 1


async def test_a_refused_token_is_renewed_once_for_everybody(home: Home) -> None:
    async with akool_rig(home) as rig:
        await rig.provider.balance()
        rig.service.access.revoke()
        assert await asyncio.gather(*(rig.provider.balance() for _ in range(8))) == [5000] * 8
        assert tokens(rig) == 2


async def test_an_order_with_an_old_token_is_bought_once(home: Home) -> None:
    async with akool_rig(home) as rig:
        await rig.provider.submit(rig.work(Capability.SWAP))
        rig.service.access.revoke()
        await rig.provider.submit(rig.work(Capability.SWAP))
        assert rig.service.journal.calls("specifyimage") == 3
        assert rig.service.journal.purchases("specifyimage") == 2


async def test_a_token_that_is_refused_again_is_for_the_operator(home: Home) -> None:
    async with akool_rig(home) as rig:
        rig.service.faults.add("quota/info", FaultMode.REFUSED, code="1101", times=9)
        with pytest.raises(Misconfigured):
            await rig.provider.balance()
        assert rig.service.journal.calls("quota/info") == 2


async def test_waiting_calls_share_a_failed_fetch(home: Home) -> None:
    async with akool_rig(home) as rig:
        rig.service.faults.add("getToken", FaultMode.SERVER_ERROR, times=99)
        failed = await asyncio.gather(*(rig.provider.balance() for _ in range(8)), return_exceptions=True)
        assert [type(error) for error in failed] == [Unavailable] * 8
        assert tokens(rig) == 3
        rig.service.faults.waiting.clear()
        assert await rig.provider.balance() == 5000


async def test_a_token_is_renewed_an_hour_before_it_ends(home: Home) -> None:
    async with akool_rig(home) as rig:
        rig.service.access.seconds = 7200
        now = [datetime.now(UTC)]
        known = {"client_id": rig.service.access.client_id, "client_secret": rig.service.access.client_secret}
        http = Http(rig.provider.api._http._base_url, tls=NO_TLS)
        auth = TokenAuth(http, clock=lambda: now[0], **known)
        first = await auth.headers()
        now[0] += timedelta(minutes=59)
        assert await auth.headers() == first
        now[0] += timedelta(minutes=2)
        assert await auth.headers() != first
        await http.close()


async def test_a_wrong_secret_is_for_the_operator_and_is_not_repeated(home: Home) -> None:
    async with akool_rig(home) as rig:
        rig.service.access.client_secret = "another-secret-24-bytes!"
        with pytest.raises(Misconfigured) as caught:
            await rig.provider.submit(rig.work(Capability.SWAP))
        assert "secret" not in str(caught.value).lower().replace("clientsecret", "")
        assert tokens(rig) == 1


async def test_the_newer_key_needs_no_token(home: Home) -> None:
    async with akool_rig(home, with_key=True) as rig:
        ticket = await rig.provider.submit(rig.work(Capability.SWAP))
        (body,) = await home.callbacks(1)
        assert rig.provider.read_callback(body, ticket).outcome is Outcome.SUCCEEDED
        assert tokens(rig) == 0
        assert {asked.headers.get("authorization") for asked in rig.service.journal.asked} == {None}
        rig.service.access.client_secret = "another"
        with pytest.raises(Misconfigured):
            await rig.provider.balance()


@pytest.mark.parametrize("detector", ["legacy", "current"])
async def test_faces_are_named_as_its_detector_names_them(
    home: Home, detector: Literal["legacy", "current"]
) -> None:
    async with akool_rig(home, detector=detector) as rig:
        seen = await rig.provider.detect(home.media("group"))
        assert len(seen) == 3
        await rig.provider.submit(rig.work(Capability.MULTI_SWAP))
        (sent,) = orders(rig, "specifyimage")
        assert [face["opts"] for face in sent["targetImage"]] == [seen[1].token, seen[0].token]
        assert [face["path"] for face in sent["sourceImage"]] == [
            home.media("hopper").url,
            home.media("mona_lisa").url,
        ]
        assert sent["modifyImage"] == home.media("group").url


@pytest.mark.parametrize("detector", ["legacy", "current"])
async def test_nobody_in_a_picture_is_no_error(home: Home, detector: Literal["legacy", "current"]) -> None:
    async with akool_rig(home, detector=detector) as rig:
        assert await rig.provider.detect(home.media("wall")) == ()
        with pytest.raises(Rejected) as caught:
            await rig.provider.submit(rig.work(Capability.SWAP, scene=home.media("wall")))
        assert caught.value.key == "failed-faces-unclear"


async def test_each_picture_is_looked_at_once(home: Home) -> None:
    async with akool_rig(home) as rig:
        await asyncio.gather(*(rig.provider.submit(rig.work(Capability.MULTI_SWAP)) for _ in range(3)))
        assert rig.service.journal.calls("detect") == 3


async def test_names_of_faces_from_another_picture_are_refused(home: Home) -> None:
    """Which shows that the emulator really looks: a remembered name for another content is of no use."""
    async with akool_rig(home) as rig:
        work = rig.work(Capability.SWAP)
        await rig.provider.submit(work)
        stale = replace(home.media("hopper"), sha256=work.scene.sha256)
        with pytest.raises(Rejected) as caught:
            await rig.provider.submit(replace(work, scene=stale))
        assert "opts do not belong to this picture" in str(caught.value)


@pytest.mark.parametrize("years", [-31, 31])
async def test_more_than_thirty_years_are_refused_without_a_call(home: Home, years: int) -> None:
    async with akool_rig(home) as rig:
        with pytest.raises(Rejected):
            await rig.provider.submit(rig.work(Capability.AGE_IMAGE, years=years))
        assert rig.service.journal.calls("imgreage") == 0


@pytest.mark.parametrize("count", [0, 9])
async def test_no_face_and_nine_faces_are_refused_without_a_call(home: Home, count: int) -> None:
    async with akool_rig(home) as rig:
        nine = tuple(Face(box=Box(n, n, n + 9, n + 9)) for n in range(count))
        with pytest.raises(Rejected) as caught:
            await rig.provider.submit(rig.work(Capability.AGE_IMAGE, faces=nine))
        assert caught.value.key == "failed-too-many-faces"
        assert rig.service.journal.bought == []


async def test_an_empty_account_is_out_of_credit(home: Home) -> None:
    async with akool_rig(home, credit=3) as rig:
        with pytest.raises(OutOfCredit):
            await rig.provider.submit(rig.work(Capability.SWAP))
        with pytest.raises(OutOfCredit):
            await rig.provider.open_live(home.media("hopper"), faces("hopper")[0])


async def test_a_young_task_that_is_not_listed_yet_is_waited_for(home: Home) -> None:
    async with akool_rig(home, unlisted=2) as rig:
        ticket = await rig.provider.submit(rig.work(Capability.SWAP))
        await rig.service.quiet()
        seen = [(await rig.provider.status(ticket)).outcome for _ in range(3)]
        assert seen == [Outcome.PENDING, Outcome.PENDING, Outcome.SUCCEEDED]


async def test_a_task_is_pending_until_it_is_done_although_its_address_is_known(home: Home) -> None:
    async with akool_rig(home, seconds=60) as rig:
        ticket = await rig.provider.submit(rig.work(Capability.SWAP))
        assert (await rig.provider.status(ticket)).outcome is Outcome.PENDING
        rig.service.faults.add("job/del", FaultMode.LOST_AFTER)
        assert await rig.provider.cancel(ticket) is True
        assert rig.service.journal.calls("job/del") == 2
        assert (await rig.provider.status(ticket)).outcome is Outcome.PENDING


async def test_a_finished_task_is_not_cancelled(home: Home) -> None:
    async with akool_rig(home) as rig:
        ticket = await rig.provider.submit(rig.work(Capability.SWAP))
        await rig.service.quiet()
        assert await rig.provider.cancel(ticket) is False
        assert await rig.provider.cancel(Ticket(ref=ticket.ref)) is False
        assert (await rig.provider.status(ticket)).outcome is Outcome.SUCCEEDED


async def test_a_task_that_failed_is_told_with_its_reason(home: Home) -> None:
    async with akool_rig(home) as rig:
        work = rig.work(Capability.SWAP_VIDEO, scene=home.media("wall"))
        ticket = await rig.provider.submit(work)
        (body,) = await home.callbacks(1)
        assert rig.provider.read_callback(body, ticket).outcome is Outcome.FAILED
        seen = await rig.provider.status(ticket)
        assert (seen.outcome, seen.detail) == (Outcome.FAILED, "not a video")


async def test_a_webhook_that_is_not_taken_comes_again(home: Home) -> None:
    async with akool_rig(home) as rig:
        rig.service.callbacks.pace = 0.01
        home.answer_with = [503, 404]
        await rig.provider.submit(rig.work(Capability.SWAP))
        await home.callbacks(3)
        await rig.service.quiet()
        assert rig.service.callbacks.answers == [503, 404, 200]


async def test_a_clip_needs_the_picture_of_a_frame(home: Home) -> None:
    async with akool_rig(home) as rig:
        for capability in (Capability.SWAP_VIDEO, Capability.AGE_VIDEO):
            with pytest.raises(Rejected):
                await rig.provider.submit(rig.work(capability, clip=None))
            with pytest.raises(Rejected):
                await rig.provider.submit(rig.work(capability, clip=ClipWork(seconds=3)))


async def test_a_live_session_is_opened_changed_and_closed(home: Home) -> None:
    async with akool_rig(home) as rig:
        hopper, face = home.media("hopper"), faces("hopper")[0]
        session = await rig.provider.open_live(hopper, face)
        assert (session.faceswap_status, len(session.app_id)) == (1, 32)
        await rig.provider.change_live(session.id, home.media("mona_lisa"), faces("mona_lisa")[0])
        await rig.provider.close_live(session.id)
        with pytest.raises(Rejected):
            await rig.provider.change_live(session.id, hopper, face)
