"""The parts of a bot, made from its settings and handed to each other. Nothing is started here."""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from bot.clock import utc_now
from bot.hosted import hosted_providers
from bot.i18n import load_texts
from bot.jobs.deliver import Deliverer
from bot.jobs.dispatch import Dispatcher
from bot.jobs.housekeeping import Housekeeper
from bot.jobs.observe import Observer
from bot.jobs.orders import Orders
from bot.jobs.place_order import Limits
from bot.jobs.provider_pauses import ProviderMonitor, ProviderPauses
from bot.jobs.reconcile import Reconciler
from bot.jobs.workers import Workers
from bot.logs import secrets_of
from bot.media.clip_library import Clips
from bot.media.fetch import ResultFetcher
from bot.media.library import Pictures
from bot.media.links import MediaLinks
from bot.media.sandbox import MODULES, Sandbox, cores
from bot.media.store import MediaStore
from bot.nursery import Nursery
from bot.providers.base import Capability, Provider
from bot.providers.local.detect import detect
from bot.providers.local.engine import LocalEngine, nobody_else
from bot.providers.registry import Registry
from bot.redact import Redactor
from bot.settings import Settings
from bot.telegram.application import build_application
from bot.telegram.client.rate_limiter import ChatLimiter
from bot.telegram.middleware.services import Services
from bot.telegram.notify.broadcaster import Broadcaster, broadcast_pace
from bot.telegram.notify.card_turns import CardTurns
from bot.telegram.notify.courier import TelegramCourier
from bot.telegram.notify.left_aside import LeftAside
from bot.telegram.updates.inbox import Inbox
from bot.telegram.updates.replica import replica_at
from storage import Storage
from storage.inbox import SINGLE_PROCESS

PICTURE_SECONDS = 60.0  # the longest that one picture may take
CLIP_SECONDS = 300.0
CLIP_MODULES = ("cv2", "bot.media.video.frames", "bot.media.video.filmstrip", "bot.providers.local.detect")


class Parts:
    """Every part once, under its name, in the order in which they need each other."""

    def __init__(self, settings: Settings, storage: Storage) -> None:
        self.settings = settings
        self.storage = storage
        self.nursery = Nursery()
        self.texts = load_texts()
        self.replica = replica_at(settings.database_url, storage, utc_now, seconds=settings.replica_seconds)
        self.process_name = self.replica.name if self.replica else SINGLE_PROCESS
        self.retention = timedelta(hours=settings.retention_hours)
        self.links = MediaLinks(settings.secret_keys, settings.public_url)
        self.sandbox = Sandbox(
            settings.workshop_processes or cores(),
            settings.workshop_memory_mb,
            PICTURE_SECONDS,
            modules=(*MODULES, "bot.providers.local.swap"),
        )
        self.clip_sandbox = Sandbox(
            max(1, self.sandbox.processes // 2),
            settings.workshop_memory_mb,
            CLIP_SECONDS,
            modules=CLIP_MODULES,
        )
        self.store = MediaStore(settings.media_url)
        self.pictures = self._pictures()
        self.clips = self._clips()
        self.hosted = (
            hosted_providers(settings, storage, utc_now, self.pictures) if settings.public_url else []
        )
        self.registry = self._registry()
        self.application = build_application(
            settings.bot_token.get_secret_value(),
            settings.telegram_api_url,
            limiter=ChatLimiter(overall=settings.telegram_messages_per_second),
        )
        self.courier = self._courier()
        self.pauses = self._pauses()
        self.orders = self._orders()
        self.deliverer = Deliverer(
            storage=storage,
            pictures=self.pictures,
            clips=self.clips,
            courier=self.courier,
            clock=utc_now,
            holder=self.process_name,
        )
        self.workers = self._workers()
        self.inbox = Inbox(
            storage=storage,
            application=self.application,
            clock=utc_now,
            nursery=self.nursery,
            replica=self.replica,
            on_left_aside=LeftAside(bot=self.application.bot, storage=storage, texts=self.texts).tell,
        )
        self.broadcaster = self._broadcaster()
        self.services = self._services()

    def _pictures(self) -> Pictures:
        return Pictures(
            storage=self.storage,
            store=self.store,
            sandbox=self.sandbox,
            links=self.links,
            clock=utc_now,
            ids=new_id,
            retention=self.retention,
        )

    def _clips(self) -> Clips:
        return Clips(pictures=self.pictures, sandbox=self.clip_sandbox, detect=detect)

    def _registry(self) -> Registry:
        local: list[Provider] = [self._local_engine()] if self.settings.local_engine else []
        providers = [hosted.provider for hosted in self.hosted]
        registry = Registry([*providers, *local], clock=utc_now, order=_order(self.settings))
        self.pictures.detect_with(registry)
        return registry

    def _local_engine(self) -> LocalEngine:
        return LocalEngine(
            sandbox=self.sandbox,
            studio=self.pictures,
            nursery=self.nursery,
            ids=new_id,
            concurrency=self.sandbox.processes,
            at_least=self.settings.local_seconds,
            on_done=lambda ref: self.workers.ring_task(LocalEngine.name, ref),
            process_name=self.process_name,
            is_alive=self.replica.is_alive if self.replica else nobody_else,
        )

    def _courier(self) -> TelegramCourier:
        return TelegramCourier(
            bot=self.application.bot,
            storage=self.storage,
            texts=self.texts,
            clock=utc_now,
            admin_ids=self.settings.admin_ids,
            turns=CardTurns(self.storage, utc_now) if self.replica else None,
        )

    def _pauses(self) -> ProviderPauses:
        return ProviderPauses(
            storage=self.storage,
            registry=self.registry,
            courier=self.courier,
            clock=utc_now,
            points_per_day=self.settings.provider_points_per_day,
            redact=Redactor(secrets_of(self.settings)),
        )

    def _broadcaster(self) -> Broadcaster:
        return Broadcaster(
            bot=self.application.bot,
            storage=self.storage,
            texts=self.texts,
            clock=utc_now,
            holder=self.replica.name if self.replica else new_id(),
            per_second=broadcast_pace(self.settings.telegram_messages_per_second),
        )

    def _orders(self) -> Orders:
        return Orders(
            storage=self.storage,
            registry=self.registry,
            pictures=self.pictures,
            limits=_limits(self.settings),
            clock=utc_now,
            ids=new_id,
            wake=lambda: self.workers.wake(),  # noqa: PLW0108 - the workers are made after the orders
        )

    def _workers(self) -> Workers:
        storage, registry, pictures, courier = self.storage, self.registry, self.pictures, self.courier
        fetcher = ResultFetcher(allow_private=self.settings.allow_private_network)
        observer = Observer(
            storage=storage,
            registry=registry,
            pictures=pictures,
            clips=self.clips,
            fetcher=fetcher,
            clock=utc_now,
            holder=self.process_name,
        )
        return Workers(
            storage=storage,
            orders=self.orders,
            dispatcher=Dispatcher(
                storage=storage,
                registry=registry,
                pictures=pictures,
                courier=courier,
                pauses=self.pauses,
                clock=utc_now,
                callback_url=partial(_callback_url, self.settings.public_url),
                holder=self.process_name,
            ),
            observer=observer,
            reconciler=Reconciler(
                storage=storage,
                registry=registry,
                observer=observer,
                courier=courier,
                clock=utc_now,
                holder=self.process_name,
            ),
            deliverer=self.deliverer,
            housekeeper=Housekeeper(
                storage=storage, pictures=pictures, clock=utc_now, retention=self.retention
            ),
            monitor=ProviderMonitor(
                storage=storage, registry=registry, pauses=self.pauses, courier=courier, clock=utc_now
            ),
            courier=courier,
            nursery=self.nursery,
            owns_chat=self.replica.owns_chat if self.replica else lambda _: True,
        )

    def readings(self) -> dict[str, Callable[[], float]]:
        """For the metrics, by their names."""
        updates, jobs = self.inbox.tally, self.deliverer.tally
        return {
            "faceswap_updates_accepted": lambda: updates.accepted,
            "faceswap_updates_repeated": lambda: updates.repeated,
            "faceswap_updates_malformed": lambda: updates.malformed,
            "faceswap_updates_parked": lambda: updates.parked,
            "faceswap_updates_waiting": lambda: self.inbox.waiting,
            "faceswap_jobs_delivered": lambda: jobs.delivered,
            "faceswap_jobs_failed": lambda: jobs.failed,
            "faceswap_job_seconds": lambda: jobs.seconds,
            "faceswap_providers_paused": self.pauses.count,
            "faceswap_maintenance": lambda: self.pauses.in_maintenance,
        }

    def _services(self) -> Services:
        return Services(
            bot=self.application.bot,
            storage=self.storage,
            orders=self.orders,
            pictures=self.pictures,
            clips=self.clips,
            courier=self.courier,
            broadcaster=self.broadcaster,
            texts=self.texts,
            clock=utc_now,
            ids=new_id,
            nursery=self.nursery,
            admin_ids=self.settings.admin_ids,
            free_credits=self.settings.free_credits,
            limits=_limits(self.settings),
            registry=self.registry,
            pauses=self.pauses,
            retention=self.retention,
            fingerprint=partial(_fingerprint, self.settings.secret_keys[-1]),
        )


def new_id() -> str:
    """Twelve letters and digits that nobody guesses: names of drafts, jobs and media."""
    return secrets.token_hex(6)


def _order(settings: Settings) -> dict[Capability, tuple[str, ...]]:
    orders = {
        Capability.SWAP: settings.swap_providers,
        Capability.MULTI_SWAP: settings.swap_providers,
        Capability.AGE_IMAGE: settings.age_providers,
        Capability.DETECT: settings.detect_providers,
    }
    return {capability: names for capability, names in orders.items() if names}


def _limits(settings: Settings) -> Limits:
    return Limits(
        jobs_per_day=settings.daily_jobs_per_user,
        jobs_per_day_in_group=settings.daily_jobs_per_group,
        open_jobs=settings.max_open_jobs_per_user,
    )


def _callback_url(public_url: str, provider: str, token: str) -> str | None:
    return f"{public_url}/hooks/{provider}/{token}" if public_url else None


def _fingerprint(key: str, telegram_id: int) -> str:
    """The oldest key, so that rotating keys makes nobody a stranger."""
    return hmac.new(key.encode(), f"person {telegram_id}".encode(), hashlib.sha256).hexdigest()
