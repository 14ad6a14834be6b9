"""Which providers there are, what they can do now, and in which order they are asked."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.clock import Clock
from bot.providers.base import Capability, Offer, Provider

LOCAL = "local"


class Registry:
    """Enabled providers in the operator's order; the local engine comes last unless the operator says otherwise."""

    def __init__(
        self,
        providers: Sequence[Provider],
        *,
        clock: Clock,
        order: Mapping[Capability, Sequence[str]] | None = None,
    ) -> None:
        self._providers = {provider.name: provider for provider in providers}
        self._order = dict(order or {})
        self._clock = clock
        self._paused: Mapping[str, datetime | None] = {}

    def get(self, name: str) -> Provider | None:
        return self._providers.get(name)

    def everyone(self) -> tuple[Provider, ...]:
        return tuple(self._providers.values())

    def serving(self, capability: Capability, *, faces: int = 1) -> list[tuple[Provider, Offer]]:
        """Who can do it now, first choice first."""
        return [
            (provider, offer)
            for provider in self._in_order(capability)
            if (offer := provider.offers.get(capability))
            and offer.max_faces >= faces
            and self._does(provider, capability)
        ]

    def capabilities(self, *, with_paused: bool = False) -> frozenset[Capability]:
        """What somebody does whom the operator's order names."""
        return frozenset(
            capability
            for capability in Capability
            for provider in self._in_order(capability)
            if capability in provider.offers and (with_paused or self._does(provider, capability))
        )

    def max_faces(self, *capabilities: Capability) -> int:
        return max(
            (offer.max_faces for wanted in capabilities for _, offer in self.serving(wanted)), default=0
        )

    def leave_alone(self, until: Mapping[str, datetime | None]) -> None:
        """Exactly these are paused from now on: until then, or for None until somebody says otherwise."""
        self._paused = dict(until)

    def is_paused(self, name: str) -> bool:
        if name not in self._paused:
            return False
        until = self._paused[name]
        return until is None or until > self._clock()

    def _does(self, provider: Provider, capability: Capability) -> bool:
        """The local engine looks for faces even while it is paused: without that nobody else gets work either."""
        looks_here = provider.name == LOCAL and capability is Capability.DETECT
        return looks_here or not self.is_paused(provider.name)

    def _in_order(self, capability: Capability) -> list[Provider]:
        wanted = self._order.get(capability)
        if wanted:
            return [self._providers[name] for name in wanted if name in self._providers]
        local_is_last = (
            capability is not Capability.DETECT
        )  # looking is free here, and sends nothing anywhere
        return sorted(
            self._providers.values(), key=lambda provider: (provider.name == LOCAL) is local_is_last
        )
