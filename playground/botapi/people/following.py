"""Links on buttons, as Telegram's apps follow them: to the bot with or without a payload, and to messages."""

import re

from playground.botapi.model import ChatKind, Person
from playground.botapi.people.request_fields import Refused, Wish
from playground.botapi.people.speaking import chat_of, check_present, message_in, person_of, say, text_content
from playground.botapi.wire import Json
from playground.botapi.world import World

_BOT = re.compile(r"https://t\.me/(?P<name>\w+)(?:\?start=(?P<payload>.*))?", re.ASCII)
_PAYLOAD = re.compile(r"[\w-]{1,64}", re.ASCII)
_MESSAGE = re.compile(r"https://t\.me/c/(?P<chat>\d+)(?:/(?P<thread>\d+))?/(?P<message>\d+)", re.ASCII)
_SUPERGROUPS = -1_000_000_000_000


def follow(world: World, wish: Wish) -> Json:
    """Where the person is then; a link that leads out of Telegram is given back."""
    person, chat = person_of(world, wish), chat_of(world, wish.number("chat_id"))
    check_present(chat, person)
    message, url = message_in(chat, wish.number("message_id")), wish.text("url")
    if url not in {button.get("url") for button in message.buttons}:
        raise Refused("the message has no such button", 409)
    if found := _MESSAGE.fullmatch(url):
        return _to_message(world, person, found)
    found = _BOT.fullmatch(url)
    if found is not None and found["name"].lower() == world.bot.username.lower():
        return _to_bot(world, person, found["payload"])
    return {"url": url}


def _to_bot(world: World, person: Person, payload: str | None) -> Json:
    """The app offers a Start button, which says the payload. One that Telegram does not take is left out."""
    chat = world.chats[person.id]
    if payload is not None and _PAYLOAD.fullmatch(payload):
        message = say(world, chat, person, text_content(f"/start {payload}"), Wish({}))
        return {"chat_id": chat.id, "message_id": message.id}
    return {"chat_id": chat.id}


def _to_message(world: World, person: Person, found: re.Match[str]) -> Json:
    chat = chat_of(world, _SUPERGROUPS - int(found["chat"]))
    if chat.kind is not ChatKind.SUPERGROUP:
        raise Refused("there are no such links to basic groups", 404)
    check_present(chat, person)
    message = message_in(chat, int(found["message"]))
    if found["thread"] and message.body.get("message_thread_id") != int(found["thread"]):
        raise Refused("the message is not in that topic", 404)
    return {"chat_id": chat.id, "message_id": message.id}
