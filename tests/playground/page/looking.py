"""Where things are on the page, and whether there is a browser to look at it."""

import shutil

import pytest
from playwright.async_api import Locator, Page, expect

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM = next((path for name in NAMES if (path := shutil.which(name))), None)

in_a_browser = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="module"),  # one browser, hence one event loop, for all of a file
    pytest.mark.skipif(CHROMIUM is None, reason=f"no Chromium: none of {', '.join(NAMES)} is installed"),
]


def field(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Message as")


def rows(page: Page) -> Locator:
    return page.locator("#messages .row")


async def say(page: Page, text: str) -> None:
    await field(page).fill(text)
    await field(page).press("Enter")


async def conversation(page: Page) -> Locator:
    """One text and its answer; returns the answer."""
    await say(page, "Hello")
    answer = rows(page).last
    await expect(answer).to_contain_text("You said: Hello")
    return answer
