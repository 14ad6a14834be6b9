"""What every command of the operators is made of."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import ClassVar

from bot.telegram.handlers.admin.proposals import OnPress, Proposals
from bot.telegram.middleware.commands import Command
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.middleware.services import Services


class AdminModule(ABC):
    """One command of the operators, with the buttons of its answers."""

    command: ClassVar[Command]

    def __init__(self, services: Services, proposals: Proposals) -> None:
        """`proposals` is the same for all of them."""
        self._services = services
        self._proposals = proposals

    @abstractmethod
    async def on_command(self, ctx: UpdateContext) -> None: ...

    @property
    def presses(self) -> Mapping[str, OnPress]:
        """Handlers by the actions of buttons `a:<target>:<action>:<arg>`. A name belongs to one module only."""
        return {}


def actor_of(ctx: UpdateContext) -> int:
    """The admin's Telegram id, as the audit log names them."""
    assert ctx.user.telegram_id is not None
    return ctx.user.telegram_id
