"""What is true of SQLite alone: the group commit, the file, and the ways a disk can fail."""

import asyncio
import sqlite3
import stat
from pathlib import Path

import pytest

from storage import Storage, StorageError, Transaction, inbox, open_storage, switches
from storage.errors import Dangling, DatabaseBroken, DatabaseBusy, DatabaseFull, DatabaseReadOnly, Unopenable
from tests.storage.rows import NOW


def put(tx: Transaction, name: str, value: str = "on") -> None:
    switches.set(tx, name, value, at=NOW)


def names(tx: Transaction) -> set[str]:
    return {row["name"] for row in tx.all("SELECT name FROM switches")}


def file_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


async def test_units_that_wait_together_share_a_commit(sqlite: Storage) -> None:
    statements: list[str] = []
    await sqlite.write(lambda tx: getattr(tx, "_connection").set_trace_callback(statements.append))  # noqa: B009
    await asyncio.gather(*(sqlite.write(put, f"n{number}") for number in range(100)))
    assert statements.count("COMMIT") <= 3
    assert len(await sqlite.read(names)) == 100


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("busy_timeout", 10_000),
    ],
)
async def test_every_connection_is_set_up_for_money(sqlite: Storage, pragma: str, value: object) -> None:
    def ask(tx: Transaction) -> object:
        return tx.value(f"PRAGMA {pragma}")

    assert await sqlite.write(ask) == value
    assert await sqlite.read(ask) == value


async def test_a_commit_that_fails_is_everybodys_failure(sqlite: Storage) -> None:
    """A reference that is checked at the COMMIT only stands for whatever may go wrong there."""

    def dangle(tx: Transaction) -> None:
        tx.execute("PRAGMA defer_foreign_keys = ON")
        tx.execute("INSERT INTO reports (job_id, user_id, at) VALUES ('nobody', 1, 0)")

    outcomes = await asyncio.gather(
        sqlite.write(put, "first"), sqlite.write(dangle), sqlite.write(put, "last"), return_exceptions=True
    )
    lost = {name for name, outcome in zip(("first", "dangle", "last"), outcomes, strict=True) if outcome}
    assert "dangle" in lost
    assert all(isinstance(outcome, Dangling) for outcome in outcomes if outcome)
    assert await sqlite.read(names) == {"first", "last"} - lost
    await sqlite.write(put, "later")
    assert "later" in await sqlite.read(names)


async def test_a_full_disk_is_told_to_all_whom_it_concerns_and_passes(sqlite: Storage) -> None:
    await sqlite.write(lambda tx: tx.value(f"PRAGMA max_page_count = {tx.value('PRAGMA page_count')}"))
    outcomes = await asyncio.gather(
        sqlite.write(put, "small"), sqlite.write(put, "large", "x" * 200_000), return_exceptions=True
    )
    assert isinstance(outcomes[1], DatabaseFull)
    assert outcomes[0] is None or isinstance(outcomes[0], DatabaseFull)
    assert await sqlite.read(names) == ({"small"} if outcomes[0] is None else set())
    await sqlite.write(lambda tx: tx.value("PRAGMA max_page_count = 1000000"))
    await sqlite.write(put, "large", "x" * 200_000)


async def test_a_transaction_that_sqlite_gave_up_takes_no_unit_along_as_done(sqlite: Storage) -> None:
    def give_up(tx: Transaction) -> None:
        tx.execute("ROLLBACK")
        raise StorageError("out of memory, say")

    outcomes = await asyncio.gather(
        sqlite.write(put, "before"), sqlite.write(give_up), sqlite.write(put, "after"), return_exceptions=True
    )
    done = {name for name, outcome in zip(("before", "-", "after"), outcomes, strict=True) if outcome is None}
    assert isinstance(outcomes[1], StorageError)
    assert await sqlite.read(names) == done
    await sqlite.write(put, "later")


async def test_a_database_that_cannot_be_written_says_so(sqlite: Storage) -> None:
    await sqlite.write(lambda tx: tx.execute("PRAGMA query_only = ON"))
    with pytest.raises(DatabaseReadOnly, match="owner and mode"):
        await sqlite.write(put, "n")


async def test_another_process_that_holds_the_lock_is_waited_for_and_then_named(
    sqlite: Storage, sqlite_url: str
) -> None:
    await sqlite.write(lambda tx: tx.value("PRAGMA busy_timeout = 50"))
    other = sqlite3.connect(file_of(sqlite_url), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseBusy, match="second bot"):
        await sqlite.write(put, "n")
    other.execute("ROLLBACK")
    other.close()
    await sqlite.write(put, "n")


async def test_the_folder_is_made_and_the_files_are_private(tmp_path: Path) -> None:
    async with await open_storage(f"sqlite:///{tmp_path}/data/deep/bot.db") as storage:
        await storage.migrate()
        files = list((tmp_path / "data" / "deep").iterdir())
        assert {file.name for file in files} >= {"bot.db", "bot.db-wal"}
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


async def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bot.db").write_text("Dear diary, " * 100)
    with pytest.raises(DatabaseBroken, match="DATABASE_URL"):
        await open_storage(f"sqlite:///{tmp_path / 'bot.db'}")


async def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unopenable, match="cannot be made or opened"):
        await open_storage(f"sqlite:///{tmp_path}")


async def test_scrub_leaves_no_copy_of_erased_text(sqlite: Storage, sqlite_url: str) -> None:
    for update_id in range(50):
        await sqlite.write(inbox.receive, update_id=update_id, lane=1, payload="my own visage" * 20, at=NOW)
    await sqlite.write(inbox.handled, list(range(50)), at=NOW)
    await sqlite.scrub()
    folder = file_of(sqlite_url).parent
    assert not any(b"visage" in file.read_bytes() for file in folder.iterdir())
