"""One look at a job at a time, whoever asks for it."""

from datetime import timedelta
from typing import Any

from storage import Storage, Transaction, job_queue, jobs, observations, replicas
from storage.model import JobState
from tests.storage.rows import HOUR, LEASE, MINUTE, NOW, SECOND, job

AT_PROVIDER = (JobState.SUBMITTING, JobState.RUNNING, JobState.UNSURE)


async def begin(storage: Storage, job_id: str, holder: str, *, after: timedelta = timedelta()) -> bool:
    return await storage.write(observations.begin, job_id, at=NOW + after, lease=LEASE, holder=holder)


async def test_a_look_is_one_holders_until_it_ends_or_its_lease_does(storage: Storage) -> None:
    made = await storage.write(job, state=JobState.RUNNING)
    assert await begin(storage, made.id, "one")
    assert not await begin(storage, made.id, "other")
    assert not await begin(storage, made.id, "one")
    assert not await begin(storage, made.id, "other", after=LEASE)
    assert await begin(storage, made.id, "other", after=LEASE + SECOND)
    await storage.write(observations.end, made.id, holder="one")
    assert not await begin(storage, made.id, "one", after=LEASE + SECOND)
    await storage.write(observations.end, made.id, holder="other")
    assert await begin(storage, made.id, "one", after=LEASE + SECOND)


async def test_there_is_nothing_to_look_at_but_what_a_provider_may_have(storage: Storage) -> None:
    for state in JobState:
        made = await storage.write(job, state=state)
        assert await begin(storage, made.id, "one") == (state in AT_PROVIDER), state


async def test_a_look_that_goes_on_is_renewed_by_its_holder_alone(storage: Storage) -> None:
    made = await storage.write(job, state=JobState.RUNNING)
    await begin(storage, made.id, "one")
    later: dict[str, Any] = {"at": NOW + LEASE, "lease": LEASE}
    assert not await storage.write(observations.renew, made.id, **later, holder="other")
    assert await storage.write(observations.renew, made.id, **later, holder="one")
    assert not await begin(storage, made.id, "other", after=LEASE + SECOND)


async def test_the_reconciler_claims_nothing_that_is_being_looked_at(storage: Storage) -> None:
    made = await storage.write(job, state=JobState.RUNNING)
    await begin(storage, made.id, "doorbell")
    due: dict[str, Any] = {"states": AT_PROVIDER, "lease": LEASE, "limit": 9}
    assert await storage.write(jobs.claim, **due, at=NOW + SECOND) == []
    await storage.write(observations.end, made.id, holder="doorbell")
    assert [one.id for one in await storage.write(jobs.claim, **due, at=NOW + SECOND)] == [made.id]
    assert not await begin(storage, made.id, "doorbell", after=SECOND)


async def test_what_a_dead_replica_looked_at_is_free_and_due(storage: Storage) -> None:
    looked_at = {name: await storage.write(job, state=JobState.RUNNING) for name in ("dead", "alive")}
    await storage.write(replicas.beat, "alive", at=NOW)
    for name, made in looked_at.items():
        assert await begin(storage, made.id, name)
    await storage.write(replicas.free, alive_since=NOW - MINUTE, at=NOW + SECOND)
    assert await begin(storage, looked_at["dead"].id, "other", after=SECOND)
    assert not await begin(storage, looked_at["alive"].id, "other", after=SECOND)


async def test_at_a_start_the_one_process_looks_at_what_it_left(storage: Storage) -> None:
    made = await storage.write(job, state=JobState.RUNNING)
    await storage.write(observations.begin, made.id, at=NOW, lease=HOUR)
    await storage.write(job_queue.release_leases, at=NOW)
    alone = await storage.read(dialect_of) == "sqlite"  # on PostgreSQL another replica may be at it
    assert await begin(storage, made.id, "only") == alone


def dialect_of(tx: Transaction) -> str:
    return tx.dialect
