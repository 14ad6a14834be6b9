"""python -m bench [--quick] [--rounds N] [--seconds S] [--only NAME ...]"""

import argparse
import json
import sqlite3
import sys
import tempfile
from pathlib import Path

from bench.processes import BOT_CORE, LOAD_CORE, line_of, start
from bench.table import Round, table

BASELINE = "ptb"
NAMES = {
    "ours": "this bot, all of it durable",
    "ptb": "bare python-telegram-bot, as it comes",
    "ptb256": "the same, concurrent_updates=256",
    "aiogram": "bare aiogram, as it comes",
    "aiogram+": "aiogram with this bot's event loop and collector",
    "raw": "no framework: Starlette + aiohttp",
}
COMMANDS = {
    "ours": ["bench.bots.ours"],
    "ptb": ["bench.bots.ptb"],
    "ptb256": ["bench.bots.ptb", "--at-once", "256"],
    "aiogram": ["bench.bots.aiogram_bot"],
    "aiogram+": ["bench.bots.aiogram_bot", "--tuned"],
    "raw": ["bench.bots.raw"],
}


FAILED: Round = {
    **dict.fromkeys(("per_second", "p50", "p99", "cpu", "memory", "posted", "missing", "duplicates"), 0.0),
    "errors": 1.0,
}


def main() -> None:
    options = _options()
    rounds: dict[str, list[Round]] = {name: [] for name in options.only}
    for number in range(options.rounds):
        for name in options.only:  # in turn, so that a slow minute of the machine hits everybody
            rounds[name].append(one_round(name, options))
            rate = rounds[name][-1]["per_second"]
            print(
                f"round {number + 1}/{options.rounds}  {name:8} {rate:8,.0f}/s", file=sys.stderr, flush=True
            )
    print(table(NAMES, rounds, baseline=BASELINE if BASELINE in rounds else options.only[0]))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="Measure the bot beside bare frameworks."
    )
    parser.add_argument("--quick", action="store_true", help="one short round: is everything in order?")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=5.0, help="measured time of a round")
    parser.add_argument("--warm", type=float, default=1.5, help="unmeasured time before it")
    parser.add_argument("--slots", type=int, default=64, help="updates under way at once")
    parser.add_argument("--only", nargs="+", choices=list(NAMES), default=list(NAMES))
    options = parser.parse_args()
    if options.quick:
        options.rounds, options.seconds, options.warm = 1, 2.0, 1.0
    return options


def one_round(name: str, options: argparse.Namespace) -> Round:
    with tempfile.TemporaryDirectory() as directory:
        load = start(
            "bench.load", "--core", str(LOAD_CORE), "--slots", str(options.slots), "--warm", str(options.warm),
            "--seconds", str(options.seconds),
        )  # fmt: skip
        api = f"http://127.0.0.1:{line_of(load)}"
        bot = start(*COMMANDS[name], "--api", api, "--directory", directory, "--core", str(BOT_CORE))
        try:
            said, _ = load.communicate(f"{line_of(bot)} {bot.pid}\n", timeout=300)
            result = measured(said)
        finally:
            bot.terminate()
            bot.wait(timeout=60)
            load.kill()
        if name == "ours" and result is not FAILED:
            _check_database(Path(directory) / "bench.db", int(result["posted"]))
        return result


def measured(said: str) -> Round:
    """What the load says at its end. A round that came to none counts as one error, and the next one begins."""
    try:
        result: Round = json.loads(said)
    except ValueError:
        return FAILED
    return result


def _check_database(path: Path, posted: int) -> None:
    """Everything that was acknowledged is in the table, handled, and moved a draft on once."""
    with sqlite3.connect(path) as database:
        stored, handled = database.execute("SELECT count(*), count(handled_at) FROM inbox").fetchone()
        moved = database.execute("SELECT sum(version - 1) FROM drafts").fetchone()[0]
    database.close()
    if not stored == handled == moved == posted:
        raise SystemExit(f"posted {posted}, stored {stored}, handled {handled}, drafts moved {moved}")


if __name__ == "__main__":
    main()
