"""Every move of a job with its credits: whoever comes second changes nothing, neither the job nor the ledger."""

from datetime import timedelta
from typing import Any

import pytest

from bot.jobs.transitions import (
    begin_attempt,
    doubt,
    end_with_result,
    end_without_result,
    expire_result,
    mark_delivered,
)
from storage import Storage, Transaction, attempts, job_queue, jobs, ledger, outbox
from storage.errors import StaleState
from storage.jobs import MOVES
from storage.model import Attempt, AttemptState, Job, JobState, Outbound, User, Wallet
from tests.jobs.placing import take
from tests.storage.rows import NOW, picture

PRICE = 3
_LEASE = timedelta(minutes=3)
PAID = Wallet(available=100 - PRICE, held=0)
GIVEN_BACK = Wallet(available=100, held=0)
HELD = Wallet(available=100 - PRICE, held=PRICE)


async def ready(storage: Storage, user: User) -> tuple[Job, Outbound]:
    """A job with its result, and the row of the outbox that says so."""
    job = await take(storage, user, price=PRICE)
    result = await storage.write(picture, user)
    await storage.write(jobs.advance, job.id, JobState.SUBMITTING, at=NOW)
    job = await storage.write(end_with_result, job.id, result.id, at=NOW)
    (outbound,) = await storage.write(outbox.claim, at=NOW, lease=_LEASE, limit=9)
    return job, outbound


async def books(storage: Storage, user: User) -> Wallet:
    assert await storage.read(ledger.problems) == []
    return await storage.read(ledger.wallet, user.wallet)


def told(tx: Transaction, job_id: str) -> list[tuple[str, str]]:
    rows = tx.all("SELECT kind, state FROM outbox WHERE job_id = :id ORDER BY id", id=job_id)
    return [(row["kind"], row["state"]) for row in rows]


async def test_credits_are_given_back_only_with_a_job_that_was_still_open(
    storage: Storage, alice: User
) -> None:
    """A refund that does not look at the state would give back what is about to be delivered."""
    job, outbound = await ready(storage, alice)
    for state in (JobState.FAILED, JobState.CANCELLED):
        with pytest.raises(StaleState):
            await storage.write(end_without_result, job.id, "failed-provider", at=NOW, state=state)
        assert await books(storage, alice) == HELD
    assert await storage.read(told, job.id) == [("result", "waiting")]
    await storage.write(mark_delivered, outbound, "FILE", at=NOW)
    assert await books(storage, alice) == PAID
    for undo in (expire_result, _failed, _expired):
        with pytest.raises(StaleState):
            await storage.write(undo, job.id, at=NOW)
    assert await books(storage, alice) == PAID
    assert await storage.read(told, job.id) == [("result", "sent")]


async def test_a_result_that_expired_is_paid_for_by_nobody_even_if_its_delivery_was_under_way(
    storage: Storage, alice: User
) -> None:
    job, outbound = await ready(storage, alice)
    await storage.write(expire_result, job.id, at=NOW)
    with pytest.raises(StaleState):
        await storage.write(mark_delivered, outbound, "FILE", at=NOW)
    assert await books(storage, alice) == GIVEN_BACK
    assert await storage.read(told, job.id) == [("result", "dead"), ("failure", "waiting")]


async def test_of_two_deliveries_one_is_paid_for(storage: Storage, alice: User) -> None:
    _, outbound = await ready(storage, alice)
    await storage.write(mark_delivered, outbound, "FILE", at=NOW)
    with pytest.raises(StaleState):
        await storage.write(mark_delivered, outbound, "FILE", at=NOW)
    assert await books(storage, alice) == PAID


async def test_of_two_that_end_a_job_one_gives_the_credits_back(storage: Storage, alice: User) -> None:
    job = await take(storage, alice, price=PRICE)
    await storage.write(end_without_result, job.id, "cancelled-by-you", at=NOW, state=JobState.CANCELLED)
    with pytest.raises(StaleState):
        await storage.write(end_without_result, job.id, "failed-expired", at=NOW, state=JobState.EXPIRED)
    assert await books(storage, alice) == GIVEN_BACK
    assert await storage.read(told, job.id) == [("failure", "waiting")]


@pytest.mark.parametrize("state", JobState)
async def test_a_job_ends_without_a_result_from_each_state_it_may_and_from_no_other(
    storage: Storage, alice: User, state: JobState
) -> None:
    job = await take(storage, alice, price=PRICE)
    await storage.write(put_into, job.id, state)
    if JobState.FAILED in MOVES[state]:
        await storage.write(_failed, job.id, at=NOW)
        assert await books(storage, alice) == GIVEN_BACK
        return
    with pytest.raises(StaleState):
        await storage.write(_failed, job.id, at=NOW)
    assert await storage.read(ledger.wallet, alice.wallet) == HELD
    assert await storage.read(told, job.id) == []


async def test_an_attempt_begins_only_in_the_hands_of_who_claimed_the_job(
    storage: Storage, alice: User
) -> None:
    job = await take(storage, alice, price=PRICE)
    late = await claimed(storage)
    await storage.write(_release, job.id)
    current = await claimed(storage)
    with pytest.raises(StaleState):
        await storage.write(begin_attempt, late, provider="local", token_hash="late", at=NOW)
    begun = await storage.write(begin_attempt, current, provider="local", token_hash="mine", at=NOW)
    assert begun.number == 1
    with pytest.raises(StaleState):
        await storage.write(begin_attempt, current, provider="local", token_hash="again", at=NOW)
    assert len(await storage.read(attempts.of_job, job.id)) == 1


async def test_what_the_provider_named_is_not_put_in_doubt(storage: Storage, alice: User) -> None:
    await take(storage, alice, price=PRICE)
    job = await claimed(storage)
    attempt = await storage.write(begin_attempt, job, provider="local", token_hash="t", at=NOW)
    await storage.write(name_task, attempt)
    assert not await storage.write(doubt, job.id, attempt, why="late", at=NOW)
    found = await storage.read(jobs.get, job.id)
    assert found is not None
    assert found.state is JobState.SUBMITTING


async def claimed(storage: Storage) -> Job:
    (job,) = await storage.write(job_queue.claim_queued, room={"local": 1}, at=NOW, lease=_LEASE)
    return job


def name_task(tx: Transaction, attempt: Attempt) -> None:
    attempts.record(tx, attempt.id, state=AttemptState.RUNNING, task_ref="task", at=NOW)


def put_into(tx: Transaction, job_id: str, state: JobState) -> None:
    tx.execute("UPDATE jobs SET state = :state WHERE id = :id", state=state.value, id=job_id)


def _release(tx: Transaction, job_id: str) -> None:
    tx.execute("UPDATE jobs SET lease_until = NULL WHERE id = :id", id=job_id)


def _failed(tx: Transaction, /, job_id: str, **more: Any) -> Job:
    return end_without_result(tx, job_id, "failed-provider", **more)


def _expired(tx: Transaction, job_id: str, **more: Any) -> Job:
    return end_without_result(tx, job_id, "failed-expired", state=JobState.EXPIRED, **more)
