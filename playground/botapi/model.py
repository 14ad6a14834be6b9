"""People, chats, messages and files of the emulated Telegram."""

from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum

from playground.botapi.wire import Json


class ChatKind(StrEnum):
    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"


@dataclass(slots=True, kw_only=True)
class Bot:
    id: int
    token: str
    username: str = "faceswap_playground_bot"
    first_name: str = "Face Swap"
    reads_all_group_messages: bool = False

    def user(self) -> Json:
        return {"id": self.id, "is_bot": True, "first_name": self.first_name, "username": self.username}


@dataclass(slots=True, kw_only=True)
class Person:
    """`started`: has opened the private chat with the bot; `seen`: some update told the bot of this person."""

    id: int
    first_name: str
    username: str | None = None
    language_code: str | None = "en"
    admin: bool = False
    started: bool = False
    seen: bool = False
    blocked_bot: bool = False
    deactivated: bool = False

    def user(self) -> Json:
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        if self.username:
            user["username"] = self.username
        if self.language_code:
            user["language_code"] = self.language_code
        return user


@dataclass(slots=True, kw_only=True)
class Topic:
    id: int
    name: str
    open: bool = True
    deleted: bool = False


@dataclass(slots=True, kw_only=True)
class Message:
    """`body` is the Bot API object. `frozen`: sent with a reply keyboard or ForceReply, so nobody edits it."""

    chat_id: int
    id: int
    body: Json
    by_bot: bool
    sent_at: datetime
    frozen: bool = False
    deleted: bool = False
    link_preview: Json | None = None

    def shown(self) -> Json:
        return {**self.body, "deleted": True} if self.deleted else self.body

    @property
    def is_service(self) -> bool:
        return not any(key in self.body for key in CONTENT)

    @property
    def callback_data(self) -> set[str]:
        return {button["callback_data"] for button in self.buttons if "callback_data" in button}

    @property
    def buttons(self) -> list[Json]:
        rows: list[list[Json]] = self.body.get("reply_markup", {}).get("inline_keyboard", [])
        return [button for row in rows for button in row]


CONTENT = (
    "text",
    "photo",
    "document",
    "video",
    "animation",
    "sticker",
    "voice",
    "video_note",
    "audio",
    "invoice",
)
MEDIA = ("photo", "video", "animation", "document", "audio")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What may be sent; `others` are GIFs, stickers and the like."""

    messages: bool = True
    photos: bool = True
    videos: bool = True
    documents: bool = True
    others: bool = True

    @classmethod
    def names(cls) -> tuple[str, ...]:
        return tuple(each.name for each in fields(cls))


@dataclass(slots=True, kw_only=True)
class Chat:
    """`rights` are everybody's who is no administrator, `bot_rights` those of a bot that was restricted.

    `deactivated`: a basic group that its owner has deleted. `bot_spoke_at` is in seconds of Unix time.
    """

    id: int
    kind: ChatKind
    title: str | None = None
    members: list[int] = field(default_factory=list)
    owner: int | None = None
    administrators: set[int] = field(default_factory=set)
    bot_is_member: bool = True
    bot_was_kicked: bool = False
    bot_is_admin: bool = False
    rights: Rights = field(default_factory=Rights)
    bot_rights: Rights | None = None
    slow_mode_seconds: int = 0
    bot_spoke_at: int | None = None
    deactivated: bool = False
    forum: bool = False
    topics: dict[int, Topic] = field(default_factory=dict)
    migrated_to: int | None = None
    messages: dict[int, Message] = field(default_factory=dict)

    @property
    def is_private(self) -> bool:
        return self.kind is ChatKind.PRIVATE

    def is_admin(self, user_id: int) -> bool:
        return user_id == self.owner or user_id in self.administrators

    def message(self, message_id: int) -> Message | None:
        found = self.messages.get(message_id)
        return None if found is None or found.deleted else found


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """`kind` is the field of a message that carries it; `group` joins the sizes of one photo."""

    file_id: str
    unique_id: str
    kind: str
    content: bytes
    path: str
    facts: Json
    group: str
