"""The emulated Telegram: who there is, what was said, and what the bot has yet to hear of it."""

import random
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from playground.botapi.faults import Faults, Hook, Hooks, Moment
from playground.botapi.files import Shelf
from playground.botapi.flood import FloodGate, FloodLimits
from playground.botapi.menus import Menus
from playground.botapi.model import Bot, Chat, ChatKind, Message, Person
from playground.botapi.notifier import Notifier
from playground.botapi.payments import Till
from playground.botapi.updates import UpdateQueue
from playground.botapi.webhook import WebhookDelivery
from playground.botapi.wire import Json

Clock = Callable[[], datetime]
JOURNAL_LENGTH = 20_000


@dataclass(slots=True, kw_only=True)
class Press:
    """A pressed button that waits for answerCallbackQuery."""

    user_id: int
    chat_id: int
    message_id: int
    at: datetime
    answered: bool = False


class World:
    """`strict`: unknown parameters and fields are refused. `local_server`: webhooks may be plain HTTP, any port."""

    def __init__(
        self,
        *,
        bot: Bot,
        people: Iterable[Person] = (),
        chats: Iterable[Chat] = (),
        clock: Clock | None = None,
        rng: random.Random | None = None,
        strict: bool = True,
        local_server: bool = True,
        flood: FloodLimits | None = None,
        press_lives: float = 30.0,
        webhook_pace: float = 1.0,
    ) -> None:
        self.bot = bot
        self.clock = clock or (lambda: datetime.now(UTC))
        self.rng = rng or random.Random()
        self.strict = strict
        self.local_server = local_server
        self.press_lives = press_lives
        self.people = {person.id: person for person in people}
        self.chats: dict[int, Chat] = {}
        for person in self.people.values():
            self._add_chat(Chat(id=person.id, kind=ChatKind.PRIVATE, members=[person.id]))
        for chat in chats:
            self._add_chat(chat)
        self.shelf = Shelf(self.rng)
        self.queue = UpdateQueue(self.clock)
        self.webhook = WebhookDelivery(self.queue, pace=webhook_pace, rng=self.rng)
        self.faults = Faults()
        self.hooks = Hooks()
        self.flood = FloodGate(flood)
        self.menus = Menus()
        self.till = Till()
        self.presses: dict[str, Press] = {}
        self.texts: dict[tuple[str, str], str] = {}
        self.journal: deque[Json] = deque(maxlen=JOURNAL_LENGTH)
        self.events: list[Json] = []
        self.notifier = Notifier()
        self.polls = 0
        self._calls = 0
        self._shared_message_ids = 0

    def _add_chat(self, chat: Chat) -> Chat:
        self.chats[chat.id] = chat
        return chat

    def add_person(self, person: Person) -> Person:
        self.people[person.id] = person
        self._add_chat(Chat(id=person.id, kind=ChatKind.PRIVATE, members=[person.id]))
        return person

    def add_group(self, chat: Chat) -> Chat:
        return self._add_chat(chat)

    def on_call(
        self, method: str, callback: Hook, *, when: Moment = "arrives", times: int | None = 1
    ) -> Callable[[], None]:
        """Runs before the effect of a call ("arrives"), or after it but before the answer ("done").

        `method` "*" is any. The callback gets the call's Arguments and may be a coroutine function.
        Returns what takes it away again.
        """
        return self.hooks.add(method, callback, when=when, times=times)

    def chat_object(self, chat: Chat) -> Json:
        if chat.is_private:
            user = self.people[chat.id].user()
            named: Json = {key: user[key] for key in ("first_name", "username") if key in user}
            return {"id": chat.id, "type": "private", **named}
        forum = {"is_forum": True} if chat.forum else {}
        return {"id": chat.id, "type": str(chat.kind), "title": chat.title or "", **forum}

    def now_seconds(self) -> int:
        return int(self.clock().timestamp())

    def post(
        self,
        chat: Chat,
        content: Json,
        *,
        sender: Json | None = None,
        frozen: bool = False,
        link_preview: Json | None = None,
    ) -> Message:
        """A new message, of the bot when there is no `sender`. Bodies are never changed in place later."""
        message_id = self._next_message_id(chat)
        body = {
            "message_id": message_id,
            "from": sender or self.bot.user(),
            "chat": self.chat_object(chat),
            "date": self.now_seconds(),
            **content,
        }
        message = Message(
            chat_id=chat.id,
            id=message_id,
            body=body,
            by_bot=sender is None,
            sent_at=self.clock(),
            frozen=frozen,
            link_preview=link_preview,
        )
        chat.messages[message_id] = message
        self.announce("message", chat.id, message=body)
        return message

    def replace(self, message: Message, body: Json, *, edited: bool = True) -> Message:
        message.body = {**body, "edit_date": self.now_seconds()} if edited else body
        self.announce("edited", message.chat_id, message=message.body)
        return message

    def delete(self, message: Message) -> None:
        message.deleted = True
        self.announce("deleted", message.chat_id, message=message.shown())

    def announce(self, kind: str, chat_id: int, **details: Any) -> Json:
        """Something that people see happen."""
        given = {key: value for key, value in details.items() if value is not None}
        event = {"seq": len(self.events) + 1, "kind": kind, "chat_id": chat_id, **given}
        self.events.append(event)
        self.notifier.ring()
        return event

    def tell_bot(self, kind: str, body: Json, *, lane: str, **options: Any) -> None:
        sender = body.get("from", {}).get("id")
        if sender in self.people and self.queue.put(kind, body, lane=lane, **options):
            self.people[sender].seen = True

    def record(self, method: str, params: Json) -> Json:
        """A new line of the journal, completed by whoever answers the call."""
        self._calls += 1
        entry: Json = {
            "seq": self._calls,
            "method": method,
            "params": params,
            "ok": None,
            "at": self.clock().timestamp(),
        }
        self.journal.append(entry)
        return entry

    def new_id(self) -> str:
        return str(self.rng.getrandbits(62))

    async def close(self) -> None:
        await self.webhook.stop()

    def _next_message_id(self, chat: Chat) -> int:
        # The real numbers are one row for all private chats and basic groups, and one for each supergroup.
        if chat.kind is ChatKind.SUPERGROUP:
            return max(chat.messages, default=1) + 1  # number 1 was its foundation
        self._shared_message_ids += 1
        return self._shared_message_ids
