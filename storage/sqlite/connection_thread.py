"""One SQLite connection in a thread of its own: only the thread that made a connection may use it."""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from storage.sqlite.errors import translated

BUSY_MS = 10_000
SETTINGS = (
    f"PRAGMA busy_timeout = {BUSY_MS}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
)


class ConnectionThread:
    """Runs functions one after the other, in the order in which they were handed over."""

    def __init__(self, path: Path, *settings: str) -> None:
        self._path = path
        self._settings = settings
        self.loop = asyncio.get_running_loop()
        self.connection: sqlite3.Connection
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="sqlite")

    async def open(self) -> None:
        """Raises what the storage raises for a file that cannot be used."""
        try:
            await self.loop.run_in_executor(self._thread, self._open)
        except BaseException:
            self._thread.shutdown(wait=False)
            raise

    def run(self, function: Callable[[], object]) -> None:
        """Queue `function` for the thread, and do not wait: it sends its outcomes back itself."""
        self._thread.submit(function)

    async def close(self) -> None:
        """After all that was queued."""
        await self.loop.run_in_executor(self._thread, self.connection.close)
        self._thread.shutdown(wait=False)

    def _open(self) -> None:
        try:
            connection = sqlite3.connect(self._path, isolation_level=None, cached_statements=512)
            try:
                for setting in (*SETTINGS, *self._settings):
                    connection.execute(setting).fetchall()
            except BaseException:
                connection.close()
                raise
        except sqlite3.Error as error:
            raise translated(error) from error
        self.connection = connection
