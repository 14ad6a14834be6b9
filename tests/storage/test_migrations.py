import asyncio
from contextlib import AsyncExitStack

import pytest

from storage import Storage, StorageError, Transaction, drafts, ledger, migrator, open_storage
from tests.storage.previous_release import RELEASE_0_1
from tests.storage.rows import NOW, draft, person

VERSIONS = [migration.version for migration in migrator.migrations("sqlite")]


def shape(tx: Transaction) -> list[str]:
    """Everything that migrations made."""
    if tx.dialect == "sqlite":
        sql = """SELECT type || ' ' || tbl_name || ' ' || sql AS thing FROM sqlite_master
                 WHERE sql IS NOT NULL AND tbl_name NOT IN ('schema_migrations', 'sqlite_sequence')"""
    else:
        sql = """SELECT table_name || '.' || column_name || ' ' || data_type AS thing
                 FROM information_schema.columns
                 WHERE table_schema = current_schema() AND table_name <> 'schema_migrations'
                 UNION SELECT indexdef FROM pg_indexes
                 WHERE schemaname = current_schema() AND tablename <> 'schema_migrations'
                 UNION SELECT tgname::text FROM pg_trigger WHERE NOT tgisinternal
                 AND tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = current_schema()::regnamespace)
                 UNION SELECT proname::text FROM pg_proc WHERE pronamespace = current_schema()::regnamespace"""
    return sorted(row["thing"] for row in tx.all(sql))


async def test_every_migration_can_be_undone_and_done_again(bare: Storage) -> None:
    for version in VERSIONS:
        await bare.write(migrator.apply_pending, version - 1)
        before = await bare.read(shape)
        await bare.write(migrator.apply_pending, version)
        after = await bare.read(shape)
        assert len(await bare.rollback(version - 1)) == 1
        assert await bare.read(shape) == before
        assert len(await bare.write(migrator.apply_pending, version)) == 1
        assert await bare.read(shape) == after
    assert await bare.rollback(0)
    assert await bare.read(shape) == []


async def test_numbers_have_no_gaps_and_both_databases_get_the_same_migrations() -> None:
    assert list(range(1, len(VERSIONS) + 1)) == VERSIONS
    assert [str(one) for one in migrator.migrations("postgresql")] == [
        str(one) for one in migrator.migrations("sqlite")
    ]
    assert all(one.up.strip() and one.down.strip() for one in migrator.migrations("sqlite"))


async def test_replicas_that_start_at_once_migrate_once(empty_url: str) -> None:
    async with AsyncExitStack() as stack:
        replicas = [await stack.enter_async_context(await open_storage(empty_url)) for _ in range(4)]
        done = await asyncio.gather(*(replica.migrate() for replica in replicas))
    assert sorted(len(names) for names in done) == [0, 0, 0, len(VERSIONS)]


async def test_migrating_again_does_nothing(storage: Storage) -> None:
    assert await storage.migrate() == []


async def test_an_older_release_leaves_a_newer_schema_alone(storage: Storage) -> None:
    await storage.write(
        lambda tx: tx.execute(
            "INSERT INTO schema_migrations (version, name) VALUES (9999, 'from_the_future')"
        )
    )
    assert await storage.migrate() == []
    with pytest.raises(StorageError, match="newer release"):
        await storage.rollback(0)


async def test_a_migration_that_fails_leaves_nothing_behind(bare: Storage) -> None:
    await bare.write(lambda tx: tx.execute("CREATE TABLE jobs (id INTEGER)"))
    with pytest.raises(StorageError):
        await bare.migrate()
    await bare.write(lambda tx: tx.execute("DROP TABLE jobs"))
    assert await bare.read(shape) == []
    assert len(await bare.migrate()) == len(VERSIONS)


async def test_the_previous_release_runs_on_this_schema(bare: Storage) -> None:
    await bare.migrate()

    def send(tx: Transaction, sql: str) -> int:
        return tx.execute(sql)

    for statement in RELEASE_0_1:
        assert await bare.write(send, statement) == 1, statement
    assert await bare.read(ledger.problems) == []


async def test_a_running_replica_survives_that_another_migrates(storage: Storage, other: Storage) -> None:
    """Statements that were used before must not stumble over a column that they do not know."""

    def card_of(tx: Transaction, draft_id: str) -> int | None:
        found = drafts.get(tx, draft_id)
        assert found is not None
        return found.card_message_id

    made = await storage.write(lambda tx: draft(tx, person(tx)))
    for _ in range(10):
        await storage.write(drafts.place_card, made.id, 1, at=NOW)
        assert await storage.read(card_of, made.id) == 1
    await other.write(
        lambda tx: tx.execute("ALTER TABLE drafts ADD COLUMN mood TEXT NOT NULL DEFAULT 'good'")
    )
    for _ in range(10):
        await storage.write(drafts.place_card, made.id, 2, at=NOW)
        assert await storage.read(card_of, made.id) == 2
    await other.write(lambda tx: tx.execute("ALTER TABLE drafts DROP COLUMN mood"))
