"""A real process that is really killed, again and again: by an update of its own, and by somebody outside."""

import random
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from bot.telegram.updates.inbox import MOST_DEATHS
from tests.telegram.updates.dying_process import DEADLY, PEOPLE
from tests.tree import ROOT

MOST_LIVES = 40


def live(path: Path, journal: Path, *, seconds: float | None = None) -> int:
    """One life; killed from outside so many seconds after it serves. Returns how it ended."""
    command = [sys.executable, "-m", "tests.telegram.updates.dying_process", str(path), str(journal)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            return process.wait(timeout=seconds or 60)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()


def done(journal: Path) -> Counter[int]:
    return Counter(map(int, journal.read_text().split())) if journal.exists() else Counter()


def test_an_update_that_kills_is_left_aside_after_five_deaths_and_nobody_else_is(tmp_path: Path) -> None:
    path, journal = tmp_path / "bot.db", tmp_path / "journal"
    ends: list[int] = []
    while not ends or ends[-1] == -signal.SIGKILL:
        ends.append(live(path, journal))
        assert len(ends) < MOST_LIVES
    assert ends == [-signal.SIGKILL] * (2 + MOST_DEATHS) + [0]
    assert set(done(journal)) == set(range(1, PEOPLE + 1))
    assert done(journal)[DEADLY] == 1


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(3))
def test_kills_from_outside_beside_it_leave_nobody_else_aside(tmp_path: Path, seed: int) -> None:
    """Every life is cut short, most of them while something runs alone."""
    path, journal, chance = tmp_path / "bot.db", tmp_path / "journal", random.Random(seed)
    for _ in range(MOST_LIVES):
        if live(path, journal, seconds=chance.uniform(0.0, 0.3)) == 0:
            break
    else:
        pytest.fail(f"it never came to an end (seed {seed})")
    assert set(done(journal)) == set(range(1, PEOPLE + 1)), f"seed {seed}"
