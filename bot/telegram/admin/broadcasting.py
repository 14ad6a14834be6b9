"""/broadcast: one message to everybody, in Telegram's own time."""

from collections.abc import Mapping

from bot.telegram.admin.part import OnPress
from bot.telegram.commands import Command
from bot.telegram.gate import Handler
from bot.telegram.services import Services
from bot.telegram.speaking import Speaker

COMMANDS: tuple[Command, ...] = ()


class Broadcasting:
    def __init__(self, services: Services, *, speaker: Speaker) -> None:
        self._services = services
        self._speaker = speaker

    @property
    def commands(self) -> Mapping[Command, Handler]:
        return {}

    @property
    def presses(self) -> Mapping[str, OnPress]:
        return {}
