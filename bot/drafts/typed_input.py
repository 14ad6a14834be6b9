"""Words where buttons are offered: numbers are understood, the rest is told where the buttons are."""

import re

from bot.drafts import transitions
from bot.drafts.model import Notice, Step
from bot.drafts.transitions import DraftState, NotNow, set_start
from bot.refusal import Refusal

NUMBERS = re.compile(r"[\s,;.&]*\d{1,2}([\s,;.&]+\d{1,2})*[\s,;.]*")
YEARS = re.compile(r"([+\-−–]?)\s*(\d{1,2})")
TIME = re.compile(r"(?:(\d{1,3})[:.])?(\d{1,4})")
BUTTONS = frozenset({Step.TRIM, Step.FACES, Step.WHICH, Step.YEARS, Step.ENHANCE, Step.PRICE})


class NotUnderstood(Refusal):
    """The words behind a command."""


def understand(state: DraftState, text: str, *, limit: int, most_seconds: float = 0) -> DraftState:
    """The draft as somebody means it who types instead of pressing."""
    if state.step is Step.TRIM and (found := TIME.fullmatch(text.strip())):
        return set_start(state, int(found[1] or 0) * 60 + int(found[2]), most=most_seconds)
    after = _typed(state, text.strip(), limit)
    if after is not None:
        return after
    return state.noticing("use-buttons" if state.step in BUTTONS else "bad-text")


def _typed(state: DraftState, text: str, limit: int) -> DraftState | None:
    match state.step:
        case Step.FACES if NUMBERS.fullmatch(text):
            return _pick(state, [int(number) for number in re.findall(r"\d+", text)], limit)
        case Step.WHICH if text.isdecimal():
            chosen = transitions.choose(state, int(text))
            return chosen if chosen != state else None
        case Step.YEARS if found := YEARS.fullmatch(text):
            sign = -1 if found[1] in {"-", "−", "–"} else 1
            return transitions.set_years(state, sign * int(found[2]))
    return None


def _pick(state: DraftState, numbers: list[int], limit: int) -> DraftState | None:
    """Every face that was named, on top of those that were picked before."""
    assert state.data.scene is not None
    if not set(numbers) <= set(state.data.scene.numbers):
        return None
    try:
        for number in numbers:
            state = transitions.pick(state, number, on=True, limit=limit)
    except NotNow as not_now:
        return state.to(state.step, state.data.with_(notice=Notice(key=not_now.key, details=not_now.details)))
    return state
