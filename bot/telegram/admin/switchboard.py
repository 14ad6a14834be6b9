"""/providers and /maintenance: what is on and what is off."""

from collections.abc import Mapping

from bot.telegram.admin.part import OnPress
from bot.telegram.commands import Command
from bot.telegram.gate import Handler
from bot.telegram.services import Services
from bot.telegram.speaking import Speaker

COMMANDS: tuple[Command, ...] = ()


class Switchboard:
    def __init__(self, services: Services, *, speaker: Speaker) -> None:
        self._services = services
        self._speaker = speaker

    @property
    def commands(self) -> Mapping[Command, Handler]:
        return {}

    @property
    def presses(self) -> Mapping[str, OnPress]:
        return {}
