"""A saved face that was asked for with the command is used for everybody who is picked, until another one is sent."""

from bot.telegram.flows.document import Shot, Step
from bot.telegram.flows.steps import Stage, take_identity


def takes_other_face(stage: Stage) -> bool:
    """The price is on the card, of a swap with a face that was not sent for it."""
    return stage.step is Step.PRICE and stage.data.preset is not None


def take_other_face(stage: Stage, shot: Shot, *, album: str | None, message_id: int) -> Stage:
    """A photo instead of the saved face; whoever else was picked is asked about again."""
    asking = stage.to(Step.IDENTITY, stage.data.with_(identities={}, preset=None, preset_name=None))
    return take_identity(asking, shot, album=album, message_id=message_id)


def uses_preset(stage: Stage) -> bool:
    given = stage.data.identities
    return stage.data.preset is not None and all(given.get(n) == stage.data.preset for n in stage.data.picked)
