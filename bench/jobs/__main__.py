"""python -m bench.jobs [--people N] [--seconds S] [--rounds N]"""

import argparse
import json
import sqlite3
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from bench.processes import BOT_CORE, LOAD_CORE, line_of, start

Round = Mapping[str, Any]
COLUMNS = {
    "per_minute": "jobs a minute",
    "cpu": "CPU ms a job",
    "p50": "press → result p50 s",
    "p95": "p95 s",
    "calls": "calls a job",
    "kilobytes": "KB a job",
    "memory": "MB",
    "jobs": "jobs",
    "errors": "errors",
}


def main() -> None:
    options = _options()
    rounds = []
    for number in range(options.rounds):
        rounds.append(one_round(options))
        rate = rounds[-1]["per_minute"]
        print(f"round {number + 1}/{options.rounds}  {rate:,.0f} jobs a minute", file=sys.stderr, flush=True)
    print(table(options.people, rounds))
    print(calls(rounds[-1]))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.jobs", description="Measure whole jobs.")
    parser.add_argument("--people", type=int, default=48, help="who order one job after another")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=15.0, help="measured time of a round")
    parser.add_argument("--warm", type=float, default=5.0, help="unmeasured time before it")
    return parser.parse_args()


def one_round(options: argparse.Namespace) -> Round:
    with tempfile.TemporaryDirectory() as directory:
        load = start(
            "bench.jobs.load", "--core", str(LOAD_CORE), "--people", str(options.people),
            "--warm", str(options.warm), "--seconds", str(options.seconds),
        )  # fmt: skip
        api = f"http://127.0.0.1:{line_of(load)}"
        bot = start("bench.jobs.bot", "--api", api, "--directory", directory, "--core", str(BOT_CORE))
        try:
            said, _ = load.communicate(f"{line_of(bot)} {bot.pid}\n", timeout=600)
            result: Round = json.loads(said)
        finally:
            bot.terminate()
            bot.wait(timeout=60)
            load.kill()
        check_database(Path(directory) / "bench.db", int(result["jobs"]))
        return result


def check_database(path: Path, shown: int) -> None:
    """Every result that was shown is delivered there, and nothing failed."""
    with sqlite3.connect(path) as database:
        states = dict(database.execute("SELECT state, count(*) FROM jobs GROUP BY state"))
    database.close()
    if states.get("delivered", 0) < shown or states.keys() & {"failed", "expired"}:
        raise SystemExit(f"{shown} results were shown; the jobs are {states}")


def table(people: int, rounds: Sequence[Round]) -> str:
    cells = [f"{people}"]
    for key in COLUMNS:
        values = [float(one[key]) for one in rounds]
        whole = sum(values) if key in {"jobs", "errors"} else median(values)
        cells.append(f"{whole:,.0f}" if whole >= 100 or key == "errors" else f"{whole:.2f}")
    return "\n".join(
        [
            f"| people | {' | '.join(COLUMNS.values())} |",
            f"|{'---|' * (len(COLUMNS) + 1)}",
            f"| {' | '.join(cells)} |",
        ]
    )


def calls(last: Round) -> str:
    """Of the last round, for each of its jobs."""
    done = max(1, int(last["jobs"]))
    by_method = sorted(last["by_method"].items(), key=lambda pair: -pair[1])
    return ", ".join(f"{method} {count / done:.2f}" for method, count in by_method)


if __name__ == "__main__":
    main()
