"""What a newcomer does: one command, a page, a photograph of three people, two other faces, one button.

Set SCREENSHOT to a file's path, and the picture at the top of the README is taken on the way.
"""

import asyncio
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Page, async_playwright, expect

from tests.e2e.running_bot import ROOT
from tests.playground.page.looking import CHROMIUM, rows

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed"),
]
SLOW = 30_000  # milliseconds, on a busy machine
VIEW = {"width": 1100, "height": 900}


@asynccontextmanager
async def playing() -> AsyncIterator[tuple[str, Process]]:
    """`python -m bot play`, as `make play` starts it; yields the address that it prints."""
    command = [sys.executable, "-m", "bot", "play", "--port", "0", "--no-browser"]
    environment = {"PATH": os.environ["PATH"], "LOCAL_SECONDS": "1"}
    process = await asyncio.create_subprocess_exec(
        *command, cwd=ROOT, env=environment, stdout=PIPE, stderr=PIPE
    )
    assert process.stdout is not None
    async with asyncio.timeout(SLOW / 1000):
        while not (found := re.search(rb"http://\S+", await process.stdout.readline())):
            assert process.returncode is None
    yield found[0].decode(), process
    if process.returncode is None:
        process.send_signal(signal.SIGTERM)
    _, complaints = await process.communicate()
    assert (process.returncode, complaints.decode()) == (0, "")


@asynccontextmanager
async def browsing(url: str) -> AsyncIterator[Page]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = await browser.new_page(viewport=VIEW, reduced_motion="reduce")  # type: ignore[arg-type]
        await page.goto(url)
        yield page
        await browser.close()


async def press(page: Page, button: str) -> None:
    await page.get_by_role("button", name=button, exact=True).last.click(timeout=SLOW)


async def says(page: Page, text: str) -> None:
    await expect(rows(page).filter(has_text=text).last).to_be_visible(timeout=SLOW)


async def test_from_the_command_to_a_picture_with_two_swapped_faces() -> None:
    async with playing() as (url, _), browsing(url) as page:
        await page.get_by_role("dialog").get_by_role("button", name="Start").click()
        await press(page, "✅ I promise")
        await says(page, "credits to play with")
        await press(page, "Send the sample Three people")
        await says(page, "I see 3 faces")
        await press(page, "2")
        await says(page, "Picked: 2")
        await press(page, "3")
        await says(page, "2 picked: 2, 3")
        await press(page, "Done ➡️")
        await says(page, "Whose face goes onto face 2?")
        await press(page, "Send the sample Mona Lisa")
        await says(page, "Whose face goes onto face 3?")
        await press(page, "Send the sample Grace Hopper")
        await says(page, "2 faces to swap")
        await press(page, "✨ Swap for 2 credits")
        await says(page, "Here you are!")
        await says(page, "8 left")
        card = rows(page).filter(has=page.get_by_role("button", name="⭐ Save face"))
        await expect(card).to_have_count(1)
        await expect(card.locator("img").first).to_be_visible()


async def test_the_picture_of_the_readme_is_taken() -> None:
    """With people who are long gone, as befits a public picture."""
    async with playing() as (url, _), browsing(url) as page:
        await page.get_by_role("dialog").get_by_role("button", name="Start").click()
        await press(page, "✅ I promise")
        await says(page, "credits to play with")
        await press(page, "Send the sample Mona Lisa")
        await says(page, "Whose face goes there?")
        await press(page, "Send the sample Grace Hopper")
        await says(page, "One face to swap")
        await press(page, "✨ Swap for one credit")
        await says(page, "Here you are!")
        await page.locator("#open-samples").click()
        picture = await page.screenshot(path=os.environ.get("SCREENSHOT"))
    assert picture.startswith(b"\x89PNG")


async def test_a_port_that_is_taken_is_said_in_one_sentence() -> None:
    async with playing() as (url, _):
        port = url.rsplit(":", 1)[1].strip("/")
        command = [sys.executable, "-m", "bot", "play", "--port", port, "--no-browser"]
        second = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=PIPE, stderr=PIPE)
        _, complaint = await second.communicate()
    assert second.returncode == 1
    assert complaint.decode().startswith(f"Port {port} is taken")
    assert len(complaint.decode().splitlines()) == 1


async def test_run_without_a_token_says_what_to_do() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "run",
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "BOT_TOKEN": ""},
        stderr=PIPE,
    )
    _, complaint = await process.communicate()
    assert process.returncode == 1
    assert "@BotFather" in complaint.decode()
