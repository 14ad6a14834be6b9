"""A clip in one picture: frames in order, each with its time, to choose a part from."""

from collections.abc import Sequence

from PIL import Image

from bot.media.drawing import chip_size, draw_chip, draw_frame, paste_rounded
from bot.media.model import Box
from bot.media.preview import PAPER, PICKED, PLAIN
from bot.media.video.convert import survey_clip
from bot.media.video.frames import frame_at, jpeg
from bot.media.video.reader import open_clip

MAX_WIDTH = MAX_HEIGHT = 1280
GAP = 24
MAX_TILE_EDGE = 620


def filmstrip(data: bytes, count: int, marks: Sequence[float] = (), picked: int | None = None) -> bytes:
    """A JPEG of `count` frames at equal distances from the first one on, or of those at `marks`.

    `picked` is the index of the one that looks chosen.
    """
    with open_clip(data) as reader:
        times = list(marks) or starts(survey_clip(reader).seconds, count)
        frames = [frame_at(reader, at, MAX_TILE_EDGE) for at in times]
    tile, columns = _layout(frames[0].size, len(frames))
    rows = -(-len(frames) // columns)
    sheet = Image.new("RGB", (GAP + columns * (tile[0] + GAP), GAP + rows * (tile[1] + GAP)), PAPER)
    for index, (frame, text) in enumerate(zip(frames, clock_times(times), strict=True)):
        row, column = divmod(index, columns)
        place = GAP + column * (tile[0] + GAP), GAP + row * (tile[1] + GAP)
        _tile(sheet, Box(*place, place[0] + tile[0], place[1] + tile[1]), frame, text, picked=index == picked)
    return jpeg(sheet, 88)


def starts(seconds: float, count: int, length: float = 0.0) -> list[float]:
    """`count` times at equal distances; the first is 0, and after the last there is room for `length`."""
    room = max(0.0, seconds - length)
    steps = count if length <= 0 else max(1, count - 1)
    return [room * part / steps for part in range(count)]


def clock_times(times: Sequence[float]) -> list[str]:
    """Like 0:07, or 0:07.5 where two would else be the same."""
    whole = [_clock(round(at)) for at in times]
    if len(set(whole)) == len(whole):
        return whole
    return [f"{_clock(int(tenths // 10))}.{tenths % 10}" for tenths in (round(at * 10) for at in times)]


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


def _layout(frame: tuple[int, int], count: int) -> tuple[tuple[int, int], int]:
    """The size of a tile and how many are in a row, so that the tiles are as large as they can be."""
    choices = [(_tile_size(frame, columns, -(-count // columns)), columns) for columns in range(1, count + 1)]
    return max(choices, key=lambda choice: choice[0][0])


def _tile_size(frame: tuple[int, int], columns: int, rows: int) -> tuple[int, int]:
    across = (MAX_WIDTH - GAP) / columns - GAP
    down = (MAX_HEIGHT - GAP) / rows - GAP
    factor = min(across / frame[0], down / frame[1], MAX_TILE_EDGE / max(frame))
    return max(1, int(frame[0] * factor)), max(1, int(frame[1] * factor))


def _tile(sheet: Image.Image, box: Box, frame: Image.Image, text: str, *, picked: bool) -> None:
    style = PICKED if picked else PLAIN
    small = frame.resize((box.width, box.height), Image.Resampling.LANCZOS)
    paste_rounded(sheet, small, (box.x1, box.y1))
    if picked:
        draw_frame(sheet, box, style, 5)
    height = max(26, min(46, min(box.width, box.height) // 4))
    width, _ = chip_size(text, height, tick=picked)
    left, top = box.x1 + height // 4, box.y1 + height // 4
    draw_chip(sheet, Box(left, top, left + width, top + height), text, style, tick=picked)
