"""Progress in one group keeps to a part of what Telegram allows there, and its jobs take turns."""

from datetime import timedelta

from bot.telegram.notify.progress_throttle import MOST_A_MINUTE, ProgressThrottle
from tests.telegram.handlers.shapes import NOON

GROUP, OTHER = -100, -200


def at(seconds: float):  # type: ignore[no-untyped-def]
    return NOON + timedelta(seconds=seconds)


def counted(pace: ProgressThrottle, jobs: list[str], seconds: int, *, group: int = GROUP) -> dict[str, int]:
    """How often each is shown when all of them ask every second."""
    shown = dict.fromkeys(jobs, 0)
    for second in range(seconds):
        for job in jobs:
            shown[job] += pace.allows(group, job, at(second), news=False)
    return shown


def test_one_job_alone_is_shown_every_quarter_of_a_minute() -> None:
    assert counted(ProgressThrottle(), ["a"], 60) == {"a": 4}


def test_several_share_and_each_gets_its_turn() -> None:
    shown = counted(ProgressThrottle(), ["a", "b", "c"], 300)
    assert sum(shown.values()) <= 21
    assert min(shown.values()) >= 6


def test_news_is_shown_at_once_as_long_as_the_minute_has_room() -> None:
    pace = ProgressThrottle()
    shown = [pace.allows(GROUP, f"job{n}", at(0), news=True) for n in range(MOST_A_MINUTE + 5)]
    assert shown == [True] * MOST_A_MINUTE + [False] * 5
    assert not pace.allows(GROUP, "late", at(59), news=True)
    assert pace.allows(GROUP, "late", at(60), news=True)


def test_one_group_takes_nothing_from_another() -> None:
    pace = ProgressThrottle()
    for n in range(MOST_A_MINUTE):
        pace.allows(GROUP, f"job{n}", at(0), news=True)
    assert pace.allows(OTHER, "job", at(0), news=True)


def test_who_has_finished_is_not_waited_for() -> None:
    pace = ProgressThrottle()
    counted(pace, ["a", "b", "c"], 60)
    assert sum(pace.allows(GROUP, "a", at(s), news=False) for s in range(121, 181)) == 4
