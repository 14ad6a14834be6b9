"""Copies of the tree, and putting a fault into one."""

import ast
import re
import shutil
from pathlib import Path

from tools.mutants.model import Edit, Run

ROOT = Path(__file__).resolve().parents[2]
SEARCHED = ("bot", "storage")
SUFFIXES = {".py", ".sql"}
NOT_COPIED = (".*", "__pycache__", "*.pyc", "data", "dist")


class Lost(Exception):
    """What a fault or a run names is not there, or is there more than once."""


def copy(to: Path) -> None:
    """Without compiled files: Python takes one for fresh when size and second are the same."""
    shutil.copytree(ROOT, to, ignore=shutil.ignore_patterns(*NOT_COPIED), symlinks=True)


def put_in(tree: Path, edit: Edit) -> None:
    """Raises Lost."""
    path, text = changed(tree, edit)
    path.write_text(text, "utf-8")


def changed(tree: Path, edit: Edit) -> tuple[Path, str]:
    """The one file with the edit's place, and what it says with the edit. Raises Lost, also for what is no Python."""
    pattern = re.compile(r"\s+".join(map(re.escape, edit.find.split())))
    found = [(path, match) for path in _sources(tree) for match in pattern.finditer(path.read_text("utf-8"))]
    if len(found) != 1:
        where = "".join(f"\n    {path.relative_to(tree)}" for path, _ in found)
        raise Lost(f"stands {len(found)} times in {' and '.join(SEARCHED)}, not once: {edit.find!r}{where}")
    path, match = found[0]
    text = _replaced(match, edit.put)
    if path.suffix == ".py":
        try:
            ast.parse(text)
        except SyntaxError as error:
            raise Lost(f"makes no Python of {path.relative_to(tree)}: {error}") from error
    return path, text


def _replaced(match: re.Match[str], put: str) -> str:
    before, after = match.string[: match.start()], match.string[match.end() :]
    line = before[before.rfind("\n") + 1 :]
    indent = line[: len(line) - len(line.lstrip())]
    return before + put.replace("\n", f"\n{indent}") + after


def tests_of(tree: Path, run: Run) -> list[str]:
    """Raises Lost."""
    paths: list[str] = []
    for ending in run.files:
        found = [path.relative_to(tree).as_posix() for path in sorted(tree.glob(f"tests/**/{ending}"))]
        if not found:
            raise Lost(f"no test file below tests/ ends in {ending}")
        paths += found
    return paths


def _sources(tree: Path) -> list[Path]:
    return [
        path
        for top in SEARCHED
        for path in sorted((tree / top).rglob("*"))
        if path.suffix in SUFFIXES and "__pycache__" not in path.parts
    ]
