"""What is Ada's is nobody else's: not of who runs a group, not of a member, not of a stranger; and not in groups."""

import asyncio

import pytest

from bot.telegram.handlers.admin.router import ADMIN_COMMANDS
from bot.telegram.middleware.commands import COMMANDS
from playground.botapi.sample_world import GROUP as GROUP_CHAT
from tests.e2e.admin_chat import asks, latest_job, on_record
from tests.e2e.conversation import SLOW, accepts_the_rules, balance, swaps_one_face
from tests.e2e.running_bot import RunningBot
from tests.e2e.test_admins import DEEDS, LOOKS
from tests.support.conversation import Answer, SeenMessage
from tests.support.people import Person

pytestmark = pytest.mark.e2e
COMMON = [row[0] for row in (*LOOKS, *DEEDS)] + ["/retry {job}", "/resolve {job} failed", "/broadcast Hello"]
OPERATORS = {command.name for command in ADMIN_COMMANDS}
USUAL = {command.name for command in COMMANDS if not command.for_chat_admins} - {"video"}
IN_GROUPS = {command.name for command in COMMANDS if command.in_groups} - {"video"}


@pytest.mark.thorough
async def test_to_everybody_else_these_are_unknown_and_nothing_leaks(
    ada: Person, alice: Person, clara: Person, mallory: Person, bot: RunningBot
) -> None:
    await ada.writes("/start")
    await asyncio.gather(accepts_the_rules(alice), accepts_the_rules(clara))
    await swaps_one_face(alice)
    job = await latest_job(ada)
    secrets = (job, "Ada", "1000", "delivered")
    commands = [command.format(job=job) for command in COMMON if not command.startswith("/quota")]
    assert len(commands) >= len(OPERATORS)
    await asyncio.gather(*(hears_nothing(person, commands, secrets) for person in (alice, clara, mallory)))
    await alice.writes("/quota @clara")
    assert "Clara" not in (await alice.sees("You have 9 credits")).text
    assert await on_record(bot) == []


async def hears_nothing(person: Person, commands: list[str], secrets: tuple[str, ...]) -> None:
    for command in commands:
        await person.writes(command)
        told = await person.sees("I don't know that command", within=SLOW)
        assert not [secret for secret in secrets if secret in told.text], command


async def test_in_a_group_they_are_met_with_silence_even_when_ada_gives_them(
    ada: Person, alice: Person, clara: Person, mallory: Person, bot: RunningBot
) -> None:
    await asyncio.gather(accepts_the_rules(ada), accepts_the_rules(alice), accepts_the_rules(clara))
    for person in (ada, alice, clara, mallory):
        here = person.in_group(GROUP_CHAT)
        for name in sorted(OPERATORS):
            await here.writes(f"/{name} @alice 5")
        await here.writes("/grant@faceswap_playground_bot @alice 5")
    here = alice.in_group(GROUP_CHAT)
    await here.writes("/help")
    told = await here.sees("Reply to a photo with /swap")
    assert not [name for name in OPERATORS if f"/{name} " in told.text]
    assert [message.id for message in await here.chat() if message.by_bot] == [told.id]
    assert "10 credits" in await balance(alice)
    assert await on_record(bot) == []


async def test_ada_s_buttons_work_for_ada_alone(
    ada: Person, alice: Person, clara: Person, mallory: Person, bot: RunningBot
) -> None:
    await accepts_the_rules(alice)
    await accepts_the_rules(clara)
    await mallory.writes("/help")
    await mallory.sees("How it works")
    cards = [
        await asks(ada, "/grant @alice 5", "Give Alice"),
        await asks(ada, "/providers", "local is on"),
        await asks(ada, "/maintenance", "Maintenance is off"),
        await asks(ada, "/broadcast Hello", "This goes out"),
    ]
    data = [each["callback_data"] for card in cards for row in card.rows for each in row]
    assert len(data) >= 7
    for person in (alice, clara, mallory):
        for each in data:
            assert "somebody else's" in (await forged(person, each)).text, (person.name, each)
    assert "10 credits" in await balance(alice)
    assert await on_record(bot) == []


async def forged(person: Person, data: str) -> Answer:
    """A press of a button that this person was never shown."""
    mine = next(message for message in reversed(await person.chat()) if message.by_bot)
    markup = {"reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": data}]]}}
    press = await person.presses("x", on=SeenMessage(mine.json | markup, mine._feed), stale=True)
    return await press.answered()


async def test_everybody_sees_the_menu_that_is_for_them(
    ada: Person, alice: Person, clara: Person, mallory: Person, bot: RunningBot
) -> None:
    await ada.writes("/start")
    await has_in_menu(ada, USUAL | OPERATORS)
    for person in (alice, clara, mallory):
        await has_in_menu(person, USUAL)
    for person in (ada, clara):
        await has_in_menu(person.in_group(GROUP_CHAT), IN_GROUPS)
    for person in (alice, mallory):
        await has_in_menu(person.in_group(GROUP_CHAT), IN_GROUPS - {"settings"})


async def has_in_menu(person: Person, commands: set[str]) -> None:
    """The bot publishes its menus while it is at work already."""
    async with asyncio.timeout(SLOW):
        while set(await person.commands()) != commands:  # noqa: ASYNC110 - another process sets it
            await asyncio.sleep(0.1)
