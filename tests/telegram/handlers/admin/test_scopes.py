"""Every command of the bot and every kind of person: who may do what, and which menu each of them sees."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

import pytest

from bot.telegram.handlers.admin.router import ADMIN_COMMANDS
from bot.telegram.middleware.commands import COMMANDS, publish_commands
from playground.botapi.model import Person as Somebody
from playground.botapi.sample_world import ADA, GROUP
from storage import users
from tests.support.conversation import SeenMessage
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.gathering import answered

KINDS = (
    "operator",
    "operator@",
    "runner",
    "runner@",
    "member",
    "member@",
    "new",
    "new@",
    "banned",
    "banned@",
)
"""@ is in the group. The operator runs the bot and is a mere member of the group; who is new never agreed."""
ANYBODY = "does does does does does does does does does does"
TABLE = {
    "swap age video faces": "does does does does does does rules rules banned banned",
    "history": "does private does private does private rules private banned private",
    "balance": "does private does private does private rules private does private",
    "forget privacy report": "does private does private does private does private does private",
    "language timezone": "does private does private does private does private banned private",
    "start": "does private does private does private rules private banned private",
    "quota": "does does does does does does rules does does does",
    "cancel help": ANYBODY,
    "settings": "group runners group does group runners group runners banned banned",
    " ".join(command.name for command in ADMIN_COMMANDS): (
        "does silence unknown silence unknown silence unknown silence banned silence"
    ),
    "dance": "unknown silence unknown silence unknown silence unknown silence banned silence",
}
SAYS = {
    "promise me": "rules",
    "please promise": "rules",
    "please read my rules": "rules",
    "between you and me": "private",
    "don't know that command": "unknown",
    "You can't make pictures": "banned",
    "in a group that you run": "group",
    "Only those who run this group": "runners",
}
ROWS = [
    (name, dict(zip(KINDS, row.split(), strict=True)))
    for names, row in TABLE.items()
    for name in names.split()
]


@dataclass(frozen=True)
class Everybody:
    people: Mapping[str, Person]

    def as_(self, kind: str) -> Person:
        person = self.people[kind.removesuffix("@")]
        return person.in_group(GROUP) if kind.endswith("@") else person


@pytest.fixture
async def everybody(house: House, ada: Person, alice: Person, mallory: Person) -> AsyncIterator[Everybody]:
    bob = house.world.add_person(Somebody(id=1005, first_name="Bob"))
    group = house.world.chats[GROUP]
    group.members.append(bob.id)
    group.owner = None
    assert ADA not in group.administrators
    house.engine.films = True
    async with house.person("Clara") as clara, house.person("Bob") as banned:
        for person in (ada, clara, banned):
            await person.writes("/start")
            await person.presses("I promise")
            await person.sees("10 credits")
        user = await house.user(banned)
        await house.storage.write(users.ban, user.id, reason=None, at=house.clock())
        yield Everybody({"operator": ada, "runner": clara, "member": alice, "new": mallory, "banned": banned})


@pytest.mark.parametrize("names", TABLE, ids=lambda names: names.split()[0])
async def test_who_may_do_what(house: House, everybody: Everybody, names: str) -> None:
    expected = dict(zip(KINDS, TABLE[names].split(), strict=True))
    for name in names.split():
        house.clock.forward(700)  # some things are said once in ten minutes
        given = {kind: await everybody.as_(kind).writes(f"/{name}") for kind in KINDS}
        await house.settled()
        assert {kind: await answer_to(everybody.as_(kind), given[kind]) for kind in KINDS} == expected, name


async def answer_to(person: Person, command: SeenMessage) -> str:
    """By what the bot says. In a group it answers to the command itself."""
    said = [message for message in await person.chat() if message.by_bot and message.id > command.id]
    if person.chat_id == GROUP:
        said = [message for message in said if answered(message) == command.id]
    if not said:
        return "silence"
    return next((what for words, what in SAYS.items() if words in said[0].text), "does")


def test_the_table_has_every_command_once() -> None:
    names = sorted(name for name, _ in ROWS)
    assert names == sorted([*(command.name for command in (*COMMANDS, *ADMIN_COMMANDS)), "dance"])


async def test_everybody_sees_the_menu_of_what_they_may_do(house: House, everybody: Everybody) -> None:
    capabilities = house.services.registry.capabilities(with_paused=True)
    await publish_commands(
        house.application.bot, house.texts, capabilities, admins=house.admins, for_admins=ADMIN_COMMANDS
    )
    for kind in KINDS:
        menu = set(await everybody.as_(kind).commands())
        useful = {name for name, row in ROWS if row[kind.replace("banned", "member")] in {"does", "rules"}}
        assert menu == useful, kind
