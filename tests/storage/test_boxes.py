"""Inbox, outbox and callbacks: what came, and what must still be told."""

from typing import Any

from storage import Storage, Transaction, attempts, callbacks, inbox, job_queue, outbox
from storage.model import JobState, Outbound
from tests.storage.rows import HOUR, LEASE, MINUTE, NOW, SECOND, job


async def receive(storage: Storage, update_id: int, lane: int = 1) -> bool:
    return await storage.write(inbox.receive, update_id=update_id, lane=lane, payload='{"a": "é"}', at=NOW)


async def test_an_update_is_received_once(storage: Storage) -> None:
    assert [await receive(storage, 5), await receive(storage, 5)] == [True, False]
    [waiting] = await storage.read(inbox.backlog, limit=9)
    assert (waiting.update_id, waiting.payload, waiting.tries) == (5, '{"a": "é"}', 0)


async def test_a_handled_update_is_emptied_and_still_known(storage: Storage) -> None:
    await receive(storage, 5)
    await storage.write(inbox.handled, [5], at=NOW)
    assert await storage.read(inbox.backlog, limit=9) == []
    assert not await receive(storage, 5)
    assert await storage.read(lambda tx: tx.value("SELECT payload FROM inbox")) == ""


async def test_the_backlog_is_in_order_and_can_be_narrowed(storage: Storage) -> None:
    for update_id, lane in ((9, 1), (7, 2), (8, 1), (6, 2)):
        await receive(storage, update_id, lane)

    async def backlog(**narrowed: Any) -> list[int]:
        given: dict[str, Any] = {"limit": 9} | narrowed
        return [one.update_id for one in await storage.read(inbox.backlog, **given)]

    assert await backlog() == [6, 7, 8, 9]
    assert await backlog(lane=1) == [8, 9]
    assert await backlog(after=7) == [8, 9]
    assert await backlog(lane=2, after=6, limit=1) == [7]


async def test_tries_are_counted(storage: Storage) -> None:
    await receive(storage, 1)
    await receive(storage, 2)
    assert [await storage.write(inbox.count_try, 1) for _ in range(2)] == [1, 2]
    await storage.write(inbox.handled, [1], at=NOW)
    assert [one.update_id for one in await storage.read(inbox.backlog, limit=9)] == [2]


async def put(storage: Storage, kind: str = "result") -> Outbound:
    made = await storage.write(job, state=JobState.READY)
    assert await storage.write(outbox.put, job_id=made.id, kind=kind, at=NOW)
    assert not await storage.write(outbox.put, job_id=made.id, kind=kind, at=NOW)
    [claimed] = await storage.write(outbox.claim, at=NOW, lease=LEASE, limit=9)
    return claimed


async def test_what_is_claimed_is_nobody_elses_until_the_lease_ends(storage: Storage) -> None:
    first = await put(storage)
    assert (first.kind, first.tries, first.epoch) == ("result", 1, 1)
    assert await storage.write(outbox.claim, at=NOW, lease=LEASE, limit=9) == []
    [second] = await storage.write(outbox.claim, at=NOW + LEASE + SECOND, lease=LEASE, limit=9)
    assert (second.id, second.tries, second.epoch) == (first.id, 2, 2)
    assert not await storage.write(outbox.sent, first, at=NOW)
    assert not await storage.write(outbox.retry, first, next_at=NOW)
    assert await storage.write(outbox.sent, second, at=NOW)
    assert not await storage.write(outbox.sent, second, at=NOW)


async def test_a_retry_comes_when_it_is_due(storage: Storage) -> None:
    claimed = await put(storage)
    assert await storage.write(outbox.retry, claimed, next_at=NOW + MINUTE)
    assert await storage.write(outbox.claim, at=NOW, lease=LEASE, limit=9) == []
    assert len(await storage.write(outbox.claim, at=NOW + MINUTE, lease=LEASE, limit=9)) == 1


async def test_what_is_parked_waits_for_its_person_and_what_is_buried_does_not(storage: Storage) -> None:
    parked = await put(storage)
    buried = await put(storage)
    assert await storage.write(outbox.park, parked)
    assert await storage.write(outbox.bury, buried)
    assert await storage.write(outbox.claim, at=NOW + HOUR, lease=LEASE, limit=9) == []
    user_id = await storage.read(lambda tx: tx.value("SELECT id FROM users"))
    assert await storage.write(outbox.unpark, user_id + 1, at=NOW) == 0
    assert await storage.write(outbox.unpark, user_id, at=NOW) == 1
    [back] = await storage.write(outbox.claim, at=NOW + HOUR, lease=LEASE, limit=9)
    assert back.id == parked.id


async def test_what_a_group_could_not_be_shown_is_tried_again_there_and_nowhere_else(
    storage: Storage,
) -> None:
    def put(tx: Transaction) -> None:
        outbox.put(tx, job_id=job(tx, chat_id=-5).id, kind="result", at=NOW)

    await storage.write(put)
    [waiting] = await storage.write(outbox.claim, at=NOW, lease=LEASE, limit=9)
    assert not await storage.read(outbox.is_parked_in, -5, since=NOW - HOUR)
    assert await storage.write(outbox.park, waiting)
    assert await storage.read(outbox.is_parked_in, -5, since=NOW - HOUR)
    assert not await storage.read(outbox.is_parked_in, -6, since=NOW - HOUR)
    assert not await storage.read(outbox.is_parked_in, -5, since=NOW + HOUR), (
        "of older jobs nothing is parked"
    )
    assert await storage.write(outbox.unpark_chat, -6, since=NOW - HOUR, at=NOW) == 0
    assert await storage.write(outbox.unpark_chat, -5, since=NOW - HOUR, at=NOW) == 1
    [back] = await storage.write(outbox.claim, at=NOW + HOUR, lease=LEASE, limit=9)
    assert back.id == waiting.id


async def test_a_callback_is_stored_as_it_came_and_once(storage: Storage) -> None:
    def begin(tx: Transaction) -> int:
        return attempts.begin(tx, job=job(tx), provider="akool", token_hash="t", at=NOW).id

    attempt_id = await storage.write(begin)
    body = bytes(range(256))
    first = await storage.write(callbacks.store, attempt_id=attempt_id, body=body, at=NOW)
    assert first is not None
    assert await storage.write(callbacks.store, attempt_id=attempt_id, body=body, at=NOW) is None
    second = await storage.write(callbacks.store, attempt_id=attempt_id, body=b"", at=NOW)
    waiting = await storage.read(job_queue.callbacks_of, attempt_id)
    assert [(one.id, one.body) for one in waiting] == [(first, body), (second, b"")]
    await storage.write(callbacks.handled, first, "ready", at=NOW)
    assert [one.id for one in await storage.read(job_queue.callbacks_of, attempt_id)] == [second]
