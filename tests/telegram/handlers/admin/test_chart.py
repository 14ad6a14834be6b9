"""The operator's picture: its size, that its bars are as high as its numbers say, and that nothing is cut off."""

import io
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from PIL import Image

from bot.media.drawing import Colour
from bot.media.placeholder import blank_picture
from bot.telegram.handlers.admin.chart import (
    GREEN,
    GRID,
    INDIGO,
    LILAC,
    PANELS,
    RED,
    SIZE,
    TEAL,
    VIOLET,
    Bars,
    Chart,
    Row,
    Rows,
    Series,
    draw_chart,
    nice_step,
    short,
    writable,
)


def series(label: str, colour: Colour, *values: int) -> Series:
    return Series(label=label, colour=colour, values=values)


def example(
    delivered: tuple[int, ...] = (10, 40, 0),
    failed: tuple[int, ...] = (10, 0, 0),
    spent: tuple[int, ...] = (100, 50, 0),
    granted: tuple[int, ...] = (50, 100, 0),
    rows: tuple[Row, ...] = (Row(label="Akool", half=25, most=100, text="25 s / 100 s"),),
) -> Chart:
    days = [date(2026, 11, 20) - timedelta(days=back) for back in range(len(delivered) - 1, -1, -1)]
    return Chart(
        title="Last days",
        subtitle="18 Nov - 20 Nov, UTC",
        days=tuple(f"{day.day} {day:%b}" for day in days),
        jobs=Bars(
            title="Jobs a day",
            stacked=True,
            series=(series("Delivered", GREEN, *delivered), series("Failed", RED, *failed)),
        ),
        credits=Bars(
            title="Credits a day", series=(series("Spent", INDIGO, *spent), series("Granted", TEAL, *granted))
        ),
        latency=Rows(title="Time to the result", half="half", most="95 of 100", rows=rows),
        empty="Nothing here yet",
    )


def drawn(picture: Chart) -> Image.Image:
    return Image.open(io.BytesIO(draw_chart(picture))).convert("RGB")


def painted(
    image: Image.Image, colour: Colour, panel: int
) -> "np.ndarray[tuple[int, int], np.dtype[np.bool_]]":
    """Which pixels of a panel, below its legend, have this colour."""
    box = PANELS[panel]
    area = np.asarray(image.crop((box.x1, box.y1 + 120, box.x2, box.y2)))
    return np.asarray((area == np.array(colour)).all(axis=2))


def heights(image: Image.Image, colour: Colour, panel: int) -> list[int]:
    """Of each column of this colour, from left to right, in pixels."""
    found: list[int] = []
    before = 0
    for count in painted(image, colour, panel).sum(axis=0).tolist():
        if count and not before:
            found.append(count)
        elif count:
            found[-1] = max(found[-1], count)
        before = count
    return found


def lengths(image: Image.Image, colour: Colour) -> list[int]:
    """Of the lines of this colour in the last panel, in pixels, from the top."""
    return [int(count) for count in painted(image, colour, 2).sum(axis=1)]


def same_everywhere(image: Image.Image, box: tuple[int, int, int, int]) -> bool:
    part = np.asarray(image.crop(box))
    return bool((part == part[0, 0]).all())


def test_it_fits_a_phone() -> None:
    image = Image.open(io.BytesIO(draw_chart(example())))
    assert (image.format, image.size) == ("PNG", SIZE)


def test_columns_are_as_high_as_their_numbers() -> None:
    image = drawn(example())
    ten, forty = heights(image, GREEN, 0)
    assert forty == pytest.approx(4 * ten, abs=6)
    assert heights(image, RED, 0) == [pytest.approx(ten, abs=3)]
    high, low = heights(image, INDIGO, 1)
    assert high == pytest.approx(2 * low, abs=4)
    assert heights(image, TEAL, 1) == [pytest.approx(low, abs=3), pytest.approx(high, abs=3)]


def test_a_column_reaches_the_line_of_its_number() -> None:
    """Forty and eighty are the highest lines of the two charts."""
    image = drawn(example(delivered=(40,), failed=(0,), spent=(80,), granted=(0,)))
    for panel, colour in ((0, GREEN), (1, INDIGO)):
        lines = np.flatnonzero(painted(image, GRID, panel).sum(axis=1) > 500)
        (height,) = heights(image, colour, panel)
        assert height == pytest.approx(lines[-1] - lines[0], abs=4)


def test_a_stack_stands_on_what_is_below_it() -> None:
    image = drawn(example(delivered=(10,), failed=(10,), spent=(1,), granted=(1,)))
    box = PANELS[0]
    middle = next(x for x in range(box.x1, box.x2) if image.getpixel((x, box.y2 - 90)) == GREEN) + 20
    column = [image.getpixel((middle, y)) for y in range(box.y1 + 120, box.y2)]
    assert column.index(RED) < column.index(GREEN)
    assert RED not in column[column.index(GREEN) :]


def test_bars_of_latency_are_as_long_as_it_takes() -> None:
    image = drawn(example())
    dark, light = max(lengths(image, VIOLET)), max(lengths(image, LILAC))
    assert dark / (dark + light) == pytest.approx(0.25, abs=0.02)


def test_slow_and_fast_providers_share_a_scale() -> None:
    rows = tuple(
        Row(label=f"P{n}", half=seconds, most=seconds, text="-") for n, seconds in enumerate((100.0, 50.0))
    )
    found = lengths(drawn(example(rows=rows)), VIOLET)
    assert any(one == pytest.approx(max(found) / 2, abs=6) for one in found)


@pytest.mark.parametrize("days", [1, 7, 30, 90])
def test_nothing_to_draw_still_makes_a_picture(days: int) -> None:
    nothing = (0,) * days
    image = drawn(example(nothing, nothing, nothing, nothing, rows=()))
    assert image.size == SIZE
    for panel, colours in ((0, (GREEN, RED)), (1, (INDIGO, TEAL))):
        assert [heights(image, colour, panel) for colour in colours] == [[], []]


@pytest.mark.parametrize("days", [1, 2, 7, 14, 31, 90])
@pytest.mark.parametrize("most", [1, 9, 1234, 2_000_000])
def test_nothing_is_drawn_outside_of_its_card(days: int, most: int) -> None:
    many = tuple(most * (n % 3) // 2 for n in range(1, days + 1))
    rows = tuple(
        Row(label="the built-in fun filter", half=1.0, most=600.0 * n, text="1.0 s / 600 s")
        for n in range(1, 8)
    )
    image = drawn(example(many, many, many, many, rows=rows))
    width, height = SIZE
    for gap in (
        (0, 0, 34, height),
        (1046, 0, width, height),
        (0, 604, width, 624),
        (0, 984, width, 1004),
        (0, 1316, width, height),
    ):
        assert same_everywhere(image, gap), gap


def test_long_legends_are_written_smaller_and_stay_inside() -> None:
    names = ("Tersampaikan", "Tidak jadi", "Dibatalkan", "Berjalan")
    long = tuple(series(name, GREEN, 900_000, 100) for name in names)
    chart_ = replace(example((1, 2), (1, 2), (1, 2), (1, 2)), jobs=Bars(title="x", series=long, stacked=True))
    image = drawn(chart_)
    box = PANELS[0]
    assert same_everywhere(image, (box.x2 - 20, box.y1 + 80, box.x2 - 2, box.y1 + 125))


@pytest.mark.parametrize(
    ("highest", "step"), [(1, 1), (4, 1), (5, 2), (9, 5), (20, 5), (21, 10), (80, 20), (81, 50), (4000, 1000)]
)
def test_lines_are_at_round_numbers(highest: int, step: int) -> None:
    assert nice_step(highest) == step
    assert 1 <= -(-highest // step) <= 4


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1k"),
        (1250, "1.2k"),
        (35_000, "35k"),
        (145_400, "145k"),
        (2_400_000, "2.4M"),
    ],
)
def test_large_numbers_are_shortened(number: int, text: str) -> None:
    assert short(number) == text


def test_the_font_says_what_it_can_write() -> None:
    assert writable("Jobs a day 123 - 95 of 100 / %")
    assert not writable("Créditos")
    assert not writable("Задания")
    assert not writable("المهام")
    assert not writable("任务")


def test_every_word_of_it_is_asked_for_its_letters() -> None:
    words = example().words
    for word in (
        "Last days",
        "20 Nov",
        "Delivered",
        "Credits a day",
        "Akool",
        "25 s / 100 s",
        "Nothing here yet",
    ):
        assert word in words


def test_what_replaces_a_deleted_picture_is_a_small_jpeg() -> None:
    image = Image.open(io.BytesIO(blank_picture()))
    assert (image.format, image.size) == ("JPEG", (640, 400))
