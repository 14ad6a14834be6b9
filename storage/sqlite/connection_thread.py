"""One SQLite connection in a thread of its own."""

import asyncio
import sqlite3
from asyncio import Future
from collections.abc import Callable
from functools import partial
from pathlib import Path

import aiosqlite

from storage.sqlite.errors import translated
from storage.thread_bridge import Outcome, send_back

BUSY_MS = 10_000
SETTINGS = (
    f"PRAGMA busy_timeout = {BUSY_MS}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
)


class ConnectionThread:
    """One SQLite connection and the thread that it lives in."""

    def __init__(self, path: Path, *settings: str) -> None:
        self._path = path
        self._settings = settings
        self.loop = asyncio.get_running_loop()
        self.connection: sqlite3.Connection
        self._aiosqlite = aiosqlite.Connection(self._connect, iter_chunk_size=64)

    async def open(self) -> None:
        """The settings are made in a second step, because only an open connection can be closed and waited for."""
        await self._aiosqlite
        future: Future[None] = self.loop.create_future()
        self.run(partial(self._set_up, future))
        try:
            await future
        except BaseException:
            await self.close()
            raise

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
        self.connection = sqlite3.connect(self._path, isolation_level=None, cached_statements=512)
        return self.connection

    def _set_up(self, future: Future[None]) -> None:
        error = None
        try:
            for setting in (*SETTINGS, *self._settings):
                self.connection.execute(setting).fetchall()
        except sqlite3.Error as failure:
            error = translated(failure)
        send_back(self.loop, [Outcome(future, None, error)])
