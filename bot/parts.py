"""The parts of one bot, as `bot.wiring` makes them."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from prometheus_client import CollectorRegistry

from bot.clock import Clock
from bot.jobs.deliver import Deliverer
from bot.jobs.dispatch import Dispatcher
from bot.jobs.doorbell import Doorbell
from bot.jobs.housekeeping import Housekeeper
from bot.jobs.observe import Observer
from bot.jobs.orders import Orders
from bot.jobs.place_order import Limits
from bot.jobs.provider_pauses import ProviderMonitor, ProviderPauses
from bot.jobs.reconcile import Reconciler
from bot.jobs.workers import Workers
from bot.media.library import Clips, Pictures
from bot.media.links import MediaLinks
from bot.media.sandbox import Sandbox
from bot.media.store import MediaStore
from bot.nursery import Nursery
from bot.providers.detection import FaceDetector
from bot.providers.registry import Registry
from bot.settings import Settings
from bot.telegram.middleware.services import Services
from bot.telegram.notify.broadcaster import Broadcaster
from bot.telegram.notify.courier import TelegramCourier
from bot.telegram.updates.inbox import Inbox
from bot.telegram.updates.replica import Replica
from bot.telegram.updates.runner import AnyApplication
from storage import Storage
from storage.inbox import SINGLE_PROCESS

Close = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """What every other part may want. `holder` names this process among those that share the database."""

    settings: Settings
    storage: Storage
    clock: Clock
    ids: Callable[[], str]
    nursery: Nursery
    doorbell: Doorbell
    metrics: CollectorRegistry
    replica: Replica | None

    @property
    def holder(self) -> str:
        return self.replica.name if self.replica else SINGLE_PROCESS

    @property
    def retention(self) -> timedelta:
        return timedelta(hours=self.settings.retention_hours)

    @property
    def limits(self) -> Limits:
        return Limits(
            jobs_per_day=self.settings.daily_jobs_per_user,
            jobs_per_day_in_group=self.settings.daily_jobs_per_group,
            open_jobs=self.settings.max_open_jobs_per_user,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """Pictures and clips. The sandbox for clips starts with the first clip."""

    sandbox: Sandbox
    clip_sandbox: Sandbox
    store: MediaStore
    links: MediaLinks
    pictures: Pictures
    clips: Clips


@dataclass(frozen=True, slots=True, kw_only=True)
class Providers:
    """`closes` end the connections to the hosted ones."""

    registry: Registry
    detector: FaceDetector
    closes: Sequence[Close] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Jobs:
    """Everything between an order and its card."""

    pauses: ProviderPauses
    orders: Orders
    dispatcher: Dispatcher
    observer: Observer
    reconciler: Reconciler
    deliverer: Deliverer
    housekeeper: Housekeeper
    monitor: ProviderMonitor


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Every part of one bot, under its name."""

    base: Base
    media: Media
    providers: Providers
    jobs: Jobs
    workers: Workers
    application: AnyApplication
    courier: TelegramCourier
    inbox: Inbox
    broadcaster: Broadcaster
    services: Services
