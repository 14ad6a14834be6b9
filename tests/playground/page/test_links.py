"""Buttons that lead to another chat of Telegram stay on the page."""

from playwright.async_api import Page, expect

from playground.botapi.sample_world import GROUP
from tests.playground.calls import Api
from tests.playground.page.looking import in_a_browser, rows

pytestmark = in_a_browser
BOT = "https://t.me/faceswap_playground_bot"


async def shown_in_the_group(page: Page, api: Api, url: str) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Over there", "url": url}]]}
    await api("sendMessage", chat_id=GROUP, text="A card", reply_markup=keyboard)
    await page.get_by_text("Weekend trip").first.click()
    await expect(rows(page).last).to_contain_text("A card")


async def test_a_link_with_a_payload_starts_the_bot_in_the_private_chat(page: Page, api: Api) -> None:
    await shown_in_the_group(page, api, f"{BOT}?start=go_1")
    await page.get_by_role("button", name="Over there").click()
    await expect(rows(page).first).to_contain_text("/start go_1")
    await expect(rows(page).last).to_contain_text("You said: /start go_1")


async def test_a_link_to_the_bot_opens_the_private_chat(page: Page, api: Api) -> None:
    await shown_in_the_group(page, api, BOT)
    await page.get_by_role("button", name="Over there").click()
    await expect(page.locator("header.head")).to_contain_text("Face Swap")
    await expect(rows(page)).to_have_count(0)


async def test_other_links_are_links(page: Page, api: Api) -> None:
    await shown_in_the_group(page, api, "https://a.example")
    await expect(page.get_by_role("link", name="Over there")).to_have_attribute("href", "https://a.example/")
