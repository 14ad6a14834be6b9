"""The operator's three charts in one picture that is read on a phone: drawn twice too large, and shrunk."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from bot.media.drawing import Colour, font
from bot.media.model import Box

SIZE = (1080, 1350)
FINER = 2
MARGIN = 36
PAD = 34
PAPER: Colour = (238, 241, 247)
CARD: Colour = (255, 255, 255)
INK: Colour = (24, 30, 42)
MUTED: Colour = (92, 102, 120)
GRID: Colour = (226, 231, 239)
TITLE, HEADING, SMALL, SMALLEST = 54, 38, 29, 20
PANELS = (Box(36, 176, 1044, 602), Box(36, 626, 1044, 982), Box(36, 1006, 1044, 1314))
MOST_ROWS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One number a day, in one colour."""

    label: str
    colour: Colour
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """`stacked`: on top of each other, else side by side."""

    title: str
    series: tuple[Series, ...]
    stacked: bool = False

    @property
    def highest(self) -> int:
        columns = list(zip(*(one.values for one in self.series), strict=True))
        return max((sum(column) if self.stacked else max(column) for column in columns), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`half` and `most`: seconds of which `text` tells as well."""

    label: str
    half: float
    most: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    title: str
    half: str
    most: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """`days` are written below the columns of both bar charts, `empty` where there is nothing to draw."""

    title: str
    subtitle: str
    days: tuple[str, ...]
    jobs: Bars
    credits: Bars
    latency: Rows
    empty: str

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that is written by it."""
        bars = (self.jobs, self.credits)
        labels = [one.label for bar in bars for one in bar.series]
        heads = [bar.title for bar in bars]
        latency = [self.latency.title, self.latency.half, self.latency.most]
        rows = [text for row in self.latency.rows for text in (row.label, row.text)]
        return (self.title, self.subtitle, self.empty, *self.days, *heads, *labels, *latency, *rows)


GREEN: Colour = (38, 166, 111)
RED: Colour = (226, 75, 84)
AMBER: Colour = (245, 172, 46)
SKY: Colour = (120, 166, 255)
INDIGO: Colour = (78, 99, 235)
TEAL: Colour = (34, 184, 172)
VIOLET: Colour = (123, 92, 240)
LILAC: Colour = (211, 202, 252)


def writable(text: str) -> bool:
    """Whether the font has every letter of it: it lacks most that are not English."""
    face = font(SMALL)
    missing = bytes(face.getmask("\uffff"))
    return all(letter == " " or bytes(face.getmask(letter)) != missing for letter in text)


def draw_chart(chart: Chart) -> bytes:
    """A PNG."""
    picture = Image.new("RGB", (SIZE[0] * FINER, SIZE[1] * FINER), PAPER)
    pen = Pen(ImageDraw.Draw(picture))
    pen.write(chart.title, MARGIN + 8, 68, TITLE, INK, anchor="lm", bold=True)
    pen.write(chart.subtitle, MARGIN + 8, 130, SMALL + 3, MUTED, anchor="lm")
    first, second, third = PANELS
    _bars(pen, first, chart.jobs, chart)
    _bars(pen, second, chart.credits, chart)
    _rows(pen, third, chart.latency, chart.empty)
    out = io.BytesIO()
    picture.resize(SIZE, Image.Resampling.BOX).save(out, "PNG", compress_level=6)
    return out.getvalue()


class Pen:
    """Draws in pixels of the finished picture."""

    def __init__(self, draw: ImageDraw.ImageDraw) -> None:
        self._draw = draw

    def write(
        self, text: str, x: float, y: float, size: int, colour: Colour, *, anchor: str, bold: bool = False
    ) -> None:
        self._draw.text(
            (x * FINER, y * FINER),
            text,
            font=font(size * FINER),
            fill=colour,
            anchor=anchor,
            stroke_width=1 if bold else 0,
        )

    def width(self, text: str, size: int) -> float:
        return font(size * FINER).getlength(text) / FINER

    def shorten(self, text: str, size: int, room: float) -> str:
        shown = text
        while text and self.width(shown, size) > room:
            text = text[:-1]
            shown = f"{text.rstrip()}..."
        return shown

    def block(self, box: tuple[float, float, float, float], colour: Colour, radius: float = 0) -> None:
        x1, y1, x2, y2 = (round(edge * FINER) for edge in box)
        if x2 > x1 and y2 > y1:
            radius = min(radius * FINER, (x2 - x1) / 2, (y2 - y1) / 2)
            self._draw.rounded_rectangle((x1, y1, x2 - 1, y2 - 1), radius, fill=colour)


def _bars(pen: Pen, panel: Box, bars: Bars, chart: Chart) -> None:
    top = _panel(pen, panel, bars.title, [(one.colour, one.label, sum(one.values)) for one in bars.series])
    if not bars.highest:
        _nothing(pen, panel, top, chart.empty)
        return
    step = nice_step(bars.highest)
    lines = range(0, -(-bars.highest // step) * step + 1, step)
    room = max(pen.width(short(line), SMALL) for line in lines) + 18
    plot = Box(round(panel.x1 + PAD + room), top + 14, panel.x2 - PAD, panel.y2 - 66)
    scale = plot.height / lines[-1]
    for line in lines:
        y = plot.y2 - line * scale
        pen.block((plot.x1, y - 1, plot.x2, y + 1), GRID)
        pen.write(short(line), plot.x1 - 18, y, SMALL, MUTED, anchor="rm")
    slot = plot.width / len(chart.days)
    for index in range(len(chart.days)):
        values = [(one.values[index], one.colour) for one in bars.series]
        column = _stack if bars.stacked else _beside
        column(pen, values, Slot(plot.x1 + index * slot, slot, plot.y2, scale))
    _name_days(pen, chart.days, plot, slot, panel)


@dataclass(frozen=True, slots=True)
class Slot:
    """Where the columns of one day stand, and how many pixels one of what they count is."""

    left: float
    width: float
    floor: float
    scale: float

    @property
    def gap(self) -> float:
        """Half of what lies between two days; a column is no wider than it looks well."""
        return max(self.width * 0.14, (self.width - 96) / 2)

    @property
    def radius(self) -> float:
        return 3 if self.width > 30 else 0


def _stack(pen: Pen, values: Sequence[tuple[int, Colour]], slot: Slot) -> None:
    y = slot.floor
    for value, colour in values:
        top = y - value * slot.scale
        pen.block((slot.left + slot.gap, top, slot.left + slot.width - slot.gap, y), colour, slot.radius)
        y = top


def _beside(pen: Pen, values: Sequence[tuple[int, Colour]], slot: Slot) -> None:
    width = (slot.width - 2 * slot.gap) / len(values)
    for place, (value, colour) in enumerate(values):
        x = slot.left + slot.gap + place * width
        top = slot.floor - value * slot.scale
        pen.block((x, top, x + max(1.0, width * 0.92), slot.floor), colour, slot.radius)


def _name_days(pen: Pen, days: Sequence[str], plot: Box, slot: float, panel: Box) -> None:
    """As many as there is room for, today always."""
    widest = max(pen.width(day, SMALL) for day in days)
    latest = panel.x2 - PAD / 2 - pen.width(days[-1], SMALL) / 2
    moved = max(0.0, plot.x2 - slot / 2 - latest)  # today's is too wide for the end of the line
    step = max(1, -(-int(widest + 20 + moved) // max(1, int(slot))))
    for index in range(len(days) - 1, -1, -step):
        x = min(plot.x1 + (index + 0.5) * slot, latest if index == len(days) - 1 else plot.x2)
        pen.write(days[index], x, plot.y2 + 32, SMALL, MUTED, anchor="mm")


def _rows(pen: Pen, panel: Box, rows: Rows, empty: str) -> None:
    top = _panel(pen, panel, rows.title, [(VIOLET, rows.half, None), (LILAC, rows.most, None)])
    if not rows.rows:
        _nothing(pen, panel, top, empty)
        return
    shown = rows.rows[:MOST_ROWS]
    names = min(280.0, max(pen.width(row.label, SMALL) for row in shown))
    left = panel.x1 + PAD + names + 20
    right = panel.x2 - PAD - max(pen.width(row.text, SMALL) for row in shown) - 18
    longest = max(row.most for row in shown) or 1.0
    height = min(62.0, (panel.y2 - 20 - top) / len(shown))
    for index, row in enumerate(shown):
        y = top + 4 + (index + 0.5) * height
        thick = min(17.0, height * 0.32)
        pen.write(pen.shorten(row.label, SMALL, names), panel.x1 + PAD, y, SMALL, INK, anchor="lm")
        for seconds, colour in ((row.most, LILAC), (row.half, VIOLET)):
            end = left + max(6.0, (right - left) * seconds / longest)
            pen.block((left, y - thick, end, y + thick), colour, 6)
        pen.write(row.text, panel.x2 - PAD, y, SMALL, INK, anchor="rm")


def _panel(pen: Pen, panel: Box, title: str, legend: Sequence[tuple[Colour, str, int | None]]) -> int:
    """The white card with its heading and legend; where its contents may begin."""
    pen.block((panel.x1, panel.y1, panel.x2, panel.y2), CARD, 26)
    pen.write(title, panel.x1 + PAD, panel.y1 + 46, HEADING, INK, anchor="lm", bold=True)
    named = [(colour, label if n is None else f"{label} {short(n)}") for colour, label, n in legend]
    _legend(pen, panel, panel.y1 + 102, named)
    return panel.y1 + 132


def _legend(pen: Pen, panel: Box, y: float, named: Sequence[tuple[Colour, str]]) -> None:
    """In one line, in smaller letters when it is long."""
    size = SMALL
    while (
        size > SMALLEST and sum(pen.width(text, size) + 68 for _, text in named) > panel.width - 2 * PAD + 34
    ):
        size -= 1
    x = float(panel.x1 + PAD)
    for colour, text in named:
        pen.block((x, y - 11, x + 22, y + 11), colour, 6)
        pen.write(text, x + 34, y, size, MUTED, anchor="lm")
        x += 34 + pen.width(text, size) + 34


def _nothing(pen: Pen, panel: Box, top: int, empty: str) -> None:
    pen.write(empty, (panel.x1 + panel.x2) / 2, (top + panel.y2) / 2 - 10, HEADING, MUTED, anchor="mm")


def nice_step(highest: int) -> int:
    """Between two lines: 1, 2 or 5 and noughts, so that three to five lines reach the highest."""
    step = 1
    while True:
        for factor in (1, 2, 5):
            if step * factor * 4 >= highest:
                return step * factor
        step *= 10


def short(number: int) -> str:
    """`1.2k`, `35k`, `2M`"""
    for size, letter in ((1_000_000, "M"), (1_000, "k")):
        if number >= size:
            value = number / size
            text = f"{value:.1f}" if value < 100 else f"{value:.0f}"
            return text.removesuffix(".0") + letter
    return str(number)
