"""Nothing that people read is written in the code: every word comes from the catalogues."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.i18n.catalogues import ROOT

FILES = sorted((ROOT / "bot" / "telegram").rglob("*.py"))
NOT_FOR_PEOPLE = ("bot/telegram/client", "bot/telegram/updates")
"""What Telegram's servers say and are told, and the log. Literals that go to the screen are found there too."""
PROSE = re.compile(r"[^\W\d_]{2,}['’,.:;!?…]*\s+[^\W\d_]|^\W*[A-Z][a-z]|[а-яА-Яء-ي一-鿿¿¡]")
ZONE = re.compile(r"^[A-Z]\w+/[\w/]+$")
NOT_WORDS = {" Madrid"}
"""A name that every language's time zones know."""
LETTERS = re.compile(r"[^\W\d_]")
TAGS = re.compile(r"<[^>]*>|&\w+;")

SHOWN_AS = {"text", "caption", "label", "description", "title", "subtitle", "button_text"}
SHOWN_FIRST = {"Content", "CardView", "InlineKeyboardButton", "button", "menu_button", "reply_text"}
SHOWN_SECOND = {"BotCommand", "send_message"}
UNSEEN = {"name", "note"}


def of_code(path: Path) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{found}"
        for found in written_in(
            path.read_text(), names=any(path.is_relative_to(ROOT / room) for room in NOT_FOR_PEOPLE)
        )
    ]


def written_in(source: str, *, names: bool = False) -> Iterator[str]:
    """Each literal that somebody could read in Telegram: by how it reads, and by where it goes."""
    tree = ast.parse(source)
    found = set(shown(tree)) | (set() if names else set(prose(tree)))
    for node in sorted(found, key=lambda each: each.lineno):
        yield f"{node.lineno} {node.value!r}"


def prose(tree: ast.AST) -> Iterator[ast.Constant]:
    unseen = set(unread(tree))
    for node in literals(tree):
        if id(node) not in unseen and reads_like_language(str(node.value)):
            yield node


def reads_like_language(text: str) -> bool:
    return text not in NOT_WORDS and not ZONE.match(text) and bool(PROSE.search(TAGS.sub("", text)))


def unread(tree: ast.AST) -> Iterator[int]:
    """Docstrings, annotations, errors, the log, and what has a name for the log or a note for the books."""
    for node in ast.walk(tree):
        for hidden in hidden_in(node):
            yield from (id(each) for each in ast.walk(hidden))


def hidden_in(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Raise() | ast.Assert():
            yield node
        case ast.Call(func=ast.Attribute(value=ast.Name(id="log"))) | ast.Call(func=ast.Name(id="tell")):
            yield node
        case ast.keyword(arg=name) if name in UNSEEN:
            yield node
        case ast.arg(annotation=kind) | ast.AnnAssign(annotation=kind) if kind is not None:
            yield kind
        case ast.FunctionDef(returns=kind) | ast.AsyncFunctionDef(returns=kind) if kind is not None:
            yield kind
        case ast.Assign(value=ast.Constant(value=str(kind))) if "|" in kind:
            yield node


def shown(tree: ast.AST) -> Iterator[ast.Constant]:
    """Literals with letters in what is given to Telegram, whatever they say."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            for argument in shown_arguments(node):
                yield from (
                    each for each in directly(argument) if LETTERS.search(TAGS.sub("", str(each.value)))
                )


def shown_arguments(call: ast.Call) -> Iterator[ast.AST]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    yield from (keyword.value for keyword in call.keywords if keyword.arg in SHOWN_AS)
    if name in SHOWN_FIRST:
        yield from call.args[:1]
    if name in SHOWN_SECOND:
        yield from call.args[1:2]


def directly(node: ast.AST) -> Iterator[ast.Constant]:
    """The literals of an expression, but not what is asked of a function in it, like the key of a text."""
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Constant())):
            yield from (each for child in node.args for each in directly(child))
        case ast.Call() | ast.Subscript() | ast.Compare() | ast.FormattedValue():
            return
        case ast.Constant(value=str()):
            yield node
        case ast.IfExp(body=one, orelse=other):
            yield from (*directly(one), *directly(other))
        case _:
            yield from (each for child in ast.iter_child_nodes(node) for each in directly(child))


def literals(tree: ast.AST) -> Iterator[ast.Constant]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))


def test_no_words_for_people_are_written_in_the_code() -> None:
    assert len(FILES) > 50
    assert [found for path in FILES for found in of_code(path)] == []


@pytest.mark.parametrize(
    "line",
    [
        'await bot.send_message(7, "Done")',
        'await bot.send_message(chat_id=7, text="ok")',
        'await bot.send_photo(7, photo, caption=f"by {name}")',
        'await bot.edit_message_text("Hello there", chat_id=7)',
        'content = Content(text="ready")',
        'content = Content(text="yes" if fine else texts(locale, "no"))',
        'content = Content(text="\\n".join(["lines", text]))',
        'content = Content(text=title + " of " + name)',
        'row = [InlineKeyboardButton("go", callback_data="x")]',
        'row = [button("go", About.JOB, "1", "go")]',
        'command = BotCommand("swap", "swap faces")',
        'text = "Nobody is there"',
        'label = "Cancel"',
        'label = f"👍 Keep {name}"',
        'label = "Отмена"',
    ],
)
def test_words_in_the_code_are_found(line: str) -> None:
    assert list(written_in(line))


@pytest.mark.parametrize(
    "line",
    [
        'content = Content(text=texts(locale, "card-cancelled"))',
        'content = Content(text="\\n".join([self._text("settings", title=group.title), *lines]))',
        'content = Content(text=f"<b>{title}</b>\\n{text}")',
        'log.info("the card is gone, sending a new one", job=job.id)',
        'raise ValueError("There is no such button")',
        'nursery.start(work, name="publish admin menu")',
        'zone = "Europe/Madrid"',
        'press.answer.toast("answer-stopped")',
        '"""Words about the code."""',
    ],
)
def test_keys_logs_and_errors_are_no_words_for_people(line: str) -> None:
    assert list(written_in(line)) == []
