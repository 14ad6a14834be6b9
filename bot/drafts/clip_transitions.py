"""The steps that only clips have, as pure functions like the other steps."""

import math

from bot.drafts.model import Footage, Notice, Shot, Step
from bot.drafts.transitions import DraftState, see, uncut

FEW_STARTS = 10
BETWEEN_STARTS = (1, 2, 5, 10, 15, 30, 60)  # seconds


def take_clip(state: DraftState, clip: Footage, *, album: str | None, message_id: int) -> DraftState:
    """A clip that is too long: which part of it?"""
    data = state.data.afresh(album=album, taken=message_id).with_(clip=clip)
    return state.to(Step.TRIM, data)


def take_frame(
    state: DraftState, clip: Footage, frame: Shot, *, album: str | None, message_id: int
) -> DraftState:
    """A clip, and its frame with the clearest faces."""
    data = state.data.afresh(album=album, taken=message_id)
    if not frame.faces:
        return state.to(Step.SCENE, data.with_(notice=Notice(key="no-face-in-clip")))
    return see(state, data.with_(clip=clip), frame)


def take_cut(state: DraftState, cut: Footage, frame: Shot) -> DraftState:
    """The chosen part of a clip, and its frame with the clearest faces."""
    if not frame.faces:
        return state.to(Step.TRIM, uncut(state.data)).noticing("no-face-in-clip")
    return see(state, state.data.with_(cut=cut), frame)


def set_start(state: DraftState, start: int, *, most: float) -> DraftState:
    if state.step is not Step.TRIM or state.data.clip is None:
        return state
    latest = latest_start(state.data.clip, most)
    return state.to(state.step, state.data.with_(start=max(0, min(latest, start))))


def latest_start(clip: Footage, most: float) -> int:
    """From there on nothing is lost at the end."""
    return max(0, math.ceil(clip.seconds - most))


def starts(clip: Footage, most: float) -> range:
    """A few seconds to begin at, evenly over the clip."""
    latest = latest_start(clip, most)
    fitting = (step for step in BETWEEN_STARTS if latest // step < FEW_STARTS)
    return range(0, latest + 1, next(fitting, math.ceil((latest + 1) / FEW_STARTS)))
