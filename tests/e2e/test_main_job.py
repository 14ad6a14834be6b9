"""From a photograph to a swapped one, as people do it."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.e2e.conversation import (
    FACES_IN_GROUP,
    GROUP,
    HOPPER,
    MONA_LISA,
    SLOW,
    accepts_the_rules,
    balance,
    changed,
    picks,
    results,
    sees_the_result,
    sends_the_group,
    swaps_one_face,
)
from tests.e2e.running_bot import RunningBot
from tests.support.people import Person

pytestmark = pytest.mark.e2e
BOTH_WAYS = pytest.mark.parametrize(
    "bot", [{"webhook": True}, {"webhook": False}], ids=["webhook", "polling"], indirect=True
)


@pytest.mark.process
@BOTH_WAYS
async def test_two_of_three_faces_are_swapped_and_the_card_becomes_the_result(alice: Person) -> None:
    await accepts_the_rules(alice)
    card = await sends_the_group(alice)
    await picks(alice, "1", "3")
    await alice.sends_photo(MONA_LISA)
    await alice.sees("face 3", within=SLOW)
    await alice.sends_photo(HOPPER)
    order = await alice.sees("2 faces to swap", within=SLOW)
    assert "2 credits" in order.text
    await alice.presses("Swap for 2 credits")
    result = await sees_the_result(alice)
    assert result.id == order.id
    assert "Made with AI" in result.text
    assert "8 left" in result.text
    assert result.buttons == ["🔁 Again", "🙂 Other face", "📎 As file", "⭐ Save face", "🚩 Report"]
    assert len(await results(alice)) == 1
    first, second, third = FACES_IN_GROUP
    sent = next(message for message in await alice.chat() if message.kind == "photo" and not message.by_bot)
    before, after = await sent.photo_bytes(), await result.photo_bytes()
    assert changed(before, after, first) > 10
    assert changed(before, after, third) > 10
    assert changed(before, after, second) < 4
    assert card.kind == "photo"


async def test_one_face_needs_no_picking(alice: Person) -> None:
    await accepts_the_rules(alice)
    result = await swaps_one_face(alice)
    assert "9 left" in result.text
    assert "9 credits" in await balance(alice)


async def test_a_face_gets_older(alice: Person) -> None:
    await accepts_the_rules(alice)
    await alice.writes("/age")
    await alice.sees("Send me the picture")
    await alice.sends_photo(HOPPER)
    await alice.sees("How many years", within=SLOW)
    await alice.presses("+30")
    await alice.sees("30 years older")
    await alice.presses("◀ 5")
    await alice.sees("25 years older")
    await alice.presses("Done")
    await alice.sees("One face, 25 years older")
    await alice.presses("Change age for one credit")
    assert "Made with AI" in (await sees_the_result(alice)).text


async def test_an_album_is_the_scene_and_the_face(alice: Person) -> None:
    await accepts_the_rules(alice)
    await alice.sends_album([HOPPER, MONA_LISA])
    await alice.sees("One face to swap", within=SLOW)
    await alice.presses("Swap for one credit")
    shown = await sees_the_result(alice)
    scene = next(each for each in await alice.chat() if each.kind == "photo" and not each.by_bot)
    before, after = await scene.photo_bytes(), await (await shown.now()).photo_bytes()
    assert changed(before, after, (150, 150, 350, 400)) > 10
    assert "9 credits" in await balance(alice)


def pictures_in(bot: RunningBot) -> list[Path]:
    """What is stored there, without the mark that says whose it is."""
    return [path for path in (bot.home / "media").glob("*/*") if path.is_file()]


async def test_nothing_runs_before_the_rules_are_accepted_and_what_was_sent_is_taken_up_then(
    alice: Person, bot: RunningBot
) -> None:
    await alice.sends_photo(HOPPER)
    await alice.sees("promise me")
    assert not pictures_in(bot)
    await alice.presses("promise")
    await alice.sees("Whose face goes there", within=SLOW)
    assert pictures_in(bot)


async def test_a_picture_sent_as_a_file_comes_back_in_its_full_size(alice: Person) -> None:
    await accepts_the_rules(alice)
    await alice.sends_file(GROUP)
    await alice.sees("I see 3 faces", within=SLOW)
    await picks(alice, "2")
    await alice.sends_photo(MONA_LISA)
    await alice.sees("One face to swap", within=SLOW)
    await alice.presses("Swap for one credit")
    await sees_the_result(alice)
    await alice.presses("As file")
    sent = await alice.sees(lambda message: message.kind == "document", within=SLOW)
    with Image.open(GROUP) as scene, Image.open(BytesIO(await sent.file_bytes())) as result:
        assert scene.size == result.size


async def test_again_and_another_face_begin_where_the_result_stands(alice: Person) -> None:
    await accepts_the_rules(alice)
    await swaps_one_face(alice)
    await alice.presses("Again")
    await alice.sees("One face to swap", within=SLOW)
    await alice.presses("Swap for one credit")
    await sees_the_result(alice)
    await alice.presses("Other face")
    await alice.sees("Whose face", within=SLOW)
    assert "8 credits" in await balance(alice)


async def test_a_saved_face_is_one_tap_away(alice: Person) -> None:
    await accepts_the_rules(alice)
    await swaps_one_face(alice)
    await alice.presses("Save face")
    await alice.sees("Saved: Face 1", within=SLOW)
    await alice.presses("Rename “Face 1”")
    await alice.sees("name", within=SLOW)
    await alice.writes("Lisa")
    await alice.sees("“Lisa”", within=SLOW)
    await alice.writes("/faces")
    sheet = await alice.sees("Your saved faces", within=SLOW)
    assert sheet.kind == "photo"
    await alice.sends_photo(HOPPER)
    await alice.sees("Whose face goes there", within=SLOW)
    await alice.presses("Lisa")
    await alice.sees("One face to swap", within=SLOW)


async def test_history_sends_a_result_again_for_nothing(alice: Person) -> None:
    await accepts_the_rules(alice)
    await swaps_one_face(alice)
    await alice.writes("/history")
    await alice.sees("Your last pictures")
    await alice.presses("1")
    again = await alice.sees(lambda message: message.kind in {"photo", "document"}, within=SLOW)
    assert "Made with AI" in again.text
    assert "9 credits" in await balance(alice)


async def test_the_bot_speaks_the_language_of_the_app_and_the_chosen_one(boris: Person) -> None:
    await boris.writes("/start")
    await boris.sees("prométeme")
    await boris.presses("rometo")
    await boris.writes("/language")
    await boris.sees("idioma")
    await boris.presses("English")
    await boris.sees("English it is")
    assert "credits" in await balance(boris)


async def test_forgetting_erases_everything_and_gives_no_second_welcome(
    alice: Person, bot: RunningBot
) -> None:
    await accepts_the_rules(alice)
    await swaps_one_face(alice)
    await alice.writes("/forget")
    await alice.sees("Erase everything about you")
    await alice.presses("Yes, erase everything")
    await alice.sees("I have forgotten you")
    assert pictures_in(bot) == []
    await alice.writes("/start")
    await alice.sees("promise me")
    await alice.presses("promise")
    await alice.sees("Let's go")


async def test_commands_are_in_the_menu(alice: Person) -> None:
    await accepts_the_rules(alice)
    assert set(await alice.commands()) >= {
        "start",
        "swap",
        "age",
        "faces",
        "balance",
        "history",
        "help",
        "forget",
    }
