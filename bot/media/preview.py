"""What people see while they choose: the picture with its faces numbered, small faces, and sheets of those."""

import io
import unicodedata
from collections.abc import Collection, Sequence

from PIL import Image

from bot.media.drawing import (
    AMBER,
    BLUE,
    INK,
    WHITE,
    Style,
    chip_size,
    draw_caption,
    draw_chip,
    draw_frame,
    draw_leader,
    paste_rounded,
)
from bot.media.labels import place_labels
from bot.media.model import Box, Face

FORMATS = ("JPEG", "PNG")
MAX_EDGE, MIN_EDGE = 1280, 960
JPEG_QUALITY = 88
FRAME_ROOM = 0.1
"""A frame is larger than its face's box by this share on each side."""

THUMBNAIL_EDGE = 320
THUMBNAIL_ROOM = 0.35

PLAIN = Style(line=WHITE, chip=WHITE, text=INK)
PICKED = Style(line=BLUE, chip=BLUE, text=WHITE, tint=0.07)
UNSURE = Style(line=AMBER, chip=AMBER, text=INK, dashed=True)
PICKED_UNSURE = Style(line=BLUE, chip=BLUE, text=WHITE, dashed=True, tint=0.07)

TILE_EDGE, GAP, CAPTION_HEIGHT, CHIP_HEIGHT = 240, 28, 52, 46
PAPER = (244, 246, 249)


def number_faces(content: bytes, faces: Sequence[Face], picked: Collection[int]) -> bytes:
    """A JPEG with face 1, 2, 3 … framed, in the order given. `picked` are indexes, from 0."""
    picture, factor = _for_showing(content)
    frames = [_frame(face.box, factor, picture.size) for face in faces]
    height = _label_height(frames, picture.size)
    texts = [f"{index + 1}{'' if face.sure else '?'}" for index, face in enumerate(faces)]
    styles = [_style(face, index in picked) for index, face in enumerate(faces)]
    sizes = [chip_size(text, height, tick=index in picked) for index, text in enumerate(texts)]
    labels = place_labels(frames, sizes, picture.size)
    thickness = max(3, height // 14)
    for frame, style, label in zip(frames, styles, labels, strict=True):
        draw_frame(picture, frame, style, thickness)
        _lead(picture, frame, label, style, thickness)
    for index, (label, text, style) in enumerate(zip(labels, texts, styles, strict=True)):
        draw_chip(picture, label, text, style, tick=index in picked)
    return _jpeg(picture)


def thumbnail(content: bytes, box: Box) -> bytes:
    """A square JPEG of one face."""
    picture = _opaque(Image.open(io.BytesIO(content), formats=FORMATS))
    side = min(round(max(box.width, box.height) * (1 + 2 * THUMBNAIL_ROOM)), *picture.size)
    left = _clamped((box.x1 + box.x2 - side) // 2, picture.width - side)
    top = _clamped((box.y1 + box.y2 - side) // 2, picture.height - side)
    area = (left, top, left + side, top + side)
    return _jpeg(picture.resize((THUMBNAIL_EDGE, THUMBNAIL_EDGE), Image.Resampling.LANCZOS, box=area))


def contact_sheet(named: Sequence[tuple[str, bytes]]) -> bytes:
    """Numbered thumbnails with their names. A name that the font cannot write is left to the text beside it."""
    columns = min(5, max(2, round(len(named) ** 0.5 + 0.3)), max(1, len(named)))
    rows = -(-len(named) // columns)
    size = (GAP + columns * (TILE_EDGE + GAP), GAP + rows * (TILE_EDGE + CAPTION_HEIGHT + GAP // 2))
    sheet = Image.new("RGB", size, PAPER)
    for index, (name, content) in enumerate(named):
        row, column = divmod(index, columns)
        place = GAP + column * (TILE_EDGE + GAP), GAP + row * (TILE_EDGE + CAPTION_HEIGHT + GAP // 2)
        _tile(sheet, place, str(index + 1), name, content)
    return _jpeg(sheet)


def _for_showing(content: bytes) -> tuple[Image.Image, float]:
    """In the size to show, and the factor from its own size."""
    picture = Image.open(io.BytesIO(content), formats=FORMATS)
    longest = max(picture.size)
    factor = max(MIN_EDGE, min(MAX_EDGE, longest)) / longest
    size = (max(1, round(picture.width * factor)), max(1, round(picture.height * factor)))
    picture.draft("RGB", size)  # a JPEG decoder can leave out what would be shrunk away
    return _opaque(picture).resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0), factor


def _opaque(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture.convert("RGB")
    paper = Image.new("RGB", picture.size, PAPER)
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper


def _jpeg(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return out.getvalue()


def _frame(box: Box, factor: float, size: tuple[int, int]) -> Box:
    room = max(box.width, box.height) * factor * FRAME_ROOM + 2
    x1, y1, x2, y2 = (value * factor for value in box)
    return Box(
        max(2, int(x1 - room)),
        max(2, int(y1 - room)),
        min(size[0] - 2, int(x2 + room)),
        min(size[1] - 2, int(y2 + room)),
    )


def _label_height(frames: Sequence[Box], size: tuple[int, int]) -> int:
    """All labels alike: as large as the smaller faces allow, and always readable."""
    widths = sorted(frame.width for frame in frames)
    usual = widths[len(widths) // 4] if widths else 0
    largest = min(66, max(18, int(min(size) * 0.3)))
    return max(min(40, largest), min(largest, int(usual * 0.42)))


def _style(face: Face, picked: bool) -> Style:
    if picked:
        return PICKED if face.sure else PICKED_UNSURE
    return PLAIN if face.sure else UNSURE


def _lead(picture: Image.Image, frame: Box, label: Box, style: Style, thickness: int) -> None:
    """A line to a label that found no room beside its face."""
    x, y = (label.x1 + label.x2) // 2, (label.y1 + label.y2) // 2
    nearest = (_clamped(x, frame.x2, frame.x1), _clamped(y, frame.y2, frame.y1))
    if max(abs(nearest[0] - x), abs(nearest[1] - y)) > label.height:
        draw_leader(picture, nearest, (x, y), style.line, thickness)


def _clamped(value: int, most: int, least: int = 0) -> int:
    return max(least, min(most, value))


def _tile(sheet: Image.Image, place: tuple[int, int], number: str, name: str, content: bytes) -> None:
    face = _opaque(Image.open(io.BytesIO(content), formats=FORMATS)).resize(
        (TILE_EDGE, TILE_EDGE), Image.Resampling.LANCZOS
    )
    paste_rounded(sheet, face, place)
    width, height = chip_size(number, CHIP_HEIGHT, tick=False)
    left, top = place[0] + 10, place[1] + 10
    draw_chip(sheet, Box(left, top, left + width, top + height), number, PLAIN, tick=False)
    draw_caption(
        sheet,
        _plain(name),
        (place[0] + TILE_EDGE // 2, place[1] + TILE_EDGE + CAPTION_HEIGHT // 2),
        TILE_EDGE,
    )


def _plain(name: str) -> str:
    """The name in letters that the font has, or nothing when that would not be the name any more."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return letters if letters.isascii() and letters.isprintable() else ""
