"""Figures as a table, with what is over its goal marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.scale.units import Unit, When

# Goals: of everyday units how much slower they may be with all those jobs; of others what they may take.
RATIO = 1.5
NOISE_MS = 0.3  # a difference of less says nothing
UPKEEP_MS = 50.0  # in the writer, where everybody waits
ADMIN_MS = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """`times` are milliseconds of the first and of the quickest run; sizes are bytes, all and after pruning."""

    jobs: int
    times: Mapping[str, tuple[float, float]]
    size: int
    pruned_size: int


def report(units: Sequence[Unit], figures: Mapping[str, Sequence[Figures]]) -> str:
    lines = [_head(figures), "|---|---|" + "---|" * sum(len(sizes) + 2 for sizes in figures.values())]
    lines += [_line(unit, figures) for unit in units]
    lines += ["", "| bytes a job | all kept | after pruning |", "|---|---|---|"]
    lines += [
        f"| {name}, {one.jobs:,} jobs | {one.size / one.jobs:,.0f} | {one.pruned_size / one.jobs:,.0f} |"
        for name, sizes in figures.items()
        for one in sizes
    ]
    return "\n".join(lines)


def _head(figures: Mapping[str, Sequence[Figures]]) -> str:
    cells = ["when", "unit"]
    for name, sizes in figures.items():
        cells += [f"{name} {one.jobs:,}" for one in sizes] + ["ratio", "first"]
    return f"| {' | '.join(cells)} |"


def _line(unit: Unit, figures: Mapping[str, Sequence[Figures]]) -> str:
    cells = [unit.when.value, unit.name]
    for sizes in figures.values():
        usual = [one.times[unit.name][1] for one in sizes]
        mark = " **over**" if is_over(unit, usual) else ""
        cells += [f"{time:,.2f}" for time in usual]
        cells += [f"{usual[-1] / max(usual[0], 0.001):,.1f}{mark}", f"{sizes[-1].times[unit.name][0]:,.1f}"]
    return f"| {' | '.join(cells)} |"


def is_over(unit: Unit, usual: Sequence[float]) -> bool:
    """Whether the unit misses its goal, going from the least number of jobs to the greatest."""
    least, most = usual[0], usual[-1]
    match unit.when:
        case When.EVERYDAY:
            return most > least * RATIO and most - least > NOISE_MS
        case When.UPKEEP:
            return most > UPKEEP_MS
        case When.ADMIN:
            return most > ADMIN_MS
        case _:
            return False
