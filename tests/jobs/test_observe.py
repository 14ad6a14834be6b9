import json
from datetime import timedelta

import pytest

from bot.jobs import observe
from bot.media.fetch import FetchFailed, FetchRefused
from storage.model import JobState
from tests.media import crafted
from tests.support.job_world import PICTURE, WELCOME, World


async def test_with_every_callback_dropped_the_job_still_ends(world: World) -> None:
    await world.order()
    await world.turns(5)
    assert (await world.job()).state is JobState.DELIVERED


async def test_with_every_callback_dropped_and_nobody_to_ask_the_credits_come_back(mute: World) -> None:
    job = await mute.order()
    await mute.turns(40)
    assert (await mute.job()).state is JobState.EXPIRED
    assert mute.cards.shown[job.id] == "failed-expired"
    assert await mute.available() == WELCOME


async def test_a_callback_of_a_provider_that_can_be_asked_is_only_a_doorbell(world: World) -> None:
    job = await world.order()
    await world.dispatcher.dispatch_waiting()
    world.provider.fails = True
    lie = json.dumps({"task": "task1", "ok": True, "url": "https://results.example/evil.jpg"}).encode()
    await world.post(lie)
    await world.turn()
    assert (await world.job()).state is JobState.FAILED
    assert world.cards.shown[job.id] == "failed-provider"


async def test_a_callback_that_names_another_task_is_ignored(mute: World) -> None:
    await mute.order()
    await mute.dispatcher.dispatch_waiting()
    await mute.post(
        json.dumps({"task": "task9", "ok": True, "url": "https://results.example/x.jpg"}).encode()
    )
    assert (await mute.job()).state is JobState.RUNNING


@pytest.mark.parametrize("body", [b"", b"null", b"[]", b"{}", b"\xff\xfe", b'{"task": 1}', b"x" * 60_000])
async def test_nonsense_changes_nothing(mute: World, body: bytes) -> None:
    await mute.order()
    await mute.dispatcher.dispatch_waiting()
    await mute.post(body)
    assert (await mute.job()).state is JobState.RUNNING


async def test_a_guessed_token_opens_nothing(mute: World) -> None:
    await mute.order()
    await mute.dispatcher.dispatch_waiting()
    assert not await mute.post(mute.provider.callback("task1"), token="token-guessed")
    assert (await mute.job()).state is JobState.RUNNING


async def test_the_same_callback_ten_times_is_one_result(mute: World) -> None:
    job = await mute.order()
    await mute.dispatcher.dispatch_waiting()
    for _ in range(10):
        await mute.post(mute.provider.callback("task1"))
        await mute.deliverer.deliver_waiting()
    assert mute.cards.edits == [(job.id, "result")]
    assert await mute.available() == WELCOME - 3


async def test_a_result_that_comes_after_the_refund_is_not_charged(mute: World) -> None:
    job = await mute.order()
    await mute.turns(40)
    await mute.post(mute.provider.callback("task1"))
    await mute.turns(3)
    assert (await mute.job()).state is JobState.EXPIRED
    assert mute.cards.edits == [(job.id, "failed-expired")]
    assert await mute.available() == WELCOME


async def test_a_download_that_fails_is_tried_again(world: World) -> None:
    world.shelf.troubles = [FetchFailed("busy"), FetchFailed("busy")]
    await world.order()
    await world.turns(6, seconds=60)
    assert (await world.job()).state is JobState.DELIVERED


async def test_a_result_from_somewhere_else_is_refused_and_in_the_end_not_paid_for(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(observe, "UNUSABLE_IS_HELD", timedelta(minutes=3))  # the job's deadline is five
    world.shelf.troubles = [FetchRefused("not an allowed host")] * 100
    job = await world.order()
    await world.turns(3, seconds=60)
    assert (await world.job()).state is JobState.RUNNING
    await world.turns(20, seconds=60)
    assert world.cards.alerts == ["alert-result"]
    assert world.cards.shown[job.id] == "failed-result"
    assert await world.available() == WELCOME


async def test_a_result_whose_host_the_operator_allows_in_time_is_delivered(world: World) -> None:
    world.shelf.troubles = [FetchRefused("not an allowed host")] * 2
    await world.order()
    await world.turns(10, seconds=60)
    assert (await world.job()).state is JobState.DELIVERED


async def test_a_result_that_is_no_picture_is_not_paid_for(world: World) -> None:
    world.shelf.content = PICTURE[:300]
    job = await world.order()
    await world.turns(25, seconds=60)
    assert world.cards.shown[job.id] == "failed-expired"
    assert await world.available() == WELCOME


@pytest.mark.parametrize(
    ("content", "mime"), [(PICTURE[:-2], "image/jpeg"), (crafted.ftyp(b"heic"), "image/heic")]
)
async def test_a_result_with_a_flaw_of_form_is_delivered_and_paid_for(
    world: World, content: bytes, mime: str
) -> None:
    """Mended if it can be, and else as the file that it is."""
    world.shelf.content = content
    job = await world.order()
    await world.turns(3)
    assert world.cards.shown[job.id] == "result"
    assert await world.available() == WELCOME - 3
    media = await world.pictures.find((await world.job()).result_media or "")
    assert media.mime == mime


async def test_a_callback_may_come_before_the_submit_answer(mute: World) -> None:
    submit = mute.provider.submit

    async def answer_late(work):  # type: ignore[no-untyped-def]
        ticket = await submit(work)
        await mute.post(mute.provider.callback(ticket.ref))
        return ticket

    mute.provider.submit = answer_late  # type: ignore[method-assign]
    await mute.order()
    await mute.turn()
    assert (await mute.job()).state is JobState.DELIVERED
    assert await mute.available() == WELCOME - 3
