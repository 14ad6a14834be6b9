"""Who looks for a command finds it in one guess: in a file of its name."""

from collections.abc import Iterable
from pathlib import Path

from bot.telegram import handlers
from bot.telegram.handlers.admin.router import ADMIN_COMMANDS
from bot.telegram.middleware.commands import COMMANDS, Command

FILES = {path.stem for path in Path(handlers.__path__[0]).rglob("*.py")}


def without_a_file(commands: Iterable[Command]) -> list[str]:
    return [command.name for command in commands if command.name not in FILES]


def test_every_command_has_a_file_of_its_name() -> None:
    assert without_a_file(COMMANDS) == []


def test_every_command_of_admins_has_a_file_of_its_name() -> None:
    assert without_a_file(ADMIN_COMMANDS) == []
