"""The steps of a draft, as pure functions: where it stands and what happened, to where it stands then.

    swap   scene → faces → identity (for each face; which, when a photo shows several people) → price
    age    scene → faces → years → price
    video  the same, with trim after the scene for a clip that is too long, and enhance before the price of a swap

A step that is not needed is skipped. A press names what it is about, so one that is delivered twice does no harm.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from bot.drafts.model import DraftData, Footage, Identity, Notice, Shot, Step
from bot.jobs.model import Kind
from bot.refusal import Refusal

YEARS = 30  # the most in either direction
ENHANCEMENTS = range(3)
FEW_STARTS = 10
BETWEEN_STARTS = (1, 2, 5, 10, 15, 30, 60)  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftState:
    """Where a draft stands."""

    kind: Kind
    step: Step
    data: DraftData

    def to(self, step: Step, data: DraftData) -> "DraftState":
        return DraftState(kind=self.kind, step=step, data=data)

    def noticing(self, key: str, **details: str | int) -> "DraftState":
        return self.to(self.step, self.data.with_(notice=Notice(key=key, details=details)))

    @property
    def asked(self) -> int | None:
        """The face whose identity is wanted next."""
        return next((number for number in self.data.picked if number not in self.data.identities), None)

    @property
    def step_token(self) -> str:
        """Put on buttons that lead on or back, so that a second press of an old one leads nowhere."""
        return f"{self.step}.{self.asked or 0}"


class NotNow(Refusal):
    """A press that asks for something that cannot be; `key` names the short answer."""


class StaleButton(Exception):
    """The card has moved on since that button was shown: show it as it is."""


class PhotoRole(Enum):
    """What a picture is for, by where the draft stands when it comes."""

    SCENE = auto()
    SPARE = auto()
    IDENTITY = auto()
    FIRST_IDENTITY = auto()
    NEW_SCENE = auto()
    LEFT_ASIDE = auto()
    NO_CLIP = auto()
    """A clip is wanted, or something about the clip before anything else."""


def photo_role(state: DraftState, album: str | None) -> PhotoRole:
    data = state.data
    sibling = album is not None and album == data.album
    swaps = not state.kind.ages
    match state.step:
        case Step.FACES | Step.TRIM if sibling and swaps and data.spare is None:
            return PhotoRole.SPARE
        case Step.FACES if data.picked and swaps and not sibling:
            return PhotoRole.FIRST_IDENTITY
        case Step.SCENE | Step.TRIM | Step.FACES if _clip_comes_first(state, sibling):
            return PhotoRole.NO_CLIP
        case Step.SCENE if not state.kind.of_clip:
            return PhotoRole.SCENE
        case Step.IDENTITY | Step.WHICH if state.step is Step.IDENTITY or not sibling:
            return PhotoRole.IDENTITY
    return PhotoRole.LEFT_ASIDE if sibling else PhotoRole.NEW_SCENE


def _clip_comes_first(state: DraftState, sibling: bool) -> bool:
    if state.step is Step.SCENE:
        return state.kind is Kind.VIDEO
    return state.kind.of_clip and not sibling


def take_scene(state: DraftState, shot: Shot, *, album: str | None, message_id: int) -> DraftState:
    """A picture to change. One sure face in it: nothing to pick."""
    data = state.data.afresh(album=album, taken=message_id)
    if not shot.faces:
        return state.to(Step.SCENE, data.with_(notice=Notice(key="no-face-in-scene")))
    return see(state, data, shot)


def see(state: DraftState, data: DraftData, shot: Shot) -> DraftState:
    """Faces to choose from; a single sure one is chosen, for those in a hurry also among doubtful ones."""
    data = data.with_(scene=shot)
    hurried = data.hurried or data.preset is not None
    if len(shot.sure) == 1 and (hurried or len(shot.faces) == 1):
        return done(state.to(Step.FACES, data.with_(picked=shot.sure)))
    return state.to(Step.FACES, data)


def take_spare(state: DraftState, shot: Shot, *, album: str | None, message_id: int) -> DraftState:
    """The second picture of an album, while the faces of the first are still being picked."""
    data = state.data.with_(taken=message_id, album=album)
    if not shot.faces:
        return state.to(state.step, data).noticing("no-face-in-identity")
    return state.to(state.step, data.with_(spare=shot)).noticing("spare-kept")


def take_identity(state: DraftState, shot: Shot, *, album: str | None, message_id: int) -> DraftState:
    """A photo of the person who goes onto the face that was asked about."""
    data = state.data.with_(taken=message_id, album=album or state.data.album, question=None, for_all=False)
    return _identify(state.to(Step.IDENTITY, data), shot, for_all=False)


def take_first_identity(state: DraftState, shot: Shot, *, album: str | None, message_id: int) -> DraftState:
    """A photo while faces are being picked says that the picking is done."""
    picked = done(state.to(state.step, state.data.with_(spare=None, preset=None)))
    return take_identity(picked, shot, album=album, message_id=message_id)


def leave_aside(state: DraftState, *, message_id: int) -> DraftState:
    """A third picture of an album is not wanted; that is said once."""
    data = state.data.with_(taken=message_id, album_told=True)
    told = state.data.album_told
    return state.to(state.step, data) if told else state.to(state.step, data).noticing("album-left-aside")


def pick(state: DraftState, number: int, *, on: bool, limit: int) -> DraftState:
    """Raises NotNow when that would be too many."""
    scene = _at(state, Step.FACES)
    if number not in scene.numbers:
        return state
    rest = tuple(n for n in state.data.picked if n != number)
    if not on:
        return state.to(state.step, state.data.with_(picked=rest))
    if limit == 1:
        rest = ()
    if len(rest) >= limit:
        raise NotNow("answer-too-many-faces", limit=limit)
    return state.to(state.step, state.data.with_(picked=tuple(sorted((*rest, number)))))


def pick_all(state: DraftState, *, limit: int) -> DraftState:
    """Every sure face; all of them when none is."""
    scene = _at(state, Step.FACES)
    wanted = scene.sure or tuple(scene.numbers)
    picked = state.to(state.step, state.data.with_(picked=wanted[:limit]))
    return picked.noticing("not-all-faces", limit=limit) if len(wanted) > limit else picked


def done(state: DraftState) -> DraftState:
    """The faces are picked. Raises NotNow when none is."""
    _at(state, Step.FACES)
    if not state.data.picked:
        raise NotNow("answer-pick-first")
    data = state.data
    given = {**(dict.fromkeys(data.picked, data.preset) if data.preset else {}), **data.identities}
    kept = {n: identity for n, identity in given.items() if n in data.picked}
    state = state.to(state.step, state.data.with_(identities=kept))
    if state.data.spare is not None and not kept:
        return _identify(state, state.data.spare, for_all=True)
    return onward(state)


def choose(state: DraftState, number: int) -> DraftState:
    """Which of the people in the identity's photo is meant."""
    question = state.data.question
    if state.step is not Step.WHICH or question is None or number not in question.numbers:
        return state
    identity = Identity(media=question.media, box=question.face(number).box)
    data = state.data.with_(question=None, for_all=False)
    return give(state.to(Step.IDENTITY, data), identity, for_all=state.data.for_all)


def give(state: DraftState, identity: Identity, *, for_all: bool = False) -> DraftState:
    """An identity for the face that was asked about, or for all that have none yet."""
    asked = state.asked
    if asked is None:
        return onward(state)
    wanted = [n for n in state.data.picked if n not in state.data.identities] if for_all else [asked]
    identities = {**state.data.identities, **dict.fromkeys(wanted, identity)}
    return onward(state.to(Step.IDENTITY, state.data.with_(identities=identities, all_saved=False)))


def same_for_rest(state: DraftState) -> DraftState:
    last = _last_given(state.data)
    return give(state, state.data.identities[last], for_all=True) if last else state


def skip(state: DraftState) -> DraftState:
    """Leave the face that was asked about as it is."""
    picked = tuple(n for n in state.data.picked if n != state.asked)
    if not picked:
        return state.to(Step.FACES, state.data.with_(picked=())).noticing("all-skipped")
    return onward(state.to(state.step, state.data.with_(picked=picked)))


def show_all_saved(state: DraftState) -> DraftState:
    return state.to(state.step, state.data.with_(all_saved=True))


def set_years(state: DraftState, years: int) -> DraftState:
    if state.step is not Step.YEARS:
        return state
    return state.to(state.step, state.data.with_(years=max(-YEARS, min(YEARS, years))))


def years_chosen(state: DraftState) -> DraftState:
    """Raises NotNow for zero years."""
    if state.step is not Step.YEARS:
        return state
    if not state.data.years:
        raise NotNow("answer-zero-years")
    return state.to(Step.PRICE, state.data.with_())


def set_enhance(state: DraftState, enhance: int) -> DraftState:
    """How much the faces of a clip are sharpened."""
    if state.step is not Step.ENHANCE or enhance not in ENHANCEMENTS:
        return state
    return state.to(Step.PRICE, state.data.with_(enhance=enhance))


def skip_enhance(state: DraftState) -> DraftState:
    """There is nothing to choose."""
    return state.to(Step.PRICE, state.data.with_(enhance=None))


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


def takes_other_face(state: DraftState) -> bool:
    """The price is on the card, of a swap with a face that was not sent for it."""
    return state.step is Step.PRICE and state.data.preset is not None


def take_other_face(state: DraftState, shot: Shot, *, album: str | None, message_id: int) -> DraftState:
    """A photo instead of the saved face; the other picked faces are asked about again."""
    asking = state.to(Step.IDENTITY, state.data.with_(identities={}, preset=None, preset_name=None))
    return take_identity(asking, shot, album=album, message_id=message_id)


def uses_preset(state: DraftState) -> bool:
    given = state.data.identities
    return state.data.preset is not None and all(given.get(n) == state.data.preset for n in state.data.picked)


def back(state: DraftState) -> DraftState:
    """One step back, whatever was given there forgotten."""
    data = state.data.with_(preset=None, hurried=False)
    match state.step:
        case Step.WHICH:
            return state.to(Step.IDENTITY, data.with_(question=None, for_all=False, spare=None))
        case Step.PRICE if state.kind.ages or data.enhance is not None:
            return state.to(Step.YEARS if state.kind.ages else Step.ENHANCE, data.with_(enhance=None))
        case Step.PRICE | Step.ENHANCE | Step.IDENTITY if last := _last_given(data):
            identities = {n: identity for n, identity in data.identities.items() if n != last}
            return state.to(Step.IDENTITY, data.with_(identities=identities, spare=None, all_saved=False))
        case Step.IDENTITY | Step.YEARS if data.scene and len(data.scene.faces) > 1:
            return state.to(Step.FACES, data.with_(all_saved=False))
        case Step.FACES | Step.IDENTITY | Step.YEARS if data.cut:
            return state.to(Step.TRIM, uncut(data))
    return state.to(Step.SCENE, data.afresh(taken=data.taken))


def onward(state: DraftState) -> DraftState:
    """From picked faces to whatever is still missing."""
    data = state.data.with_()
    if state.kind.ages:
        return state.to(Step.PRICE if data.hurried else Step.YEARS, data)
    if state.asked is not None:
        return state.to(Step.IDENTITY, data)
    return state.to(Step.ENHANCE if state.kind.of_clip else Step.PRICE, data)


def uncut(data: DraftData) -> DraftData:
    """As it was before a part of the clip was chosen."""
    return data.with_(cut=None, scene=None, picked=(), identities={}, all_saved=False)


def _identify(state: DraftState, shot: Shot, *, for_all: bool) -> DraftState:
    state = state.to(Step.IDENTITY, state.data.with_(spare=None))
    if not shot.faces:
        return state.noticing("no-face-in-identity")
    if shot.only is None:
        return state.to(Step.WHICH, state.data.with_(question=shot, for_all=for_all))
    return give(state, Identity(media=shot.media, box=shot.face(shot.only).box), for_all=for_all)


def _at(state: DraftState, step: Step) -> Shot:
    if state.step is not step or state.data.scene is None:
        raise StaleButton
    return state.data.scene


def _last_given(data: DraftData) -> int | None:
    given: Mapping[int, Identity] = data.identities
    return next((number for number in reversed(data.picked) if number in given), None)
