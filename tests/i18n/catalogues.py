"""What the catalogues hold and what the code asks of them, read from the sources."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

CATEGORIES = {"zero", "one", "two", "few", "many", "other"}

ROOT = Path(__file__).resolve().parents[2]
CATALOGUES = ROOT / "bot" / "i18n"
LOCALES = sorted({path.parent.name for path in CATALOGUES.glob("*/*.ftl")})

# Functions and errors whose first text argument names a message.
ASKS = {
    "text", "plain", "say", "label", "noticing", "toast", "alert", "alert_admins",
    "_text", "_label", "_say", "_button", "texts", "_texts",
    "NotNow", "PictureRefused", "OrderRefused",
}  # fmt: skip


@dataclass(frozen=True)
class Choice:
    """`{ $variable -> … }`: which numbers and which plural categories have a variant of their own."""

    variable: str
    numbers: frozenset[str]
    categories: frozenset[str]

    @property
    def by_plural(self) -> bool:
        return self.categories > {"other"}

    def lacks(self, locale: str) -> set[str]:
        """Categories that whole numbers have in this language, and that no variant is there for."""
        category = Locale.parse(locale).plural_form
        return {category(n) for n in range(1000) if str(n) not in self.numbers} - self.categories


@dataclass(frozen=True)
class Entry:
    """A message of a catalogue, and what it refers to."""

    key: str
    placeholders: frozenset[str]
    terms: frozenset[str]
    choices: tuple[Choice, ...]

    @property
    def counted(self) -> set[str]:
        """The variables that the wording follows."""
        return {choice.variable for choice in self.choices if choice.by_plural}


class _References(Visitor):
    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.terms: set[str] = set()
        self.choices: list[Choice] = []

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802 - fluent's name
        self.variables.add(node.id.name)

    def visit_TermReference(self, node: ftl.TermReference) -> None:  # noqa: N802 - fluent's name
        self.terms.add(node.id.name)

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:  # noqa: N802 - fluent's name
        assert isinstance(node.selector, ftl.VariableReference)
        keys = [variant.key for variant in node.variants]
        numbers = frozenset(key.value for key in keys if isinstance(key, ftl.NumberLiteral))
        names = frozenset(key.name for key in keys if isinstance(key, ftl.Identifier))
        self.choices.append(Choice(node.selector.id.name, numbers, names & CATEGORIES))
        self.generic_visit(node)


@cache
def catalogue(locale: str) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for path in sorted((CATALOGUES / locale).glob("*.ftl")):
        resource = FluentParser().parse(path.read_text())
        assert not [entry for entry in resource.body if isinstance(entry, ftl.Junk)], path
        for entry in resource.body:
            if isinstance(entry, ftl.Message | ftl.Term):
                assert entry.id.name not in entries, f"{entry.id.name} is twice in {locale}"
                entries[entry.id.name] = _entry(entry)
    return entries


def keys_in_order(locale: str) -> list[str]:
    return list(catalogue(locale))


def _entry(message: ftl.Message | ftl.Term) -> Entry:
    seen = _References()
    seen.visit(message)
    return Entry(message.id.name, frozenset(seen.variables), frozenset(seen.terms), tuple(seen.choices))


@dataclass(frozen=True)
class Asked:
    """A key in the code; a part of it may be filled in when it runs."""

    pattern: str
    where: str
    surely: bool

    def fits(self, key: str) -> bool:
        return re.fullmatch(self.pattern, key) is not None


@cache
def asked() -> tuple[Asked, ...]:
    files = sorted((ROOT / "bot").rglob("*.py"))
    return tuple(ask for path in files for ask in _asked_in(path))


def _asked_in(path: Path) -> Iterator[Asked]:
    tree = ast.parse(path.read_text())
    surely = {id(argument) for node in ast.walk(tree) for argument in _key_arguments(node)}
    for node in ast.walk(tree):
        pattern = _pattern(node)
        if pattern is not None:
            yield Asked(pattern, f"{path.relative_to(ROOT)}:{node.lineno}", id(node) in surely)  # type: ignore[attr-defined]


def _key_arguments(node: ast.AST) -> Iterator[ast.AST]:
    if not isinstance(node, ast.Call):
        return
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name in ASKS:
        first = next((a for a in node.args if isinstance(a, ast.Constant | ast.JoinedStr | ast.IfExp)), None)
        yield from (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,) if first else ()
    yield from (keyword.value for keyword in node.keywords if keyword.arg == "key")


def _pattern(node: ast.AST) -> str | None:
    match node:
        case ast.Constant(value=str(text)) if re.fullmatch(r"[a-z]+(-[a-z]+)*", text):
            return re.escape(text)
        case ast.JoinedStr(values=parts):
            return "".join(_part(part) for part in parts)
    return None


def _part(part: ast.expr) -> str:
    return re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z]+"
