"""A fresh world for each test, the Bot API as raw calls, and people."""

import ssl
from collections.abc import AsyncIterator

import httpx
import pytest

from playground.botapi import World, everyday_world
from playground.botapi.serving import Running, running_telegram
from tests.playground.calls import Api
from tests.support.people import Person

NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


@pytest.fixture
def world() -> World:
    return everyday_world(webhook_pace=0.01)


@pytest.fixture
async def telegram(world: World) -> AsyncIterator[Running]:
    async with running_telegram(world) as server:
        yield server


@pytest.fixture
async def client(telegram: Running) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=telegram.url, trust_env=False, verify=NO_TLS) as client:
        yield client


@pytest.fixture
def api(world: World, client: httpx.AsyncClient) -> Api:
    return Api(client, f"/bot{world.bot.token}")


@pytest.fixture
async def alice(telegram: Running) -> AsyncIterator[Person]:
    async with await Person.named("Alice", telegram.url) as alice:
        yield alice


@pytest.fixture
async def boris(telegram: Running) -> AsyncIterator[Person]:
    async with await Person.named("Boris", telegram.url) as boris:
        yield boris
