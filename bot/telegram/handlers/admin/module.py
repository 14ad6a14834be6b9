"""What the parts of the admins' desk have in common."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol

from bot.telegram.middleware.admission import Handler
from bot.telegram.middleware.commands import Command
from bot.telegram.middleware.context import Press

OnPress = Callable[[Press], Awaitable[None]]


class Part(Protocol):
    """`presses` are the actions of buttons `a:<target>:<action>:<arg>`; a name belongs to one part only."""

    @property
    def commands(self) -> Mapping[Command, Handler]: ...

    @property
    def presses(self) -> Mapping[str, OnPress]: ...
