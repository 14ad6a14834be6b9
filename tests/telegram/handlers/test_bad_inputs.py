"""Whatever people send gets a friendly word of its own, and costs nothing."""

import io
from dataclasses import dataclass, field

import pytest
from PIL import Image

from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.studio import picture

HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(400)
PDF = b"%PDF-1.7\n" + bytes(400)
MP4 = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(400)
OGG = b"OggS" + bytes(400)


def gif() -> bytes:
    out = io.BytesIO()
    frames = [Image.new("P", (120, 90), color) for color in (1, 2)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    return out.getvalue()


def webp() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (512, 512)).save(out, "WEBP")
    return out.getvalue()


def tiny() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 40)).save(out, "PNG")
    return out.getvalue()


def huge() -> bytes:
    out = io.BytesIO()
    Image.new("1", (6000, 5000)).save(out, "PNG")
    return out.getvalue()


@dataclass(frozen=True)
class Bad:
    kind: str
    content: bytes = field(repr=False)
    name: str
    said: str


FILES = [
    Bad("document", HEIC, "photo.heic", "HEIC file"),
    Bad("document", PDF, "invoice.pdf", "PDF file"),
    Bad("document", b"PK\x03\x04" + bytes(99), "things.zip", "ZIP file"),
    Bad("document", b"hello", "notes", "can't read that kind of file"),
    Bad("document", picture(1)[:300], "cut.jpg", "damaged"),
    Bad("document", b"not a picture at all", "fake.jpg", "can't read that kind of file"),
    Bad("document", PDF, "really-a-pdf.png", "PDF file"),
    Bad("document", tiny(), "tiny.png", "too small"),
    Bad("document", huge(), "huge.png", "25 megapixels"),
    Bad("document", bytes(20_100_000), "big.jpg", "20 MB"),
    Bad("document", MP4, "clip.mp4", "don't do videos"),
    Bad("animation", gif(), "fun.gif", "GIFs move too much"),
    Bad("sticker", webp(), "s.webp", "Nice sticker"),
    Bad("video", MP4, "clip.mp4", "don't do videos"),
    Bad("video_note", MP4, "note.mp4", "don't do videos"),
    Bad("voice", OGG, "v.ogg", "no ears"),
]
OUT_OF_THE_BLUE = [bad for bad in FILES if bad.name in {"fun.gif", "s.webp", "v.ogg"}]


@pytest.mark.parametrize("bad", FILES, ids=str)
async def test_a_file_that_cannot_be_used_is_answered_and_the_question_stays(
    house: House, alice: Person, bad: Bad
) -> None:
    await alice.writes("/swap")
    await alice.sees("Send me the picture")
    await alice.sends_file(bad.content, kind=bad.kind, name=bad.name)
    card = await alice.sees(bad.said)
    assert "Send me the picture" in card.text
    assert card.buttons == ["✖️ Cancel"]
    assert (await house.wallet(alice)).available == 10


@pytest.mark.parametrize("bad", OUT_OF_THE_BLUE, ids=str)
async def test_out_of_the_blue_it_is_answered_with_what_to_do(house: House, alice: Person, bad: Bad) -> None:
    await alice.sends_file(bad.content, kind=bad.kind, name=bad.name)
    answer = await alice.sees(bad.said)
    assert "Send me a photo to begin" in answer.text
    assert "🔄 Swap faces" in answer.buttons


async def test_a_file_is_what_is_in_it_and_not_what_it_is_called(house: House, alice: Person) -> None:
    for name in ("scan.pdf", "IMG_0001", "photo.heic", "clip.mp4", "song.mp3"):
        await alice.writes("/swap")
        await alice.sees("Send me the picture")
        await alice.sends_file(picture(2), name=name)
        await alice.sees("I see 2 faces")


async def test_a_file_out_of_the_blue_is_looked_at_before_it_is_refused(house: House, alice: Person) -> None:
    await alice.sends_file(PDF, name="holiday.jpg")
    card = await alice.sees("PDF file")
    assert "Send me the picture" in card.text


async def test_a_bad_face_photo_leaves_the_swap_where_it_was(house: House, alice: Person) -> None:
    await alice.sends_photo(picture(1))
    await alice.sees("Whose face")
    await alice.sends_file(HEIC, name="me.heic")
    card = await alice.sees("HEIC file")
    assert "Whose face goes there?" in card.text
    await alice.sends_photo(picture(1, seed=1))
    await alice.sees("Ready.")


async def test_words_while_a_picture_is_awaited(house: House, alice: Person) -> None:
    await alice.writes("/swap")
    await alice.sees("Send me the picture")
    await alice.writes("make me pretty")
    card = await alice.sees("can't do much with words")
    assert "Send me the picture" in card.text


async def test_words_out_of_the_blue(house: House, alice: Person) -> None:
    await alice.writes("hello there")
    assert "🔄 Swap faces" in (await alice.sees("Send me a photo to begin")).buttons


async def test_an_unknown_command(house: House, alice: Person) -> None:
    await alice.writes("/dance")
    assert "🔄 Swap faces" in (await alice.sees("don't know that command")).buttons


async def test_two_commands_in_one_message(house: House, alice: Person) -> None:
    await alice.writes("/age /swap")
    await alice.sees("One thing at a time")
    await alice.sees("younger or older")


async def test_a_second_command_replaces_the_first_politely(house: House, alice: Person) -> None:
    await alice.writes("/swap")
    first = await alice.sees("Send me the picture")
    await alice.writes("/age")
    await alice.sees("younger or older")
    assert (await first.now()).text.startswith("⤵️ You began something new")
    assert (await first.now()).buttons == []


async def test_two_commands_at_once_leave_one_draft(house: House, alice: Person) -> None:
    for command in ("/swap", "/age", "/swap", "/age"):
        await alice.writes(command)
    await house.settled()
    with_buttons = [message for message in await alice.chat() if "✖️ Cancel" in message.buttons]
    assert ["younger or older" in message.text for message in with_buttons] == [True]


async def test_an_edited_command_begins_nothing(house: House, alice: Person) -> None:
    await alice.writes("/swap")
    await alice.sees("Send me the picture")
    sent = await alice.writes("/help")
    await alice.sees("How it works")
    await alice.edits(sent, "/age")
    await alice.sees("I don't follow edits")


async def test_an_edited_caption_out_of_the_blue_is_nobody_s_business(house: House, alice: Person) -> None:
    sent = await alice.sends_photo(picture(1))
    await alice.presses("Cancel")
    await alice.sees("Cancelled")
    await alice.edits(sent, "my boss")
    await house.settled()
    assert not any("follow edits" in message.text for message in await alice.chat())


async def test_a_photo_that_cannot_be_fetched_is_asked_for_again(house: House, alice: Person) -> None:
    await alice.writes("/swap")
    await alice.sees("Send me the picture")
    await alice._feed.post(
        "/play/faults", method="getFile", mode="400", times=9, text="Bad Request: wrong file_id"
    )
    await alice.sends_photo(picture(1))
    await alice.sees("couldn't fetch that picture")
