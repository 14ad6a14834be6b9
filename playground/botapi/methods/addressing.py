"""Where a message goes: chats that the bot may reach, topics, and what is replied to."""

from dataclasses import dataclass, field

from playground.botapi.keyboards import check_markup, freezes
from playground.botapi.model import Chat, ChatKind, Message
from playground.botapi.parameters import Arguments
from playground.botapi.rights import check_may_send
from playground.botapi.wire import ApiError, Json, bad_request, forbidden
from playground.botapi.world import World

GENERAL_TOPIC = 1
_REPLY_FIELDS = frozenset(
    {"message_id", "chat_id", "allow_sending_without_reply", "quote", "quote_parse_mode"}
    | {"quote_entities", "quote_position", "checklist_task_id", "poll_option_id"}
)


def reachable(world: World, chat_id: object, *, to_write: bool = True) -> Chat:
    """Raises what the real server says of a chat that the bot cannot write to (or see)."""
    if chat_id in (None, ""):
        raise bad_request("chat_id is empty")
    chat = world.chats.get(chat_id) if isinstance(chat_id, int) else None
    if chat is None:
        raise bad_request("chat not found")
    refusal = _private_refusal(world, chat, to_write) if chat.is_private else _group_refusal(chat, to_write)
    if refusal is not None:
        raise refusal
    return chat


def _private_refusal(world: World, chat: Chat, to_write: bool) -> ApiError | None:
    person = world.people[chat.id]
    if not person.started and not person.seen:
        return bad_request("chat not found")
    if not to_write:
        return None
    if person.deactivated:
        return forbidden("user is deactivated")
    if not person.started:
        return forbidden("bot can't initiate conversation with a user")
    return forbidden("bot was blocked by the user") if person.blocked_bot else None


def _group_refusal(chat: Chat, to_write: bool) -> ApiError | None:
    if chat.migrated_to is not None:
        if not to_write:
            return None
        moved = "group chat was upgraded to a supergroup chat"
        return bad_request(moved, migrate_to_chat_id=chat.migrated_to)
    if chat.bot_was_kicked:
        return forbidden(f"bot was kicked from the {chat.kind} chat")
    return None if chat.bot_is_member else forbidden(f"bot is not a member of the {chat.kind} chat")


@dataclass(slots=True, kw_only=True)
class Destination:
    """`fields`: what every message sent there carries beside its content."""

    chat: Chat
    fields: Json = field(default_factory=dict)
    frozen: bool = False

    def post(self, world: World, content: Json, *, link_preview: Json | None = None) -> Message:
        self.chat.bot_spoke_at = world.now_seconds()
        everything = {**self.fields, **content}
        return world.post(self.chat, everything, frozen=self.frozen, link_preview=link_preview)


def destination(world: World, args: Arguments, *kinds: str) -> Destination:
    """For new messages of these kinds: `text`, `photo`, `video` …"""
    if args.text("business_connection_id"):
        raise bad_request("business connection not found")
    chat = reachable(world, args.values.get("chat_id"))
    check_may_send(world, chat, kinds)
    markup = check_markup(args.object("reply_markup"), strict=world.strict)
    target = _reply_target(world, chat, args)
    fields = thread_fields(chat, args.number("message_thread_id"), target, may_post_closed=chat.bot_is_admin)
    if markup is not None and not freezes(markup):
        fields["reply_markup"] = markup
    if args.flag("protect_content"):
        fields["has_protected_content"] = True
    return Destination(chat=chat, fields=fields, frozen=freezes(markup))


def thread_fields(
    chat: Chat, thread_id: int, target: Message | None, *, may_post_closed: bool = True
) -> Json:
    """message_thread_id, is_topic_message and reply_to_message of a new message."""
    thread_id = thread_id or _thread_of(chat, target)
    fields: Json = {}
    if thread_id and chat.forum:
        _check_topic(chat, thread_id, may_post_closed=may_post_closed)
        fields = {"message_thread_id": thread_id, "is_topic_message": True}
    elif thread_id:
        _check_reply_thread(chat, thread_id, target)
        fields = {"message_thread_id": thread_id}
    if target is None and thread_id:
        # In a topic, what is no reply is a reply to the topic's creation.
        target = chat.messages.get(thread_id)
    if target is not None:
        fields["reply_to_message"] = without_reply(target.body)
    return fields


def _thread_of(chat: Chat, target: Message | None) -> int:
    """Replies stay in the thread; in a supergroup without topics they make one, though it is no topic."""
    if target is None or chat.kind is not ChatKind.SUPERGROUP:
        return 0
    return int(target.body.get("message_thread_id", 0 if chat.forum else target.id))


def _check_topic(chat: Chat, thread_id: int, *, may_post_closed: bool) -> None:
    topic = chat.topics.get(thread_id)
    if topic is None or topic.deleted or thread_id == GENERAL_TOPIC:
        raise bad_request("message thread not found")
    if not topic.open and not may_post_closed:
        raise bad_request("TOPIC_CLOSED")


def _check_reply_thread(chat: Chat, thread_id: int, target: Message | None) -> None:
    started = chat.message(thread_id) is not None and chat.kind is ChatKind.SUPERGROUP
    replies = any(message.body.get("message_thread_id") == thread_id for message in chat.messages.values())
    if target is None and not (started and replies):
        raise bad_request("message thread not found")


def without_reply(body: Json) -> Json:
    return {key: value for key, value in body.items() if key != "reply_to_message"}


def _reply_target(world: World, chat: Chat, args: Arguments) -> Message | None:
    reply = args.object("reply_parameters")
    if not reply:
        legacy = args.number("reply_to_message_id")
        reply = {
            "message_id": legacy,
            "allow_sending_without_reply": args.flag("allow_sending_without_reply"),
        }
        if not legacy:
            return None
    if world.strict and (unknown := set(reply) - _REPLY_FIELDS):
        raise bad_request(f"unknown field {min(unknown)!r} in reply parameters")
    message_id = reply.get("message_id")
    if not isinstance(message_id, int):
        raise bad_request('field "message_id" must be of type Number')
    if reply.get("chat_id") not in (None, chat.id):
        raise bad_request("replies to other chats are not emulated")
    target = chat.message(message_id)
    if target is None and not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return target
