"""What one picture costs in calls to Telegram and in bytes sent up, from the photo to the result.

A chat may be written to about once a second, so what is not needed is not sent. With the local engine and one face in
each picture: 13 calls and two uploads before, the numbers below now.
"""

from collections import Counter
from typing import Any

import pytest

from tests.e2e.conftest import Telegram
from tests.e2e.conversation import accepts_the_rules, swaps_one_face
from tests.support.people import Person

pytestmark = pytest.mark.e2e
SETTING_UP = {"getMe", "setWebhook", "deleteWebhook", "setMyCommands", "getUpdates"}
SIGNS_OF_LIFE = {
    "sendChatAction",
    "sendMessage",
    "editMessageCaption",
}  # where it takes seconds: a busy machine
LARGEST_BYTES = 130_000


async def test_a_swap_takes_seven_calls_beside_its_two_downloads_and_uploads_the_result_alone(
    alice: Person, telegram: Telegram
) -> None:
    await accepts_the_rules(alice)
    calls: Counter[str] = Counter()
    uploads: list[int] = []

    def count(arguments: Any) -> None:
        if arguments.method not in SETTING_UP:
            calls[arguments.method] += 1
            uploads.extend(len(upload.content) for upload in arguments.uploads.values())

    telegram.world.on_call("*", count, times=None)
    await swaps_one_face(alice)
    assert len(uploads) == 1
    assert uploads[0] < LARGEST_BYTES
    assert calls["sendPhoto"] == 2  # the card, and the price below the second photo
    if calls.keys() & SIGNS_OF_LIFE:
        return  # tests/telegram/handlers/test_quick_jobs.py counts by a clock that nobody is busy for
    assert sum(calls.values()) == 7
    assert calls["getFile"] == 2
    assert calls["deleteMessage"] == calls["answerCallbackQuery"] == calls["editMessageMedia"] == 1
