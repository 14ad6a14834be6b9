"""Whom an admin means: a person or a group that the bot has met.

By Telegram's id, by an @name, as a reply to what they wrote or had forwarded, or, for groups, by title in quotes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from telegram import (
    Message,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)
from telegram import User as Sender

from bot.drafts.model import Notice
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.middleware.message_content import arguments_in
from bot.telegram.middleware.services import Services
from bot.telegram.ui.callback_data import LONGEST_NUMBER
from storage import Transaction, finding, users
from storage.model import Chat, User

QUOTES = "\"“”„«»'"


class TargetUnknown(Exception):
    """Nobody can be meant by that; the notice says why. The key is `target-usage` when nobody was named."""

    def __init__(self, notice: Notice) -> None:
        super().__init__(notice.key)
        self.notice = notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A person or a group, never both. Scope and wallet are named by our ids, not by Telegram's."""

    user: User | None = None
    chat: Chat | None = None

    @property
    def scope(self) -> str:
        return f"user:{self.user.id}" if self.user else f"chat:{self._chat.id}"

    @property
    def wallet(self) -> str:
        return self.user.wallet if self.user else self._chat.wallet

    @property
    def label(self) -> str:
        """Names change hands, so the id is always told, too. Plain text, not HTML."""
        if self.user is None:
            return f"{self._chat.title or '?'} ({self._chat.id})"
        handle = f"@{self.user.username}, " if self.user.username else ""
        return f"{self.user.name or '?'} ({handle}{self.user.telegram_id or '–'})"

    @property
    def _chat(self) -> Chat:
        assert self.chat is not None
        return self.chat


class Targets:
    def __init__(self, services: Services) -> None:
        self._storage = services.storage

    async def target_of(self, ctx: UpdateContext, word: str | None) -> Target:
        """Whoever the word names, or else the message that is replied to. Raises TargetUnknown."""
        found, _ = await self.split(ctx, [word] if word is not None else [])
        return found

    async def split(self, ctx: UpdateContext, words: Sequence[str]) -> tuple[Target, list[str]]:
        """The target, and the words that are left. Raises TargetUnknown.

        With a reply a bare number is not somebody's id but what is to be done: `/grant 50` in reply to somebody.
        """
        replied = _replied_to(ctx.message)
        word, rest = _first(words)
        if replied is not None and not _names_somebody(word):
            return await self._storage.read(_who_wrote, replied), list(words)
        if word is None:
            raise TargetUnknown(Notice(key="target-usage"))
        return await self._storage.read(named, word), rest


def points_at_somebody(message: Message | None) -> bool:
    """By a word, or by what it replies to."""
    return bool(arguments_in(message)) or _replied_to(message) is not None


def of_scope(tx: Transaction, scope: str) -> Target | None:
    """Who is behind `user:7` or `chat:-100…` now; None for whom we know no longer."""
    kind, _, number = scope.partition(":")
    if kind == "chat":
        chat = finding.group(tx, int(number))
        return Target(chat=chat) if chat else None
    user = users.get(tx, int(number))
    return Target(user=user) if user.telegram_id is not None else None


def named(tx: Transaction, word: str) -> Target:
    """By @name, id or "title". Raises TargetUnknown."""
    if word.startswith("@"):
        return _called(tx, word)
    if word[0] in QUOTES:
        return _titled(tx, word.strip(QUOTES))
    digits = word.removeprefix("-").removeprefix("−")
    if not digits.isdecimal() or len(digits) > LONGEST_NUMBER:
        raise TargetUnknown(Notice(key="target-nonsense", details={"name": word[:64]}))
    return _with_id(tx, int(digits) if digits == word else -int(digits))


def _with_id(tx: Transaction, number: int) -> Target:
    chat = finding.group(tx, number) if number < 0 else None
    user = users.by_telegram_id(tx, number) if number > 0 else None
    if chat is None and user is None:
        # As text: the catalogues group the digits of numbers.
        raise TargetUnknown(Notice(key="target-unknown", details={"name": str(number)}))
    return Target(user=user, chat=chat)


def _called(tx: Transaction, username: str) -> Target:
    found = [Target(user=user) for user in finding.people_called(tx, username)]
    return _only(found, username)


def _titled(tx: Transaction, title: str) -> Target:
    return _only([Target(chat=chat) for chat in finding.groups_titled(tx, title)], title)


def _only(found: Sequence[Target], name: str) -> Target:
    if not found:
        raise TargetUnknown(Notice(key="target-unknown", details={"name": name[:64]}))
    if len(found) > 1:
        names = "; ".join(target.label for target in found)
        raise TargetUnknown(Notice(key="target-several", details={"name": name[:64], "names": names}))
    return found[0]


def _who_wrote(tx: Transaction, message: Message) -> Target:
    """Of a forwarded message whoever wrote it first."""
    match message.forward_origin:
        case MessageOriginHiddenUser(sender_user_name=name):
            raise TargetUnknown(Notice(key="target-hidden", details={"name": name[:64]}))
        case MessageOriginUser(sender_user=sender):
            return _sender(tx, sender)
        case MessageOriginChat(sender_chat=chat) | MessageOriginChannel(chat=chat):
            return _with_id(tx, chat.id)
    return _sender(tx, cast(Sender, message.from_user))


def _sender(tx: Transaction, sender: Sender) -> Target:
    if sender.is_bot:
        raise TargetUnknown(Notice(key="target-bot", details={"name": sender.full_name[:64]}))
    user = users.by_telegram_id(tx, sender.id)
    if user is None:
        name = f"{sender.full_name[:64]} ({sender.id})"
        raise TargetUnknown(Notice(key="target-unknown", details={"name": name}))
    return Target(user=user)


def _replied_to(message: Message | None) -> Message | None:
    """What a reply points at, unless it is one of our own answers."""
    replied = message.reply_to_message if message is not None else None
    if replied is None or replied.from_user is None:
        return None
    ours = replied.forward_origin is None and replied.from_user.is_bot
    return None if ours else replied


def _names_somebody(word: str | None) -> bool:
    return word is not None and len(word) > 1 and word[0] in f"@-−{QUOTES}"


def _first(words: Sequence[str]) -> tuple[str | None, list[str]]:
    """The first word, or all of them up to the closing quote when it begins with one."""
    if not words or words[0][0] not in QUOTES:
        return (words[0] if words else None), list(words[1:])
    for count, word in enumerate(words, start=1):
        if word[-1] in QUOTES and (count > 1 or len(word) > 1):
            return " ".join(words[:count]), list(words[count:])
    return words[0], list(words[1:])
