"""The parts of a bot, made from its settings and handed to each other. Nothing is started here.

This is the only place that does so: the running bot, the benchmarks and the tests call `build`, and name what they want
to be different.
"""

from collections.abc import Callable, Sequence
from functools import partial

from prometheus_client import CollectorRegistry
from telegram import Bot

from bot.clock import Clock, utc_now
from bot.hosted import Hosted, hosted_providers
from bot.i18n import load_texts
from bot.ids import fingerprint, new_id, new_token
from bot.jobs.courier import Courier
from bot.jobs.deliver import Deliverer
from bot.jobs.dispatch import Dispatcher
from bot.jobs.doorbell import Doorbell
from bot.jobs.housekeeping import Housekeeper
from bot.jobs.observe import Observer
from bot.jobs.orders import Orders
from bot.jobs.paid_looks import PaidLooks
from bot.jobs.provider_pauses import ProviderMonitor, ProviderPauses
from bot.jobs.reconcile import Reconciler
from bot.jobs.workers import Workers
from bot.logs import secrets_of
from bot.media.fetch import ResultFetcher
from bot.media.library import Clips, Pictures
from bot.media.links import MediaLinks
from bot.media.sandbox import MODULES, Sandbox, cores
from bot.media.store import MediaStore
from bot.media.tasks import FindFaces
from bot.nursery import Nursery
from bot.parts import Base, Jobs, Media, Parts, Providers
from bot.providers.base import Capability, Provider
from bot.providers.detection import Detections, FaceDetector, StoredFaces
from bot.providers.local.engine import DETECT, LocalEngine, nobody_else
from bot.providers.registry import Registry
from bot.redact import Redactor
from bot.settings import Settings
from bot.telegram.application import build_application
from bot.telegram.client.rate_limiter import limiter_for
from bot.telegram.error_handler import EXPECTED
from bot.telegram.middleware.services import Services
from bot.telegram.notify.broadcaster import Broadcaster, broadcast_pace
from bot.telegram.notify.card_turns import CardTurns
from bot.telegram.notify.courier import TelegramCourier
from bot.telegram.notify.left_aside import LeftAside
from bot.telegram.updates.inbox import Inbox
from bot.telegram.updates.replica import replica_at
from bot.telegram.updates.runner import AnyApplication
from storage import Storage

PICTURE_SECONDS = 60.0  # the longest that one picture may take
CLIP_SECONDS = 300.0
ENGINE_MODULES = ("cv2", "bot.providers.local.swap", "bot.providers.local.age")  # 30 MB a process
CLIP_MODULES = (
    "cv2",
    "bot.media.video.into_file",
    "bot.media.video.frames",
    "bot.media.video.filmstrip",
    "bot.providers.local.detect",
)

SWAPS = (
    Capability.SWAP,
    Capability.MULTI_SWAP,
    Capability.SWAP_VIDEO,
    Capability.MULTI_SWAP_VIDEO,
    Capability.LIVE,
)
AGES = (Capability.AGE_IMAGE, Capability.AGE_VIDEO)
LOOKS = (Capability.DETECT,)


def build(
    settings: Settings,
    storage: Storage,
    *,
    providers: Sequence[Provider] | None = None,
    clock: Clock = utc_now,
    ids: Callable[[], str] | None = None,
    tokens: Callable[[], str] | None = None,
    courier: Courier | None = None,
    sandbox: Sandbox | None = None,
    fetcher: ResultFetcher | None = None,
    application: AnyApplication | None = None,
    find_faces: FindFaces = DETECT,
) -> Parts:
    """Make every part once, in the order in which they need each other.

    What is given takes the place of what the settings say: `providers` of the hosted ones and the local engine,
    `courier` of the jobs' way to people, `sandbox` of both, for pictures and for clips. `ids` makes names of drafts,
    jobs and media, `tokens` those by which a provider's callback is recognised. `find_faces` looks for faces in the
    frames of clips, in the sandbox.
    """
    base = _base(settings, storage, clock, ids or new_id)
    media = _media(base, sandbox, find_faces)
    served = _providers(base, media, providers)
    application = application or _application(settings)
    telegram = _courier(base, application)
    jobs = _jobs(
        base,
        media,
        served,
        courier=courier or telegram,
        fetcher=fetcher or ResultFetcher(allow_private=settings.allow_private_network),
        tokens=tokens or new_token,
    )
    broadcaster = _broadcaster(base, application)
    return Parts(
        base=base,
        media=media,
        providers=served,
        jobs=jobs,
        workers=_workers(base, jobs, courier or telegram),
        application=application,
        courier=telegram,
        inbox=_inbox(base, application),
        broadcaster=broadcaster,
        services=_services(
            base, media, served, jobs, bot=application.bot, courier=telegram, broadcaster=broadcaster
        ),
    )


def _base(settings: Settings, storage: Storage, clock: Clock, ids: Callable[[], str]) -> Base:
    return Base(
        settings=settings,
        storage=storage,
        clock=clock,
        ids=ids,
        nursery=Nursery(),
        doorbell=Doorbell(),
        metrics=CollectorRegistry(),
        replica=replica_at(settings.database_url, storage, clock, seconds=settings.replica_seconds),
    )


def _application(settings: Settings) -> AnyApplication:
    return build_application(
        settings.bot_token.get_secret_value(),
        settings.telegram_api_url,
        limiter=limiter_for(settings.telegram_messages_per_second),
    )


def _inbox(base: Base, application: AnyApplication) -> Inbox:
    """Its runner must come before the other error handlers of the application."""
    left_aside = LeftAside(bot=application.bot, storage=base.storage, texts=load_texts())
    return Inbox(
        storage=base.storage,
        application=application,
        clock=base.clock,
        nursery=base.nursery,
        replica=base.replica,
        expected=EXPECTED,
        metrics=base.metrics,
        on_left_aside=left_aside.tell,
    )


def _media(base: Base, sandbox: Sandbox | None, find_faces: FindFaces) -> Media:
    settings = base.settings
    links = MediaLinks(settings.secret_keys, settings.public_url, clock=base.clock)
    processes, memory_mb = settings.workshop_processes or cores(), settings.workshop_memory_mb
    modules = (*MODULES, *ENGINE_MODULES) if settings.local_engine else MODULES
    for_pictures = sandbox or Sandbox(processes, memory_mb, PICTURE_SECONDS, modules=modules)
    for_clips = sandbox or Sandbox(
        max(1, processes // 2), memory_mb, CLIP_SECONDS, modules=CLIP_MODULES, broken_key="clip-broken"
    )
    store = MediaStore(settings.media_url)
    pictures = Pictures(
        storage=base.storage,
        store=store,
        sandbox=for_pictures,
        links=links,
        clock=base.clock,
        ids=base.ids,
        retention=base.retention,
    )
    return Media(
        sandbox=for_pictures,
        clip_sandbox=for_clips,
        store=store,
        links=links,
        pictures=pictures,
        clips=Clips(pictures=pictures, sandbox=for_clips, detect=find_faces),
    )


def _providers(base: Base, media: Media, given: Sequence[Provider] | None) -> Providers:
    settings = base.settings
    detections = Detections(StoredFaces(base.storage, base.clock))
    hosted: list[Hosted] = []
    if given is None:
        if settings.public_url:
            hosted = hosted_providers(
                settings, base.storage, detections, clock=base.clock, frames=media.pictures
            )
        local = [_local_engine(base, media)] if settings.local_engine else []
        given = [*(one.provider for one in hosted), *local]
    registry = Registry(given, clock=base.clock, order=order_of(settings))
    return Providers(
        registry=registry,
        detector=FaceDetector(
            registry=registry,
            pictures=media.pictures,
            detections=detections,
            looks=PaidLooks(storage=base.storage, clock=base.clock, limit=settings.daily_looks_per_user),
        ),
        closes=[one.close for one in hosted],
    )


def _local_engine(base: Base, media: Media) -> LocalEngine:
    return LocalEngine(
        sandbox=media.sandbox,
        studio=media.pictures,
        nursery=base.nursery,
        ids=base.ids,
        concurrency=media.sandbox.processes,
        at_least=base.settings.local_seconds,
        on_done=partial(base.doorbell.ring_task, LocalEngine.name),
        process_name=base.holder,
        is_alive=base.replica.is_alive if base.replica else nobody_else,
    )


def _courier(base: Base, application: AnyApplication) -> TelegramCourier:
    return TelegramCourier(
        bot=application.bot,
        storage=base.storage,
        texts=load_texts(),
        clock=base.clock,
        admin_ids=base.settings.admin_ids,
        turns=CardTurns(base.storage, base.clock) if base.replica else None,
    )


def _broadcaster(base: Base, application: AnyApplication) -> Broadcaster:
    return Broadcaster(
        bot=application.bot,
        storage=base.storage,
        texts=load_texts(),
        clock=base.clock,
        holder=base.replica.name if base.replica else new_id(),
        per_second=broadcast_pace(base.settings.telegram_messages_per_second),
    )


def _jobs(
    base: Base,
    media: Media,
    providers: Providers,
    *,
    courier: Courier,
    fetcher: ResultFetcher,
    tokens: Callable[[], str],
) -> Jobs:
    storage, clock, registry = base.storage, base.clock, providers.registry
    pauses = _pauses(base, registry, courier)
    observer = Observer(
        storage=storage,
        registry=registry,
        pictures=media.pictures,
        clips=media.clips,
        fetcher=fetcher,
        clock=clock,
        alert_admins=courier.alert_admins,
        holder=base.holder,
    )
    return Jobs(
        pauses=pauses,
        orders=_orders(base, media, providers),
        dispatcher=_dispatcher(base, media, providers, courier=courier, pauses=pauses, tokens=tokens),
        observer=observer,
        reconciler=Reconciler(
            storage=storage,
            registry=registry,
            observer=observer,
            courier=courier,
            clock=clock,
            holder=base.holder,
        ),
        deliverer=Deliverer(
            storage=storage,
            pictures=media.pictures,
            clips=media.clips,
            courier=courier,
            clock=clock,
            holder=base.holder,
            metrics=base.metrics,
        ),
        housekeeper=Housekeeper(
            storage=storage, pictures=media.pictures, clock=clock, retention=base.retention
        ),
        monitor=ProviderMonitor(
            storage=storage, registry=registry, pauses=pauses, courier=courier, clock=clock
        ),
    )


def _pauses(base: Base, registry: Registry, courier: Courier) -> ProviderPauses:
    return ProviderPauses(
        storage=base.storage,
        registry=registry,
        courier=courier,
        clock=base.clock,
        points_per_day=base.settings.provider_points_per_day,
        redact=Redactor(secrets_of(base.settings)),
        metrics=base.metrics,
    )


def _orders(base: Base, media: Media, providers: Providers) -> Orders:
    return Orders(
        storage=base.storage,
        registry=providers.registry,
        pictures=media.pictures,
        detector=providers.detector,
        limits=base.limits,
        clock=base.clock,
        ids=base.ids,
        wake=base.doorbell.wake,
    )


def _dispatcher(
    base: Base,
    media: Media,
    providers: Providers,
    *,
    courier: Courier,
    pauses: ProviderPauses,
    tokens: Callable[[], str],
) -> Dispatcher:
    return Dispatcher(
        storage=base.storage,
        registry=providers.registry,
        pictures=media.pictures,
        detector=providers.detector,
        courier=courier,
        pauses=pauses,
        clock=base.clock,
        callback_url=partial(_callback_url, base.settings.public_url),
        new_token=tokens,
        holder=base.holder,
    )


def _workers(base: Base, jobs: Jobs, courier: Courier) -> Workers:
    return Workers(
        storage=base.storage,
        orders=jobs.orders,
        dispatcher=jobs.dispatcher,
        observer=jobs.observer,
        reconciler=jobs.reconciler,
        deliverer=jobs.deliverer,
        housekeeper=jobs.housekeeper,
        monitor=jobs.monitor,
        courier=courier,
        nursery=base.nursery,
        doorbell=base.doorbell,
        owns_chat=base.replica.owns_chat if base.replica else _every_chat,
    )


def _services(
    base: Base,
    media: Media,
    providers: Providers,
    jobs: Jobs,
    *,
    bot: Bot,
    courier: TelegramCourier,
    broadcaster: Broadcaster,
) -> Services:
    return Services(
        bot=bot,
        courier=courier,
        broadcaster=broadcaster,
        storage=base.storage,
        orders=jobs.orders,
        pictures=media.pictures,
        clips=media.clips,
        detector=providers.detector,
        texts=load_texts(),
        clock=base.clock,
        ids=base.ids,
        nursery=base.nursery,
        admin_ids=base.settings.admin_ids,
        free_credits=base.settings.free_credits,
        limits=base.limits,
        registry=providers.registry,
        pauses=jobs.pauses,
        retention=base.retention,
        fingerprint=partial(fingerprint, base.settings.secret_keys[-1]),
    )


def _every_chat(_: int) -> bool:
    return True


def order_of(settings: Settings) -> dict[Capability, tuple[str, ...]]:
    """Who is asked for what, by the settings: pictures and clips alike. Missing: all that are enabled.

    A service that the operator names neither for swaps nor for ages is not shown a picture to look for faces either.
    """
    detect = settings.detect_providers
    if not detect and settings.swap_providers and settings.age_providers:
        detect = tuple(dict.fromkeys((LocalEngine.name, *settings.swap_providers, *settings.age_providers)))
    names = {SWAPS: settings.swap_providers, AGES: settings.age_providers, LOOKS: detect}
    return {capability: order for group, order in names.items() for capability in group if order}


def _callback_url(public_url: str, provider: str, token: str) -> str | None:
    return f"{public_url}/hooks/{provider}/{token}" if public_url else None
