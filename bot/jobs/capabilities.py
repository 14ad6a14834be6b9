"""What a provider must be able to do for an order."""

from bot.jobs.model import Kind, Spec
from bot.providers.base import Capability

CAPABILITIES: dict[Kind, tuple[Capability, ...]] = {
    Kind.SWAP: (Capability.SWAP, Capability.MULTI_SWAP),
    Kind.AGE: (Capability.AGE_IMAGE,),
    Kind.VIDEO: (Capability.SWAP_VIDEO, Capability.MULTI_SWAP_VIDEO),
    Kind.AGE_VIDEO: (Capability.AGE_VIDEO,),
}
"""The last one is for several faces."""


def capability_of(spec: Spec, faces_there: int) -> Capability:
    """A service that swaps one face needs a scene with one face, or it would have to guess which is meant."""
    one, *_, several = (*CAPABILITIES[spec.kind], CAPABILITIES[spec.kind][-1])
    return one if faces_there == 1 and len(spec.pairs) <= 1 else several
