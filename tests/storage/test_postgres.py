"""What is true of PostgreSQL alone: races that are run again, and a server that goes away."""

import asyncio
import threading

import psycopg
import pytest

from storage import Storage, Transaction, jobs, open_storage, switches
from storage.errors import DatabaseGone, Unopenable
from storage.model import JobState
from tests.storage.databases import POSTGRES_URL
from tests.storage.rows import LEASE, NOW, job


def put(tx: Transaction, name: str) -> None:
    switches.set(tx, name, "on", at=NOW)


def own_pid(tx: Transaction) -> int:
    return int(tx.value("SELECT pg_backend_pid()"))


def terminate(*pids: int) -> None:
    with psycopg.connect(POSTGRES_URL, autocommit=True) as admin:
        for pid in pids:
            admin.execute("SELECT pg_terminate_backend(%s, 1000)", [pid])


async def test_connections_that_died_while_idle_are_replaced(postgres: Storage) -> None:
    pids = await asyncio.gather(*(postgres.read(own_pid) for _ in range(4)))
    terminate(*set(pids))
    await postgres.write(put, "n")
    assert await postgres.read(switches.get, "n") == "on"


async def test_a_server_that_keeps_going_away_is_not_tried_for_ever(postgres: Storage) -> None:
    runs = []

    def fall(tx: Transaction) -> None:
        runs.append(own_pid(tx))
        tx.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    with pytest.raises(DatabaseGone) as caught:
        await postgres.write(fall)
    assert len(runs) == 2
    assert not caught.value.unsure
    await postgres.write(put, "n")


async def test_a_connection_lost_at_the_commit_is_told_as_unsure_and_not_repeated(postgres: Storage) -> None:
    runs = []

    def write_and_be_cut_off(tx: Transaction) -> None:
        put(tx, "n")
        runs.append(own_pid(tx))
        terminate(runs[-1])

    with pytest.raises(DatabaseGone) as caught:
        await postgres.write(write_and_be_cut_off)
    assert len(runs) == 1
    assert caught.value.unsure


async def test_a_claim_passes_by_what_another_replica_is_just_claiming(postgres: Storage) -> None:
    """Without SKIP LOCKED the second claim would wait for the first."""
    for _ in range(4):
        await postgres.write(job)
    holding, done = threading.Event(), threading.Event()

    def claim_slowly(tx: Transaction) -> list[str]:
        mine = jobs.claim(tx, states=[JobState.QUEUED], at=NOW, lease=LEASE, limit=2)
        holding.set()
        done.wait(10)
        return [one.id for one in mine]

    slow = asyncio.create_task(postgres.write(claim_slowly))
    await asyncio.to_thread(holding.wait, 10)
    quick = await asyncio.wait_for(
        postgres.write(jobs.claim, states=[JobState.QUEUED], at=NOW, lease=LEASE, limit=9), 5
    )
    done.set()
    theirs = await slow
    assert len(quick) == 2
    assert not {one.id for one in quick} & set(theirs)


@pytest.mark.parametrize(
    "url", ["postgresql://nobody:pa55word@127.0.0.1:1/none", "postgresql://h/d?what=pa55word"]
)
async def test_an_unreachable_or_unreadable_address_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(Unopenable) as caught:
        await open_storage(url)
    assert "DATABASE_URL" in str(caught.value)
    assert "pa55word" not in str(caught.value)
