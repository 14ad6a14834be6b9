"""The steps that only clips have, as pure functions like the other steps."""

import math

from bot.telegram.flows.document import Footage, Notice, Shot, Step
from bot.telegram.flows.steps import Stage, see, uncut

FEW_STARTS = 10
BETWEEN_STARTS = (1, 2, 5, 10, 15, 30, 60)  # seconds


def take_clip(stage: Stage, clip: Footage, *, album: str | None, message_id: int) -> Stage:
    """A clip that is too long: which part of it?"""
    data = stage.data.afresh(album=album, taken=message_id).with_(clip=clip)
    return stage.to(Step.TRIM, data)


def take_frame(stage: Stage, clip: Footage, frame: Shot, *, album: str | None, message_id: int) -> Stage:
    """A clip, and its frame with the clearest faces."""
    data = stage.data.afresh(album=album, taken=message_id)
    if not frame.faces:
        return stage.to(Step.SCENE, data.with_(notice=Notice(key="no-face-in-clip")))
    return see(stage, data.with_(clip=clip), frame)


def take_cut(stage: Stage, cut: Footage, frame: Shot) -> Stage:
    """The chosen part of a clip, and its frame with the clearest faces."""
    if not frame.faces:
        return stage.to(Step.TRIM, uncut(stage.data)).noticing("no-face-in-clip")
    return see(stage, stage.data.with_(cut=cut), frame)


def set_start(stage: Stage, start: int, *, most: float) -> Stage:
    if stage.step is not Step.TRIM or stage.data.clip is None:
        return stage
    latest = latest_start(stage.data.clip, most)
    return stage.to(stage.step, stage.data.with_(start=max(0, min(latest, start))))


def latest_start(clip: Footage, most: float) -> int:
    """From there on nothing is lost at the end."""
    return max(0, math.ceil(clip.seconds - most))


def starts(clip: Footage, most: float) -> range:
    """A few seconds to begin at, evenly over the clip."""
    latest = latest_start(clip, most)
    fitting = (step for step in BETWEEN_STARTS if latest // step < FEW_STARTS)
    return range(0, latest + 1, next(fitting, math.ceil((latest + 1) / FEW_STARTS)))
