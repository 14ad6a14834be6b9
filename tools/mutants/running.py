"""Running tests in a copy of the tree, and what came of it."""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.mutants import tree
from tools.mutants.model import Edit, Run

PYTEST = (
    sys.executable, "-m", "pytest", "-q", "-x", "--tb=no", "-p", "no:cacheprovider", "--hypothesis-seed=0",
)  # fmt: skip
PASSED, FAILED = 0, 1
FIRST = re.compile(r"^(?:FAILED|ERROR) (?:[^:\s]*/)?(\S+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """`word` is passed, failed, hung or broken; anything but a failed test is no proof that a test noticed."""

    word: str
    seconds: float
    detail: str = ""


def outcome_of(edits: Sequence[Edit], runs: Sequence[Run], seconds: float) -> Outcome:
    """The first run that does not pass, in a copy of its own with these edits; else that all passed. Raises Lost."""
    began = time.monotonic()
    outcome = Outcome("passed", 0.0)
    with tempfile.TemporaryDirectory(prefix="mutant-", ignore_cleanup_errors=True) as directory:
        copy = Path(directory) / "tree"
        tree.copy(copy)
        for edit in edits:
            tree.put_in(copy, edit)
        for run in runs:
            outcome = _run(copy, run, run.seconds or seconds)
            if outcome.word != "passed":
                break
    return Outcome(outcome.word, time.monotonic() - began, outcome.detail)


def _run(copy: Path, run: Run, seconds: float) -> Outcome:
    command = [*PYTEST, f"--basetemp={copy.parent / 'tmp'}", *tree.tests_of(copy, run)]
    if run.only:
        command += ["-k", run.only]
    process = subprocess.Popen(
        command,
        cwd=copy,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,  # so that what the tests started ends with them
    )
    try:
        said, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        return Outcome("hung", seconds, f"after {seconds:g} s")
    finally:
        _end(process)
    return _read(process.returncode, said)


def _end(process: "subprocess.Popen[str]") -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()


def _read(code: int, said: str) -> Outcome:
    if code == PASSED:
        return Outcome("passed", 0.0)
    if code == FAILED and (first := FIRST.search(said)):
        return Outcome("failed", 0.0, first[1])
    lines = [line for line in said.splitlines() if line.strip()]
    return Outcome("broken", 0.0, f"pytest ended with {code}: {' / '.join(lines[-2:])}")
