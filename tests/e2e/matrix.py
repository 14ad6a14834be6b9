"""Everything against everything, of which the everyday run takes a share."""

from collections.abc import Iterable

import pytest
from _pytest.mark import ParameterSet


def every_other(rows: Iterable[object], columns: Iterable[object]) -> list[ParameterSet]:
    """All pairs; those off the diagonal are `thorough`, so that each row and each column is tried every day."""
    columns = list(columns)
    return [
        pytest.param(
            row,
            column,
            id=f"{row}-{column}",
            marks=() if number % len(columns) == place else pytest.mark.thorough,
        )
        for number, row in enumerate(rows)
        for place, column in enumerate(columns)
    ]


def first_of(values: Iterable[object]) -> list[ParameterSet]:
    """The others are `thorough`."""
    return [
        pytest.param(value, id=str(value), marks=pytest.mark.thorough if number else ())
        for number, value in enumerate(values)
    ]
