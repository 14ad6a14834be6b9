"""python -m tools.mutants [--check] [--list] [--only WORDS] [--at-once N] [--seconds S] [--trust]"""

import argparse
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed

from tools.mutants.faults import FAULTS
from tools.mutants.model import Fault
from tools.mutants.running import Outcome, outcome_of
from tools.mutants.runs import RUNS
from tools.mutants.tree import ROOT, Lost, changed, tests_of

LOST, MISSED = 2, 1


def main() -> int:
    options = _options()
    faults = [fault for fault in FAULTS if options.only.lower() in fault.name.lower()]
    if options.list:
        print(*(fault.name for fault in faults), sep="\n")
        return 0
    if problems := list(dict.fromkeys(lost(faults))):
        print(*problems, sep="\n", file=sys.stderr)
        return LOST
    if options.check:
        print(f"{len(faults)} faults have their place, and their tests are there.")
        return 0
    began = time.monotonic()
    with ThreadPoolExecutor(options.at_once) as pool:
        if not options.trust and not sound(pool, faults, options.seconds):
            return LOST
        verdicts = list(tried(pool, faults, options.seconds))
    return summed_up(verdicts, time.monotonic() - began)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tools.mutants", description="Do the tests notice when something is broken?"
    )
    parser.add_argument("--check", action="store_true", help="only whether places and tests are still found")
    parser.add_argument("--list", action="store_true", help="only the names of the faults")
    parser.add_argument("--only", default="", metavar="WORDS", help="faults with these words in their name")
    parser.add_argument("--at-once", type=int, default=2, metavar="N")
    parser.add_argument("--seconds", type=float, default=240.0, help="time limit of a run")
    parser.add_argument(
        "--trust", action="store_true", help="do not look whether the tests pass without a fault"
    )
    return parser.parse_args()


def lost(faults: Iterable[Fault]) -> Iterator[str]:
    """What must be mended in the tables before anything can be said."""
    for fault in faults:
        for edit in fault.edits:
            try:
                changed(ROOT, edit)
            except Lost as problem:
                yield f"{fault.name}: {problem}"
        for name in fault.runs:
            try:
                tests_of(ROOT, RUNS[name])
            except (Lost, KeyError) as problem:
                yield f"run {name!r}: {problem}"


def sound(pool: ThreadPoolExecutor, faults: Iterable[Fault], seconds: float) -> bool:
    """Whether the runs pass as things are: one that fails anyway notices nothing."""
    names = sorted({name for fault in faults for name in fault.runs})
    outcomes = {pool.submit(outcome_of, (), (RUNS[name],), seconds): name for name in names}
    all_pass = True
    for future in as_completed(outcomes):
        outcome = future.result()
        if outcome.word != "passed":
            all_pass = False
            print(f"without any fault: run {outcomes[future]!r} {outcome.word}: {outcome.detail}")
    if all_pass:
        print(f"Without any fault all {len(names)} runs pass.\n", flush=True)
    return all_pass


def tried(
    pool: ThreadPoolExecutor, faults: Iterable[Fault], seconds: float
) -> Iterator[tuple[Fault, bool, Outcome]]:
    """Each fault and whether it was caught, in the order of the list, printed as it becomes known."""
    waiting = [
        (fault, pool.submit(outcome_of, fault.edits, [RUNS[name] for name in fault.runs], seconds))
        for fault in faults
    ]
    for fault, future in waiting:
        outcome = future.result()
        caught = outcome.word == "failed" or (outcome.word == "hung" and fault.may_hang)
        word = "caught" if caught else "MISSED" if outcome.word == "passed" else outcome.word.upper()
        why = outcome.detail or (f"(expected: {fault.expected_missed})" if fault.expected_missed else "")
        print(f"{word:6} {outcome.seconds:6.1f} s  {fault.name}\n{'':18}{why}", flush=True)
        yield fault, caught, outcome


def summed_up(verdicts: Iterable[tuple[Fault, bool, Outcome]], seconds: float) -> int:
    """Says how many were caught; the exit code tells whether any was missed that was caught before."""
    verdicts = list(verdicts)
    missed = [fault for fault, caught, _ in verdicts if not caught]
    news = [fault.name for fault in missed if not fault.expected_missed]
    better = [fault.name for fault, caught, _ in verdicts if caught and fault.expected_missed]
    print(
        f"\n{len(verdicts)} faults: {len(verdicts) - len(missed)} caught, {len(missed)} missed "
        f"({len(missed) - len(news)} of them as expected), {seconds:.0f} s"
    )
    for name in better:
        print(f"is caught now, so its `expected_missed` can go: {name}")
    for name in news:
        print(f"must be caught and was not: {name}")
    return MISSED if news else 0


if __name__ == "__main__":
    sys.exit(main())
