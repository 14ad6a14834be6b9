"""The chat page in a real browser, against the real emulator and a small bot."""

from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from playwright.async_api import BrowserContext, Page, expect

from playground.botapi import World
from playground.botapi.sample_world import ALICE, GROUP
from playground.botapi.serving import Running, running_telegram
from playground.page_routes import page_routes
from tests.playground.calls import Api
from tests.playground.page.bot import PageBot
from tests.playground.page.looking import conversation, field, in_a_browser, rows, say

pytestmark = in_a_browser


async def test_a_text_is_sent_and_answered(page: Page) -> None:
    await say(page, "Hello there")
    await expect(rows(page)).to_have_count(2)
    await expect(page.locator(".row.out")).to_contain_text("Hello there")
    await expect(rows(page).last).to_contain_text("You said: Hello there")


async def test_the_greeting_starts_the_bot_and_is_shown_once(
    browser: BrowserContext, telegram: Running, bot: PageBot
) -> None:
    page = await browser.new_page()
    await page.goto(telegram.url)
    await page.get_by_role("dialog").get_by_role("button", name="Start").click()
    await expect(rows(page).last).to_contain_text("You said: /start")
    await page.reload()
    await expect(rows(page)).to_have_count(2)
    await expect(page.get_by_role("dialog")).to_have_count(0)


async def test_a_text_can_be_sent_by_keyboard_alone(page: Page) -> None:
    await page.reload()
    await expect(page.get_by_text("Connecting to the playground")).to_be_hidden()
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Skip to the message field")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(field(page)).to_be_focused()
    await page.keyboard.type("One")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("Two")
    await page.keyboard.press("Enter")
    await expect(rows(page).last).to_contain_text("You said: One\nTwo")
    await expect(field(page)).to_have_value("")


async def test_a_button_can_be_pressed_by_keyboard_and_keeps_the_focus_when_the_message_changes(
    page: Page,
) -> None:
    answer = await conversation(page)
    await answer.get_by_role("button", name="Note").focus()
    for key in ("ArrowRight", "ArrowRight", "Enter"):
        await page.keyboard.press(key)
    await expect(answer).to_contain_text("Changed in place")
    await expect(answer.get_by_role("button", name="Change")).to_be_focused()


async def test_a_pressed_button_waits_until_it_is_answered(page: Page, bot: PageBot) -> None:
    answer = await conversation(page)
    bot.answers.clear()
    button = answer.get_by_role("button", name="Note")
    await button.click()
    await expect(button).to_have_attribute("aria-busy", "true")
    bot.answers.set()
    await expect(button).to_have_attribute("aria-busy", "false")
    await expect(page.locator(".toast")).to_have_text("About note")


async def test_an_alert_is_a_dialog_that_escape_closes(page: Page) -> None:
    answer = await conversation(page)
    await answer.get_by_role("button", name="Alert").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("About alert")
    await page.keyboard.press("Escape")
    await expect(dialog).to_have_count(0)


async def test_a_removed_message_disappears(page: Page) -> None:
    answer = await conversation(page)
    await answer.get_by_role("button", name="Remove").click()
    await expect(rows(page)).to_have_count(1)


async def test_a_sample_takes_one_click_and_the_answer_becomes_a_photo_in_place(
    page: Page, bot: PageBot
) -> None:
    bot.answers.clear()
    await page.get_by_role("button", name="Send the sample Three people").click()
    await expect(rows(page).last).to_contain_text("Looking for faces")
    bot.answers.set()
    await expect(rows(page).last).to_contain_text("Here they are")
    await expect(rows(page)).to_have_count(2)
    await rows(page).last.get_by_role("button", name="Photo: Here they are. Open").click()
    await expect(page.get_by_role("dialog", name="Photo")).to_be_visible()
    await expect(page.get_by_role("link", name="Download")).to_have_attribute("download", "photo-2.jpg")


async def test_several_pictures_are_one_album_with_a_caption(page: Page, world: World) -> None:
    for title in ("Grace Hopper", "Mona Lisa"):
        await page.get_by_role("button", name=f"Add {title} to the message").click()
    await expect(page.locator("#attachment-count")).to_have_text("Album of 2")
    await say(page, "Both of them")
    await expect(rows(page)).to_have_count(1)
    await expect(rows(page).locator(".album img")).to_have_count(2)
    first, second = (message.body for message in world.chats[ALICE].messages.values())
    assert first["media_group_id"] == second["media_group_id"]
    assert first["caption"] == "Both of them"


async def test_a_chosen_picture_can_go_as_a_file(page: Page, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Not a picture")
    await page.locator("#picker").set_input_files(tmp_path / "notes.txt")
    await page.get_by_text("File", exact=True).click()
    await page.get_by_role("button", name="Send", exact=True).click()
    await expect(rows(page).first.get_by_role("link", name="Download notes.txt")).to_be_visible()


async def test_the_command_menu_opens_with_a_slash_and_is_used_by_arrows(page: Page) -> None:
    await field(page).press_sequentially("/")
    await expect(page.get_by_role("option")).to_have_count(2)
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(rows(page).last).to_contain_text("You said: /swap")


async def test_markup_in_a_message_stays_text(page: Page) -> None:
    await say(page, '<img src=x onerror="document.title=1"> & <b>bold</b>')
    await expect(rows(page).last).to_contain_text(
        'You said: <img src=x onerror="document.title=1"> & <b>bold</b>'
    )
    await expect(page.locator("#messages :is(img, b)")).to_have_count(0)


async def test_somebody_elses_message_in_a_group_counts_as_unread(page: Page, world: World) -> None:
    await page.get_by_role("button", name="Weekend trip").first.click()
    await say(page, "Hi all")
    boris = page.get_by_role("radio", name="Boris")
    await expect(boris).to_contain_text("1 unread")
    await boris.click()
    await page.locator("#chats").get_by_role("button", name="Weekend trip").click()
    await expect(page.locator(".row.in")).to_have_count(1)
    await expect(boris).not_to_contain_text("unread")
    assert len(world.chats[GROUP].messages) == 1


async def test_a_change_above_does_not_move_the_reader(page: Page, api: Api) -> None:
    await conversation(page)
    first = await api("sendMessage", chat_id=ALICE, text="Short")
    for number in range(30):
        await api("sendMessage", chat_id=ALICE, text=f"Line {number}")
    await expect(rows(page).last).to_contain_text("Line 29")
    line = rows(page).filter(has_text="Line 12")
    await line.scroll_into_view_if_needed()
    await expect(page.get_by_role("button", name="To the newest message")).to_be_visible()
    before = await line.bounding_box()
    assert before is not None
    await api("editMessageText", chat_id=ALICE, message_id=first["message_id"], text="Long\n" * 12)
    await expect(rows(page).filter(has_text="Long")).to_have_count(1)
    after = await line.bounding_box()
    assert after is not None
    assert abs(after["y"] - before["y"]) < 2


@pytest.mark.parametrize("width", [360, 390])
async def test_a_phone_has_no_sideways_scroll_and_the_rail_is_a_drawer(page: Page, width: int) -> None:
    await page.set_viewport_size({"width": width, "height": 740})
    await say(page, "Donaudampfschifffahrtsgesellschaft" * 4)
    await expect(rows(page)).to_have_count(2)
    await page.get_by_role("button", name="Send the sample Three people").click()
    await expect(rows(page).last).to_contain_text("Here they are")
    assert await page.evaluate("document.documentElement.scrollWidth") == width
    assert await page.evaluate("document.getElementById('log').scrollWidth") == width
    await page.get_by_role("button", name="People and chats").click()
    await page.get_by_role("radio", name="Boris").click()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("button", name="People and chats")).to_be_focused()
    await expect(page.get_by_role("textbox", name="Message as Boris")).to_be_visible()


async def test_the_page_catches_up_after_the_server_was_away(browser: BrowserContext, world: World) -> None:
    async with AsyncExitStack() as first_life:
        server = await first_life.enter_async_context(running_telegram(world, routes_before=page_routes()))
        page = await browser.new_page()
        await page.goto(server.url)
        await page.get_by_role("button", name="Look around first").click()
        await say(page, "Before")
        await expect(rows(page)).to_have_count(1)
    await expect(page.get_by_text("Connecting to the playground")).to_be_visible()
    world.post(world.chats[ALICE], {"text": "While you were away"})
    async with running_telegram(world, port=server.port, routes_before=page_routes()):
        await expect(rows(page).last).to_contain_text("While you were away")
        await expect(page.get_by_text("Connecting to the playground")).to_be_hidden()
        await say(page, "After")
        await expect(rows(page)).to_have_count(3)
        await page.close()
