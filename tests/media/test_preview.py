import numpy as np
import pytest
from PIL import Image

from bot.media.drawing import AMBER, BLUE
from bot.media.model import Box, Face
from bot.media.preview import contact_sheet, number_faces, thumbnail
from tests.media import crafted

MIDDLE = Face(box=Box(300, 200, 500, 400))


def canvas(width: int = 800, height: int = 600, colour: object = (90, 120, 90)) -> bytes:
    return crafted.encoded(Image.new("RGB", (width, height), colour), quality=95)  # type: ignore[arg-type]


def pixels_near(content: bytes, colour: tuple[int, int, int], *, within: int = 40) -> int:
    away = np.abs(np.asarray(crafted.opened(content), int) - np.asarray(colour)).max(axis=2)
    return int((away < within).sum())


def change(content: bytes, original: bytes) -> np.ndarray:
    drawn = np.asarray(crafted.opened(content), int)
    plain = crafted.opened(original).convert("RGB").resize(drawn.shape[1::-1])
    away: np.ndarray = np.abs(drawn - np.asarray(plain, int)).max(axis=2)
    return away


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        ((4000, 3000), (1280, 960)),
        ((1280, 960), (1280, 960)),
        ((400, 300), (960, 720)),
        ((300, 3000), (128, 1280)),
    ],
)
def test_a_preview_has_a_handy_size(size: tuple[int, int], shown: tuple[int, int]) -> None:
    content = number_faces(canvas(*size), [Face(box=Box(10, 10, 100, 100))], [])
    image = crafted.opened(content)
    assert (image.format, image.size) == ("JPEG", shown)


def test_frames_are_where_the_faces_are() -> None:
    original = canvas(1280, 960)
    drawn = change(number_faces(original, [Face(box=Box(300, 200, 500, 400))], []), original) > 60
    rows, columns = np.nonzero(drawn)
    assert 270 <= columns.min() < 300
    assert 500 < columns.max() <= 530
    assert 110 <= rows.min() < 200, "the number is above"
    assert 400 < rows.max() <= 430
    assert not drawn[240:360, 340:460].any(), "the face itself stays free"


@pytest.mark.parametrize("background", ["white", "black", (255, 187, 51), (36, 129, 250), (128, 128, 128)])
@pytest.mark.parametrize("sure", [True, False])
@pytest.mark.parametrize("picked", [[], [0]])
def test_frames_show_on_any_background(background: object, sure: bool, picked: list[int]) -> None:
    original = canvas(colour=background)
    face = Face(box=MIDDLE.box, sure=sure)
    assert (change(number_faces(original, [face], picked), original) > 60).sum() > 1500


def test_a_picked_face_looks_picked() -> None:
    faces = [MIDDLE, Face(box=Box(600, 200, 700, 300))]
    assert pixels_near(number_faces(canvas(), faces, []), BLUE) == 0
    assert pixels_near(number_faces(canvas(), faces, [1]), BLUE) > 1000


def test_an_unsure_face_looks_unsure() -> None:
    assert pixels_near(number_faces(canvas(), [MIDDLE], []), AMBER) == 0
    assert pixels_near(number_faces(canvas(), [Face(box=MIDDLE.box, sure=False)], []), AMBER) > 1000


def test_numbers_differ() -> None:
    faces = [Face(box=Box(50 + 180 * i, 200, 180 + 180 * i, 330)) for i in range(4)]
    image = crafted.opened(number_faces(canvas(), faces, []))
    factor = image.width / 800
    tops = [
        image.crop((int((60 + 180 * i) * factor), 170, int((170 + 180 * i) * factor), 245)) for i in range(4)
    ]
    shapes = [np.asarray(top.convert("L").point(lambda value: 255 * (value < 60))) for top in tops]
    assert all((shapes[i] != shapes[j]).sum() > 50 for i in range(4) for j in range(i))


@pytest.mark.parametrize(
    "box",
    [
        Box(0, 0, 800, 600),
        Box(400, 300, 404, 304),
        Box(0, 0, 20, 20),
        Box(780, 580, 800, 600),
        Box(0, 0, 800, 30),
    ],
)
def test_faces_of_any_size_and_place_are_framed(box: Box) -> None:
    original = canvas()
    content = number_faces(original, [Face(box=box), Face(box=box, sure=False)], [0])
    assert (change(content, original) > 60).sum() > 500


def test_no_faces_leave_the_picture_as_it_is() -> None:
    original = canvas(1280, 960)
    assert change(number_faces(original, [], []), original).max() < 8


def test_transparency_becomes_paper() -> None:
    clear = crafted.encoded(Image.new("RGBA", (400, 300), (0, 0, 0, 0)), "PNG")
    assert pixels_near(number_faces(clear, [], []), (244, 246, 249), within=6) == 960 * 720


def test_the_same_choice_gives_the_same_preview() -> None:
    first, second = (number_faces(crafted.sample("group"), [MIDDLE], [0]) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    "box", [Box(300, 200, 500, 400), Box(0, 0, 60, 60), Box(740, 540, 800, 600), Box(0, 0, 800, 600)]
)
def test_a_thumbnail_is_a_small_square_with_the_face(box: Box) -> None:
    picture = Image.new("RGB", (800, 600), "navy")
    picture.paste("red", (box.x1, box.y1, box.x2, box.y2))
    image = crafted.opened(thumbnail(crafted.encoded(picture), box))
    assert image.size == (320, 320)
    assert pixels_near(crafted.encoded(image), (254, 0, 0), within=60) > 320 * 320 * 0.25


@pytest.mark.parametrize("count", [1, 2, 3, 7, 20])
def test_a_sheet_shows_every_face(count: int) -> None:
    face = thumbnail(canvas(colour=(200, 30, 30)), MIDDLE.box)
    sheet = crafted.opened(contact_sheet([("Grace", face)] * count))
    assert pixels_near(crafted.encoded(sheet, quality=95), (200, 30, 30)) > count * 240 * 240 * 0.85
    assert max(sheet.size) <= 2000


@pytest.mark.parametrize(
    "name", ["", "Éléonore", "Элен", "明", "a" * 500, "new\nline", "\u202egnp.exe", "😀"]
)
def test_any_name_can_be_on_a_sheet(name: str) -> None:
    face = thumbnail(canvas(), MIDDLE.box)
    assert crafted.opened(contact_sheet([(name, face)])).width > 240


def test_a_sheet_of_nobody_is_possible() -> None:
    assert crafted.opened(contact_sheet([])).width > 0
