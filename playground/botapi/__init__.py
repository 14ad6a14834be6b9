"""A Telegram that needs no account: the Bot API on one side, people on the other."""

from playground.botapi.everyday import everyday_world
from playground.botapi.server import telegram_server
from playground.botapi.world import World

__all__ = ["World", "everyday_world", "telegram_server"]
