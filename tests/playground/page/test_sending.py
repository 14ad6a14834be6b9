"""What the message field takes, and what becomes of it."""

import base64

import pytest
from playwright.async_api import Page, expect

from playground.botapi import World
from playground.botapi.sample_world import ALICE
from tests.playground.calls import Api, picture
from tests.playground.page.bot import PageBot
from tests.playground.page.looking import conversation, field, in_a_browser, rows, say

pytestmark = in_a_browser

GIVE = """
([target, event, data]) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], "holiday.jpg", { type: "image/jpeg" }));
    const options = { bubbles: true, cancelable: true, dataTransfer: transfer, clipboardData: transfer };
    const made = event === "paste" ? new ClipboardEvent(event, options) : new DragEvent(event, options);
    document.querySelector(target).dispatchEvent(made);
}
"""


async def give(page: Page, event: str, target: str) -> None:
    await page.evaluate(GIVE, [target, event, base64.b64encode(picture()).decode()])


async def test_a_pasted_picture_waits_for_its_caption(page: Page, world: World) -> None:
    await give(page, "paste", "#input")
    await expect(page.locator("#attachment-strip img")).to_have_count(1)
    await say(page, "From the clipboard")
    await expect(rows(page).first).to_contain_text("From the clipboard")
    assert "photo" in world.chats[ALICE].messages[1].body


@pytest.mark.parametrize(("half", "kind"), [("photo", "photo"), ("document", "document")])
async def test_where_a_picture_is_dropped_decides_how_it_is_sent(
    page: Page, world: World, half: str, kind: str
) -> None:
    await give(page, "dragenter", "#chat")
    await expect(page.get_by_text("Drop to send as file")).to_be_visible()
    await give(page, "drop", f'#drop [data-as="{half}"]')
    await page.get_by_role("button", name="Send", exact=True).click()
    await expect(rows(page).first).to_be_visible()
    assert kind in world.chats[ALICE].messages[1].body


async def test_what_was_not_sent_comes_back_into_the_field(page: Page, world: World) -> None:
    world.people[ALICE].blocked_bot = True
    await say(page, "Can you hear me?")
    await expect(page.locator(".toast.bad")).to_contain_text("blocked")
    await expect(field(page)).to_have_value("Can you hear me?")


async def test_a_reply_shows_what_it_answers(page: Page, world: World) -> None:
    answer = await conversation(page)
    await answer.locator(".bubble").click(button="right")
    await page.get_by_role("menuitem", name="Reply").click()
    await expect(page.locator("#reply-bar")).to_contain_text("Reply to Face Swap")
    await say(page, "That is right")
    await expect(page.locator(".row.out").last.locator(".reply-quote")).to_contain_text("You said: Hello")
    assert world.chats[ALICE].messages[3].body["reply_to_message"]["message_id"] == 2


async def test_an_own_message_can_be_edited_and_deleted(page: Page) -> None:
    await conversation(page)
    mine = page.locator(".row.out")
    await mine.locator(".bubble").click(button="right")
    await page.get_by_role("menuitem", name="Edit").click()
    await expect(field(page)).to_have_value("Hello")
    await say(page, "Goodbye")
    await expect(mine).to_contain_text("Goodbye")
    await mine.locator(".bubble").click(button="right")
    await page.get_by_role("menuitem", name="Delete").click()
    await expect(mine).to_have_count(0)


async def test_each_chat_keeps_its_unsent_text(page: Page) -> None:
    await field(page).fill("Half a thought")
    await page.get_by_role("radio", name="Boris").click()
    await expect(field(page)).to_have_value("")
    await page.get_by_role("radio", name="Alice").click()
    await expect(field(page)).to_have_value("Half a thought")


async def test_a_press_counts_although_the_message_changes_under_the_finger(
    page: Page, api: Api, bot: PageBot
) -> None:
    answer = await conversation(page)
    box = await answer.get_by_role("button", name="Note").bounding_box()
    assert box is not None
    await page.mouse.move(box["x"] + 20, box["y"] + 10)
    await page.mouse.down()
    await api("editMessageText", chat_id=ALICE, message_id=2, text="Other words", reply_markup=bot.keyboard)
    await api("sendMessage", chat_id=ALICE, text="So that the edit has surely arrived")
    await expect(page.locator("#announcer")).to_contain_text("So that the edit has surely arrived")
    await page.mouse.up()
    await expect(page.locator(".toast")).to_have_text("About note")
    await expect(answer).to_contain_text("So that the edit has surely arrived")
