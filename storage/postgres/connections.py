"""Connections to PostgreSQL that wait for the next unit."""

from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, SimpleQueue

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.rows import dict_row

from storage.errors import DatabaseGone, Unopenable
from storage.postgres.transaction import Connection

# A unit is short: whatever takes longer is stuck, and must not hold its locks for ever.
LIMITS = "-c lock_timeout=10s -c statement_timeout=30s -c idle_in_transaction_session_timeout=60s"


class Connections:
    """Never more than there are threads, because each thread lends one at a time."""

    def __init__(self, url: str) -> None:
        self._target = _target(url)
        self._idle: SimpleQueue[Connection] = SimpleQueue()

    @contextmanager
    def lent(self) -> Iterator[Connection]:
        try:
            connection = self._idle.get_nowait()
        except Empty:
            connection = self.connect(LIMITS)
        try:
            yield connection
        finally:
            if not connection.closed:
                self._idle.put(connection)

    def connect(self, limits: str = "") -> Connection:
        options = f"{self._target.get('options', '')} {limits}".strip()
        target = make_conninfo(**self._target | {"options": options})
        try:
            # A kept plan of `SELECT *` fails once another replica has added a column; poolers do not like plans either.
            return psycopg.Connection.connect(target, row_factory=dict_row, prepare_threshold=None)
        except psycopg.OperationalError as error:
            raise DatabaseGone(
                f"The database server cannot be reached: {' '.join(str(error).split())}"
            ) from error

    def drop_idle(self) -> None:
        try:
            while True:
                self._idle.get_nowait().close()
        except Empty:
            return


def _target(url: str) -> dict[str, str]:
    try:
        target = conninfo_to_dict(url, connect_timeout="10", application_name="faceswap-bot")
    except psycopg.Error:  # its text may hold the password
        raise Unopenable(
            "DATABASE_URL cannot be read: it must look like postgresql://user@host/name"
        ) from None
    return {name: str(value) for name, value in target.items() if value is not None}
