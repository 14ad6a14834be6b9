"""What the parts of the admins' desk have in common."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol

from bot.telegram.commands import Command
from bot.telegram.flows.press import Press
from bot.telegram.gate import Handler

OnPress = Callable[[Press], Awaitable[None]]


class Part(Protocol):
    """`presses` are the actions of buttons `a:<target>:<action>:<arg>`; a name belongs to one part only."""

    @property
    def commands(self) -> Mapping[Command, Handler]: ...

    @property
    def presses(self) -> Mapping[str, OnPress]: ...
