"""The page for those who do not see it, do not point, or hold it in one hand."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, ViewportSize, expect

from playground.botapi.sample_world import ALICE
from playground.page_routes import SAMPLES
from tests.playground.calls import Api
from tests.playground.page.looking import conversation, field, in_a_browser, rows

pytestmark = in_a_browser
PHONE: ViewportSize = {"width": 360, "height": 640}
AXE = Path(os.environ.get("AXE", "/nowhere"))
RULES = AXE.read_text() if AXE.is_file() else ""
RESULT_KEYS = [["🔁 Again", "🙂 Other face"], ["📎 As file", "⭐ Save face"], ["🚩 Report"]]


def keyboard(*labels: str) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": label, "callback_data": label}] for label in labels]}


async def test_the_focus_stays_on_a_button_that_says_something_else_now(page: Page, api: Api) -> None:
    """As when a face is picked: "1" becomes "✅ 1"."""
    answer = await conversation(page)
    sent = await api("sendMessage", chat_id=ALICE, text="Which?", reply_markup=keyboard("1", "2", "Done"))
    await rows(page).last.get_by_role("button", name="2").focus()
    where = {"chat_id": ALICE, "message_id": sent["message_id"]}
    await api("editMessageReplyMarkup", **where, reply_markup=keyboard("1", "✅ 2", "Done"))
    await expect(rows(page).last.get_by_role("button", name="✅ 2")).to_be_focused()
    await api("editMessageReplyMarkup", **where, reply_markup=keyboard("Stop"))
    await expect(rows(page).last.get_by_role("button", name="Stop")).to_be_focused()
    await expect(answer).to_be_visible()


@pytest.mark.parametrize("sample", ["mona_lisa", "group"])
async def test_on_a_phone_the_whole_result_is_in_sight(page: Page, api: Api, sample: str) -> None:
    """The picture, not only its caption and its buttons."""
    await page.set_viewport_size(PHONE)
    await conversation(page)
    keys = {"inline_keyboard": [[{"text": key, "callback_data": key} for key in row] for row in RESULT_KEYS]}
    photo = (SAMPLES / f"{sample}.jpg").read_bytes()
    caption = "Here you are! It took 2 credits; 8 left.\nMade with AI"
    await api(
        "sendPhoto",
        chat_id=ALICE,
        photo="attach://picture",
        caption=caption,
        reply_markup=json.dumps(keys),
        files={"picture": ("picture.jpg", photo)},
    )
    result = rows(page).last
    await expect(result).to_contain_text("Here you are")
    picture = result.locator(".frame img")
    await expect(picture).to_be_visible()
    await expect(result.get_by_role("button", name="Report")).to_be_in_viewport(ratio=1)
    await expect(picture).to_be_in_viewport(ratio=1)
    header = await page.locator(".head").bounding_box()
    box = await picture.bounding_box()
    assert header is not None
    assert box is not None
    assert box["y"] >= header["y"] + header["height"] - 1
    assert box["height"] >= 90


@pytest.mark.parametrize("width", [360, 1280])
async def test_the_page_has_one_heading_of_the_first_rank(page: Page, width: int) -> None:
    await page.set_viewport_size({"width": width, "height": 700})
    await conversation(page)
    await expect(page.get_by_role("heading", level=1)).to_have_count(1)


@pytest.mark.skipif(not RULES, reason="no axe-core: .ci/run fetches it and says in AXE where it is")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
async def test_axe_finds_nothing_to_complain_about(page: Page, scheme: Any, width: int) -> None:
    """Its rules for roles, names, contrast, headings and landmarks."""
    await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    await page.set_viewport_size({"width": width, "height": 800})
    await conversation(page)
    await expect(field(page)).to_be_visible()
    await page.evaluate(RULES)
    found = await page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    complaints = [
        f"{one['id']} at {node['target'][0]}: {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]
    assert not complaints, "\n".join(complaints)
