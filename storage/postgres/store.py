"""PostgreSQL behind the two doors: a unit is one SERIALIZABLE transaction, run again when it lost a race."""

import asyncio
import random
import time
from asyncio import Future
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Concatenate

import psycopg
from psycopg import IsolationLevel

from storage import migrator
from storage.base import P, Storage, T
from storage.errors import Closed, DatabaseBusy, DatabaseGone, Unopenable
from storage.postgres.connections import Connections
from storage.postgres.errors import LostRace, translated
from storage.postgres.transaction import Connection, PostgresTransaction
from storage.thread_bridge import Outcome, send_back
from storage.transaction import Transaction

TRIES = 100
LONGEST_PAUSE = 0.05


class PostgresStorage(Storage):
    def __init__(self, connections: Connections, *, threads: int) -> None:
        self._connections = connections
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="postgres")
        self._loop = asyncio.get_running_loop()
        self._closed = False

    async def write(
        self, unit: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        return await self._in_thread(
            partial(self._insist, lambda tx: unit(tx, *args, **kwargs), read_only=False)
        )

    async def read(
        self, unit: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        return await self._in_thread(
            partial(self._insist, lambda tx: unit(tx, *args, **kwargs), read_only=True)
        )

    async def migrate(self) -> list[str]:
        return await self._in_thread(partial(self._alone, migrator.apply_pending))

    async def rollback(self, to: int) -> list[str]:
        return await self._in_thread(partial(self._alone, partial(migrator.undo_above, to=to)))

    async def scrub(self) -> None:
        """The server's own vacuum clears what was erased."""

    async def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        await asyncio.to_thread(self._threads.shutdown)
        self._connections.drop_idle()

    async def _in_thread(self, function: Callable[[], T]) -> T:
        """A caller that is cancelled leaves `function` to be run."""
        if self._closed:
            raise Closed("the storage was closed")
        future: Future[T] = self._loop.create_future()
        self._threads.submit(self._answer, future, function)
        return await future

    def _answer(self, future: Future[T], function: Callable[[], T]) -> None:
        try:
            outcome = Outcome(future, function(), None)
        except BaseException as error:  # noqa: BLE001 - whatever a unit raises belongs to its caller
            outcome = Outcome(future, None, error)
        send_back(self._loop, [outcome])

    def _insist(self, unit: Callable[[Transaction], T], *, read_only: bool) -> T:
        """Lost races and connections that died while idle are nobody's fault: begin again."""
        for tries in range(TRIES):
            try:
                return self._once(unit, read_only=read_only)
            except LostRace:
                time.sleep(_pause(tries))
            except DatabaseGone as error:
                if error.unsure or tries:
                    raise
                self._connections.drop_idle()
        raise DatabaseBusy(f"Others won the race {TRIES} times.")

    def _once(self, unit: Callable[[Transaction], T], *, read_only: bool) -> T:
        with self._connections.lent() as connection:
            connection.isolation_level = (
                IsolationLevel.REPEATABLE_READ if read_only else IsolationLevel.SERIALIZABLE
            )
            connection.read_only = read_only
            try:
                tx = PostgresTransaction(connection)
                value = unit(tx)
                tx.must_be_sound()
                _commit(connection)
            except BaseException:
                _roll_back(connection)
                raise
            return value

    def _alone(self, unit: Callable[[Transaction], T]) -> T:
        """On a connection of its own, without time limits, after every other replica that is here too."""
        with self._connections.connect() as connection:
            connection.autocommit = True
            connection.execute("SELECT pg_advisory_lock(hashtext('faceswap-bot ' || current_schema()))")
            with connection.transaction():
                return unit(PostgresTransaction(connection))


def _commit(connection: Connection) -> None:
    try:
        connection.commit()
    except psycopg.Error as error:
        meaning = translated(error)
        if isinstance(meaning, DatabaseGone):
            meaning.unsure = True
        raise meaning from error


def _roll_back(connection: Connection) -> None:
    try:
        connection.rollback()
    except psycopg.Error:  # the connection is lost, and its transaction with it
        connection.close()


def _pause(tries: int) -> float:
    """Longer each time, and never the same for two that race."""
    return random.uniform(0, min(0.001 * 2**tries, LONGEST_PAUSE))  # noqa: S311 - no secret


async def open_postgres(url: str, *, connections: int) -> PostgresStorage:
    pool = Connections(url)
    try:
        (await asyncio.to_thread(pool.connect)).close()
    except DatabaseGone as error:
        raise Unopenable(f"{error} Is PostgreSQL running, and is DATABASE_URL right?") from error
    return PostgresStorage(pool, threads=connections)
