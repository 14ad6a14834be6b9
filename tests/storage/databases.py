"""Fresh databases of both kinds."""

import asyncio
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar
from uuid import uuid4

import psycopg
import pytest

from storage import Storage, open_storage
from storage.migrator import migrations

T = TypeVar("T")
POSTGRES_URL = os.environ.get("TEST_POSTGRES_URL", "postgresql://postgres@127.0.0.1:5432/test")


@cache
def why_no_postgres() -> str | None:
    try:
        psycopg.connect(POSTGRES_URL, connect_timeout=3).close()
    except psycopg.OperationalError as error:
        return f"no PostgreSQL at {POSTGRES_URL} (TEST_POSTGRES_URL): {str(error).splitlines()[0]}"
    return None


@contextmanager
def empty_database(kind: str, folder: Path) -> Iterator[str]:
    """The address of a database without tables."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'data' / 'bot.db'}"
        return
    if reason := why_no_postgres():
        pytest.skip(reason)
    schema = f"test_{uuid4().hex}"
    with psycopg.connect(POSTGRES_URL, autocommit=True) as admin:
        admin.execute(f"CREATE SCHEMA {schema}".encode())
        yield f"{POSTGRES_URL}{'&' if '?' in POSTGRES_URL else '?'}options=-csearch_path%3D{schema}"
        admin.execute("SET client_min_messages = warning")
        admin.execute(f"DROP SCHEMA {schema} CASCADE".encode())


def clean(url: str) -> None:
    """Empty every table of a migrated PostgreSQL database: much faster than to make them again."""
    downs = "".join(one.down for one in sorted(migrations("postgresql"), key=lambda one: -one.version))
    tables = re.findall(r"DROP TABLE (\w+);", downs)
    statements = [f"DELETE FROM {table}" for table in tables if table != "accounts"]
    statements += [
        "DELETE FROM accounts WHERE name NOT LIKE 'house:%'",
        "UPDATE accounts SET balance = 0, moved_by = 0",
    ]
    switching = [f"ALTER TABLE {table} {{}} TRIGGER USER" for table in ("transfers", "accounts")]
    off, on = ([one.format(way) for one in switching] for way in ("DISABLE", "ENABLE"))
    _repeated_on_deadlock(url, ";".join(off + statements + on).encode())


def _repeated_on_deadlock(url: str, script: bytes, tries: int = 5) -> None:
    """The server's own vacuum locks these tables, too, and in another order."""
    for left in reversed(range(tries)):
        try:
            with psycopg.connect(url) as admin:
                admin.execute(script)
        except psycopg.errors.DeadlockDetected:
            if not left:
                raise
        else:
            return


class Blocking:
    """A migrated database for tests without a loop of their own."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._runner = asyncio.Runner()
        self._storage: Storage

    def __enter__(self) -> Self:
        self._storage = self._runner.run(open_storage(self._url, readers=1, connections=2))
        self._runner.run(self._storage.migrate())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._runner.run(self._storage.close())
        self._runner.close()

    def write(self, unit: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        return self._runner.run(self._storage.write(unit, *args, **kwargs))
