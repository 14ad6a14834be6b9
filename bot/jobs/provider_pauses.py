"""Which providers are paused, how they come back, and which fail too often. Rows decide; the registry shows them.

If the process dies between the row and the alert, the row says that nobody was told, and the next round tells them.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from prometheus_client import CollectorRegistry, Gauge

from bot.clock import Clock
from bot.jobs.courier import Courier
from bot.providers.base import Capability, Provider, ProviderError
from bot.providers.registry import Registry
from bot.redact import Redactor, one_line
from storage import Storage, Transaction, provider_figures, provider_pauses, switches
from storage.provider_pauses import Cause, Pause

log = structlog.get_logger(__name__)

WITHOUT_BALANCE = timedelta(minutes=15)
PROBE_SECONDS = 20.0
TELLING = timedelta(minutes=1)  # by then the process that paused it has told the admins, unless it died
LONGEST_REASON = 200
LATELY = timedelta(hours=1)
LOOKED_AT = 20  # of the jobs that ended lately
TOO_MANY = 10


class ProviderPauses:
    """`points_per_day` is what each provider may take on a day in UTC; None: no limit."""

    def __init__(
        self,
        *,
        storage: Storage,
        registry: Registry,
        courier: Courier,
        clock: Clock,
        points_per_day: int | None = None,
        redact: Callable[[str], str] | None = None,
        metrics: CollectorRegistry | None = None,
    ) -> None:
        self._storage = storage
        self._registry = registry
        self._courier = courier
        self._clock = clock
        self._redact = redact or Redactor()
        self.points_per_day = points_per_day
        self.in_maintenance = False
        self._measure(metrics or CollectorRegistry())

    async def load(self) -> dict[str, Pause]:
        """What holds now, for everybody who asks the registry."""
        self.in_maintenance, rows = await self._storage.read(_board)
        holding = {name: pause for name, pause in rows.items() if pause.holds(self._clock())}
        self._registry.leave_alone({name: pause.until for name, pause in holding.items()})
        return holding

    def _measure(self, metrics: CollectorRegistry) -> None:
        paused = Gauge("faceswap_providers_paused", "Providers that are left alone now.", registry=metrics)
        paused.set_function(
            lambda: sum(self._registry.is_paused(one.name) for one in self._registry.everyone())
        )
        maintenance = Gauge("faceswap_maintenance", "1 while new orders are refused.", registry=metrics)
        maintenance.set_function(lambda: self.in_maintenance)

    async def stop(self, provider: Provider, error: ProviderError) -> None:
        """It has no credit, or does not accept us. Where it tells its balance that is asked; else time must do."""
        now = self._clock()
        pause = await self._storage.write(
            provider_pauses.stop_for_trouble,
            provider.name,
            why=one_line(self._redact(str(error)))[:LONGEST_REASON],
            until=None if Capability.BALANCE in provider.offers else now + WITHOUT_BALANCE,
            at=now,
        )
        await self.load()
        if pause is not None:
            await self._tell(pause)

    async def over_budget(self, provider: Provider) -> bool:
        """Whether it has had its points for today; then it is paused until midnight."""
        if self.points_per_day is None or provider.replayable:  # what may be repeated freely is free
            return False
        now = self._clock()
        spent = await self.spent_today(provider.name)
        if spent < self.points_per_day:
            return False
        stops, fresh = await self._storage.write(
            provider_pauses.stop_for_the_day, provider.name, until=midnight(now) + timedelta(days=1), at=now
        )
        if stops:
            holding = await self.load()
            if fresh and provider.name in holding:
                await self._tell(holding[provider.name])
        return stops

    async def spent_today(self, name: str) -> int:
        return await self._storage.read(provider_figures.points_since, name, since=midnight(self._clock()))

    async def probe_due(self) -> None:
        """Ask those that were paused for trouble whether it is over."""
        await self.load()
        await asyncio.gather(*(self._probe(provider) for provider in self._registry.everyone()))

    async def tell_untold(self) -> None:
        """Tell of pauses that nobody told of, because the process that wrote the row died before it could."""
        now = self._clock()
        for pause in (await self.load()).values():
            if not pause.told and now - pause.since >= TELLING:
                await self._tell(pause)

    async def _probe(self, provider: Provider) -> None:
        if Capability.BALANCE not in provider.offers or not self._registry.is_paused(provider.name):
            return
        if not await self._storage.write(provider_pauses.claim_probe, provider.name, at=self._clock()):
            return
        points = await self._ask(provider)
        if points is None or points <= 0:
            return
        if await self._storage.write(provider_pauses.end_by_probe, provider.name, at=self._clock()):
            await self.load()
            await self._courier.alert_admins("alert-provider-back", provider=provider.name, points=points)

    async def _ask(self, provider: Provider) -> int | None:
        try:
            async with asyncio.timeout(PROBE_SECONDS):
                points = await provider.balance()
        except (ProviderError, TimeoutError) as error:
            log.info(
                "provider.still_in_trouble",
                provider=provider.name,
                error=type(error).__name__,
                why=str(error),
            )
            return None
        log.info("provider.balance", provider=provider.name, points=points)
        return points

    async def _tell(self, pause: Pause) -> None:
        name = pause.provider
        if pause.cause is Cause.BUDGET:
            await self._courier.alert_admins(
                "alert-spend",
                provider=name,
                points=await self.spent_today(name),
                limit=self.points_per_day or 0,
            )
        else:
            await self._courier.alert_admins("alert-provider", provider=name, why=pause.why)
        await self._storage.write(provider_pauses.mark_told, name, since=pause.since, at=self._clock())


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

    async def look(self) -> None:
        """Probe what is paused, tell of what nobody told yet, and count failures."""
        await self._pauses.probe_due()
        await self._pauses.tell_untold()
        for provider in self._registry.everyone():
            await self._count_failures(provider.name)
        await self._courier.tell_held_back()

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


def midnight(at: datetime) -> datetime:
    """The start of that day in UTC."""
    return at.replace(hour=0, minute=0, second=0, microsecond=0)


def _board(tx: Transaction) -> tuple[bool, dict[str, Pause]]:
    return switches.in_maintenance(tx), provider_pauses.listing(tx)
