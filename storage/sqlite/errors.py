"""What SQLite's errors mean to us. Their texts name tables and columns, and never hold values."""

import sqlite3

from storage.errors import (
    CheckFailed,
    Dangling,
    DatabaseBroken,
    DatabaseBusy,
    DatabaseFull,
    DatabaseReadOnly,
    Forbidden,
    NotUnique,
    StorageError,
    Unopenable,
    Violation,
)

MEANINGS: dict[str, tuple[type[StorageError], str]] = {
    "SQLITE_FULL": (DatabaseFull, "The disk that holds the database is full: make room, then try again."),
    "SQLITE_IOERR": (DatabaseBroken, "Reading or writing the database file failed: check the disk."),
    "SQLITE_READONLY": (
        DatabaseReadOnly,
        "The database cannot be written: check the owner and mode of its file.",
    ),
    "SQLITE_BUSY": (
        DatabaseBusy,
        "Another process holds the database: is a second bot running on the same file?",
    ),
    "SQLITE_LOCKED": (DatabaseBusy, "Another connection holds the database."),
    "SQLITE_NOTADB": (DatabaseBroken, "The file is not an SQLite database: check DATABASE_URL."),
    "SQLITE_CORRUPT": (DatabaseBroken, "The database file is damaged: restore it from a backup."),
    "SQLITE_CANTOPEN": (Unopenable, "The database file cannot be opened: check its path, owner and mode."),
}


def translated(error: sqlite3.Error) -> StorageError:
    name = getattr(error, "sqlite_errorname", None) or ""
    if name.startswith("SQLITE_CONSTRAINT"):
        return _violation(name, str(error))
    meaning = _meaning(name)
    if meaning is None:
        return StorageError(f"SQLite: {error}")
    kind, sentence = meaning
    return kind(f"{sentence} (SQLite: {error})")


def _meaning(name: str) -> tuple[type[StorageError], str] | None:
    """SQLITE_IOERR_WRITE and its kin mean what SQLITE_IOERR does."""
    return next((meaning for code, meaning in MEANINGS.items() if name.startswith(code)), None)


def _violation(name: str, text: str) -> Violation:
    rule = text.partition(": ")[2]
    match name:
        case "SQLITE_CONSTRAINT_UNIQUE" | "SQLITE_CONSTRAINT_PRIMARYKEY" | "SQLITE_CONSTRAINT_ROWID":
            columns = [column.rpartition(".") for column in rule.split(", ")]
            return NotUnique(columns[0][0], tuple(column[2] for column in columns))
        case "SQLITE_CONSTRAINT_CHECK":
            return CheckFailed(rule)
        case "SQLITE_CONSTRAINT_FOREIGNKEY":
            return Dangling("it refers to a row that is not there")
        case "SQLITE_CONSTRAINT_TRIGGER":
            return Forbidden(text)
        case _:
            return Violation(text)
