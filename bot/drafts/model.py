"""What a draft remembers between two messages: a small typed document, kept as JSON in the draft's row."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter

from bot.jobs.model import FacePair, Kind, Spec
from bot.media.model import Box, Face
from storage.model import Document

ASKED_FIRST = ("years", "hurried", "preset", "preset_name", "pointed")


class Step(StrEnum):
    SCENE = "scene"
    TRIM = "trim"
    FACES = "faces"
    IDENTITY = "identity"
    WHICH = "which"
    YEARS = "years"
    ENHANCE = "enhance"
    PRICE = "price"
    PHOTO = "photo"
    NAME = "name"
    ASKED = "asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A stored picture and the faces in it, from left to right. People and buttons count them from 1.

    `photo` is Telegram's own name of the picture when it came as a photo.
    """

    media: str
    faces: tuple[Face, ...]
    photo: str | None = None

    def face(self, number: int) -> Face:
        return self.faces[number - 1]

    @property
    def numbers(self) -> range:
        return range(1, len(self.faces) + 1)

    @property
    def sure(self) -> tuple[int, ...]:
        return tuple(number for number in self.numbers if self.face(number).sure)

    @property
    def clear(self) -> bool:
        """There is one face in it, and that surely is one: no numbers are needed to say which is meant."""
        return len(self.faces) == 1 and self.faces[0].sure

    @property
    def only(self) -> int | None:
        """The face that is meant without asking: the only sure one, or the only one at all."""
        candidates = self.sure or tuple(self.numbers)
        return candidates[0] if len(candidates) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Footage:
    """A stored clip and how long it lasts."""

    media: str
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    media: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A sentence that the card shows until the next step: why the last message could not be used."""

    key: str
    details: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A picture or clip that Telegram keeps for us until the person has agreed to the rules."""

    file_id: str
    size: int
    keep_quality: bool
    album: str | None
    message_id: int
    is_clip: bool = False

    @property
    def is_photo(self) -> bool:
        """Telegram has it as a photo, not as a file that may be one."""
        return not self.is_clip and not self.keep_quality


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftData:
    """`taken` is the last message that was used, so that a replayed one is not used twice.

    Of a clip, `scene` is a picture of one of its frames, and `cut` is the part of it, from second `start` on, that is
    used when it is too long. `enhance` None: nobody was asked. `preset` is a saved face that was asked for along with
    the command, and `hurried` says the same of `years`. `pointed` is the chat and message that the command was about.
    `words` are those behind a command that waits for consent, and `origin` is the draft of a group that waits for it.
    """

    scene: Shot | None = None
    picked: tuple[int, ...] = ()
    identities: Mapping[int, Identity] = field(default_factory=dict)
    question: Shot | None = None
    spare: Shot | None = None
    for_all: bool = False
    years: int = 20
    album: str | None = None
    album_told: bool = False
    all_saved: bool = False
    taken: int | None = None
    notice: Notice | None = None
    face_id: int | None = None
    waiting: tuple[Waiting, ...] = ()
    wanted: str | None = None
    clip: Footage | None = None
    start: int = 0
    cut: Footage | None = None
    enhance: int | None = None
    preset: Identity | None = None
    preset_name: str | None = None
    hurried: bool = False
    pointed: tuple[int, int] | None = None
    words: tuple[str, ...] = ()
    origin: str | None = None

    @property
    def footage(self) -> Footage | None:
        """What is to be changed of the clip."""
        return self.cut or self.clip

    @property
    def media_ids(self) -> frozenset[str]:
        """What an order made of it needs."""
        shots = (self.scene, self.footage)
        return frozenset(
            {
                *(shot.media for shot in shots if shot is not None),
                *(identity.media for identity in self.identities.values()),
            }
        )

    def with_(self, **changes: Any) -> "DraftData":
        """A changed copy; whatever was noticed before is over."""
        return replace(self, **{"notice": None, **changes})

    def afresh(self, *, taken: int | None, album: str | None = None) -> "DraftData":
        """What was asked for before there was a scene."""
        return replace(
            DraftData(taken=taken, album=album), **{name: getattr(self, name) for name in ASKED_FIRST}
        )

    def to_document(self) -> Document:
        document: Document = DOCUMENT.dump_python(self, mode="json")
        return document

    @classmethod
    def from_document(cls, row: Document) -> "DraftData":
        """What an older release did not know is as if it had never been said. Raises ValueError."""
        return DOCUMENT.validate_python(row)


DOCUMENT = TypeAdapter(DraftData)


def spec_of(kind: Kind, data: DraftData) -> Spec:
    """The order that a finished draft amounts to."""
    scene, footage = data.scene, data.footage
    assert scene is not None
    spec = Spec(kind=kind, scene=scene.media)
    if footage is not None:
        spec = replace(
            spec,
            scene=footage.media,
            frame=scene.media,
            seconds=footage.seconds,
            enhance=data.enhance or 0,
        )
    if spec.kind.ages:
        boxes = tuple(scene.face(number).box for number in data.picked)
        return replace(spec, boxes=boxes, years=data.years)
    pairs = tuple(_pair(scene.face(number), data.identities[number]) for number in data.picked)
    return replace(spec, pairs=pairs)


def least_spec(kind: Kind, data: DraftData) -> Spec | None:
    """The cheapest order that can come of a draft whose scene is known: of the faces that are picked, or of one."""
    scene, footage = data.scene, data.footage
    if scene is None or not scene.faces:
        return None
    boxes = tuple(scene.face(number).box for number in data.picked) or (scene.faces[0].box,)
    spec = Spec(kind=kind, scene=scene.media)
    if footage is not None:
        spec = replace(spec, scene=footage.media, frame=scene.media, seconds=footage.seconds)
    if kind.ages:
        return replace(spec, boxes=boxes, years=data.years)
    pairs = tuple(FacePair(box=box, identity=scene.media, identity_box=box) for box in boxes)
    return replace(spec, pairs=pairs)


def _pair(face: Face, identity: Identity) -> FacePair:
    return FacePair(box=face.box, token=face.token, identity=identity.media, identity_box=identity.box)
