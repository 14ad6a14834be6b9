"""What a draft remembers between two messages: a small typed document, kept as JSON in the draft's row."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from bot.jobs.model import FacePair, Kind, Spec
from bot.media.model import Box, Face
from storage.model import Document


class DraftKind(StrEnum):
    SWAP = "swap"
    AGE = "age"
    FACE = "face"
    CONSENT = "consent"


class Step(StrEnum):
    SCENE = "scene"
    FACES = "faces"
    IDENTITY = "identity"
    WHICH = "which"
    YEARS = "years"
    PRICE = "price"
    PHOTO = "photo"
    NAME = "name"
    ASKED = "asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A stored picture and the faces in it, from left to right. People and buttons count them from 1."""

    media: str
    faces: tuple[Face, ...]

    def face(self, number: int) -> Face:
        return self.faces[number - 1]

    @property
    def numbers(self) -> range:
        return range(1, len(self.faces) + 1)

    @property
    def sure(self) -> tuple[int, ...]:
        return tuple(number for number in self.numbers if self.face(number).sure)

    @property
    def only(self) -> int | None:
        """The face that is meant without asking: the only sure one, or the only one at all."""
        candidates = self.sure or tuple(self.numbers)
        return candidates[0] if len(candidates) == 1 else None


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
    """A picture that Telegram keeps for us until the person has agreed to the rules."""

    file_id: str
    size: int
    keep_quality: bool
    album: str | None
    message_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftData:
    """`taken` is the last message that was used, so that a replayed one is not used twice."""

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

    def with_(self, **changes: Any) -> "DraftData":
        """A changed copy; whatever was noticed before is over."""
        return replace(self, **{"notice": None, **changes})

    def to_document(self) -> Document:
        return {
            "scene": _shot_row(self.scene),
            "picked": list(self.picked),
            "identities": {str(n): _identity_row(identity) for n, identity in self.identities.items()},
            "question": _shot_row(self.question),
            "spare": _shot_row(self.spare),
            "for_all": self.for_all,
            "years": self.years,
            "album": self.album,
            "album_told": self.album_told,
            "all_saved": self.all_saved,
            "taken": self.taken,
            "notice": {"key": self.notice.key, "details": dict(self.notice.details)} if self.notice else None,
            "face_id": self.face_id,
            "waiting": [_waiting_row(waiting) for waiting in self.waiting],
            "wanted": self.wanted,
        }

    @classmethod
    def from_document(cls, row: Document) -> "DraftData":
        """What an older release did not know is as if it had never been said."""
        notice = row.get("notice")
        return cls(
            scene=_shot(row.get("scene")),
            picked=tuple(row.get("picked", ())),
            identities={int(n): _identity(identity) for n, identity in row.get("identities", {}).items()},
            question=_shot(row.get("question")),
            spare=_shot(row.get("spare")),
            for_all=row.get("for_all", False),
            years=row.get("years", 20),
            album=row.get("album"),
            album_told=row.get("album_told", False),
            all_saved=row.get("all_saved", False),
            taken=row.get("taken"),
            notice=Notice(key=notice["key"], details=notice["details"]) if notice else None,
            face_id=row.get("face_id"),
            waiting=tuple(Waiting(**waiting) for waiting in row.get("waiting", ())),
            wanted=row.get("wanted"),
        )


def spec_of(kind: str, data: DraftData) -> Spec:
    """The order that a finished draft amounts to."""
    assert data.scene is not None
    if kind == DraftKind.AGE:
        boxes = tuple(data.scene.face(number).box for number in data.picked)
        return Spec(kind=Kind.AGE, scene=data.scene.media, boxes=boxes, years=data.years)
    pairs = tuple(_pair(data.scene.face(number), data.identities[number]) for number in data.picked)
    return Spec(kind=Kind.SWAP, scene=data.scene.media, pairs=pairs)


def _pair(face: Face, identity: Identity) -> FacePair:
    return FacePair(box=face.box, token=face.token, identity=identity.media, identity_box=identity.box)


def _shot_row(shot: Shot | None) -> Document | None:
    if shot is None:
        return None
    faces = [{"box": list(face.box), "token": face.token, "sure": face.sure} for face in shot.faces]
    return {"media": shot.media, "faces": faces}


def _shot(row: Document | None) -> Shot | None:
    if row is None:
        return None
    faces = tuple(
        Face(box=Box(*face["box"]), token=face["token"], sure=face["sure"]) for face in row["faces"]
    )
    return Shot(media=row["media"], faces=faces)


def _identity_row(identity: Identity) -> Document:
    return {"media": identity.media, "box": list(identity.box)}


def _identity(row: Document) -> Identity:
    return Identity(media=row["media"], box=Box(*row["box"]))


def _waiting_row(waiting: Waiting) -> Document:
    return {name: getattr(waiting, name) for name in Waiting.__slots__}
