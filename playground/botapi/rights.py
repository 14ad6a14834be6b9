"""What the bot may send in a group: what the group allows everybody, what it allows the bot, and slow mode.

The refusals are those of the Bot API server (tdlib/telegram-bot-api and tdlib/td, read in 2026-08). Administrators may
send everything at any time. Slow mode reaches a bot as a 429 like any other (td/telegram/net/NetQueryDelayer.cpp).
"""

from collections.abc import Iterable

from playground.botapi.model import MEDIA, Chat, Rights
from playground.botapi.wire import Json, bad_request, forbidden, too_many_requests
from playground.botapi.world import World

_RIGHT_OF = {
    "photo": ("photos", "photos"),
    "video": ("videos", "videos"),
    "animation": ("others", "animations"),
    "document": ("documents", "documents"),
}
_TEXT = ("messages", "text messages")


def kind_of(content: Json) -> str:
    """The medium of a message, or `text`."""
    kinds = [kind for kind in MEDIA if kind in content]
    return "animation" if "animation" in kinds else next(iter(kinds), "text")


def effective(chat: Chat) -> Rights:
    """What the bot may send there now."""
    if chat.is_private or chat.bot_is_admin:
        return Rights()
    own = chat.bot_rights or Rights()
    return Rights(**{name: getattr(chat.rights, name) and getattr(own, name) for name in Rights.names()})


def check_active(chat: Chat) -> None:
    if chat.deactivated:
        raise forbidden("the group chat was deleted")


def check_may_send(world: World, chat: Chat, kinds: Iterable[str]) -> None:
    """Raises the refusal of a new message of these kinds."""
    check_active(chat)
    check_has_rights(chat, kinds)
    if chat.is_private or chat.bot_is_admin or not chat.slow_mode_seconds or chat.bot_spoke_at is None:
        return
    left = chat.slow_mode_seconds - (world.now_seconds() - chat.bot_spoke_at)
    if left > 0:
        raise too_many_requests(left)


def check_has_rights(chat: Chat, kinds: Iterable[str]) -> None:
    """Raises the refusal of a message that becomes one of these kinds."""
    rights = effective(chat)
    if not any(getattr(rights, name) for name in Rights.names()):
        raise bad_request("have no rights to send a message")
    for kind in kinds:
        name, words = _RIGHT_OF.get(kind, _TEXT)
        if not getattr(rights, name):
            raise bad_request(f"not enough rights to send {words} to the chat")


def check_may_edit(chat: Chat) -> None:
    """Whoever may not write may not change what they wrote either."""
    check_active(chat)
    if not any(getattr(effective(chat), name) for name in Rights.names()):
        raise bad_request("CHAT_WRITE_FORBIDDEN")


def as_permissions(rights: Rights) -> Json:
    """The fields of ChatPermissions and of a restricted ChatMember that say the same."""
    return {
        "can_send_messages": rights.messages,
        "can_send_photos": rights.photos,
        "can_send_videos": rights.videos,
        "can_send_video_notes": rights.videos,
        "can_send_documents": rights.documents,
        "can_send_audios": rights.documents,
        "can_send_voice_notes": rights.documents,
        "can_send_polls": rights.others,
        "can_send_other_messages": rights.others,
        "can_add_web_page_previews": rights.messages,
        "can_react_to_messages": True,
        "can_edit_tag": False,
        "can_change_info": False,
        "can_invite_users": True,
        "can_pin_messages": False,
        "can_manage_topics": False,
    }
