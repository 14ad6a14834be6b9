"""What a method's implementation looks like."""

from collections.abc import Awaitable, Callable

from playground.botapi.parameters import Arguments
from playground.botapi.world import World

Handler = Callable[[World, Arguments], Awaitable[object]]
