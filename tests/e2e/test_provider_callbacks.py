"""Callbacks that never come, or come before their time, at every service that has them."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from playground.providers.callbacks import Ring
from playground.providers.faults import FaultMode
from storage import Transaction, ledger
from storage.codecs import to_ms
from tests.e2e.conversation import SLOW, balance, results
from tests.e2e.matrix import first_of
from tests.e2e.test_providers import ALL, PATIENCE, Scene, at, orders_one_face

pytestmark = pytest.mark.e2e
SWAPS = {"akool": "specifyimage", "aifaceswap": "faceswap", "acedata": "face/swap"}
ONLY_CALL_BACK = ("aifaceswap", "acedata")


def job_states(tx: Transaction) -> list[str]:
    return [row["state"] for row in tx.all("SELECT state FROM jobs")]


def time_is_up(tx: Transaction, at: datetime) -> int:
    """What would be so in ten minutes, if nobody called back until then."""
    return tx.execute("UPDATE jobs SET deadline_at = :at, next_check_at = :at", at=to_ms(at))


async def states(scene: Scene) -> list[str]:
    storage = await scene.storage()
    try:
        return await storage.read(job_states)
    finally:
        await storage.close()


async def the_deadline_comes(scene: Scene) -> None:
    storage = await scene.storage()
    try:
        assert await storage.write(time_is_up, datetime.now(UTC)) == 1
    finally:
        await storage.close()


async def running(scene: Scene) -> None:
    """Until the service has taken the job and it is known here."""
    async with asyncio.timeout(PATIENCE):
        while await states(scene) != ["running"]:  # noqa: ASYNC110 - another process gets there
            await asyncio.sleep(0.1)


@pytest.mark.parametrize("name", ONLY_CALL_BACK)
async def test_with_every_callback_dropped_and_nobody_to_ask_the_deadline_gives_the_credits_back(
    tmp_path: Path, name: str
) -> None:
    async with at(name, tmp_path) as scene:
        scene.account.service.callbacks.usual = Ring.DROPPED
        await orders_one_face(scene.alice)
        await running(scene)
        await scene.account.service.quiet()
        assert await states(scene) == ["running"]
        await the_deadline_comes(scene)
        card = await scene.alice.sees("It took too long, so I gave up", within=SLOW, anytime=True)
        assert "credits are back: you have 100" in card.text
        assert "Try again" in " ".join(card.buttons)
        assert "100 credits" in await balance(scene.alice)
        assert len(scene.account.service.journal.bought) == 1


@pytest.mark.parametrize("name", first_of(ONLY_CALL_BACK))
async def test_a_callback_after_the_deadline_changes_nothing(tmp_path: Path, name: str) -> None:
    async with at(name, tmp_path) as scene:
        callbacks = scene.account.service.callbacks
        callbacks.usual, callbacks.late_by = Ring.LATE, 8.0
        await orders_one_face(scene.alice)
        await running(scene)
        await the_deadline_comes(scene)
        await scene.alice.sees("It took too long, so I gave up", within=SLOW, anytime=True)
        await scene.account.service.quiet()
        assert callbacks.answers == [200]
        assert await results(scene.alice) == []
        assert "100 credits" in await balance(scene.alice)


@pytest.mark.parametrize("name", first_of(ALL))
async def test_a_callback_before_the_answer_to_the_order_is_kept(tmp_path: Path, name: str) -> None:
    async with at(name, tmp_path) as scene:
        service = scene.account.service
        service.faults.add(SWAPS[name], FaultMode.SLOW_AFTER, seconds=6.0)
        await orders_one_face(scene.alice)
        async with asyncio.timeout(PATIENCE):
            while not service.callbacks.answers:  # noqa: ASYNC110 - they have no event for it
                await asyncio.sleep(0.05)
        assert service.callbacks.answers == [200]
        assert (await states(scene))[0] in {"submitting", "ready", "delivered"}, "its answer is still to come"
        await scene.sees_the_result()
        assert len(service.journal.bought) == 1
        storage = await scene.storage()
        assert await storage.read(ledger.problems) == []
        await storage.close()
