"""Right-to-left texts on the chat page: each line, label and field runs in the direction of its own words."""

from playwright.async_api import Locator, Page, expect

from playground.botapi.sample_world import ALICE
from tests.playground.calls import Api
from tests.playground.page.looking import conversation, field, in_a_browser, rows, say

pytestmark = in_a_browser

ARABIC = "👋 أهلًا بك!\nالأمر \u2068/help\u2069 يشرح كل شيء.\nIn English this one."
BUTTON = {"inline_keyboard": [[{"text": "✅ أعدك", "callback_data": "alert"}]]}


async def direction(element: Locator) -> str:
    return str(await element.evaluate("element => getComputedStyle(element).direction"))


async def left(element: Locator) -> float:
    box = await element.bounding_box()
    assert box is not None
    return box["x"]


async def test_an_arabic_message_runs_to_the_left_and_its_commands_and_time_do_not(
    page: Page, api: Api
) -> None:
    await conversation(page)
    await api("sendMessage", chat_id=ALICE, text=ARABIC, reply_markup=BUTTON)
    message = rows(page).last
    await expect(message).to_contain_text("يشرح")
    command, time = message.locator(".command"), message.locator("time")
    assert await direction(message.locator(".text")) == "rtl"
    assert await direction(command) == "ltr"
    assert await direction(time) == "ltr"
    assert await left(time) < await left(command)
    assert await direction(message.locator(".key-label")) == "rtl"


async def test_a_message_in_english_stays_as_it_is(page: Page) -> None:
    await say(page, "Hello /help")
    answer = rows(page).last
    await expect(answer).to_contain_text("You said: Hello")
    assert await direction(answer.locator(".text")) == "ltr"
    assert await left(answer.locator("time")) > await left(answer.locator(".text"))


async def test_what_is_typed_in_arabic_runs_to_the_left(page: Page) -> None:
    assert await direction(field(page)) == "ltr"
    await field(page).fill("مرحبا")
    assert await direction(field(page)) == "rtl"
