"""Lines that faces get with age, drawn where they appear: a soft dark furrow with a light fold below it."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np

from bot.providers.local.canvas import LEFT, TOP, UNIT, X, Y
from bot.providers.local.closeup import Point
from bot.providers.local.pixels import Floats, floats

STEPS = 60


@dataclass(frozen=True, slots=True)
class Line:
    """Points in face coordinates; width in the same units; depth in lightness (0 to 100)."""

    points: tuple[Point, ...]
    width: float
    depth: float


@cache
def relief() -> Floats:
    """What a much older face has on top of a young one, in lightness."""
    furrows, folds = np.zeros((Y.size, X.size), np.float32), np.zeros((Y.size, X.size), np.float32)
    for line in _lines():
        _engrave(line, furrows, folds)
    return floats(cv2.GaussianBlur(folds - furrows, (0, 0), 0.8))


def _lines() -> Iterator[Line]:
    yield from _forehead()
    yield _line([(x, 1.28 + 0.05 * math.cos(4 * x)) for x in _range(-0.25, 0.25, 7)], 0.022, 4)
    for x in (-0.2, -0.1, 0, 0.1, 0.2):
        yield _line([(x, 0.8), (1.03 * x, 0.86), (1.05 * x, 0.91)], 0.010, 3.5)
    for side in (-1, 1):
        yield from (_mirrored(line, side) for line in _right_half())


def _forehead() -> Iterator[Line]:
    wobble = np.random.default_rng(7)
    for row, y in enumerate((-0.62, -0.78, -0.94)):
        across = _range(-0.55 + 0.05 * row, 0.55 - 0.05 * row, 9)
        bend = [0.035 * math.sin(3 * x + row) + 0.05 * x * x + wobble.normal(0, 0.008) for x in across]
        yield _line([(x, y + dy) for x, dy in zip(across, bend, strict=True)], 0.018, 7 - row)


def _right_half() -> Iterator[Line]:
    for slope in (-0.5, -0.15, 0.2, 0.5):  # crow's feet
        steps = _range(0, 1, 5)
        yield _line(
            [(0.8 + 0.2 * t, 0.02 + slope * (0.2 + 0.32 * t) + 0.03 * t * t) for t in steps], 0.013, 7
        )
    yield _line(
        [(0.2, 0.58), (0.3, 0.66), (0.38, 0.78), (0.45, 0.92), (0.5, 1.06)], 0.030, 10
    )  # nose to mouth
    yield _line([(0.42, 1.1), (0.45, 1.2), (0.44, 1.32)], 0.022, 7)  # mouth to chin
    yield _line(
        [(0.28, 0.17), (0.38, 0.235), (0.5, 0.255), (0.62, 0.235), (0.72, 0.18)], 0.020, 8
    )  # below the eye
    yield _line([(0.26, 0.25), (0.36, 0.34), (0.5, 0.375), (0.64, 0.34)], 0.022, 5)
    yield _line([(0.085, -0.4), (0.07, -0.3), (0.075, -0.2)], 0.016, 6)  # between the brows
    yield _line([(0.62, 0.75), (0.66, 0.9), (0.67, 1.08), (0.62, 1.22)], 0.030, 4)  # cheek


def _line(points: Sequence[Point], width: float, depth: float) -> Line:
    return Line(tuple(points), width, depth)


def _mirrored(line: Line, side: int) -> Line:
    return Line(tuple((side * x, y) for x, y in line.points), line.width, line.depth)


def _range(start: float, end: float, count: int) -> list[float]:
    return [float(value) for value in np.linspace(start, end, count)]


def _engrave(line: Line, furrows: Floats, folds: Floats) -> None:
    x, y = _curve(line.points)
    reach = 6 * line.width
    rows = slice(_pixel(y.min() - reach, TOP), _pixel(y.max() + reach, TOP) + 1)
    columns = slice(_pixel(x.min() - reach, LEFT), _pixel(x.max() + reach, LEFT) + 1)
    furrow = _stroke(X[:, columns], Y[rows], x, y, line.width)
    fold = _stroke(X[:, columns], Y[rows], x, y + floats(2.2 * line.width), 1.3 * line.width)
    furrows[rows, columns] = np.maximum(furrows[rows, columns], line.depth * furrow)
    folds[rows, columns] = np.maximum(folds[rows, columns], 0.45 * line.depth * fold)


def _pixel(value: float, start: float) -> int:
    return max(0, int((value - start) * UNIT))


def _curve(points: Sequence[Point]) -> tuple[Floats, Floats]:
    """The points joined and rounded off."""
    along = np.linspace(0, len(points) - 1, STEPS)
    even = np.ones(9) / 9
    x, y = (
        np.convolve(np.pad(np.interp(along, range(len(points)), values), 4, mode="edge"), even, "valid")
        for values in zip(*points, strict=True)
    )
    return floats(x), floats(y)


def _stroke(columns: Floats, rows: Floats, x: Floats, y: Floats, width: float) -> Floats:
    """1 on the curve, fading beside it and towards its ends."""
    distance = (columns[:, :, np.newaxis] - x) ** 2 + (rows[:, :, np.newaxis] - y) ** 2
    nearest = distance.argmin(axis=2)
    taper = np.sin(np.linspace(0.12, math.pi - 0.12, STEPS)) ** 0.7
    return floats(np.exp(-distance.min(axis=2) / (2 * width**2)) * taper[nearest])
