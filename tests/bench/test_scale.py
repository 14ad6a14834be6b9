"""The bench of a million jobs, with a few: it fills what a bot could have written, and measures every unit."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.scale import __main__ as bench
from bench.scale.databases import Database, Postgres, Sqlite
from bench.scale.fill import World, fill
from bench.scale.report import Figures, is_over, report
from bench.scale.units import Unit, When, catalogue
from storage import ledger, open_storage
from tests.storage.databases import POSTGRES_URL, why_no_postgres

JOBS = 1_000


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    if request.param == "postgresql" and (reason := why_no_postgres()):
        pytest.skip(reason)
    made = Sqlite(tmp_path) if request.param == "sqlite" else Postgres(POSTGRES_URL)
    try:
        yield made
    finally:
        made.close()


def test_every_unit_can_be_measured_and_rules_shrink_what_was_filled(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "ENOUGH_SECONDS", 0)
    database.fill(World.of(JOBS))
    units = catalogue()
    assert len({unit.name for unit in units}) == len(units)
    times = {unit.name: bench.measure(database, unit) for unit in units}
    bench._prune(database)
    left = database.begin().value("SELECT count(*) FROM drafts WHERE closed_at IS NOT NULL")
    database.roll_back()
    assert 0 < left < JOBS / 20  # a week of a year
    database.pack()
    figures = Figures(jobs=JOBS, times=times, size=database.size(), pruned_size=database.size())
    text = report(units, {database.name: [figures]})
    assert all(f"| {unit.name} |" in text for unit in units)


async def test_the_books_of_a_filled_database_are_in_order(tmp_path: Path) -> None:
    async with await open_storage(f"sqlite:///{tmp_path}/bot.db") as storage:
        await storage.migrate()
        await storage.write(fill, World.of(JOBS))
        assert await storage.read(ledger.problems) == []


@pytest.mark.parametrize(
    ("when", "usual", "over"),
    [
        (When.EVERYDAY, [1.0, 1.4], False),
        (When.EVERYDAY, [1.0, 1.6], True),
        (When.EVERYDAY, [0.01, 0.2], False),  # too little to say anything
        (When.UPKEEP, [1.0, 49.0], False),
        (When.UPKEEP, [1.0, 51.0], True),
        (When.ADMIN, [1.0, 999.0], False),
        (When.ADMIN, [1.0, 1001.0], True),
        (When.RARE, [1.0, 5000.0], False),
    ],
)
def test_goals(when: When, usual: list[float], over: bool) -> None:
    unit = Unit(when=when, name="a unit", prepare=lambda _: print)
    assert is_over(unit, usual) is over
