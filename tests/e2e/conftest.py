"""The real bot beside an emulated Telegram."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from playground.botapi.sample_world import everyday_world
from playground.botapi.serving import running_telegram
from playground.botapi.world import World
from tests.e2e.group_chat import GroupChat, open_group_chat
from tests.e2e.running_bot import BotInside, BotProcess, RunningBot
from tests.support.people import Person


@dataclass
class Telegram:
    world: World
    url: str


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    world = everyday_world(webhook_pace=0.05)
    async with running_telegram(world) as server:
        yield Telegram(world, server.url)


@pytest.fixture
async def bot(
    request: pytest.FixtureRequest, telegram: Telegram, tmp_path: Path
) -> AsyncIterator[RunningBot]:
    """Inside this process, or in one of its own for tests that are marked as `process`.

    By webhook, unless a test asks for something else with `@pytest.mark.parametrize("bot", …, indirect=True)`.
    """
    kind = BotProcess if request.node.get_closest_marker("process") else BotInside
    asked = getattr(request, "param", {})
    bot = kind(telegram.world.bot.token, telegram.url, tmp_path, **asked)
    await bot.start()
    yield bot
    await bot.stop()
    assert telegram.world.bot.token not in bot.log()
    if bot.webhook:
        assert "Traceback" not in bot.log(), bot.log()


async def _person(name: str, telegram: Telegram) -> AsyncIterator[Person]:
    person = await Person.named(name, telegram.url)
    yield person
    await person.close()


@pytest.fixture
async def alice(telegram: Telegram, bot: RunningBot) -> AsyncIterator[Person]:
    async for person in _person("Alice", telegram):
        yield person


@pytest.fixture
async def boris(telegram: Telegram, bot: RunningBot) -> AsyncIterator[Person]:
    async for person in _person("Boris", telegram):
        yield person


@pytest.fixture
async def mallory(telegram: Telegram, bot: RunningBot) -> AsyncIterator[Person]:
    async for person in _person("Mallory", telegram):
        yield person


@pytest.fixture
async def ada(telegram: Telegram, bot: RunningBot) -> AsyncIterator[Person]:
    """The bot's admin."""
    async for person in _person("Ada", telegram):
        yield person


@pytest.fixture
async def clara(telegram: Telegram, bot: RunningBot) -> AsyncIterator[Person]:
    """She helps to run the group."""
    async for person in _person("Clara", telegram):
        yield person


@pytest.fixture
async def club(telegram: Telegram, bot: RunningBot) -> AsyncIterator[GroupChat]:
    async with open_group_chat(telegram.world, telegram.url) as club:
        yield club
