"""Secrets are compared in constant time: `==` stops at the first byte that differs, and a prefix is no secret."""

import ast
import re
from collections.abc import Iterator

from tests.tree import ROOT

SECRET = re.compile(r"secret|signature|digest|hmac|password|api_key", re.IGNORECASE)
SLOPPY = (ast.Eq, ast.NotEq, ast.In, ast.NotIn)
NO_SECRETS = {"bot/media/sniff.py", "bot/providers/local/pixels.py"}  # signatures of files, digests of pixels
METHODS = {"startswith", "endswith"}


def names_in(node: ast.AST) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name):
            yield inner.id
        elif isinstance(inner, ast.Attribute):
            yield inner.attr
        elif isinstance(inner, ast.arg):
            yield inner.arg


def is_secret(node: ast.AST) -> bool:
    """What is only counted or named by its type is none."""
    return not isinstance(node, ast.Constant) and any(SECRET.search(name) for name in names_in(node))


def compares(node: ast.AST) -> bool:
    """With another value that is not written in the code: a setting may be asked if it is empty."""
    if isinstance(node, ast.Compare) and isinstance(node.ops[0], SLOPPY):
        both = [node.left, *node.comparators]
        return any(map(is_secret, both)) and not any(isinstance(side, ast.Constant) for side in both)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in METHODS:
        return is_secret(node.func.value) or any(map(is_secret, node.args))
    return False


def sloppy(source: str) -> list[int]:
    return [node.lineno for node in ast.walk(ast.parse(source)) if compares(node) and hasattr(node, "lineno")]


def test_no_secret_is_compared_by_its_equality_or_its_beginning() -> None:
    found = {
        str(path.relative_to(ROOT)): lines
        for path in sorted((ROOT / "bot").rglob("*.py"))
        if (lines := sloppy(path.read_text()))
    }
    assert {name: lines for name, lines in found.items() if name not in NO_SECRETS} == {}


def test_the_look_finds_what_it_looks_for() -> None:
    for wrong in (
        "given == secret",
        "secret != given",
        "self._secret == header",
        "settings.webhook_secret.encode() == given",
        "given in secrets",
        "secret.startswith(given)",
        "given.startswith(secret)",
        "digest(body) != signature",
    ):
        assert sloppy(wrong) == [1], wrong
    for right in ("hmac.compare_digest(given, secret)", "secret == ''", "not secret", "len(text) == size"):
        assert sloppy(right) == [], right
