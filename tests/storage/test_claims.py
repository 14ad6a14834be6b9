"""A claim takes no more than it may, however PostgreSQL goes about it.

In `UPDATE … WHERE id IN (SELECT … LIMIT … FOR UPDATE SKIP LOCKED)` the planner may run the inner SELECT again for each
row, and then it passes by what the statement has changed already. So rows are locked first and changed afterwards.
"""

from collections.abc import Callable
from typing import Any

import pytest

from storage import Storage, Transaction, job_queue, jobs, outbox
from storage.model import JobState
from tests.storage.rows import LEASE, NOW, job

PLANS = ("hashjoin", "mergejoin", "material", "memoize", "hashagg", "seqscan", "bitmapscan")


def queued(tx: Transaction) -> list[Any]:
    return job_queue.claim_queued(tx, room={"local": 2}, at=NOW, lease=LEASE)


def due(tx: Transaction) -> list[Any]:
    return jobs.claim(tx, states=[JobState.QUEUED], at=NOW, lease=LEASE, limit=2)


def told(tx: Transaction) -> list[Any]:
    return outbox.claim(tx, at=NOW, lease=LEASE, limit=2)


@pytest.mark.parametrize("claim", [queued, due, told])
@pytest.mark.parametrize("without", [(), PLANS, *[(plan,) for plan in PLANS], PLANS[:4], PLANS[:5]])
async def test_a_claim_takes_no_more_than_its_limit(
    postgres: Storage, claim: Callable[[Transaction], list[Any]], without: tuple[str, ...]
) -> None:
    def fill(tx: Transaction) -> None:
        for _ in range(6):
            outbox.put(tx, job_id=job(tx).id, kind="result", at=NOW)

    def claimed(tx: Transaction) -> int:
        for plan in without:
            tx.execute(f"SET LOCAL enable_{plan} = off")
        return len(claim(tx))

    await postgres.write(fill)
    assert [await postgres.write(claimed) for _ in range(2)] == [2, 0 if claim is queued else 2]
