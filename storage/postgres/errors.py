"""What PostgreSQL's errors mean to us. Only primary messages are kept: the details hold values of rows."""

import re

import psycopg
from psycopg import errors as pg

from storage.errors import (
    CheckFailed,
    Dangling,
    DatabaseBusy,
    DatabaseFull,
    DatabaseGone,
    DatabaseReadOnly,
    Forbidden,
    NotUnique,
    StorageError,
    Violation,
)

KEY = re.compile(r"\((?P<columns>.*?)\)=\(")
LOST_RACES = (pg.SerializationFailure, pg.DeadlockDetected)
GONE = (pg.AdminShutdown, pg.CrashShutdown, pg.CannotConnectNow)
MEANINGS: tuple[tuple[tuple[type[psycopg.Error], ...], type[StorageError], str], ...] = (
    ((pg.DiskFull,), DatabaseFull, "The disk of the database server is full: make room, then try again."),
    (
        (pg.ReadOnlySqlTransaction,),
        DatabaseReadOnly,
        "The database cannot be written: is DATABASE_URL a read-only replica?",
    ),
    ((pg.LockNotAvailable, pg.QueryCanceled), DatabaseBusy, "Another session held a lock for too long."),
)


class LostRace(StorageError):
    """Others won: the unit must be run again from its start."""


def translated(error: psycopg.Error) -> StorageError:
    message = error.diag.message_primary or type(error).__name__
    if isinstance(error, LOST_RACES):
        return LostRace(message)
    if isinstance(error, pg.IntegrityError):
        return _violation(error, message)
    if isinstance(error, GONE) or (
        isinstance(error, psycopg.OperationalError) and error.diag.sqlstate is None
    ):
        return DatabaseGone(f"The connection to the database server was lost. ({message})")
    for kinds, meaning, sentence in MEANINGS:
        if isinstance(error, kinds):
            return meaning(f"{sentence} ({message})")
    return StorageError(f"PostgreSQL: {message}")


def _violation(error: psycopg.Error, message: str) -> Violation:
    match error:
        case pg.UniqueViolation():
            key = KEY.search(error.diag.message_detail or "")
            columns = tuple(key["columns"].split(", ")) if key else ()
            return NotUnique(error.diag.table_name or "", columns)
        case pg.CheckViolation():
            return CheckFailed(error.diag.constraint_name or "")
        case pg.ForeignKeyViolation():
            return Dangling("it refers to a row that is not there, or is referred to")
        case pg.RestrictViolation():  # what our triggers raise
            return Forbidden(message)
        case _:
            return Violation(message)
