"""Many rounds become one table."""

from collections.abc import Mapping, Sequence
from statistics import median

Round = Mapping[str, float]


def table(names: Mapping[str, str], rounds: Mapping[str, Sequence[Round]], *, baseline: str) -> str:
    """Markdown: medians over the rounds, the range of the rates, and how many times the baseline's rate."""
    base = _median(rounds[baseline], "per_second")
    lines = [
        "| bot | updates/s (range) | × PTB | CPU µs each | p50 ms | p99 ms | MB | updates | lost, twice, errors |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    lines += [_row(name, rounds[key], base) for key, name in names.items() if rounds.get(key)]
    return "\n".join(lines)


def _row(name: str, rounds: Sequence[Round], base: float) -> str:
    rate = _median(rounds, "per_second")
    rates = [one["per_second"] for one in rounds]
    faults = ", ".join(
        f"{sum(one[kind] for one in rounds):.0f}" for kind in ("missing", "duplicates", "errors")
    )
    cells = (
        name,
        f"{rate:,.0f} ({min(rates):,.0f}-{max(rates):,.0f})",
        f"{rate / base:.2f}" if base else "-",
        f"{_median(rounds, 'cpu'):.0f}",
        _milliseconds(_median(rounds, "p50")),
        _milliseconds(_median(rounds, "p99")),
        f"{_median(rounds, 'memory'):.0f}",
        f"{sum(one['posted'] for one in rounds):,.0f}",
        faults,
    )
    return f"| {' | '.join(cells)} |"


def _milliseconds(value: float) -> str:
    return f"{value:.0f}" if value >= 10 else f"{value:.1f}"


def _median(rounds: Sequence[Round], key: str) -> float:
    return median(one[key] for one in rounds) if rounds else 0.0
