"""The commands: one list for handlers, menus and help."""

from dataclasses import dataclass

import structlog
from telegram import Bot, BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats
from telegram.error import TelegramError

from bot.i18n import DEFAULT, Texts

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Command:
    """`in_groups`: works there too; the others are between the bot and one person."""

    name: str
    in_groups: bool = False

    @property
    def description_key(self) -> str:
        return f"command-{self.name}"


SWAP = Command("swap", in_groups=True)
AGE = Command("age", in_groups=True)
FACES = Command("faces")
HISTORY = Command("history")
BALANCE = Command("balance")
LANGUAGE = Command("language")
CANCEL = Command("cancel", in_groups=True)
HELP = Command("help", in_groups=True)
PRIVACY = Command("privacy")
FORGET = Command("forget")
START = Command("start")

COMMANDS = (SWAP, AGE, FACES, HISTORY, BALANCE, LANGUAGE, CANCEL, HELP, PRIVACY, FORGET, START)


async def publish_commands(bot: Bot, texts: Texts) -> None:
    """Tell Telegram the menus: one for private chats, one for groups, in every language. Best effort."""
    for scope, group in ((BotCommandScopeAllPrivateChats(), False), (BotCommandScopeAllGroupChats(), True)):
        for locale in texts.locales:
            menu = menu_of(texts, locale, group=group)
            language = None if locale == DEFAULT else locale
            try:
                await bot.set_my_commands(menu, scope=scope, language_code=language)
            except TelegramError as error:
                log.warning("menu not published", locale=locale, error=type(error).__name__)


def menu_of(texts: Texts, locale: str, *, group: bool) -> list[BotCommand]:
    return [
        BotCommand(command.name, texts.plain(locale, command.description_key))
        for command in COMMANDS
        if command.in_groups or not group
    ]
