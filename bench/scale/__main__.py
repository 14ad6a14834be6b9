"""python -m bench.scale [--jobs 10000 1000000] [--postgres URL] [--only TEXT] [--folder DIR]

Fills a SQLite file, and a schema of PostgreSQL where an address is given, and measures every unit of the catalogue.
A million jobs take about 2 GB and some minutes for SQLite, and twice that for PostgreSQL.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

from bench.scale.databases import Database, Postgres, Sqlite
from bench.scale.fill import NOW, World, erase_expired
from bench.scale.report import Figures, report
from bench.scale.units import Unit, catalogue
from storage import retention

ENOUGH_SECONDS = 2.0
MAX_RUNS = 9
PRUNED_AT_ONCE = 100_000


def main() -> None:
    options = _options()
    units = [unit for unit in catalogue() if options.only in unit.name]
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        kinds: list[tuple[str, Callable[[], Database]]] = []
        if not options.no_sqlite:
            kinds.append(("SQLite", lambda: Sqlite(Path(folder))))
        if options.postgres:
            kinds.append(("PostgreSQL", lambda: Postgres(options.postgres)))
        figures = {
            name: [
                _one_size(make, jobs, units, prune=not options.no_pruning) for jobs in sorted(options.jobs)
            ]
            for name, make in kinds
        }
    print(report(units, figures))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=__doc__)
    parser.add_argument("--jobs", type=int, nargs="+", default=[10_000, 1_000_000])
    parser.add_argument("--postgres", metavar="URL", help="a database that a schema may be made in")
    parser.add_argument("--no-sqlite", action="store_true")
    parser.add_argument("--folder", help="where the SQLite files are made: on the kind of disk that matters")
    parser.add_argument(
        "--no-pruning", action="store_true", help="only the times: pruning takes as long as filling"
    )
    parser.add_argument("--only", default="", help="units whose name has this in it")
    return parser.parse_args()


def _one_size(make: Callable[[], Database], jobs: int, units: Sequence[Unit], *, prune: bool) -> Figures:
    database = make()
    try:
        _say(f"{database.name}: filling {jobs:,} jobs")
        database.fill(World.of(jobs))
        size = database.size()
        _say(f"{database.name}: {size / jobs:,.0f} bytes a job; measuring")
        times = {unit.name: measure(database, unit) for unit in units}
        _say(report(units, {database.name: [Figures(jobs=jobs, times=times, size=size, pruned_size=size)]}))
        if not prune:
            return Figures(jobs=jobs, times=times, size=size, pruned_size=size)
        _say(f"{database.name}: pruning")
        database.hurry()
        _prune(database)
        database.pack()
        return Figures(jobs=jobs, times=times, size=size, pruned_size=database.size())
    finally:
        database.close()


def measure(database: Database, unit: Unit) -> tuple[float, float]:
    """Milliseconds of the first run, and of the quickest one: the machine's other work makes none of them quicker."""
    taken: list[float] = []
    began = time.perf_counter()
    while not taken or (len(taken) < MAX_RUNS and time.perf_counter() - began < ENOUGH_SECONDS):
        tx = database.begin()
        try:
            run = unit.prepare(tx)
            start = time.perf_counter()
            run(tx)
            taken.append((time.perf_counter() - start) * 1000)
        finally:
            database.roll_back()
    return taken[0], min(taken)


def _prune(database: Database) -> None:
    """All that the rules of retention let go, in large units: nobody waits here."""
    tx = database.begin()
    erase_expired(tx)
    database.commit()
    for rule in retention.RULES:
        while True:
            tx = database.begin()
            count = retention.prune(tx, rule, at=NOW, pictures_keep=timedelta(days=7), limit=PRUNED_AT_ONCE)
            database.commit()
            if count < PRUNED_AT_ONCE:
                break


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
