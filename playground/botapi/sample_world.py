"""The world that the playground starts with."""

from typing import Any

from playground.botapi.model import Bot, Chat, ChatKind, Person
from playground.botapi.world import World

TOKEN = "7000000001:AAPlaygroundTokenThatOpensNothing00"  # noqa: S105 - opens nothing but the emulator
GROUP = -1000000000001
ADA, ALICE, BORIS, MALLORY, CLARA = 1000, 1001, 1002, 1003, 1004


def crowd(count: int, *, first_id: int = 100_000) -> list[Person]:
    """People who have all pressed Start."""
    return [
        Person(id=first_id + number, first_name=f"Guest {number}", started=True) for number in range(count)
    ]


def everyday_world(*, token: str = TOKEN, **options: Any) -> World:
    """Alice, Boris, the admin Ada and a stranger, and a group of them all: Ada owns it, Clara helps to run it."""
    people = [
        Person(id=ALICE, first_name="Alice", username="alice"),
        Person(id=BORIS, first_name="Boris", username="boris", language_code="es"),
        Person(id=ADA, first_name="Ada", username="ada", admin=True),
        Person(id=MALLORY, first_name="Mallory", username="mallory"),
        Person(id=CLARA, first_name="Clara", username="clara"),
    ]
    group = Chat(
        id=GROUP,
        kind=ChatKind.SUPERGROUP,
        title="Weekend trip",
        members=[ALICE, BORIS, ADA, MALLORY, CLARA],
        owner=ADA,
        administrators={CLARA},
    )
    bot = Bot(id=int(token.split(":", maxsplit=1)[0]), token=token)
    return World(bot=bot, people=people, chats=[group], **options)
