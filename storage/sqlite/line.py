"""One SQLite connection in a thread of its own."""

import asyncio
import sqlite3
from collections.abc import Callable
from pathlib import Path

import aiosqlite

from storage.sqlite.errors import translated

BUSY_MS = 10_000
SETTINGS = (
    f"PRAGMA busy_timeout = {BUSY_MS}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
)


class Line:
    """One SQLite connection and the thread that it lives in."""

    def __init__(self, path: Path, *settings: str) -> None:
        self._path = path
        self._settings = settings
        self.loop = asyncio.get_running_loop()
        self.connection: sqlite3.Connection
        self._aiosqlite = aiosqlite.Connection(self._connect, iter_chunk_size=64)

    async def open(self) -> None:
        await self._aiosqlite

    def run(self, function: Callable[[], object]) -> None:
        """Queue `function` for the thread, and do not wait."""
        # aiosqlite has no public way to run a function in its thread. `_execute` queues it before its first await,
        # so one step is enough; `function` itself sends its outcomes back.
        step = self._aiosqlite._execute(function)  # type: ignore[no-untyped-call]  # noqa: SLF001
        step.send(None)
        step.close()

    async def close(self) -> None:
        await self._aiosqlite.close()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, isolation_level=None, cached_statements=512)
        try:
            for setting in (*SETTINGS, *self._settings):
                connection.execute(setting).fetchall()
        except sqlite3.Error as error:
            connection.close()
            raise translated(error) from error
        self.connection = connection
        return connection
