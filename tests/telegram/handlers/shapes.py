"""Small values that the tests of drafts and cards are written with."""

from datetime import UTC, datetime

from bot.drafts.model import DraftData, Footage, Identity, Shot, Step
from bot.drafts.transitions import DraftState
from bot.jobs.model import Kind
from bot.media.model import Box, Face

ID = "0123456789ab"
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


def shot(sure: int = 1, unsure: int = 0, *, media: str = "scene") -> Shot:
    faces = [
        Face(box=Box(100 * n, 50, 100 * n + 80, 130), sure=n < sure, token=f"t{n}")
        for n in range(sure + unsure)
    ]
    return Shot(media=media, faces=tuple(faces))


def identity(media: str = "me") -> Identity:
    return Identity(media=media, box=Box(1, 2, 30, 40))


def swap_at(step: Step, **data: object) -> DraftState:
    return DraftState(kind=Kind.SWAP, step=step, data=DraftData().with_(**data))


def age_at(step: Step, **data: object) -> DraftState:
    return DraftState(kind=Kind.AGE, step=step, data=DraftData().with_(**data))


def video_at(step: Step, *, kind: Kind = Kind.VIDEO, **data: object) -> DraftState:
    return DraftState(kind=kind, step=step, data=DraftData().with_(**data))


def footage(seconds: float = 12, *, media: str = "clip") -> Footage:
    return Footage(media=media, seconds=seconds)


def picking(*picked: int, faces: int = 3, **data: object) -> DraftState:
    return swap_at(Step.FACES, scene=shot(faces), picked=picked, **data)


def asking(*picked: int, faces: int = 3, **data: object) -> DraftState:
    return swap_at(Step.IDENTITY, scene=shot(faces), picked=picked, **data)
