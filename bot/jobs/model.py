"""What is ordered, and what an order can be refused for."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter

from bot.media.model import Box
from bot.providers.base import Capability
from bot.refusal import Refusal


class Kind(StrEnum):
    """What a draft is about, and the job that comes of it."""

    SWAP = "swap"
    AGE = "age"
    VIDEO = "video"
    """Swap faces in a clip."""
    AGE_VIDEO = "age_video"
    FACE = "face"
    """Of a draft only: a face is saved."""
    CONSENT = "consent"
    """Of a draft only: somebody is asked to agree to the rules."""

    @property
    def of_clip(self) -> bool:
        return self in (Kind.VIDEO, Kind.AGE_VIDEO)

    @property
    def ages(self) -> bool:
        return self in (Kind.AGE, Kind.AGE_VIDEO)

    @property
    def with_clip(self) -> "Kind":
        """The same with moving pictures."""
        return Kind.AGE_VIDEO if self.ages else Kind.VIDEO

    @property
    def with_picture(self) -> "Kind":
        return Kind.AGE if self.ages else Kind.SWAP


ORDERED = (Kind.SWAP, Kind.AGE, Kind.VIDEO, Kind.AGE_VIDEO)
"""What can be ordered: the kinds that a job may be of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FacePair:
    """A face of the scene and the identity to put there; boxes are in pixels of their own pictures."""

    box: Box
    identity: str
    identity_box: Box
    token: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """One order: media are named by their ids. `boxes` and `years` (-30 to 30) are for ageing.

    Of a clip, faces are chosen in `frame`, a picture of one of its frames; it lasts `seconds`, and `enhance` says how
    its faces are sharpened: 0 not, 1 for up to 1080p, 2 for up to 2k.
    """

    kind: Kind
    scene: str
    pairs: tuple[FacePair, ...] = ()
    boxes: tuple[Box, ...] = ()
    years: int = 0
    frame: str | None = None
    seconds: float = 0.0
    enhance: int = 0

    def to_document(self) -> dict[str, Any]:
        """Without the kind, which the job's row has in a column of its own."""
        document: dict[str, Any] = DOCUMENT.dump_python(self, mode="json", exclude={"kind"})
        return document

    @classmethod
    def from_document(cls, kind: str, document: Mapping[str, Any]) -> "Spec":
        """Raises ValueError."""
        return DOCUMENT.validate_python({**document, "kind": kind})

    @property
    def media_ids(self) -> tuple[str, ...]:
        frame = (self.frame,) if self.frame else ()
        return tuple(dict.fromkeys((self.scene, *frame, *(pair.identity for pair in self.pairs))))

    @property
    def chosen_in(self) -> str:
        """The picture in which faces were chosen."""
        return self.frame or self.scene

    @property
    def face_count(self) -> int:
        return len(self.pairs) or len(self.boxes)


DOCUMENT = TypeAdapter(Spec)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What an order costs in credits and how many seconds it usually takes, at the provider that would do it.

    `others` take over, in this order, when that one cannot do it.
    """

    price: int
    seconds: float
    provider: str
    others: tuple[str, ...] = ()


CAPABILITIES: dict[Kind, tuple[Capability, ...]] = {
    Kind.SWAP: (Capability.SWAP, Capability.MULTI_SWAP),
    Kind.AGE: (Capability.AGE_IMAGE,),
    Kind.VIDEO: (Capability.SWAP_VIDEO, Capability.MULTI_SWAP_VIDEO),
    Kind.AGE_VIDEO: (Capability.AGE_VIDEO,),
}
"""What a provider must be able to do for an order; the last one is for several faces."""


def capability_of(spec: Spec, faces_there: int) -> Capability:
    """A service that swaps one face needs a scene with one face, or it would have to guess which is meant."""
    one, *_, several = (*CAPABILITIES[spec.kind], CAPABILITIES[spec.kind][-1])
    return one if faces_there == 1 and len(spec.pairs) <= 1 else several


class OrderRefused(Refusal):
    """An order that cannot be taken. `key` names the text for the person; nothing was charged.

    refused-credits (needed, available) · refused-group-credits (needed, available): the group was promised to pay ·
    refused-open-jobs, refused-open-jobs-group (limit) · refused-daily, refused-daily-group (limit, hours, minutes) ·
    refused-daily-credits, refused-daily-group-credits (limit, left, hours, minutes) · refused-cooldown (seconds) ·
    refused-group-off · refused-maintenance · refused-banned (why) · refused-dearer: than the card said ·
    refused-faces (limit) · refused-nobody: no provider does this now · refused-expired: its pictures are gone
    """
