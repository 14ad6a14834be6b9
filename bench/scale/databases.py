"""Databases of either kind that are made, filled, measured and thrown away."""

import re
import sqlite3
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
from psycopg import IsolationLevel
from psycopg.rows import dict_row

from bench.scale.fill import World, fill
from storage import Transaction, migrator
from storage.postgres.transaction import PostgresTransaction
from storage.sqlite.connection_thread import SETTINGS
from storage.sqlite.transaction import SqliteTransaction


class Database(ABC):
    """A unit is run as the bot's drivers run it, between `begin` and `roll_back`."""

    name: str

    @abstractmethod
    def begin(self) -> Transaction: ...

    @abstractmethod
    def roll_back(self) -> None: ...

    @abstractmethod
    def commit(self) -> None: ...

    @abstractmethod
    def fill(self, world: World) -> None: ...

    def hurry(self) -> None:  # noqa: B027 - not every kind can
        """Take more memory and less care than the bot does, until the database is opened again."""

    @abstractmethod
    def pack(self) -> None:
        """Give back the room of what was removed."""

    @abstractmethod
    def size(self) -> int:
        """Bytes on the disk."""

    @abstractmethod
    def close(self) -> None: ...


class Sqlite(Database):
    name = "SQLite"

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"{uuid4().hex}.db"
        self._connection = self._opened()

    def _opened(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, isolation_level=None, cached_statements=512)
        for setting in SETTINGS:
            connection.execute(setting)
        return connection

    def begin(self) -> Transaction:
        self._connection.execute("BEGIN IMMEDIATE")
        return SqliteTransaction(self._connection)

    def roll_back(self) -> None:
        self._connection.execute("ROLLBACK")

    def commit(self) -> None:
        self._connection.execute("COMMIT")

    def fill(self, world: World) -> None:
        """Afterwards the file is opened again, as the bot opens it."""
        self.hurry()
        self._connection.execute("PRAGMA foreign_keys = OFF")
        tx = self.begin()
        migrator.apply_pending(tx)
        fill(tx, world)
        self.commit()
        self._connection.close()
        self._connection = self._opened()

    def hurry(self) -> None:
        for setting in (
            "cache_size = -2000000",
            "synchronous = OFF",
            "journal_mode = OFF",
            "secure_delete = OFF",
        ):
            self._connection.execute(f"PRAGMA {setting}")

    def pack(self) -> None:
        self._connection.execute("VACUUM")

    def size(self) -> int:
        return self._path.stat().st_size

    def close(self) -> None:
        self._connection.close()
        for suffix in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)


class Postgres(Database):
    """A schema of its own in the database at `url`, which needs nothing else."""

    name = "PostgreSQL"

    def __init__(self, url: str) -> None:
        self._schema = f"scale_{uuid4().hex}"
        self._url = url
        with psycopg.connect(url, autocommit=True) as admin:
            admin.execute(f"CREATE SCHEMA {self._schema}".encode())
        self._connection: psycopg.Connection[Any] = psycopg.connect(
            url,
            row_factory=dict_row,
            prepare_threshold=None,
            options=f"-c search_path={self._schema} -c client_min_messages=warning",
        )
        self._connection.isolation_level = IsolationLevel.SERIALIZABLE

    def begin(self) -> Transaction:
        return PostgresTransaction(self._connection)

    def roll_back(self) -> None:
        self._connection.rollback()

    def commit(self) -> None:
        self._connection.commit()

    def fill(self, world: World) -> None:
        """Without a log and without indexes, which are made when all rows are there: a third of the time."""
        self.hurry()
        migrator.apply_pending(self.begin())
        self._unlog()
        indexes = self._indexes()
        for name in indexes:
            self._connection.execute(f"DROP INDEX {name}".encode())
        fill(self.begin(), world)
        for definition in indexes.values():
            self._connection.execute(definition.encode())
        self.commit()
        self._vacuum("VACUUM ANALYZE")
        self._connection.isolation_level = IsolationLevel.SERIALIZABLE

    def _unlog(self) -> None:
        """Tables that others refer to come last."""
        downs = "".join(
            one.down for one in sorted(migrator.migrations("postgresql"), key=lambda one: -one.version)
        )
        for table in re.findall(r"DROP TABLE (\w+);", downs):
            self._connection.execute(f"ALTER TABLE {table} SET UNLOGGED".encode())

    def _indexes(self) -> dict[str, str]:
        """Those that no constraint needs, and how to make them again."""
        rows = self._connection.execute(
            """SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = %s AND indexname NOT IN (
                   SELECT conname FROM pg_constraint WHERE connamespace = %s::regnamespace)""",
            [self._schema, self._schema],
        )
        return {row["indexname"]: row["indexdef"] for row in rows if "UNIQUE" not in row["indexdef"]}

    def hurry(self) -> None:
        """A serializable transaction over everything needs more locks than a server has by default."""
        self._connection.isolation_level = IsolationLevel.READ_COMMITTED

    def pack(self) -> None:
        self._vacuum("VACUUM FULL ANALYZE")

    def _vacuum(self, how: str) -> None:
        self._connection.autocommit = True
        for table in self._tables():
            self._connection.execute(f"{how} {table}".encode())
        self._connection.autocommit = False

    def _tables(self) -> list[str]:
        rows = self._connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = %s", [self._schema]
        ).fetchall()
        return [row["tablename"] for row in rows]

    def size(self) -> int:
        row = self._connection.execute(
            "SELECT SUM(pg_total_relation_size(format('%%I.%%I', schemaname, tablename)::regclass)) AS bytes"
            " FROM pg_tables WHERE schemaname = %s",
            [self._schema],
        ).fetchone()
        self._connection.rollback()
        assert row is not None
        return int(row["bytes"])

    def close(self) -> None:
        self._connection.close()
        with psycopg.connect(self._url, autocommit=True) as admin:
            admin.execute("SET client_min_messages = warning")
            admin.execute(f"DROP SCHEMA {self._schema} CASCADE".encode())
