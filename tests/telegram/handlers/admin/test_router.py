"""Every command of the admins, and every kind of person who may try it."""

import asyncio

import pytest

from bot.telegram.handlers.admin.router import ADMIN_COMMANDS, AdminRouter
from bot.telegram.middleware.commands import COMMANDS, publish_commands
from bot.telegram.middleware.context import UpdateContext
from storage import audit
from tests.support.conversations import House
from tests.support.people import Person

GROUP = -1000000000001
NAMES = [command.name for command in ADMIN_COMMANDS]
IN_PRIVATE = {command.name for command in COMMANDS if not command.for_chat_admins}


async def publish(house: House) -> None:
    await publish_commands(
        house.application.bot,
        house.texts,
        house.services.orders.capabilities(),
        admins=house.admins,
        for_admins=ADMIN_COMMANDS,
    )


async def nothing_happened(house: House) -> bool:
    await house.settled()
    return not await house.storage.read(audit.listing, limit=9) and not await house.problems()


@pytest.mark.parametrize("name", NAMES)
async def test_for_an_admin_it_is_known_even_when_nothing_is_said_with_it(
    house: House, ada: Person, name: str
) -> None:
    await ada.writes(f"/{name}")
    answer = await ada.sees(lambda message: True)
    assert "don't know that command" not in answer.text
    assert "something broke" not in answer.text.lower()
    assert await nothing_happened(house)


@pytest.mark.parametrize("name", NAMES)
async def test_for_everybody_else_it_is_unknown(house: House, mallory: Person, name: str) -> None:
    await mallory.writes(f"/{name} 1002 50 on")
    await mallory.sees("don't know that command")
    assert await nothing_happened(house)


@pytest.mark.parametrize("name", NAMES)
async def test_in_a_group_it_is_ignored_whoever_gives_it(
    house: House, ada: Person, mallory: Person, name: str
) -> None:
    """Ada is an admin and owns the group besides."""
    for who in (ada, mallory):
        await who.in_group(GROUP).writes(f"/{name} 1002 50 on")
    assert await nothing_happened(house)
    assert not [message for message in await ada.in_group(GROUP).chat() if message.by_bot]


async def test_only_admins_have_these_in_their_menu_and_nobody_has_them_in_groups(
    house: House, ada: Person, mallory: Person
) -> None:
    await ada.writes("/help")
    await ada.sees("How it works")
    await publish(house)
    usable = IN_PRIVATE & set(await mallory.commands())
    assert set(await mallory.commands()) == usable
    assert set(await ada.commands()) == usable | set(NAMES)
    for who in (ada, mallory):
        assert not set(await who.in_group(GROUP).commands()) & set(NAMES)


async def test_an_admin_who_starts_the_bot_gets_their_menu_without_a_restart_of_it(
    house: House, ada: Person, mallory: Person
) -> None:
    """Telegram knows no chat with them before."""
    await publish(house)
    assert not set(await ada.commands()) & set(NAMES)
    for who in (ada, mallory):
        await who.writes("/start")
        await who.sees("please promise")
    async with asyncio.timeout(10):
        while not set(NAMES) <= set(await ada.commands()):
            await house.settled()
    assert not set(await mallory.commands()) & set(NAMES)


async def test_no_two_commands_and_no_two_buttons_share_a_name(house: House) -> None:
    names = [*NAMES, *(command.name for command in COMMANDS)]
    assert len(names) == len(set(names))
    router = AdminRouter(house.services, unknown=nobody)
    actions = [action for module in router.modules for action in module.presses]
    assert len(actions) == len(set(actions))


async def nobody(ctx: UpdateContext) -> None:
    raise AssertionError(ctx)


async def test_help_tells_admins_of_their_commands_and_nobody_else(
    house: House, ada: Person, mallory: Person
) -> None:
    await mallory.writes("/help")
    assert "/grant" not in (await mallory.sees("How it works")).text
    await ada.writes("/help")
    told = (await ada.sees("who run this bot")).text
    assert [name for name in ["quota", *NAMES] if f"/{name} " not in told] == []
    await house.settled()
    assert not [message for message in await mallory.chat() if "who run this bot" in message.text]
