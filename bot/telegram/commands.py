"""The commands: one list for handlers, menus and help."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import structlog
from telegram import Bot, BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats
from telegram.error import TelegramError

from bot.i18n import DEFAULT, Texts
from bot.jobs.capabilities import CAPABILITIES
from bot.jobs.model import Kind
from bot.providers.base import Capability

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Command:
    """`in_groups`: works there too; the others are between the bot and one person. `needs`: one of these."""

    name: str
    in_groups: bool = False
    needs: frozenset[Capability] = frozenset()

    @property
    def description_key(self) -> str:
        return f"command-{self.name}"


SWAP = Command("swap", in_groups=True)
AGE = Command("age", in_groups=True)
VIDEO = Command("video", in_groups=True, needs=frozenset(CAPABILITIES[Kind.VIDEO]))
FACES = Command("faces")
HISTORY = Command("history")
BALANCE = Command("balance")
LANGUAGE = Command("language")
CANCEL = Command("cancel", in_groups=True)
HELP = Command("help", in_groups=True)
PRIVACY = Command("privacy")
FORGET = Command("forget")
START = Command("start")

COMMANDS = (SWAP, AGE, VIDEO, FACES, HISTORY, BALANCE, LANGUAGE, CANCEL, HELP, PRIVACY, FORGET, START)


def usable(capabilities: AbstractSet[Capability]) -> tuple[Command, ...]:
    return tuple(command for command in COMMANDS if not command.needs or command.needs & capabilities)


async def publish_commands(bot: Bot, texts: Texts, capabilities: AbstractSet[Capability]) -> None:
    """Tell Telegram the menus: one for private chats, one for groups, in every language. Best effort."""
    commands = usable(capabilities)
    for scope, group in ((BotCommandScopeAllPrivateChats(), False), (BotCommandScopeAllGroupChats(), True)):
        for locale in texts.locales:
            menu = menu_of(commands, texts, locale, group=group)
            language = None if locale == DEFAULT else locale
            try:
                await bot.set_my_commands(menu, scope=scope, language_code=language)
            except TelegramError as error:
                log.warning("menu not published", locale=locale, error=type(error).__name__)


def menu_of(commands: Iterable[Command], texts: Texts, locale: str, *, group: bool) -> list[BotCommand]:
    return [
        BotCommand(command.name, texts.plain(locale, command.description_key))
        for command in commands
        if command.in_groups or not group
    ]
