"""What runs again and again must not take longer the more jobs there ever were. On SQLite, which has to be told."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from storage import Transaction, attempts, job_queue, jobs, media, open_storage, provider_figures
from storage.model import Job, JobState
from storage.sqlite.transaction import SqliteTransaction
from tests.storage.rows import DAY, HOUR, LEASE, MINUTE, NOW, job, person, picture

LONG_AGO = NOW - 30 * DAY
OLD = 400
GROUP = -5
Unit = Callable[..., Any]


@pytest.fixture
async def connection(tmp_path: Path) -> Any:
    async with await open_storage(f"sqlite:///{tmp_path}/bot.db") as storage:
        await storage.migrate()
    connection = sqlite3.connect(tmp_path / "bot.db", isolation_level=None)
    yield connection
    connection.close()


def past(tx: Transaction) -> None:
    """Jobs that ended long ago, with their attempts."""
    user = person(tx, 2002)
    for _ in range(OLD):
        ended = job(tx, user, JobState.DELIVERED, at=LONG_AGO, chat_id=GROUP)
        attempts.begin(tx, job=ended, provider="akool", token_hash=ended.id, at=LONG_AGO)


def present(tx: Transaction) -> Job:
    user = person(tx)
    picture(tx, user, media_id="old", expires_at=NOW - HOUR)
    return [job(tx, user, providers=["akool"]) for _ in range(4)][-1]


def steps(connection: sqlite3.Connection, unit: Unit, **arguments: Any) -> int:
    """How much SQLite did for it, in hundreds of the steps of its machine."""
    count = 0

    def step() -> None:
        nonlocal count
        count += 1

    connection.execute("BEGIN")
    connection.set_progress_handler(step, 100)
    try:
        unit(SqliteTransaction(connection), **arguments)
    finally:
        connection.set_progress_handler(None, 0)
        connection.execute("ROLLBACK")
    return count


def often(last: Job) -> Iterator[tuple[str, Unit, dict[str, Any]]]:
    yield "dispatch", job_queue.claim_queued, {"room": {"akool": 9}, "at": NOW + MINUTE, "lease": LEASE}
    yield "progress", job_queue.open_jobs, {}
    yield "place in the queue", jobs.queue_place, {"job": last}
    yield "failures", provider_figures.ended_lately, {"provider": "akool", "since": NOW - HOUR, "limit": 20}
    yield "unfinished", provider_figures.count_unfinished, {}
    yield "open in a group", jobs.count_open, {"chat_id": GROUP}
    yield "nobody came", job_queue.unclaimed, {"before": NOW}
    yield "expired media", media.expired, {"at": NOW, "limit": 100}


def test_what_runs_often_reads_no_job_that_has_ended(connection: sqlite3.Connection) -> None:
    tx = SqliteTransaction(connection)
    last = present(tx)
    before = {name: steps(connection, unit, **arguments) for name, unit, arguments in often(last)}
    past(tx)
    after = {name: steps(connection, unit, **arguments) for name, unit, arguments in often(last)}
    assert after == pytest.approx(before, abs=3)
