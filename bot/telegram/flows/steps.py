"""The steps of a draft, as pure functions: where it stands and what happened, to where it stands then.

    swap   scene → faces → identity (for each face; which, when a photo shows several people) → price
    age    scene → faces → years → price
    video  the same, with trim after the scene for a clip that is too long, and enhance before the price of a swap

A step that is not needed is skipped. A press names what it is about, so one that is delivered twice does no harm.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from bot.telegram.flows.document import DraftData, DraftKind, Identity, Notice, Shot, Step

YEARS = 30  # the most in either direction
ENHANCEMENTS = range(3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Where a draft stands."""

    kind: DraftKind
    step: Step
    data: DraftData

    def to(self, step: Step, data: DraftData) -> "Stage":
        return Stage(kind=self.kind, step=step, data=data)

    def noticing(self, key: str, **details: str | int) -> "Stage":
        return self.to(self.step, self.data.with_(notice=Notice(key=key, details=details)))

    @property
    def asked(self) -> int | None:
        """The face whose identity is wanted next."""
        return next((number for number in self.data.picked if number not in self.data.identities), None)

    @property
    def marker(self) -> str:
        """Put on buttons that lead on or back, so that a second press of an old one leads nowhere."""
        return f"{self.step}.{self.asked or 0}"


class NotNow(Exception):
    """A press that asks for something that cannot be; `key` names the short answer."""

    def __init__(self, key: str, **details: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.details = details


class StaleButton(Exception):
    """The card has moved on since that button was shown: show it as it is."""


class Arrival(Enum):
    """What a picture is for, by where the draft stands when it comes."""

    SCENE = auto()
    SPARE = auto()
    IDENTITY = auto()
    FIRST_IDENTITY = auto()
    NEW_SCENE = auto()
    LEFT_ASIDE = auto()
    NO_CLIP = auto()
    """A clip is wanted, or something about the clip before anything else."""


def arrival(stage: Stage, album: str | None) -> Arrival:
    data = stage.data
    sibling = album is not None and album == data.album
    swaps = not stage.kind.ages
    match stage.step:
        case Step.FACES | Step.TRIM if sibling and swaps and data.spare is None:
            return Arrival.SPARE
        case Step.FACES if data.picked and swaps and not sibling:
            return Arrival.FIRST_IDENTITY
        case Step.SCENE | Step.TRIM | Step.FACES if _clip_comes_first(stage, sibling):
            return Arrival.NO_CLIP
        case Step.SCENE if not stage.kind.of_clip:
            return Arrival.SCENE
        case Step.IDENTITY | Step.WHICH if stage.step is Step.IDENTITY or not sibling:
            return Arrival.IDENTITY
    return Arrival.LEFT_ASIDE if sibling else Arrival.NEW_SCENE


def _clip_comes_first(stage: Stage, sibling: bool) -> bool:
    if stage.step is Step.SCENE:
        return stage.kind is DraftKind.VIDEO
    return stage.kind.of_clip and not sibling


def take_scene(stage: Stage, shot: Shot, *, album: str | None, message_id: int) -> Stage:
    """A picture to change. One sure face in it: nothing to pick."""
    data = stage.data.afresh(album=album, taken=message_id)
    if not shot.faces:
        return stage.to(Step.SCENE, data.with_(notice=Notice(key="no-face-in-scene")))
    return see(stage, data, shot)


def see(stage: Stage, data: DraftData, shot: Shot) -> Stage:
    """Faces to choose from; a single sure one is chosen, for those in a hurry also among doubtful ones."""
    data = data.with_(scene=shot)
    hurried = data.hurried or data.preset is not None
    if len(shot.sure) == 1 and (hurried or len(shot.faces) == 1):
        return done(stage.to(Step.FACES, data.with_(picked=shot.sure)))
    return stage.to(Step.FACES, data)


def take_spare(stage: Stage, shot: Shot, *, album: str | None, message_id: int) -> Stage:
    """The second picture of an album, while the faces of the first are still being picked."""
    data = stage.data.with_(taken=message_id, album=album)
    if not shot.faces:
        return stage.to(stage.step, data).noticing("no-face-in-identity")
    return stage.to(stage.step, data.with_(spare=shot)).noticing("spare-kept")


def take_identity(stage: Stage, shot: Shot, *, album: str | None, message_id: int) -> Stage:
    """A photo of whoever goes onto the face that was asked about."""
    data = stage.data.with_(taken=message_id, album=album or stage.data.album, question=None, for_all=False)
    return _identify(stage.to(Step.IDENTITY, data), shot, for_all=False)


def take_first_identity(stage: Stage, shot: Shot, *, album: str | None, message_id: int) -> Stage:
    """A photo while faces are being picked says that the picking is done."""
    picked = done(stage.to(stage.step, stage.data.with_(spare=None, preset=None)))
    return take_identity(picked, shot, album=album, message_id=message_id)


def leave_aside(stage: Stage, *, message_id: int) -> Stage:
    """A third picture of an album is not wanted; that is said once."""
    data = stage.data.with_(taken=message_id, album_told=True)
    told = stage.data.album_told
    return stage.to(stage.step, data) if told else stage.to(stage.step, data).noticing("album-left-aside")


def pick(stage: Stage, number: int, *, on: bool, limit: int) -> Stage:
    """Raises NotNow when that would be too many."""
    scene = _at(stage, Step.FACES)
    if number not in scene.numbers:
        return stage
    rest = tuple(n for n in stage.data.picked if n != number)
    if not on:
        return stage.to(stage.step, stage.data.with_(picked=rest))
    if limit == 1:
        rest = ()
    if len(rest) >= limit:
        raise NotNow("answer-too-many-faces", limit=limit)
    return stage.to(stage.step, stage.data.with_(picked=tuple(sorted((*rest, number)))))


def pick_all(stage: Stage, *, limit: int) -> Stage:
    """Every sure face; all of them when none is."""
    scene = _at(stage, Step.FACES)
    wanted = scene.sure or tuple(scene.numbers)
    picked = stage.to(stage.step, stage.data.with_(picked=wanted[:limit]))
    return picked.noticing("not-all-faces", limit=limit) if len(wanted) > limit else picked


def done(stage: Stage) -> Stage:
    """The faces are picked. Raises NotNow when none is."""
    _at(stage, Step.FACES)
    if not stage.data.picked:
        raise NotNow("answer-pick-first")
    data = stage.data
    given = {**(dict.fromkeys(data.picked, data.preset) if data.preset else {}), **data.identities}
    kept = {n: identity for n, identity in given.items() if n in data.picked}
    stage = stage.to(stage.step, stage.data.with_(identities=kept))
    if stage.data.spare is not None and not kept:
        return _identify(stage, stage.data.spare, for_all=True)
    return onward(stage)


def choose(stage: Stage, number: int) -> Stage:
    """Which of the people in the identity's photo is meant."""
    question = stage.data.question
    if stage.step is not Step.WHICH or question is None or number not in question.numbers:
        return stage
    identity = Identity(media=question.media, box=question.face(number).box)
    data = stage.data.with_(question=None, for_all=False)
    return give(stage.to(Step.IDENTITY, data), identity, for_all=stage.data.for_all)


def give(stage: Stage, identity: Identity, *, for_all: bool = False) -> Stage:
    """An identity for the face that was asked about, or for all that have none yet."""
    asked = stage.asked
    if asked is None:
        return onward(stage)
    wanted = [n for n in stage.data.picked if n not in stage.data.identities] if for_all else [asked]
    identities = {**stage.data.identities, **dict.fromkeys(wanted, identity)}
    return onward(stage.to(Step.IDENTITY, stage.data.with_(identities=identities, all_saved=False)))


def same_for_rest(stage: Stage) -> Stage:
    last = _last_given(stage.data)
    return give(stage, stage.data.identities[last], for_all=True) if last else stage


def skip(stage: Stage) -> Stage:
    """Leave the face that was asked about as it is."""
    picked = tuple(n for n in stage.data.picked if n != stage.asked)
    if not picked:
        return stage.to(Step.FACES, stage.data.with_(picked=())).noticing("all-skipped")
    return onward(stage.to(stage.step, stage.data.with_(picked=picked)))


def show_all_saved(stage: Stage) -> Stage:
    return stage.to(stage.step, stage.data.with_(all_saved=True))


def set_years(stage: Stage, years: int) -> Stage:
    if stage.step is not Step.YEARS:
        return stage
    return stage.to(stage.step, stage.data.with_(years=max(-YEARS, min(YEARS, years))))


def years_chosen(stage: Stage) -> Stage:
    """Raises NotNow for zero years."""
    if stage.step is not Step.YEARS:
        return stage
    if not stage.data.years:
        raise NotNow("answer-zero-years")
    return stage.to(Step.PRICE, stage.data.with_())


def set_enhance(stage: Stage, enhance: int) -> Stage:
    """How much the faces of a clip are sharpened."""
    if stage.step is not Step.ENHANCE or enhance not in ENHANCEMENTS:
        return stage
    return stage.to(Step.PRICE, stage.data.with_(enhance=enhance))


def skip_enhance(stage: Stage) -> Stage:
    """There is nothing to choose."""
    return stage.to(Step.PRICE, stage.data.with_(enhance=None))


def back(stage: Stage) -> Stage:
    """One step back, whatever was given there forgotten."""
    data = stage.data.with_(preset=None, hurried=False)
    match stage.step:
        case Step.WHICH:
            return stage.to(Step.IDENTITY, data.with_(question=None, for_all=False, spare=None))
        case Step.PRICE if stage.kind.ages or data.enhance is not None:
            return stage.to(Step.YEARS if stage.kind.ages else Step.ENHANCE, data.with_(enhance=None))
        case Step.PRICE | Step.ENHANCE | Step.IDENTITY if last := _last_given(data):
            identities = {n: identity for n, identity in data.identities.items() if n != last}
            return stage.to(Step.IDENTITY, data.with_(identities=identities, spare=None, all_saved=False))
        case Step.IDENTITY | Step.YEARS if data.scene and len(data.scene.faces) > 1:
            return stage.to(Step.FACES, data.with_(all_saved=False))
        case Step.FACES | Step.IDENTITY | Step.YEARS if data.cut:
            return stage.to(Step.TRIM, uncut(data))
    return stage.to(Step.SCENE, data.afresh(taken=data.taken))


def onward(stage: Stage) -> Stage:
    """From picked faces to whatever is still missing."""
    data = stage.data.with_()
    if stage.kind.ages:
        return stage.to(Step.PRICE if data.hurried else Step.YEARS, data)
    if stage.asked is not None:
        return stage.to(Step.IDENTITY, data)
    return stage.to(Step.ENHANCE if stage.kind.of_clip else Step.PRICE, data)


def uncut(data: DraftData) -> DraftData:
    """As it was before a part of the clip was chosen."""
    return data.with_(cut=None, scene=None, picked=(), identities={}, all_saved=False)


def _identify(stage: Stage, shot: Shot, *, for_all: bool) -> Stage:
    stage = stage.to(Step.IDENTITY, stage.data.with_(spare=None))
    if not shot.faces:
        return stage.noticing("no-face-in-identity")
    if shot.only is None:
        return stage.to(Step.WHICH, stage.data.with_(question=shot, for_all=for_all))
    return give(stage, Identity(media=shot.media, box=shot.face(shot.only).box), for_all=for_all)


def _at(stage: Stage, step: Step) -> Shot:
    if stage.step is not step or stage.data.scene is None:
        raise StaleButton
    return stage.data.scene


def _last_given(data: DraftData) -> int | None:
    given: Mapping[int, Identity] = data.identities
    return next((number for number in reversed(data.picked) if number in given), None)
