"""The commands: one list for handlers, menus and help."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import structlog
from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from bot.i18n import DEFAULT, Texts
from bot.jobs.model import CAPABILITIES, Kind
from bot.providers.base import Capability
from bot.telegram.client.api_errors import nobody_there

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Command:
    """`in_groups`: works there too; the others are between the bot and one person. `needs`: one of these.

    `for_chat_admins`: only in groups, and only for those who run them.
    """

    name: str
    in_groups: bool = False
    for_chat_admins: bool = False
    needs: frozenset[Capability] = frozenset()

    @property
    def description_key(self) -> str:
        return f"command-{self.name}"


SWAP = Command("swap", in_groups=True)
AGE = Command("age", in_groups=True)
VIDEO = Command("video", in_groups=True, needs=frozenset(CAPABILITIES[Kind.VIDEO]))
FACES = Command("faces", in_groups=True)
HISTORY = Command("history")
BALANCE = Command("balance")
QUOTA = Command("quota", in_groups=True)
LANGUAGE = Command("language")
TIMEZONE = Command("timezone")
CANCEL = Command("cancel", in_groups=True)
HELP = Command("help", in_groups=True)
PRIVACY = Command("privacy")
FORGET = Command("forget")
REPORT = Command("report")
START = Command("start")
SETTINGS = Command("settings", in_groups=True, for_chat_admins=True)

COMMANDS = (
    SWAP, AGE, VIDEO, FACES, HISTORY, BALANCE, QUOTA, LANGUAGE, TIMEZONE, CANCEL, HELP, PRIVACY, REPORT, FORGET, START,
    SETTINGS,
)  # fmt: skip


def usable(capabilities: AbstractSet[Capability]) -> tuple[Command, ...]:
    return tuple(command for command in COMMANDS if not command.needs or command.needs & capabilities)


async def publish_commands(
    bot: Bot,
    texts: Texts,
    capabilities: AbstractSet[Capability],
    *,
    admins: Iterable[int] = (),
    for_admins: Sequence[Command] = (),
) -> None:
    """Tell Telegram the menus in every language: of private chats, groups, group admins, our admins. Best effort."""
    commands = usable(capabilities)
    in_groups = [command for command in commands if command.in_groups and not command.for_chat_admins]
    menus: list[tuple[BotCommandScope, Sequence[Command]]] = [
        (BotCommandScopeAllPrivateChats(), _in_private(capabilities)),
        (BotCommandScopeAllGroupChats(), in_groups),
        (BotCommandScopeAllChatAdministrators(), [command for command in commands if command.in_groups]),
    ]
    for scope, menu in menus:
        await _publish(bot, texts, scope, menu)
    for admin in sorted(admins):
        await publish_admin_menu(bot, texts, capabilities, admin=admin, for_admins=for_admins)


async def publish_admin_menu(
    bot: Bot,
    texts: Texts,
    capabilities: AbstractSet[Capability],
    *,
    admin: int,
    for_admins: Sequence[Command],
) -> None:
    """Telegram refuses it until the admin has started the bot."""
    menu = [*_in_private(capabilities), *for_admins]
    await _publish(bot, texts, BotCommandScopeChat(admin), menu)


def _in_private(capabilities: AbstractSet[Capability]) -> list[Command]:
    return [command for command in usable(capabilities) if not command.for_chat_admins]


async def _publish(bot: Bot, texts: Texts, scope: BotCommandScope, commands: Sequence[Command]) -> None:
    for locale in texts.locales:
        menu = [
            BotCommand(command.name, texts.plain(locale, command.description_key)) for command in commands
        ]
        try:
            await bot.set_my_commands(menu, scope=scope, language_code=None if locale == DEFAULT else locale)
        except TelegramError as error:
            # An admin who has not started the bot yet gets the menu when they do.
            tell = log.info if scope.type == scope.CHAT and nobody_there(error) else log.warning
            tell("menu not published", scope=scope.type, locale=locale, error=type(error).__name__)
