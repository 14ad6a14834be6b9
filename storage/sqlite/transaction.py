"""A unit's statements on SQLite."""

import json
import re
import sqlite3
from collections.abc import Iterator
from typing import Any, NamedTuple

from storage.errors import BrokenUnit, StorageError
from storage.sqlite.errors import translated
from storage.transaction import Dialect, Row, Transaction

ANY_OF = re.compile(r"=\s*ANY\s*\(:(\w+)\)")
SKIP_LOCKED = re.compile(r"FOR UPDATE SKIP LOCKED")


class Translation(NamedTuple):
    sql: str
    lists: tuple[str, ...]


_translations: dict[str, Translation] = {}


def translation_of(sql: str) -> Translation:
    """SQLite has no arrays and only one writer: a list goes as JSON, and there is nobody to skip."""
    known = _translations.get(sql)
    if known is None:
        text = ANY_OF.sub(r"IN (SELECT value FROM json_each(:\1))", SKIP_LOCKED.sub("", sql))
        known = _translations[sql] = Translation(text, tuple(dict.fromkeys(ANY_OF.findall(sql))))
    return known


class SqliteTransaction(Transaction):
    __slots__ = ("_connection", "_failed")
    dialect: Dialect = "sqlite"

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._failed = False

    def all(self, sql: str, /, **params: object) -> list[Row]:
        cursor = self._run(sql, params)
        try:
            rows = cursor.fetchall()
        except sqlite3.Error as error:
            raise self._translated(error) from error
        if not rows:
            return []
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in rows]

    def execute(self, sql: str, /, **params: object) -> int:
        return self._run(sql, params).rowcount

    def script(self, sql: str, /) -> None:
        for statement in statements_of(sql):
            self._run(statement, {})

    def must_be_sound(self) -> None:
        """PostgreSQL refuses to go on after a failed statement, so SQLite does too."""
        if self._failed:
            raise BrokenUnit("a statement of this unit had failed, and the unit carried on")

    def _run(self, sql: str, params: dict[str, Any]) -> sqlite3.Cursor:
        text, lists = translation_of(sql)
        for name in lists:
            params[name] = json.dumps(list(params[name]))
        try:
            return self._connection.execute(text, params)
        except sqlite3.Error as error:
            raise self._translated(error) from error

    def _translated(self, error: sqlite3.Error) -> StorageError:
        self._failed = True
        return translated(error)


def statements_of(script: str) -> Iterator[str]:
    """Statements of a script; a trigger's body holds semicolons of its own."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        yield statement
