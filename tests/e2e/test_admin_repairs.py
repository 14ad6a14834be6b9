"""What went wrong at a service is put right by the operator: she says how it ended, or orders it again."""

from pathlib import Path

import pytest

from playground.providers.callbacks import Ring
from playground.providers.faults import FaultMode
from tests.e2e.admin_chat import asks, confirms, latest_job, on_record
from tests.e2e.conversation import SLOW, balance, is_result, results
from tests.e2e.test_providers import PATIENCE, Scene, at, orders_one_face
from tests.support.people import Person

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize(
    ("ending", "told", "left"),
    [
        ("failed", "Your 4 credits are back: you have 100", 100),
        pytest.param("delivered", "Whoever runs me", 96, marks=pytest.mark.thorough),
    ],
)
async def test_a_lost_answer_is_told_to_ada_who_says_how_it_ended(
    tmp_path: Path, ending: str, told: str, left: int
) -> None:
    async with at("acedata", tmp_path) as scene, await ada_at(scene) as ada:
        job = await loses_an_answer(scene, ada)
        await asks(ada, f"/job {job}", "❓ unsure")
        await asks(ada, f"/retry {job}", "is unsure: /resolve")
        await confirms(ada, f"/resolve {job} {ending}", f"as {ending}?", f"counts as {ending} now")
        await scene.alice.sees(told, within=SLOW, anytime=True)
        assert f"{left} credits" in await balance(scene.alice)
        await asks(ada, f"/resolve {job} {ending}", f"Job {job}")
        assert len(scene.account.service.journal.bought) == 1, "nothing is bought again by guess"
        assert await on_record(scene.bot) == [("user:1000", "resolve")]


async def loses_an_answer(scene: Scene, ada: Person) -> str:
    """The service takes the order and does the work; its answer and its callback never arrive."""
    service = scene.account.service
    service.callbacks.usual = Ring.DROPPED
    service.faults.add("face/swap", FaultMode.LOST_AFTER)
    await orders_one_face(scene.alice)
    alert = await ada.sees("the answer of acedata was lost", within=PATIENCE, anytime=True)
    job = await latest_job(ada)
    assert job in alert.text
    return job


async def ada_at(scene: Scene) -> Person:
    ada = await Person.named("Ada", str(scene.alice._feed.client.base_url))
    await ada.writes("/start")
    await ada.sees("please promise")
    return ada


async def test_a_job_that_failed_is_ordered_again_for_nothing(tmp_path: Path) -> None:
    async with at("akool", tmp_path) as scene, await ada_at(scene) as ada:
        scene.account.service.faults.add("specifyimage", FaultMode.REFUSED, code="1003")
        await orders_one_face(scene.alice)
        await scene.alice.sees("That did not work", within=PATIENCE, anytime=True)
        job = await latest_job(ada)
        await asks(ada, f"/refund {job}", "its credits are back")
        await confirms(ada, f"/retry {job}", "It costs Alice (@alice) nothing", "Ordered again, as job")
        await scene.alice.sees("Good news", anytime=True)
        result = await scene.alice.sees(is_result, within=PATIENCE, anytime=True)
        assert "It was free. You have 100 credits" in result.text
        await asks(ada, f"/retry {job}", "It was ordered again before")
        assert len(await results(scene.alice)) == 1
