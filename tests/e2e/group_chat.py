"""A group with topics, and who is in it: somebody who runs it, members, a stranger, and the bot's own admin."""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playground.botapi.model import Chat, ChatKind
from playground.botapi.sample_world import ADA, ALICE, BORIS, CLARA, MALLORY
from playground.botapi.world import World
from storage import Transaction, chats, ledger, open_storage
from tests.e2e.conversation import SLOW, accepts_the_rules, is_result
from tests.e2e.running_bot import RunningBot
from tests.support.conversation import SeenMessage
from tests.support.people import Person

FORUM = -1000000000777


@dataclass(frozen=True)
class GroupChat:
    """Everybody in the group. Boris owns it, Clara helps to run it; Ada is the bot's admin and a mere member here."""

    topic: int
    ada: Person
    alice: Person
    clara: Person
    mallory: Person

    async def shows(self, person: Person, picture: Path, **about: Any) -> SeenMessage:
        return await person.sends_photo(picture, thread=self.topic, **about)

    async def asks(self, person: Person, command: str, of: SeenMessage) -> None:
        await person.writes(command, reply_to=of, thread=self.topic)

    def is_in_topic(self, message: SeenMessage) -> bool:
        return bool(message.json.get("message_thread_id") == self.topic)


@contextlib.asynccontextmanager
async def open_group_chat(world: World, url: str) -> AsyncIterator[GroupChat]:
    chat = Chat(
        id=FORUM,
        kind=ChatKind.SUPERGROUP,
        title="Photo club",
        members=[ADA, ALICE, BORIS, CLARA, MALLORY],
        owner=BORIS,
        administrators={CLARA},
        forum=True,
    )
    world.add_group(chat)
    async with contextlib.AsyncExitStack() as stack:
        ada, alice, clara, mallory = [
            await stack.enter_async_context(await Person.named(name, url))
            for name in ("Ada", "Alice", "Clara", "Mallory")
        ]
        topic = await clara._feed.post("/play/topics", **{"from": CLARA}, chat_id=FORUM, name="Portraits")
        here = {person.name.lower(): person.in_group(FORUM) for person in (ada, alice, clara, mallory)}
        yield GroupChat(topic=topic["id"], **here)


def privately(person: Person) -> Person:
    return person.in_group(person.id)


async def joins(person: Person, **faces: Path) -> None:
    """Agrees to the rules and saves faces by these names, all in the private chat."""
    alone = privately(person)
    await accepts_the_rules(alone)
    for name, photo in faces.items():
        await alone.writes("/start newface")
        await alone.sees("photo of the face to save")
        await alone.sends_photo(photo)
        await alone.sees("Saved as", within=SLOW)
        await alone.writes(name)
        await alone.sees("is saved")


async def sets(club: GroupChat, *buttons: str, now: str) -> None:
    """What the group allows, by Clara: one press after the other, until the card says `now`."""
    await club.clara.writes("/settings", thread=club.topic)
    card = await club.clara.sees("what I may do here")
    assert club.is_in_topic(card)
    for button in buttons:
        await club.clara.presses(button, on=card)
    await club.clara.sees(now)


async def sees_result_on(person: Person, card: SeenMessage) -> SeenMessage:
    """On the very card that asked."""
    return await person.sees(
        lambda message: message.id == card.id and is_result(message), within=SLOW, anytime=True
    )


def answered(message: SeenMessage) -> int:
    return int(message.json["reply_to_message"]["message_id"])


async def books(bot: RunningBot, group: int) -> tuple[int, list[str]]:
    """What the group's own wallet has, and what is wrong with the ledger."""
    async with await open_storage(bot.environment["DATABASE_URL"]) as storage:
        return await storage.read(_books, group)


async def drafts_in(bot: RunningBot, group: int) -> int:
    """How much was begun there and is not finished."""
    async with await open_storage(bot.environment["DATABASE_URL"]) as storage:
        return await storage.read(_open_drafts, group)


def _open_drafts(tx: Transaction, group: int) -> int:
    return int(tx.value("SELECT count(*) FROM drafts WHERE chat_id = :id AND closed_at IS NULL", id=group))


def _books(tx: Transaction, group: int) -> tuple[int, list[str]]:
    chat = chats.get(tx, group)
    assert chat is not None
    return ledger.wallet(tx, chat.wallet).available, ledger.problems(tx)
