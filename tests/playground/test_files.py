"""Files on their way through: limits, photos shrunk, documents untouched, the same file again by its id."""

import io
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PIL import Image

from playground.botapi import World
from playground.botapi.sample_world import ALICE
from playground.botapi.serving import Running
from tests.media.filmed import Shot, film
from tests.playground.calls import Api, picture
from tests.support.people import Person

TO = {"chat_id": ALICE}
MEGABYTE = 1024 * 1024


def movie() -> bytes:
    return film(Shot(width=640, height=360, seconds=5, fps=2))


@pytest.fixture(autouse=True)
async def started(alice: Person) -> None:
    await alice.writes("/start")


async def test_a_photo_becomes_several_jpegs_without_metadata(api: Api, alice: Person) -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "A camera", 6
    original = picture(3000, 1500, exif=exif)
    sent = await api("sendPhoto", **TO, files={"photo": ("a.jpg", original)})
    sizes = [(size["width"], size["height"]) for size in sent["photo"]]
    assert sizes == [(45, 90), (160, 320), (400, 800), (1280, 2560)]
    seen = Image.open(
        io.BytesIO(await (await alice.sees(lambda message: message.kind == "photo")).photo_bytes())
    )
    assert (seen.format, dict(seen.getexif())) == ("JPEG", {})


async def test_a_persons_photo_is_shrunk_by_the_app_that_sends_it(alice: Person) -> None:
    message = await alice.sends_photo(picture(3000, 1500))
    assert message.json["photo"][-1]["width"] == 1280
    assert len({size["file_id"] for size in message.json["photo"]}) == 4


@pytest.mark.parametrize("sender", ["bot", "person"])
async def test_a_document_arrives_byte_for_byte(api: Api, alice: Person, sender: str) -> None:
    original = picture(80, 60, exif=Image.Exif())
    if sender == "bot":
        await api("sendDocument", **TO, files={"document": ("a b.jpg", original, "image/jpeg")})
        message = await alice.sees(lambda message: message.kind == "document")
    else:
        message = await alice.sends_file(original, name="a b.jpg")
    assert await message.file_bytes() == original
    assert message.json["document"]["file_name"] == "a b.jpg"
    assert message.json["document"]["mime_type"] == "image/jpeg"
    assert message.json["document"]["thumbnail"]["width"] == 80


BAD_PHOTOS: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "400 Bad Request: file must be non-empty"),
    "no picture": (b"GIF89a and then nothing", "400 Bad Request: IMAGE_PROCESS_FAILED"),
    "cut short": (picture(900, 900, quality=95)[:2000], "400 Bad Request: IMAGE_PROCESS_FAILED"),
    "too wide": (picture(9000, 1001), "400 Bad Request: PHOTO_INVALID_DIMENSIONS"),
    "too narrow": (picture(2100, 100), "400 Bad Request: PHOTO_INVALID_DIMENSIONS"),
    "too heavy": (picture(10, 10) + bytes(10 * MEGABYTE), "is too big for a photo"),
}


@pytest.mark.parametrize(("content", "reason"), BAD_PHOTOS.values(), ids=BAD_PHOTOS)
async def test_what_is_no_photo_is_refused(api: Api, content: bytes, reason: str) -> None:
    assert reason in await api.refusal("sendPhoto", **TO, files={"photo": ("a.jpg", content)})


async def test_the_limits_of_a_photo_are_inside(api: Api) -> None:
    assert await api("sendPhoto", **TO, files={"photo": ("a.png", picture(2000, 100, kind="PNG"))})


async def test_uploads_end_at_fifty_megabytes(api: Api) -> None:
    fits = await api("sendDocument", **TO, files={"document": ("a.bin", bytes(50 * MEGABYTE))})
    assert fits["document"]["file_size"] == 50 * MEGABYTE
    refused = await api.refusal("sendDocument", **TO, files={"document": ("a.bin", bytes(50 * MEGABYTE + 1))})
    assert refused == "413 Request Entity Too Large"


async def test_downloads_end_at_twenty_megabytes(api: Api, alice: Person) -> None:
    fits = await alice.sends_file(bytes(20 * MEGABYTE), name="a.bin")
    assert (await api("getFile", file_id=fits.json["document"]["file_id"]))["file_size"] == 20 * MEGABYTE
    large = await alice.sends_file(bytes(20 * MEGABYTE + 1), name="b.bin")
    refused = await api.refusal("getFile", file_id=large.json["document"]["file_id"])
    assert refused == "400 Bad Request: file is too big"


async def test_a_link_to_a_file_dies_after_an_hour(api: Api, world: World, alice: Person) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    world.clock = lambda: now
    photo = await alice.sends_photo(picture())
    file = await api("getFile", file_id=photo.json["photo"][-1]["file_id"])
    path = f"/file{api.base}/{file['file_path']}"
    assert file["file_path"].startswith("photos/file_")
    answer = await api.client.get(path)
    assert (answer.status_code, answer.content) == (200, await photo.photo_bytes())
    assert (await api.client.get(path.replace(world.bot.token, "1:" + "A" * 35))).status_code == 401
    now += timedelta(minutes=61)
    assert (await api.client.get(path)).status_code == 404


async def test_a_file_is_sent_again_by_its_id_but_only_as_what_it_is(api: Api, alice: Person) -> None:
    photo = (await alice.sends_photo(picture())).json["photo"]
    again = await api("sendPhoto", **TO, photo=photo[0]["file_id"])
    assert again["photo"] == photo
    refused = await api.refusal("sendDocument", **TO, document=photo[0]["file_id"])
    assert refused == "400 Bad Request: can't use file of type Photo as Document"
    document = (await alice.sends_file(b"words", name="a.txt")).json["document"]
    assert (await api("sendDocument", **TO, document=document["file_id"]))["document"] == document
    refused = await api.refusal("sendPhoto", **TO, photo=document["file_id"])
    assert refused == "400 Bad Request: can't use file of type Document as Photo"


async def test_a_video_has_its_size_and_length_and_a_thumbnail(api: Api) -> None:
    files = {"video": ("a.mp4", movie(), "video/mp4"), "small": ("t.jpg", picture(320, 180))}
    video = (await api("sendVideo", **TO, thumbnail="attach://small", files=files))["video"]
    assert (video["width"], video["height"], video["duration"]) == (640, 360, 5)
    assert (video["thumbnail"]["width"], video["mime_type"]) == (320, "video/mp4")
    files["small"] = ("t.png", picture(400, 400, kind="PNG"))
    refused = await api.refusal("sendVideo", **TO, thumbnail="attach://small", files=files)
    assert "the thumbnail must be a JPEG of at most 320x320" in refused


async def test_an_animation_is_shown_as_a_document_too(api: Api) -> None:
    sent = await api("sendAnimation", **TO, files={"animation": ("a.gif", picture(kind="GIF"), "image/gif")})
    assert sent["animation"] == sent["document"]
    also = await api("sendDocument", **TO, files={"document": ("a.gif", picture(kind="GIF"), "image/gif")})
    assert "animation" in also


@pytest.mark.parametrize(
    ("kinds", "reason"),
    [
        (["photo"], "there are too few messages to send as an album"),
        (["photo"] * 11, "too many messages to send as an album"),
        (["photo", "document"], "can't use the media of the specified type in the album"),
        (["photo", "animation"], 'type "animation" can\'t be used in sendMediaGroup'),
    ],
)
async def test_albums_are_of_two_to_ten_of_a_kind(api: Api, kinds: list[str], reason: str) -> None:
    media = [{"type": kind, "media": f"attach://{number}"} for number, kind in enumerate(kinds)]
    files = {str(number): ("a.jpg", picture()) for number in range(len(kinds))}
    assert reason in await api.refusal("sendMediaGroup", **TO, media=json.dumps(media), files=files)


async def test_an_album_is_several_messages_with_one_group(api: Api, alice: Person) -> None:
    media = [
        {"type": "photo", "media": "attach://a", "caption": "both", "has_spoiler": True},
        {"type": "video", "media": "attach://b"},
    ]
    files = {"a": ("a.jpg", picture()), "b": ("b.mp4", movie(), "video/mp4")}
    sent = await api("sendMediaGroup", **TO, media=json.dumps(media), files=files)
    assert len({message["media_group_id"] for message in sent}) == 1
    assert sent[0]["has_media_spoiler"] is True
    assert [message.kind for message in await alice.chat()][1:] == ["photo", "video"]


async def test_a_file_that_no_parameter_names_is_an_error(api: Api) -> None:
    files: dict[str, Any] = {"photo": ("a.jpg", picture()), "other": ("b.jpg", picture())}
    refused = await api.refusal("sendPhoto", **TO, files=files)
    assert refused == '400 Bad Request: the file "other" is not used by any parameter of sendPhoto'


async def test_people_files_are_never_served_as_pages(telegram: Running, api: Api, alice: Person) -> None:
    page = await alice.sends_file(b"<script>1</script>", name="a.html")
    answer = await api.client.get(f"/play/files/{page.json['document']['file_id']}")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert "sandbox" in answer.headers["content-security-policy"]
