"""What a unit of work is given.

Units hold SQL in the dialect that SQLite and PostgreSQL share. Two things that they spell differently are written as
PostgreSQL does and rewritten for SQLite: `= ANY(:names)` with a list, and `FOR UPDATE SKIP LOCKED`.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, Literal

Dialect = Literal["sqlite", "postgresql"]
Row = Mapping[str, Any]


class Transaction(ABC):
    """Statements of one unit; the driver commits them together, or none of them when the unit raises."""

    __slots__ = ()
    dialect: Dialect

    @abstractmethod
    def all(self, sql: str, /, **params: object) -> list[Row]: ...

    @abstractmethod
    def execute(self, sql: str, /, **params: object) -> int:
        """How many rows it touched; for statements that return none."""

    @abstractmethod
    def script(self, sql: str, /) -> None:
        """Several statements without parameters: migrations."""

    def one_or_none(self, sql: str, /, **params: object) -> Row | None:
        rows = self.all(sql, **params)
        if len(rows) > 1:
            raise LookupError("several rows where at most one belongs")
        return rows[0] if rows else None

    def one(self, sql: str, /, **params: object) -> Row:
        row = self.one_or_none(sql, **params)
        if row is None:
            raise LookupError("no such row")
        return row

    def value(self, sql: str, /, **params: object) -> Any:
        """The first column, or None when there is no row."""
        row = self.one_or_none(sql, **params)
        return None if row is None else next(iter(row.values()))
