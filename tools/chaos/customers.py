"""People who order one picture after another, tap twice, and write down what they were not told."""

import asyncio
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from playground.botapi.model import Message, Person
from playground.botapi.parameters import Upload
from playground.botapi.people.buttons import press
from playground.botapi.people.request_fields import Refused, Wish
from playground.botapi.people.showing import send_files
from playground.botapi.people.speaking import say, text_content
from playground.botapi.updates import A_PRESS, Update
from playground.botapi.world import World
from tools.chaos.plan import Plan

SAMPLES = Path(__file__).parents[2] / "playground" / "samples"
SCENE, FACE = "hopper.jpg", "mona_lisa.jpg"
NOT_GOT, MOST_TRIES = "Please send it again", 5
IN_DOUBT = "No answer yet"
ORDER, RESULT, FAILURE = "Swap for", "Here you are", "That did not work"
REPEATED, AGAIN, TWICE = 0.08, 0.2, 0.15
"""Shares of updates that come once more, of presses under another update id, and of buttons tapped twice."""
THINKS_SECONDS = (0.5, 1.5)  # before each step
LOOK_SECONDS = 0.05
LOOKED_AT = 40  # of the chat's last messages
WAITS_FOR_RESULT_SECONDS = 12.0  # then the next picture is sent; the result may come meanwhile


@dataclass(slots=True)
class Diary:
    """What people did in a run, and what they miss."""

    orders: dict[int, int] = field(default_factory=dict)
    """By person: how many cards they saw taken."""
    presses: list[str] = field(default_factory=list)
    repeated: int = 0
    asked_again: int = 0
    """How often a picture had to be sent once more, because Telegram did not hand it to the bot."""
    missing: list[tuple[int, str]] = field(default_factory=list)
    """Each with the person."""
    done: int = 0


class Customer:
    def __init__(self, world: World, person: Person, plan: Plan, diary: Diary) -> None:
        self._world = world
        self._person = person
        self._chat = world.chats[person.id]
        self._plan = plan
        self._rng: random.Random = plan.rng(f"person {person.id}")
        self._diary = diary
        self._later: set[asyncio.Task[None]] = set()

    async def orders(self, count: int) -> None:
        self._diary.orders[self._person.id] = 0
        if not await self._agrees():
            return
        for _ in range(count):
            if await self._orders_one():
                self._diary.orders[self._person.id] += 1
            self._diary.done += 1
        await asyncio.gather(*self._later)

    async def _agrees(self) -> bool:
        said = say(self._world, self._chat, self._person, text_content("/start"), Wish({}))
        self._may_come_again()
        asked = await self._sees(lambda message: _has_button(message, "promise"), after=said.id)
        if asked is None:
            return self._misses("an answer to /start")
        self._taps(asked, "promise")
        if await self._sees(lambda message: "credits to play with" in _text(message), after=said.id):
            return True
        return self._misses("an answer to the promise")

    async def _orders_one(self) -> bool:
        def asks_for_a_face(message: Message) -> bool:
            return "Whose face goes there" in _text(message)

        if not await self._sends(SCENE, asks_for_a_face):
            return self._misses("an answer to the picture")
        card = await self._sends(FACE, lambda message: _has_button(message, ORDER))
        if card is None:
            return self._misses("an answer to the face")
        return await self._presses_the_order(card)

    async def _presses_the_order(self, card: Message) -> bool:
        """The button of a card that is taken is gone, or the card is."""
        await self._thinks()
        before = self._ends()
        self._taps(card, ORDER)
        if not await self._until(lambda: card.deleted or not _has_button(card, ORDER)):
            return self._misses(f"an effect of the press on card {card.id}")
        await self._until(
            lambda: self._ends() > before or IN_DOUBT in _text(card), seconds=WAITS_FOR_RESULT_SECONDS
        )
        return True

    async def _thinks(self) -> None:
        await asyncio.sleep(self._rng.uniform(*THINKS_SECONDS))

    def _ends(self) -> int:
        return sum(RESULT in _text(each) or FAILURE in _text(each) for each in self._latest())

    async def _sends(self, name: str, fits: Callable[[Message], bool]) -> Message | None:
        """A picture, and once more where the bot says that it did not get it. Returns the answer that fits."""
        await self._thinks()
        upload = Upload(name, (SAMPLES / name).read_bytes(), "image/jpeg")
        for _ in range(MOST_TRIES):
            sent = await send_files(self._world, self._chat, self._person, Wish({}), [("photo", upload)])
            self._may_come_again()
            seen = await self._sees(lambda each: NOT_GOT in _text(each) or fits(each), after=sent[0].id)
            if seen is None or NOT_GOT not in _text(seen):
                return seen
            self._diary.asked_again += 1
        return None

    def _taps(self, card: Message, label: str) -> None:
        data = next(each["callback_data"] for each in card.buttons if label in each["text"])
        for _ in range(2 if self._rng.random() < TWICE else 1):
            where = {"from": self._person.id, "chat_id": self._chat.id, "message_id": card.id}
            try:
                told = press(self._world, Wish({**where, "data": data, "forged": True}))
            except Refused as refused:
                self._misses(f"the button {label}: {refused.reason}")
                return
            self._diary.presses.append(told["callback_query_id"])
            update = self._may_come_again()
            if update is not None and self._rng.random() < AGAIN:
                self._diary.repeated += 1
                self._world.queue.put(update.kind, update.body, lane=update.lane, lifetime=A_PRESS)

    def _may_come_again(self) -> Update | None:
        """The update that this person has just caused; now and then Telegram sends it a second time."""
        mine = [
            update
            for update in self._world.queue.waiting()
            if update.body.get("from", {}).get("id") == self._person.id
        ]
        if mine and self._rng.random() < REPEATED:
            self._diary.repeated += 1
            task = asyncio.create_task(self._repeat(mine[-1], self._rng.uniform(0.1, 3)))
            self._later.add(task)
            task.add_done_callback(self._later.discard)
        return mine[-1] if mine else None

    async def _repeat(self, update: Update, after: float) -> None:
        await asyncio.sleep(after)
        self._world.queue.repeat(update)

    async def _sees(self, fits: Callable[[Message], bool], *, after: int) -> Message | None:
        """The newest message of the bot that fits, among those that are newer than `after`."""
        found: list[Message] = []

        def there() -> bool:
            found[:] = [each for each in self._latest() if each.id > after and fits(each)]
            return bool(found)

        return max(found, key=lambda each: each.id) if await self._until(there) else None

    async def _until(self, is_so: Callable[[], bool], *, seconds: float | None = None) -> bool:
        until = time.monotonic() + (seconds or self._plan.patience_seconds)
        while not is_so():
            if time.monotonic() > until:
                return False
            await asyncio.sleep(LOOK_SECONDS)
        return True

    def _latest(self) -> Iterator[Message]:
        messages = islice(reversed(self._chat.messages.values()), LOOKED_AT)
        return (each for each in messages if each.by_bot and not each.deleted)

    def _misses(self, what: str) -> bool:
        self._diary.missing.append((self._person.id, what))
        return False


def _text(message: Message) -> str:
    return str(message.body.get("text") or message.body.get("caption") or "")


def _has_button(message: Message, label: str) -> bool:
    return any(label in button["text"] and "callback_data" in button for button in message.buttons)
