"""Groups: joining and leaving, topics, and the move to a supergroup. Also blocking the bot."""

from playground.botapi.membership import bot_status, tell_bot_of_itself
from playground.botapi.model import Chat, ChatKind, Message, Rights, Topic
from playground.botapi.people.request_fields import Refused, Wish
from playground.botapi.people.speaking import chat_of, pass_on, person_of
from playground.botapi.rights import as_permissions, effective
from playground.botapi.wire import Json
from playground.botapi.world import World

_TOPIC_COLOUR = 7322096
_SUPERGROUPS = -1_000_000_000_000


def block(world: World, wish: Wish) -> Json:
    person = person_of(world, wish, "user_id")
    blocked = wish.flag("blocked")
    if blocked != person.blocked_bot and (person.started or blocked):
        person.blocked_bot = blocked
        old, new = ("member", "kicked") if blocked else ("kicked", "member")
        tell_bot_of_itself(world, world.chats[person.id], person.user(), old, new)
    return {"blocked": person.blocked_bot}


def join(world: World, wish: Wish) -> Json:
    """`user_id` may be the bot's; then `from` is who brought it in."""
    chat = _group(world, wish)
    user_id = wish.number("user_id")
    if user_id == world.bot.id:
        return _change_bot(world, chat, wish, joins=True)
    person = person_of(world, wish, "user_id")
    if person.id not in chat.members:
        chat.members.append(person.id)
    return _service(world, chat, {"new_chat_members": [person.user()]}, person.user()).body


def leave(world: World, wish: Wish) -> Json:
    chat = _group(world, wish)
    user_id = wish.number("user_id")
    if user_id == world.bot.id:
        return _change_bot(world, chat, wish, joins=False)
    person = person_of(world, wish, "user_id")
    if person.id not in chat.members:
        raise Refused(f"{person.first_name} is not in this chat", 409)
    message = _service(world, chat, {"left_chat_member": person.user()}, person.user())
    chat.members.remove(person.id)
    return message.body


def _change_bot(world: World, chat: Chat, wish: Wish, *, joins: bool) -> Json:
    by = person_of(world, wish).user()
    old = bot_status(chat)
    chat.bot_is_member, chat.bot_was_kicked, chat.bot_is_admin = joins, not joins, False
    tell_bot_of_itself(world, chat, by, old, bot_status(chat))
    content = {"new_chat_members": [world.bot.user()]} if joins else {"left_chat_member": world.bot.user()}
    return _service(world, chat, content, by).body


def restrict(world: World, wish: Wish) -> Json:
    """What everybody may send there or, with `bot`, the bot alone; a right that is not named is as it was.

    `slow_mode` in seconds, `deactivated` for a group that its owner deletes.
    """
    chat, by = _group(world, wish), person_of(world, wish).user()
    of_bot = wish.flag("bot")
    before = (chat.bot_rights or Rights()) if of_bot else chat.rights
    rights = Rights(
        **{name: wish.flag(name) if name in wish.fields else getattr(before, name) for name in Rights.names()}
    )
    if (seconds := wish.optional_number("slow_mode")) is not None:
        chat.slow_mode_seconds = seconds
    chat.deactivated = wish.flag("deactivated")
    if of_bot:
        old = bot_status(chat)
        chat.bot_rights = None if rights == Rights() else rights
        tell_bot_of_itself(world, chat, by, old, bot_status(chat))
    else:
        chat.rights = rights
    return as_permissions(effective(chat))


def migrate(world: World, wish: Wish) -> Json:
    """Both chats get a service message, and the old one answers the bot with the new number from now on."""
    old = _group(world, wish)
    if old.kind is not ChatKind.GROUP:
        raise Refused("only a basic group can become a supergroup", 409)
    new = world.add_group(
        Chat(
            id=_SUPERGROUPS + old.id,
            kind=ChatKind.SUPERGROUP,
            title=old.title,
            members=list(old.members),
            owner=old.owner,
            administrators=set(old.administrators),
            bot_is_admin=old.bot_is_admin,
        )
    )
    by = world.people[old.owner or old.members[0]].user()
    _service(world, old, {"migrate_to_chat_id": new.id}, by)
    old.migrated_to = new.id
    _service(world, new, {"migrate_from_chat_id": old.id}, by)
    return {"chat_id": new.id}


def found_group(world: World, wish: Wish) -> Json:
    kind = ChatKind(wish.text("type", "group"))
    lowest = min([0, *(chat.id for chat in world.chats.values() if chat.kind is kind)])
    chat = Chat(
        id=min(lowest, _SUPERGROUPS if kind is ChatKind.SUPERGROUP else -4000) - 1,
        kind=kind,
        title=wish.text("title"),
        members=wish.numbers("members"),
        owner=wish.numbers("members")[0],
        forum=wish.flag("forum"),
    )
    world.add_group(chat)
    return chat_object(chat)


def change_topic(world: World, wish: Wish) -> Json:
    """A new one with `name`; with `id`, one is closed, opened or deleted."""
    chat, person = _group(world, wish), person_of(world, wish)
    if not chat.forum:
        raise Refused("this group has no topics", 409)
    topic_id = wish.optional_number("id")
    if topic_id is None:
        name = wish.text("name")
        created = {
            "forum_topic_created": {"name": name, "icon_color": _TOPIC_COLOUR},
            "is_topic_message": True,
        }
        message = _service(world, chat, created, person.user())
        world.replace(message, {**message.body, "message_thread_id": message.id}, edited=False)
        topic = chat.topics[message.id] = Topic(id=message.id, name=name)
    else:
        topic = chat.topics[topic_id]
        topic.open = not wish.flag("closed")
        topic.deleted = wish.flag("deleted")
    return {"id": topic.id, "name": topic.name}


def chat_object(chat: Chat) -> Json:
    """A chat of GET /play/world."""
    topics = [{"id": topic.id, "name": topic.name} for topic in chat.topics.values() if not topic.deleted]
    shown: Json = {
        "id": chat.id,
        "type": str(chat.kind),
        "members": chat.members,
        "forum": chat.forum,
        "topics": topics,
    }
    if chat.title:
        shown["title"] = chat.title
    if chat.migrated_to is not None:
        shown["migrated_to"] = chat.migrated_to
    return shown


def _group(world: World, wish: Wish) -> Chat:
    chat = chat_of(world, wish.number("chat_id"))
    if chat.is_private or chat.migrated_to is not None:
        raise Refused("that is no group, or no longer", 409)
    return chat


def _service(world: World, chat: Chat, content: Json, by: Json) -> Message:
    message = world.post(chat, content, sender=by)
    pass_on(world, chat, message)
    return message
