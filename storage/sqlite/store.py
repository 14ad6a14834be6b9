"""SQLite behind the two doors."""

import os
from asyncio import Future
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Concatenate

from storage import migrator
from storage.base import P, Storage, T
from storage.errors import Closed, DatabaseBusy, Unopenable
from storage.sqlite.connection_thread import ConnectionThread
from storage.sqlite.reader import Reader
from storage.sqlite.writer import Writer
from storage.thread_bridge import Outcome, ThreadBridge, send_back
from storage.transaction import Transaction


class SqliteStorage(Storage):
    def __init__(self, writing: ConnectionThread, reading: list[ConnectionThread]) -> None:
        self._line = writing
        self._writer = Writer(writing)
        self._readers = [Reader(line) for line in reading]
        self._loop = writing.loop
        self._closed = False

    async def write(
        self, unit: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        future: Future[T] = self._future()
        self._writer.hand_over(ThreadBridge(future, unit, args, kwargs))
        return await future

    async def read(
        self, unit: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        future: Future[T] = self._future()
        reader = min(self._readers, key=Reader.waiting)
        reader.hand_over(ThreadBridge(future, unit, args, kwargs))
        return await future

    async def migrate(self) -> list[str]:
        return await self.write(migrator.apply_pending)

    async def rollback(self, to: int) -> list[str]:
        return await self.write(migrator.undo_above, to)

    async def scrub(self) -> None:
        """`secure_delete` overwrites what is erased in the tables; the log keeps older copies until it is emptied."""
        future: Future[None] = self._future()
        self._line.run(partial(self._empty_log, future))
        await future

    async def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        await self._writer.close()
        for reader in self._readers:
            await reader.close()

    def _future(self) -> Future[Any]:
        if self._closed:
            raise Closed("the storage was closed")
        return self._loop.create_future()

    def _empty_log(self, future: Future[None]) -> None:
        """In the writer's thread, so between two commits."""
        busy = self._line.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        error = DatabaseBusy("a long read keeps the log from being emptied") if busy else None
        send_back(self._loop, [Outcome(future, None, error)])


async def open_sqlite(path: Path, *, readers: int) -> SqliteStorage:
    _make_file(path)
    lines: list[ConnectionThread] = []
    try:
        for number in range(1 + readers):
            line = ConnectionThread(path, *(("PRAGMA query_only = ON",) if number else ()))
            await line.open()
            lines.append(line)
    except BaseException:
        for line in lines:
            await line.close()
        raise
    return SqliteStorage(lines[0], lines[1:])


def _make_file(path: Path) -> None:
    """SQLite gives its log the mode of the database, so private from the first moment."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise Unopenable(f"The database file {path} cannot be made or opened: {error.strerror}.") from error
