"""Words where buttons are offered: numbers are understood, the rest is told where the buttons are."""

import re

from bot.telegram.flows import steps
from bot.telegram.flows.clip_steps import set_start
from bot.telegram.flows.document import Notice, Step
from bot.telegram.flows.steps import NotNow, Stage

NUMBERS = re.compile(r"[\s,;.&]*\d{1,2}([\s,;.&]+\d{1,2})*[\s,;.]*")
YEARS = re.compile(r"([+\-−–]?)\s*(\d{1,2})")
TIME = re.compile(r"(?:(\d{1,3})[:.])?(\d{1,4})")
BUTTONS = frozenset({Step.TRIM, Step.FACES, Step.WHICH, Step.YEARS, Step.ENHANCE, Step.PRICE})


def understand(stage: Stage, text: str, *, limit: int, most_seconds: float = 0) -> Stage:
    """The draft as somebody means it who types instead of pressing."""
    if stage.step is Step.TRIM and (found := TIME.fullmatch(text.strip())):
        return set_start(stage, int(found[1] or 0) * 60 + int(found[2]), most=most_seconds)
    after = _typed(stage, text.strip(), limit)
    if after is not None:
        return after
    return stage.noticing("use-buttons" if stage.step in BUTTONS else "bad-text")


def _typed(stage: Stage, text: str, limit: int) -> Stage | None:
    match stage.step:
        case Step.FACES if NUMBERS.fullmatch(text):
            return _pick(stage, [int(number) for number in re.findall(r"\d+", text)], limit)
        case Step.WHICH if text.isdecimal():
            chosen = steps.choose(stage, int(text))
            return chosen if chosen != stage else None
        case Step.YEARS if found := YEARS.fullmatch(text):
            sign = -1 if found[1] in {"-", "−", "–"} else 1
            return steps.set_years(stage, sign * int(found[2]))
    return None


def _pick(stage: Stage, numbers: list[int], limit: int) -> Stage | None:
    """Every face that was named, on top of those that were picked before."""
    assert stage.data.scene is not None
    if not set(numbers) <= set(stage.data.scene.numbers):
        return None
    try:
        for number in numbers:
            stage = steps.pick(stage, number, on=True, limit=limit)
    except NotNow as not_now:
        return stage.to(stage.step, stage.data.with_(notice=Notice(key=not_now.key, details=not_now.details)))
    return stage
