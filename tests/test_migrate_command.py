"""`python -m bot migrate`, and back."""

from pathlib import Path

import pytest

from bot.__main__ import main


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/bot.db")


def test_migrations_are_applied_undone_and_applied_again(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["migrate"]) == 0
    applied = capsys.readouterr().out.splitlines()
    assert applied[0] == "Applied 0001_initial."
    assert main(["migrate"]) == 0
    assert capsys.readouterr().out == "The database is up to date.\n"
    assert main(["migrate", "--undo-to", "5"]) == 0
    undone = capsys.readouterr().out.splitlines()
    assert undone == [line.replace("Applied", "Undone") for line in reversed(applied[5:])]
    assert main(["migrate", "--undo-to", "5"]) == 0
    assert capsys.readouterr().out == "There is nothing to undo.\n"
    assert main(["migrate"]) == 0
    assert capsys.readouterr().out.splitlines() == applied[5:]
