"""The world that the playground starts with."""

from typing import Any

from playground.botapi.model import Bot, Chat, ChatKind, Person
from playground.botapi.world import World

TOKEN = "7000000001:AAPlaygroundTokenThatOpensNothing00"  # noqa: S105 - opens nothing but the emulator
GROUP = -1000000000001
ADA, ALICE, BORIS, MALLORY = 1000, 1001, 1002, 1003


def crowd(count: int, *, first_id: int = 100_000) -> list[Person]:
    """People who have all pressed Start."""
    return [
        Person(id=first_id + number, first_name=f"Guest {number}", started=True) for number in range(count)
    ]


def everyday_world(*, token: str = TOKEN, **options: Any) -> World:
    """Alice, Boris and the admin Ada, each with a private chat, and a group of all three with a stranger."""
    people = [
        Person(id=ALICE, first_name="Alice", username="alice"),
        Person(id=BORIS, first_name="Boris", username="boris", language_code="es"),
        Person(id=ADA, first_name="Ada", username="ada", admin=True),
        Person(id=MALLORY, first_name="Mallory", username="mallory"),
    ]
    group = Chat(
        id=GROUP,
        kind=ChatKind.SUPERGROUP,
        title="Weekend trip",
        members=[ALICE, BORIS, ADA, MALLORY],
        owner=ADA,
    )
    bot = Bot(id=int(token.split(":", maxsplit=1)[0]), token=token)
    return World(bot=bot, people=people, chats=[group], **options)
