"""Frames and chips with smooth edges: drawn three times too large and shrunk."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from bot.media.model import Box

FINER = 3
Colour = tuple[int, int, int]
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

WHITE: Colour = (255, 255, 255)
INK: Colour = (22, 27, 34)
BLUE: Colour = (36, 129, 250)
AMBER: Colour = (255, 187, 51)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    line: Colour
    chip: Colour
    text: Colour
    dashed: bool = False
    tint: float = 0.0


@cache
def font(size: int) -> Font:
    """Pillow's own: it is always there, and it knows ASCII only."""
    return ImageFont.load_default(size)


def draw_frame(picture: Image.Image, box: Box, style: Style, thickness: int) -> None:
    """A rounded frame with a soft shadow, so that it shows on any background."""
    radius = max(4, min(44, int(min(box.width, box.height) * 0.16)))
    outline = _mask(box, thickness * 3, lambda draw, inner: _outline(draw, inner, radius, thickness, style))
    if style.tint:
        fill = _mask(box, thickness * 3, lambda draw, inner: _solid(draw, inner, radius))
        _paint(picture, fill, style.line, style.tint)
    shadow = outline[0].filter(ImageFilter.GaussianBlur(thickness))
    _paint(picture, (shadow, outline[1]), (0, 0, 0), 0.9)
    _paint_rimmed(picture, outline, style.line)


def draw_chip(picture: Image.Image, box: Box, text: str, style: Style, *, tick: bool) -> None:
    height = box.height
    margin = height // 4
    shape = _mask(box, margin, lambda draw, inner: _solid(draw, inner, height // 2))
    shadow = shape[0].filter(ImageFilter.GaussianBlur(height / 14))
    _paint(picture, (shadow, (shape[1][0], shape[1][1] + height // 24)), (0, 0, 0), 0.55)
    _paint_rimmed(picture, shape, style.chip)
    letters = _mask(box, margin, lambda draw, inner: _letters(draw, inner, text, tick=tick))
    _paint(picture, letters, style.text, 1.0)


def chip_size(text: str, height: int, *, tick: bool) -> tuple[int, int]:
    letters = font(_letter_size(height)).getlength(text)
    width = letters + height * 0.62 + (height * 0.62 if tick else 0)
    return max(height, math.ceil(width)), height


def draw_leader(
    picture: Image.Image, start: tuple[int, int], end: tuple[int, int], colour: Colour, width: int
) -> None:
    """A line from a label to the face that it could not be next to."""
    area = Box(min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1]))
    line = [start[0] - area.x1, start[1] - area.y1, end[0] - area.x1, end[1] - area.y1]

    def draw_line(draw: ImageDraw.ImageDraw, inner: Box) -> None:
        points = [(inner.x1 + line[i] * FINER, inner.y1 + line[i + 1] * FINER) for i in (0, 2)]
        draw.line(points, fill=255, width=width * FINER)

    mask = _mask(area, width * 3, draw_line)
    _paint(picture, (mask[0].filter(ImageFilter.GaussianBlur(width)), mask[1]), (0, 0, 0), 0.8)
    _paint(picture, mask, colour, 1.0)


def draw_caption(picture: Image.Image, text: str, middle: tuple[int, int], width: int) -> None:
    """One line of text, shortened until it fits."""
    letters = font(26)
    shown = text
    while shown and letters.getlength(shown) > width:
        text = text[:-1]
        shown = f"{text.rstrip()}..."
    ImageDraw.Draw(picture).text(middle, shown, font=letters, fill=INK, anchor="mm")


def paste_rounded(picture: Image.Image, tile: Image.Image, place: tuple[int, int]) -> None:
    shape, _ = _mask(Box(0, 0, *tile.size), 0, lambda draw, inner: _solid(draw, inner, tile.width // 9))
    picture.paste(tile, place, shape)


Mask = tuple[Image.Image, tuple[int, int]]


def _mask(box: Box, margin: int, draw: Callable[[ImageDraw.ImageDraw, Box], None]) -> Mask:
    """What `draw` draws, and where its upper left corner goes."""
    size = (box.width + 2 * margin, box.height + 2 * margin)
    large = Image.new("L", (size[0] * FINER, size[1] * FINER), 0)
    inner = Box(*(edge * FINER for edge in (margin, margin, margin + box.width, margin + box.height)))
    draw(ImageDraw.Draw(large), inner)
    return large.resize(size, Image.Resampling.BOX), (box.x1 - margin, box.y1 - margin)


def _paint(picture: Image.Image, mask: Mask, colour: Colour, opacity: float) -> None:
    shape, place = mask
    if opacity < 1:
        shape = shape.point(lambda value: int(value * opacity))
    picture.paste(colour, place, shape)


def _paint_rimmed(picture: Image.Image, mask: Mask, colour: Colour) -> None:
    """Colours get a thin white rim: the background may be of the same colour."""
    if colour != WHITE:
        _paint(picture, (mask[0].filter(ImageFilter.MaxFilter(5)), mask[1]), WHITE, 1.0)
    _paint(picture, mask, colour, 1.0)


def _solid(draw: ImageDraw.ImageDraw, box: Box, radius: int) -> None:
    draw.rounded_rectangle((box.x1, box.y1, box.x2 - 1, box.y2 - 1), radius * FINER, fill=255)


def _outline(draw: ImageDraw.ImageDraw, box: Box, radius: int, thickness: int, style: Style) -> None:
    if not style.dashed:
        edges = (box.x1, box.y1, box.x2 - 1, box.y2 - 1)
        draw.rounded_rectangle(edges, radius * FINER, outline=255, width=thickness * FINER)
        return
    width = thickness * FINER
    inner = Box(box.x1 + width // 2, box.y1 + width // 2, box.x2 - width // 2, box.y2 - width // 2)
    for dash in _dashes(inner, radius * FINER, 4.0 * width):
        draw.line(dash, fill=255, width=width, joint="curve")
        for x, y in (dash[0], dash[-1]):
            draw.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=255)


def _dashes(box: Box, radius: float, length: float) -> Iterator[list[tuple[float, float]]]:
    """Equal dashes with gaps of the same length, all around."""
    points = list(_around(box, radius))
    steps = [math.dist(a, b) for a, b in pairwise(points)]
    count = max(6, round(sum(steps) / (2 * length)))
    period = sum(steps) / count
    dash: list[tuple[float, float]] = []
    walked = 0.0
    for point, step in zip(points, [*steps, 0.0], strict=True):
        if walked % period < period * 0.5:
            dash.append(point)
        elif dash:
            yield dash
            dash = []
        walked += step
    if dash:
        yield dash


def _around(box: Box, radius: float) -> Iterator[tuple[float, float]]:
    """Points along a rounded rectangle, close together."""
    corners = (
        (box.x2 - radius, box.y1 + radius, -90),
        (box.x2 - radius, box.y2 - radius, 0),
        (box.x1 + radius, box.y2 - radius, 90),
        (box.x1 + radius, box.y1 + radius, 180),
    )
    arcs = [
        [
            (x + radius * math.cos(math.radians(start + a)), y + radius * math.sin(math.radians(start + a)))
            for a in range(0, 91, 6)
        ]
        for x, y, start in corners
    ]
    for arc, following in zip(arcs, [*arcs[1:], arcs[0]], strict=True):
        yield from arc
        (x1, y1), (x2, y2) = arc[-1], following[0]
        pieces = max(1, int(math.dist((x1, y1), (x2, y2)) / FINER))
        for piece in range(1, pieces):
            yield x1 + (x2 - x1) * piece / pieces, y1 + (y2 - y1) * piece / pieces


def _letters(draw: ImageDraw.ImageDraw, box: Box, text: str, *, tick: bool) -> None:
    middle = (box.y1 + box.y2) / 2
    height = box.height
    centre = (box.x1 + box.x2) / 2
    if tick:
        centre += height * 0.27
        _tick(draw, box.x1 + height * 0.52, middle, height * 0.2)
    size = _letter_size(height)
    draw.text((centre, middle), text, font=font(size), fill=255, anchor="mm", stroke_width=max(1, size // 26))


def _tick(draw: ImageDraw.ImageDraw, x: float, y: float, reach: float) -> None:
    points = [
        (x - reach, y + reach * 0.05),
        (x - reach * 0.25, y + reach * 0.75),
        (x + reach, y - reach * 0.7),
    ]
    width = max(2, int(reach * 0.42))
    draw.line(points, fill=255, width=width, joint="curve")
    for px, py in (points[0], points[-1]):
        draw.ellipse((px - width / 2, py - width / 2, px + width / 2, py + width / 2), fill=255)


def _letter_size(height: int) -> int:
    return int(height * 0.66)
