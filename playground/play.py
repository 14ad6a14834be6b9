"""A whole Telegram on this machine: the emulated server, its people, and the chat page."""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass

from playground.botapi.everyday import everyday_world
from playground.botapi.serving import running_telegram
from playground.botapi.world import World
from playground.page_routes import page_routes


@dataclass(frozen=True, slots=True, kw_only=True)
class Playground:
    """`url` is the chat page and, below it, the Bot API; `token` is the one bot's there."""

    url: str
    token: str
    admin_ids: frozenset[int]
    world: World


@contextlib.asynccontextmanager
async def open_playground(*, port: int) -> AsyncIterator[Playground]:
    """Open until the block ends. Raises OSError when the port is taken; 0 takes a free one."""
    world = everyday_world()
    async with running_telegram(world, port=port, routes_before=page_routes()) as server:
        yield Playground(
            url=server.url,
            token=world.bot.token,
            admin_ids=frozenset(person.id for person in world.people.values() if person.admin),
            world=world,
        )
