"""A browser with the chat page open, before the real emulator and a small bot."""

from collections.abc import AsyncIterator

import httpx
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, ViewportSize, async_playwright

from playground.botapi import World
from playground.botapi.serving import Running, running_telegram
from playground.page_routes import page_routes
from tests.playground.calls import Api
from tests.playground.conftest import NO_TLS
from tests.playground.page.bot import PageBot
from tests.playground.page.looking import CHROMIUM

DESKTOP: ViewportSize = {"width": 1280, "height": 800}


@pytest_asyncio.fixture(loop_scope="module")
async def telegram(world: World) -> AsyncIterator[Running]:
    async with running_telegram(world, routes_before=page_routes()) as server:
        yield server


@pytest_asyncio.fixture(loop_scope="module")
async def client(telegram: Running) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=telegram.url, trust_env=False, verify=NO_TLS) as client:
        yield client


@pytest_asyncio.fixture(loop_scope="module")
async def bot(api: Api) -> AsyncIterator[PageBot]:
    async with PageBot(api).listening() as bot:
        yield bot


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        await chromium.close()


@pytest_asyncio.fixture(loop_scope="module")
async def browser(chromium: Browser) -> AsyncIterator[BrowserContext]:
    """As on a first visit: nothing is remembered."""
    async with await chromium.new_context(viewport=DESKTOP, reduced_motion="reduce") as context:
        yield context


@pytest_asyncio.fixture(loop_scope="module")
async def page(browser: BrowserContext, telegram: Running, bot: PageBot) -> AsyncIterator[Page]:
    """Alice's, past the greeting. No test may leave an error or a broken content policy behind."""
    page = await browser.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda line: wrong.append(line.text) if "Content Security" in line.text else None)
    await page.goto(telegram.url)
    await page.get_by_role("button", name="Look around first").click()
    yield page
    await page.close()
    assert wrong == []
