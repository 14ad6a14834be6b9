"""Whether the bot may send pictures and clips in a group, as Telegram says now."""

import structlog
from telegram import Bot, ChatMember, ChatMemberRestricted
from telegram.error import TelegramError

log = structlog.get_logger(__name__)


async def may_send_pictures(bot: Bot, chat_id: int, member: ChatMember | None = None) -> bool:
    """`member` is the bot itself there, when that is known already. True also when Telegram does not say.

    One or two calls, so not for every command: a refusal is noticed anyway.
    """
    try:
        found = member or await bot.get_chat_member(chat_id, bot.id)
        if isinstance(found, ChatMemberRestricted):
            return found.can_send_photos and found.can_send_videos
        if found.status != ChatMember.MEMBER:
            return True
        allowed = (await bot.get_chat(chat_id)).permissions
    except TelegramError as error:
        log.info("group.rights_not_known", chat=chat_id, error=error.message)
        return True
    return allowed is None or bool(allowed.can_send_photos and allowed.can_send_videos)
