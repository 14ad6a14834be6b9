"""What somebody must keep an eye on: paused providers, those that fail too often, alerts that were kept back."""

from datetime import datetime, timedelta

from bot.clock import Clock
from bot.jobs.courier import Courier
from bot.jobs.provider_pauses import ProviderPauses
from bot.providers.registry import Registry
from storage import Storage, provider_figures

LATELY = timedelta(hours=1)
LOOKED_AT = 20  # of the jobs that ended lately
TOO_MANY = 10


class ProviderMonitor:
    def __init__(
        self, *, storage: Storage, registry: Registry, pauses: ProviderPauses, courier: Courier, clock: Clock
    ) -> None:
        self._storage = storage
        self._registry = registry
        self._pauses = pauses
        self._courier = courier
        self._clock = clock
        self._last_failure: dict[str, datetime] = {}

    async def look(self) -> int:
        """Returns 0: the next round is due at its interval."""
        await self._pauses.probe_due()
        await self._pauses.tell_untold()
        for provider in self._registry.everyone():
            await self._count_failures(provider.name)
        await self._courier.tell_held_back()
        return 0

    async def _count_failures(self, provider: str) -> None:
        """An alert as long as new failures come; not for the same ones again."""
        ended = await self._storage.read(
            provider_figures.ended_lately, provider, since=self._clock() - LATELY, limit=LOOKED_AT
        )
        failures = [job.at for job in ended if job.failed]
        if len(failures) < TOO_MANY or self._last_failure.get(provider) == failures[0]:
            return
        self._last_failure[provider] = failures[0]
        await self._courier.alert_admins(
            "alert-errors", provider=provider, failed=len(failures), count=len(ended)
        )
