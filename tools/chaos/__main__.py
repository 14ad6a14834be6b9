"""python -m tools.chaos [--jobs N] [--kills N] [--seed N] [--at-once N] [--replicas 1|2] [--home DIRECTORY]"""

import argparse
import asyncio
import secrets
import sys
import tempfile
from pathlib import Path

from tools.chaos.plan import Plan
from tools.chaos.run import chaos


def main() -> int:
    options = _options()
    seed = secrets.randbelow(1_000_000) if options.seed is None else options.seed
    plan = Plan(
        jobs=options.jobs,
        kills=options.kills,
        seed=seed,
        at_once=options.at_once,
        replicas=options.replicas,
        patience_seconds=options.patience,
    )
    print(f"seed {seed}: {plan.jobs} jobs, {plan.kills} kills, {plan.replicas} bots", flush=True)
    with tempfile.TemporaryDirectory() as directory:
        home = Path(options.home or directory)
        home.mkdir(parents=True, exist_ok=True)
        outcome = asyncio.run(chaos(plan, home))
    print(outcome.told())
    return 1 if outcome.violations else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tools.chaos", description="Kill the bot while everything around it goes wrong."
    )
    parser.add_argument("--jobs", type=int, default=300)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, help="a random one, unless given")
    parser.add_argument("--at-once", type=int, default=16, help="people at the same time")
    parser.add_argument("--replicas", type=int, default=1, choices=(1, 2), help="2: on PostgreSQL")
    parser.add_argument(
        "--patience", type=float, default=90.0, help="seconds until somebody misses an answer"
    )
    parser.add_argument("--home", default="", help="keep database, media and logs there")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
