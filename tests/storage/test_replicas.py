"""What a dead process held is free at once, what a living one holds is not."""

from datetime import timedelta

from storage import Storage, Transaction, broadcasts, card_locks, job_queue, jobs, outbox, replicas
from storage.model import JobState
from tests.storage.rows import HOUR, LEASE, MINUTE, NOW, SECOND, job

ROOM = {"local": 9}


def both_are_here(tx: Transaction) -> None:
    replicas.beat(tx, "dead", at=NOW)
    replicas.beat(tx, "living", at=NOW + MINUTE)


async def free(storage: Storage, at: timedelta = MINUTE) -> None:
    await storage.write(replicas.free, alive_since=NOW + SECOND, at=NOW + at)


async def test_those_that_were_seen_lately_are_alive(storage: Storage) -> None:
    await storage.write(both_are_here)
    assert await storage.read(replicas.alive, since=NOW) == ["dead", "living"]
    assert await storage.read(replicas.alive, since=NOW + SECOND) == ["living"]


async def test_jobs_of_the_dead_are_free_and_their_claims_are_over(storage: Storage) -> None:
    await storage.write(both_are_here)
    claimed = {}
    for holder in ("dead", "living"):
        await storage.write(job)
        claim = await storage.write(
            job_queue.claim_queued, room=ROOM, at=NOW + SECOND, lease=HOUR, holder=holder
        )
        claimed[holder] = claim[0]
    await free(storage)
    [again] = await storage.write(job_queue.claim_queued, room=ROOM, at=NOW + MINUTE, lease=HOUR)
    assert again.id == claimed["dead"].id
    assert again.epoch > claimed["dead"].epoch


async def test_running_jobs_and_messages_of_the_dead_are_due_now(storage: Storage) -> None:
    await storage.write(both_are_here)
    running = await storage.write(job, state=JobState.RUNNING)
    ready = await storage.write(job, state=JobState.READY)
    await storage.write(outbox.put, job_id=ready.id, kind="result", at=NOW)
    states = [JobState.RUNNING]
    later = NOW + SECOND
    await storage.write(jobs.claim, states=states, at=later, lease=HOUR, limit=9, holder="dead")
    await storage.write(outbox.claim, at=later, lease=HOUR, limit=9, holder="dead")
    at = NOW + MINUTE
    assert await storage.write(jobs.claim, states=states, at=at, lease=HOUR, limit=9) == []
    await free(storage)
    assert [one.id for one in await storage.write(jobs.claim, states=states, at=at, lease=HOUR, limit=9)] == [
        running.id
    ]
    assert [one.job_id for one in await storage.write(outbox.claim, at=at, lease=HOUR, limit=9)] == [ready.id]


def holder_of_the_broadcast(tx: Transaction) -> str | None:
    return tx.value("SELECT holder FROM broadcasts")  # type: ignore[no-any-return]


async def test_a_broadcast_of_the_dead_is_free_at_once(storage: Storage) -> None:
    await storage.write(both_are_here)
    await storage.write(broadcasts.draw_up, "b", actor=1, message_id=1, at=NOW)
    await storage.write(lambda tx: tx.execute("UPDATE broadcasts SET state = 'running'"))
    for holder, left in (("dead", None), ("living", "living")):
        assert len(await storage.write(broadcasts.adopt, holder=holder, at=NOW, lease=LEASE)) == 1
        await free(storage)
        assert await storage.read(holder_of_the_broadcast) == left


async def test_a_card_is_one_process_s_for_a_turn_and_nobody_s_after_the_end(storage: Storage) -> None:
    made = await storage.write(job, state=JobState.RUNNING)
    until = NOW + MINUTE
    assert await storage.write(card_locks.take, made.id, at=NOW, until=until)
    assert not await storage.write(card_locks.take, made.id, at=NOW, until=until + SECOND)
    assert await storage.read(card_locks.taken_until, made.id) == until
    await storage.write(card_locks.give_back, made.id, until=until + SECOND)
    assert await storage.read(card_locks.taken_until, made.id) == until, "a turn is given back by who took it"
    await storage.write(card_locks.give_back, made.id, until=until)
    assert await storage.write(card_locks.take, made.id, at=NOW, until=until)
    after = until + SECOND
    assert await storage.write(card_locks.take, made.id, at=after, until=after), "it runs out"
    await storage.write(card_locks.give_back, made.id, until=after)
    await storage.write(jobs.advance, made.id, JobState.READY, at=NOW)
    assert not await storage.write(card_locks.take, made.id, at=after, until=after)
