"""A saved face that was asked for with the command is used for everybody who is picked, until another one is sent."""

from bot.drafts.model import Shot, Step
from bot.drafts.transitions import DraftState, take_identity


def takes_other_face(state: DraftState) -> bool:
    """The price is on the card, of a swap with a face that was not sent for it."""
    return state.step is Step.PRICE and state.data.preset is not None


def take_other_face(state: DraftState, shot: Shot, *, album: str | None, message_id: int) -> DraftState:
    """A photo instead of the saved face; whoever else was picked is asked about again."""
    asking = state.to(Step.IDENTITY, state.data.with_(identities={}, preset=None, preset_name=None))
    return take_identity(asking, shot, album=album, message_id=message_id)


def uses_preset(state: DraftState) -> bool:
    given = state.data.identities
    return state.data.preset is not None and all(given.get(n) == state.data.preset for n in state.data.picked)
