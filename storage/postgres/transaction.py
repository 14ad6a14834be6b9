"""A unit's statements on PostgreSQL."""

import re
from typing import Any

import psycopg
from psycopg.rows import DictRow

from storage.errors import BrokenUnit, StorageError
from storage.postgres.errors import translated
from storage.transaction import Dialect, Row, Transaction

Connection = psycopg.Connection[DictRow]

# Whatever may hold a colon that begins no parameter comes first.
TOKENS = re.compile(
    r"""'(?:[^']|'')*' | "(?:[^"]|"")*" | --[^\n]* | /\*.*?\*/ | :: | :(?P<name>[A-Za-z_]\w*) | %""",
    re.VERBOSE | re.DOTALL,
)

_translations: dict[str, bytes] = {}


def translation_of(sql: str) -> bytes:
    known = _translations.get(sql)
    if known is None:
        known = _translations[sql] = TOKENS.sub(_token, sql).encode()
    return known


def _token(match: re.Match[str]) -> str:
    name = match["name"]
    return f"%({name})s" if name else match[0].replace("%", "%%")


class PostgresTransaction(Transaction):
    __slots__ = ("_connection", "_failed")
    dialect: Dialect = "postgresql"

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._failed = False

    def all(self, sql: str, /, **params: object) -> list[Row]:
        cursor = self._run(translation_of(sql), params)
        return list(cursor.fetchall())

    def execute(self, sql: str, /, **params: object) -> int:
        return self._run(translation_of(sql), params).rowcount

    def script(self, sql: str, /) -> None:
        if sql.strip():
            self._run(sql.encode(), None)

    def must_be_sound(self) -> None:
        if self._failed:
            raise BrokenUnit("a statement of this unit had failed, and the unit carried on")

    def _run(self, sql: bytes, params: dict[str, Any] | None) -> psycopg.Cursor[DictRow]:
        try:
            return self._connection.execute(sql, params)
        except psycopg.Error as error:
            raise self._translated(error) from error

    def _translated(self, error: psycopg.Error) -> StorageError:
        self._failed = True
        return translated(error)
