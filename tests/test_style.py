"""The shape of the code: short files, short functions, names that say something, nothing left half-done."""

import ast
import re
import statistics
from collections.abc import Iterator
from pathlib import Path

from tests.tree import ROOT, files

LONGEST_FILE = 500
LONGEST_FUNCTION = 50
MEDIAN_FUNCTION = 10
VAGUE = {"utils.py", "util.py", "helpers.py", "helper.py", "common.py", "misc.py", "manager.py"}


def functions(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            yield node.end_lineno - node.lineno + 1, f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"


def test_files_are_short() -> None:
    lengths = {path: path.read_text().count("\n") for path in files(".py") if "migrations" not in path.parts}
    assert [
        f"{path.relative_to(ROOT)}: {length}" for path, length in lengths.items() if length > LONGEST_FILE
    ] == []


def test_functions_are_short() -> None:
    found = [function for path in files(".py") for function in functions(path)]
    assert [name for length, name in found if length > LONGEST_FUNCTION] == []


def test_half_of_the_functions_of_the_bot_are_very_short() -> None:
    ours = [path for path in files(".py") if path.relative_to(ROOT).parts[0] in {"bot", "storage"}]
    assert statistics.median(length for path in ours for length, _ in functions(path)) <= MEDIAN_FUNCTION


def test_nothing_is_left_half_done() -> None:
    marks = re.compile(r"\b(?:TO[D]O|FIX[M]E|XX[X])\b")
    assert [str(path.relative_to(ROOT)) for path in files(".py") if marks.search(path.read_text())] == []


def test_names_of_files_say_something() -> None:
    assert [str(path.relative_to(ROOT)) for path in files(".py") if path.name in VAGUE] == []
