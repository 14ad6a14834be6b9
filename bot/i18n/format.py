"""Numbers and times as people read them.

Those that need words take `label`, which gives the text of a key in one person's language.
"""

from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo

Label = Callable[..., str]


def signed(number: int) -> str:
    """With its sign, and a minus as wide as the plus."""
    return f"{number:+d}".replace("-", "−")


def clock(seconds: float) -> str:
    """`1:05`"""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"


def seconds(value: float) -> str:
    """A number of seconds, with a tenth below ten."""
    return f"{value:.1f}" if value < 10 else f"{value:.0f}"


def hours_and_minutes(time: timedelta) -> tuple[int, int]:
    """In whole minutes, rounded up: a limit that ends in ten seconds has not ended yet."""
    return divmod(-(-time // timedelta(minutes=1)), 60)


def moment(at: datetime, zone: tzinfo, *, now: datetime) -> str:
    """`14:05 UTC`, with its date when that is another day."""
    here = at.astimezone(zone)
    return f"{here:%H:%M %Z}" if here.date() == now.astimezone(zone).date() else f"{here:%Y-%m-%d %H:%M %Z}"


def duration(time: float, label: Label) -> str:
    """`20 seconds`, `3 minutes`: nobody needs it finer. `time` in seconds."""
    whole = max(1, round(time))
    return label("seconds", count=whole) if whole < 90 else label("minutes", count=round(whole / 60))


def years(number: int, label: Label) -> str:
    """`20 years older`"""
    return label("years-older", years=number) if number >= 0 else label("years-younger", years=-number)
