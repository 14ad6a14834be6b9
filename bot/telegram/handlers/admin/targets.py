"""The person or group that an admin means, if the bot has met them.

By Telegram's id, by an @name, as a reply to what they wrote or had forwarded, or, for groups, by title in quotes.
"""

from collections.abc import Sequence

from telegram import (
    Message,
    MessageOrigin,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)
from telegram import User as Sender

from bot.refusal import Refusal
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.middleware.context import name_of as name_of_sender
from bot.telegram.middleware.message_content import arguments_in
from bot.telegram.middleware.services import Services
from bot.telegram.ui.callback_data import LONGEST_NUMBER
from bot.telegram.ui.keyboards import Labels
from storage import accounts
from storage.accounts import Account
from storage.model import User

Author = MessageOrigin | Sender
QUOTES = "\"“”„«»'"


class TargetUnknown(Refusal):
    """No account can be meant by that. The key is `target-usage` when nobody was named."""


class Targets:
    def __init__(self, services: Services) -> None:
        self._storage = services.storage

    async def target_of(self, ctx: UpdateContext, word: str | None) -> Account:
        """The account that the word names, or else the author of the message replied to. Raises TargetUnknown."""
        found, _ = await self.split(ctx, [word] if word is not None else [])
        return found

    async def split(self, ctx: UpdateContext, words: Sequence[str]) -> tuple[Account, list[str]]:
        """The account, and the words that are left. Raises TargetUnknown.

        With a reply a bare number is not somebody's id but an argument: `/grant 50` in reply to somebody.
        """
        author = _author_replied_to(ctx.message)
        word, rest = _first(words)
        if author is not None and not _names_somebody(word):
            return await self._author(author), list(words)
        if word is None:
            raise TargetUnknown("target-usage")
        return await self._named(word), rest

    async def _named(self, word: str) -> Account:
        """By @name, id or "title". Raises TargetUnknown."""
        if word.startswith("@"):
            return _only(await self._storage.read(accounts.called, word), word)
        if word[0] in QUOTES:
            title = word.strip(QUOTES)
            return _only(await self._storage.read(accounts.titled, title), title)
        digits = word.removeprefix("-").removeprefix("−")
        if not digits.isdecimal() or len(digits) > LONGEST_NUMBER:
            raise TargetUnknown("target-nonsense", name=word[:64])
        number = int(digits) if digits == word else -int(digits)
        # As text: the catalogues group the digits of numbers.
        return await self._with_id(number, name=str(number))

    async def _author(self, author: Author) -> Account:
        """Raises TargetUnknown."""
        match author:
            case MessageOriginHiddenUser(sender_user_name=name):
                raise TargetUnknown("target-hidden", name=name[:64])
            case MessageOriginUser(sender_user=sender):
                return await self._sender(sender)
            case MessageOriginChat(sender_chat=chat) | MessageOriginChannel(chat=chat):
                return await self._with_id(chat.id, name=str(chat.id))
            case Sender() as sender:
                return await self._sender(sender)
        raise TargetUnknown("target-usage")  # a kind of origin that Telegram has added since

    async def _sender(self, sender: Sender) -> Account:
        if sender.is_bot:
            raise TargetUnknown("target-bot", name=name_of_sender(sender)[:64])
        return await self._with_id(sender.id, name=f"{name_of_sender(sender)[:64]} ({sender.id})")

    async def _with_id(self, number: int, *, name: str) -> Account:
        found = await self._storage.read(accounts.with_telegram_id, number)
        if found is None:
            raise TargetUnknown("target-unknown", name=name)
        return found


def name_of(label: Labels, user: User) -> str:
    """A person as lists and cards call them."""
    if user.telegram_id is None:
        return label("somebody-forgotten", user=str(user.id))
    return f"{user.name} (@{user.username})" if user.username else user.name


def points_at_somebody(message: Message | None) -> bool:
    """By a word, or by what it replies to."""
    return bool(arguments_in(message)) or _author_replied_to(message) is not None


def _only(found: Sequence[Account], name: str) -> Account:
    if not found:
        raise TargetUnknown("target-unknown", name=name[:64])
    if len(found) > 1:
        names = "; ".join(account.label for account in found)
        raise TargetUnknown("target-several", name=name[:64], names=names)
    return found[0]


def _author_replied_to(message: Message | None) -> Author | None:
    """The author of the message replied to, of a forwarded one that of the original. None for answers of the bot.

    A reply may point into another chat: then Telegram says who wrote there.
    """
    if message is None:
        return None
    if message.external_reply is not None:
        return message.external_reply.origin
    replied = message.reply_to_message
    if replied is None or replied.from_user is None:
        return None
    if replied.forward_origin is None and replied.from_user.is_bot:
        return None
    return replied.forward_origin or replied.from_user


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
