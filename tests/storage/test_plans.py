"""No statement reads a table that grows from end to end, on either database, but for those that are named here."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from psycopg.rows import dict_row

from bench.scale.fill import World, fill
from storage import open_storage
from storage.postgres.transaction import PostgresTransaction
from storage.sqlite.transaction import SqliteTransaction
from tests.storage.databases import empty_database
from tests.storage.plans import (
    Statement,
    calls,
    postgres_scans,
    recorder,
    run,
    samples,
    sites,
    sqlite_scans,
    under_way,
    units,
)

JOBS = 2_000
SMALL = {
    "switches": "a handful",
    "provider_pauses": "one a provider",
    "replicas": "one a process",
    "broadcasts": "one for each that an admin drew up",
    "quotas": "looked up by key; no statement reads it otherwise",
    "proposals": "pruned after a month",
    "alerts": "pruned after a month",
    "draft_media": "of open drafts only",
    "job_media": "of open jobs only",
}
EXCEPTIONS = {  # by unit and table: a part of the statement, and why it may
    "audit.listing: audit": ("ORDER BY id DESC LIMIT", "newest first, no more than it was asked for"),
    "timeline.latest: jobs": ("FROM jobs WHERE true", "newest first, no more than a page"),
    "retention._delete_attempts: attempts": ("ORDER BY id LIMIT", "oldest first, no more than a batch"),
    "ledger.problems: accounts": ("FROM accounts", "the doctor looks at everything, in a reader"),
    "ledger.problems: transfers": ("transfers ", "the same"),
    "ledger.problems: jobs": ("FROM jobs", "the same"),
}
ONE_DIALECT = {
    "sqlite": {"lock_person", "lock_chat"},  # SQLite has one writer anyway
    "postgresql": {"release_leases"},  # there `replicas.free` tells the dead from the living
}


async def _make(url: str) -> None:
    async with await open_storage(url) as storage:
        await storage.migrate()
        await storage.write(fill, World.of(JOBS))
        await storage.write(under_way)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with empty_database(request.param, tmp_path_factory.mktemp("plans")) as url:
        asyncio.run(_make(url))
        yield url


@contextmanager
def opened(url: str) -> Iterator[Any]:
    if url.startswith("sqlite"):
        connection = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
        try:
            yield connection
        finally:
            connection.close()
        return
    with psycopg.connect(url, row_factory=dict_row) as postgres:
        postgres.execute("ANALYZE")
        for path in (
            "seqscan",
            "hashjoin",
            "mergejoin",
        ):  # the tables are small: an index is to be used if it can
            postgres.execute(f"SET enable_{path} = off".encode())
        postgres.commit()
        yield postgres


def begin(connection: Any) -> None:
    if isinstance(connection, sqlite3.Connection):
        connection.execute("BEGIN")


def recorded(connection: Any) -> list[Statement]:
    seen: list[Statement] = []
    kind = SqliteTransaction if isinstance(connection, sqlite3.Connection) else PostgresTransaction
    begin(connection)
    known = samples(kind(connection))
    connection.rollback()
    for _, unit in units():
        for given in calls(unit, known):
            begin(connection)
            run(recorder(kind, seen)(connection), unit, given)
            connection.rollback()
    return seen


def test_every_statement_is_looked_at_and_none_reads_a_growing_table(world: str) -> None:
    kind = world.partition(":")[0]
    with opened(world) as connection:
        seen = recorded(connection)
        if isinstance(connection, sqlite3.Connection):
            partial = {
                row[0]
                for row in connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE '% WHERE %'")
            }
            scans = sqlite_scans
        else:
            rows = connection.execute("SELECT indexname FROM pg_indexes WHERE indexdef LIKE '% WHERE %'")
            partial = {row["indexname"] for row in rows}
            scans = postgres_scans
        found = {}
        for statement in {(one.unit, one.sql): one for one in seen}.values():
            for table in scans(connection, statement, partial) - SMALL.keys():
                key = f"{statement.unit}: {table}"
                if key not in EXCEPTIONS or EXCEPTIONS[key][0] not in statement.sql:
                    found[key] = statement.sql
            connection.rollback()
    assert not found
    reached = {(one.unit.partition(".")[0], one.line) for one in seen}
    missed = {
        site.function
        for site in sites()
        if not any(module == site.module and line in site.lines for module, line in reached)
    }
    assert missed == ONE_DIALECT[kind]
