"""Messages of people, and which of them the bot gets."""

from playground.botapi.entities import Text, finished, parts_of, utf16_length
from playground.botapi.methods.addressing import thread_fields
from playground.botapi.methods.texts import LONGEST_CAPTION, LONGEST_TEXT
from playground.botapi.model import CONTENT, Chat, Message, Person
from playground.botapi.people.request_fields import Refused, Wish
from playground.botapi.wire import ApiError, Json
from playground.botapi.world import World

_TEXTS = ("entities", "caption", "caption_entities", "has_media_spoiler", "show_caption_above_media")


def person_of(world: World, wish: Wish, name: str = "from") -> Person:
    person = world.people.get(wish.number(name))
    if person is None:
        raise Refused("there is no such person", 404)
    return person


def chat_of(world: World, chat_id: int) -> Chat:
    chat = world.chats.get(chat_id)
    if chat is None:
        raise Refused("there is no such chat", 404)
    return chat


def message_in(chat: Chat, message_id: int) -> Message:
    message = chat.message(message_id)
    if message is None:
        raise Refused("there is no such message", 404)
    return message


def check_present(chat: Chat, person: Person) -> None:
    if person.id not in chat.members:
        raise Refused(f"{person.first_name} is not in this chat", 403)
    if chat.migrated_to is not None:
        raise Refused(f"the group is now the supergroup {chat.migrated_to}", 410)
    if chat.is_private and person.blocked_bot:
        raise Refused(f"{person.first_name} has blocked the bot", 403)


def say(world: World, chat: Chat, person: Person, content: Json, wish: Wish) -> Message:
    """`wish` may name reply_to and thread."""
    check_present(chat, person)
    reply_to = wish.optional_number("reply_to")
    target = None if reply_to is None else message_in(chat, reply_to)
    try:
        admin = chat.is_admin(person.id)
        where = thread_fields(chat, wish.optional_number("thread") or 0, target, may_post_closed=admin)
    except ApiError as error:
        raise Refused(error.description) from error
    if chat.is_private:
        person.started = True
    message = world.post(chat, {**where, **content}, sender=person.user())
    pass_on(world, chat, message)
    return message


def pass_on(world: World, chat: Chat, message: Message, kind: str = "message") -> None:
    if _hears(world, chat, message.body):
        world.tell_bot(kind, message.body, lane=f"chat:{chat.id}")


def text_content(text: str) -> Json:
    finished_text = finished(Text(text))
    if not finished_text:
        raise Refused("the text is empty")
    if finished_text.length > LONGEST_TEXT:
        raise Refused("the text is too long for one message")
    return finished_text.as_fields("text")


def caption_content(text: str) -> Json:
    if utf16_length(text) > LONGEST_CAPTION:
        raise Refused("the caption is too long")
    return finished(Text(text)).as_fields("caption")


def edit(world: World, wish: Wish) -> Message:
    person, chat = person_of(world, wish), chat_of(world, wish.number("chat_id"))
    check_present(chat, person)
    message = message_in(chat, wish.number("message_id"))
    if message.body["from"]["id"] != person.id:
        raise Refused("that is somebody else's message", 403)
    texts = ("text", "entities") if "text" in message.body else ("caption", "caption_entities")
    content = text_content(wish.text("text")) if texts[0] == "text" else caption_content(wish.text("caption"))
    world.replace(
        message, {**{key: value for key, value in message.body.items() if key not in texts}, **content}
    )
    pass_on(world, chat, message, "edited_message")
    return message


def forward(world: World, chat: Chat, wish: Wish) -> Message:
    person = person_of(world, wish)
    source = chat_of(world, wish.number("from_chat"))
    check_present(source, person)
    original = message_in(source, wish.number("message_id"))
    if original.is_service or original.body.get("has_protected_content"):
        raise Refused("this message cannot be forwarded", 403)
    content = {key: value for key, value in original.body.items() if key in (*CONTENT, *_TEXTS)}
    known = original.body.get("forward_origin")
    origin = {"type": "user", "sender_user": original.body["from"], "date": original.body["date"]}
    return say(world, chat, person, {**content, "forward_origin": known or origin}, wish)


def _hears(world: World, chat: Chat, body: Json) -> bool:
    """Privacy mode: in a group a bot gets commands, mentions and replies to it, unless it is an admin."""
    if chat.is_private:
        return True
    if not chat.bot_is_member:
        return False
    if chat.bot_is_admin or world.bot.reads_all_group_messages:
        return True
    if not any(key in body for key in CONTENT):
        return True
    replied = body.get("reply_to_message", {}).get("from", {}).get("id") == world.bot.id
    return replied or _is_addressed(body, world.bot.username.lower())


def _is_addressed(body: Json, username: str) -> bool:
    field = "text" if "text" in body else "caption"
    entities = tuple(body.get("entities" if field == "text" else "caption_entities", ()))
    text = Text(body.get(field, ""), entities)
    mentioned = f"@{username}" in (mention.lower() for mention in parts_of(text, "mention"))
    commands = parts_of(text, "bot_command") if text.plain.startswith("/") else []
    ours = bool(commands) and commands[0].lower().partition("@")[2] in {"", username}
    return mentioned or ours


def delete(world: World, wish: Wish) -> Json:
    """For everyone. A bot is not told."""
    person, chat = person_of(world, wish), chat_of(world, wish.number("chat_id"))
    check_present(chat, person)
    message = message_in(chat, wish.number("message_id"))
    if message.body["from"]["id"] != person.id and not chat.is_private and not chat.is_admin(person.id):
        raise Refused("that is somebody else's message", 403)
    world.delete(message)
    return message.shown()
