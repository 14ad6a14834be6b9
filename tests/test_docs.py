"""What the documents say is compared with what the code does."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.settings import Settings
from bot.telegram.handlers.admin.router import ADMIN_COMMANDS
from bot.telegram.middleware.commands import COMMANDS, QUOTA
from bot.wiring import build
from storage import open_storage
from storage.jobs import MOVES
from tests.support.settings import settings_in
from tests.tree import ROOT, files

README = (ROOT / "README.md").read_text()
ENV_EXAMPLE = (ROOT / ".env.example").read_text()
OPERATIONS = (ROOT / "docs" / "operations.md").read_text()
DOCUMENTS = files(".md")
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def shown(value: object) -> str:
    """A default as the documents write it: nothing for what is empty."""
    if isinstance(value, SecretStr):
        return value.get_secret_value()
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value in ((), frozenset(), None) else str(value)


def defaults() -> dict[str, str]:
    return {name.upper(): shown(field.default) for name, field in Settings.model_fields.items()}


def section(document: str, heading: str) -> str:
    _, found, rest = document.partition(f"\n## {heading}\n")
    assert found, heading
    return rest.partition("\n## ")[0]


def table(text: str) -> list[list[str]]:
    rows = [line.strip().strip("|").split("|") for line in text.splitlines() if line.startswith("| `")]
    return [[cell.strip().strip("`") for cell in row] for row in rows]


def test_every_setting_has_its_row_in_the_readme_in_order_and_with_its_default() -> None:
    rows = [(name, default) for name, default, _ in table(section(README, "Settings"))]
    assert rows == list(defaults().items())


def test_every_setting_is_in_the_example_with_its_default() -> None:
    lines = dict(re.findall(r"^(?:# )?([A-Z_]+)=(.*)$", ENV_EXAMPLE, flags=re.MULTILINE))
    of_compose = set(re.findall(r"\$\{(\w+)", (ROOT / "compose.yaml").read_text()))
    assert {name: value for name, value in lines.items() if name not in of_compose} == defaults()


def test_the_example_as_it_stands_is_valid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in defaults():
        monkeypatch.delenv(name, raising=False)
    uncommented = re.sub(r"^# ([A-Z_]+=)", r"\1", ENV_EXAMPLE, flags=re.MULTILINE)
    (tmp_path / ".env").write_text(uncommented)
    assert Settings(_env_file=tmp_path / ".env") == Settings(_env_file=None)  # type: ignore[call-arg]


def test_every_command_is_in_the_readme() -> None:
    documented = {name.removeprefix("/") for name, _ in table(section(README, "Commands"))}
    assert documented == {command.name for command in COMMANDS}


def test_every_command_of_the_admins_is_in_the_readme() -> None:
    rows = re.findall(r"^\| `/(\w+)", section(README, "Admin commands"), flags=re.MULTILINE)
    assert len(rows) == len(set(rows))
    assert {command.name for command in (*ADMIN_COMMANDS, QUOTA)} == set(rows)


def test_commands_for_groups_are_named_in_the_readme() -> None:
    (sentence,) = re.findall(r"^(.*) work in groups too\.$", README, flags=re.MULTILINE)
    assert set(re.findall(r"`/(\w+)`", sentence)) == {
        command.name for command in COMMANDS if command.in_groups
    }


def test_the_diagram_shows_exactly_the_legal_moves() -> None:
    edges = re.findall(r"^ {4}(\w+) --> (\w+)", section(README, "The life of a job"), flags=re.MULTILINE)
    legal = [(str(source), str(target)) for source, targets in MOVES.items() for target in targets]
    assert sorted(edges) == sorted(legal)


def test_targets_of_make_that_are_written_about_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), flags=re.MULTILINE))
    mentioned = {
        target
        for path in DOCUMENTS
        for target in re.findall(r"(?:^|`)make ([a-z]+)", path.read_text(), re.MULTILINE)
    }
    assert mentioned <= targets


def test_every_target_of_make_explains_itself_or_is_part_of_check() -> None:
    lines = re.findall(r"^([a-z]+):(.*)$", (ROOT / "Makefile").read_text(), flags=re.MULTILINE)
    parts = next(rest.partition("##")[0].split() for name, rest in lines if name == "check")
    assert [name for name, rest in lines if "## " not in rest and name not in parts] == []


def test_every_alert_is_explained_to_the_operator() -> None:
    sent = {
        key
        for path in files(".py")
        if path.is_relative_to(ROOT / "bot")
        for key in re.findall(r'alert_admins\(\s*"([\w-]+)"', path.read_text())
    }
    explained = {name for name, *_ in table(section(OPERATIONS, "When the bot writes to the admins"))}
    assert sent
    assert explained == sent


async def test_every_metric_is_explained_to_the_operator(tmp_path: Path) -> None:
    async with await open_storage(f"sqlite:///{tmp_path}/bot.db") as storage:
        metrics = build(settings_in(tmp_path), storage).base.metrics
    explained = {name for name, *_ in table(section(OPERATIONS, "Health and metrics")) if name[0] != "/"}
    assert explained == {metric.name for metric in metrics.collect()}


def links(path: Path) -> Iterator[str]:
    text = re.sub(r"^```.*?^```", "", path.read_text(), flags=re.MULTILINE | re.DOTALL)
    yield from re.findall(r"\]\(([^)\s]+)\)", text)


def anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", path.read_text(), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    for link in links(path):
        if "://" in link:
            continue
        target, _, anchor = link.partition("#")
        place = (path.parent / target) if target else path
        assert place.exists(), link
        assert not anchor or anchor in anchors(place), link


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_lock_files_hold_names_versions_and_hashes_and_no_addresses(path: Path) -> None:
    package = re.compile(r"[\w.-]+(\[[\w,-]+\])?==[\w.!+-]+( ; [^\\]+)? \\")
    digest = re.compile(r" {4}--hash=sha256:[0-9a-f]{64}( \\)?")
    odd = [
        line
        for line in path.read_text().splitlines()
        if not (package.fullmatch(line) or digest.fullmatch(line))
    ]
    assert odd == []


def test_each_decision_is_listed() -> None:
    directory = ROOT / "docs" / "decisions"
    assert set(links(directory / "README.md")) == {path.name for path in directory.glob("0*.md")}
