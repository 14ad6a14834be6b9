"""Who is next, who is due, whose task is this."""

from datetime import timedelta
from typing import Any

from storage import Storage, Transaction, attempts, callbacks, job_queue, jobs, media, outbox
from storage.model import AttemptState, Job, JobState
from tests.storage.rows import DAY, HOUR, LEASE, MINUTE, NOW, SECOND, job, person, picture


async def claim_queued(storage: Storage, room: dict[str, int], *, at: timedelta = MINUTE) -> list[Job]:
    return await storage.write(job_queue.claim_queued, room=room, at=NOW + at, lease=LEASE)


def running(tx: Transaction, provider: str, task_ref: str = "task") -> Job:
    made = job(tx, state=JobState.SUBMITTING, providers=[provider])
    begun = attempts.begin(tx, job=made, provider=provider, token_hash=made.id, at=NOW)
    attempts.record(tx, begun.id, state=AttemptState.RUNNING, task_ref=task_ref, at=NOW)
    return jobs.advance(tx, made.id, JobState.RUNNING, at=NOW)


async def test_the_oldest_are_claimed_as_far_as_there_is_room(storage: Storage) -> None:
    made = [
        await storage.write(job, providers=["akool", "local"], at=NOW + number * SECOND)
        for number in range(4)
    ]
    other = await storage.write(job, providers=["local"])
    await storage.write(running, "akool")
    claimed = await claim_queued(storage, {"akool": 3, "local": 5})
    assert [one.id for one in claimed] == [made[0].id, made[1].id, other.id]
    assert {one.epoch for one in claimed} == {1}
    assert await claim_queued(storage, {"akool": 3, "local": 5}) == []
    later = await claim_queued(storage, {"akool": 5, "local": 5})
    assert [one.id for one in later] == [made[2].id, made[3].id]


async def test_a_place_is_free_as_soon_as_the_provider_is_done(storage: Storage) -> None:
    at_work = await storage.write(running, "akool")
    waiting = await storage.write(job, providers=["akool"])
    assert await claim_queued(storage, {"akool": 1}) == []

    def done(tx: Transaction) -> None:
        latest = attempts.latest(tx, at_work.id)
        assert latest is not None
        attempts.record(tx, latest.id, state=AttemptState.SUCCEEDED, result="https://x", at=NOW)

    await storage.write(done)
    assert [one.id for one in await claim_queued(storage, {"akool": 1})] == [waiting.id]


async def test_jobs_of_a_provider_that_is_gone_are_claimed_too(storage: Storage) -> None:
    made = await storage.write(job, providers=["gone", "local"])
    assert [one.id for one in await claim_queued(storage, {"local": 1})] == [made.id]


async def test_a_claimed_job_can_be_put_back_by_its_claimant_only(storage: Storage) -> None:
    await storage.write(job, providers=["akool", "local"])
    [claimed] = await claim_queued(storage, {"akool": 1})
    later: dict[str, Any] = {"providers": ["local"], "next_check_at": NOW + HOUR, "at": NOW}
    assert await storage.write(job_queue.put_back, claimed, **later)
    assert await claim_queued(storage, {"local": 1}) == []
    [again] = await claim_queued(storage, {"local": 1}, at=HOUR)
    assert again.providers == ("local",)
    assert not await storage.write(job_queue.put_back, claimed, **later)


def dialect_of(tx: Transaction) -> str:
    return tx.dialect


async def test_after_a_restart_nobody_holds_anything(storage: Storage) -> None:
    made = await storage.write(job)
    ready = await storage.write(job, state=JobState.READY)
    await storage.write(outbox.put, job_id=ready.id, kind="result", at=NOW)
    await claim_queued(storage, {"local": 1})
    await storage.write(outbox.claim, at=NOW, lease=HOUR, limit=9)
    await storage.write(job_queue.release_leases, at=NOW)
    if await storage.read(dialect_of) == "postgresql":  # another replica may be at work with them
        assert await claim_queued(storage, {"local": 1}) == []
        return
    [claimed] = await claim_queued(storage, {"local": 1})
    assert (claimed.id, claimed.epoch) == (made.id, 3)
    assert len(await storage.write(outbox.claim, at=NOW, lease=HOUR, limit=9)) == 1


async def test_open_jobs_and_results_that_nobody_came_for(storage: Storage) -> None:
    made = {state: (await storage.write(job, state=state)).id for state in JobState}
    seen = await storage.read(job_queue.open_jobs)
    assert {one.id for one in seen} == {
        made[JobState(state)] for state in ("queued", "submitting", "running", "unsure")
    }
    assert await storage.read(job_queue.unclaimed, before=NOW) == []
    assert await storage.read(job_queue.unclaimed, before=NOW + DAY) == [made[JobState.READY]]


async def test_open_jobs_come_page_by_page(storage: Storage) -> None:
    made = [(await storage.write(job, at=NOW + number * SECOND)).id for number in (0, 0, 0, 1, 2)]
    seen: list[Job] = []
    while page := await storage.read(job_queue.open_jobs, after=seen[-1] if seen else None, limit=2):
        seen += page
    assert len(seen) == len(made)
    assert {one.id for one in seen} == set(made)


async def test_a_task_is_found_by_its_name_at_the_provider(storage: Storage) -> None:
    made = await storage.write(running, "akool", "task-7")
    assert await storage.read(job_queue.job_of_task, provider="akool", ref="task-7") == made.id
    assert await storage.read(job_queue.job_of_task, provider="local", ref="task-7") is None


async def test_news_wait_until_they_are_looked_at(storage: Storage) -> None:
    made = await storage.write(running, "akool")
    attempt = await storage.read(attempts.latest, made.id)
    assert attempt is not None
    posted = await storage.write(callbacks.store, attempt_id=attempt.id, body=b"ready", at=NOW)
    assert await storage.read(job_queue.jobs_with_news) == [made.id]
    assert [one.body for one in await storage.read(job_queue.callbacks_of, attempt.id)] == [b"ready"]
    assert posted is not None
    await storage.write(callbacks.handled, posted, "ready", at=NOW)
    assert await storage.read(job_queue.jobs_with_news) == []
    assert await storage.read(job_queue.callbacks_of, attempt.id) == []


async def test_a_result_becomes_the_property_of_whom_it_was_made_for(storage: Storage) -> None:
    made = await storage.write(picture, purpose="result")
    owner = await storage.write(person)
    await storage.write(job_queue.lock_person, owner.id)
    await storage.write(job_queue.give_media, made.id, user_id=owner.id)
    assert [one.id for one in await storage.read(media.of_user, owner.id)] == [made.id]
