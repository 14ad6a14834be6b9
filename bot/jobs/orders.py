"""Orders: what a piece of work costs and who pays, taking it, and calling it off."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from cachetools import LRUCache

from bot.clock import Clock
from bot.jobs.courier import Progress
from bot.jobs.model import CAPABILITIES, Kind, OrderRefused, Quote, Spec, capability_of
from bot.jobs.place_order import Limits, Order, place_order
from bot.jobs.transitions import end_without_result
from bot.media.library import Pictures
from bot.media.model import MediaGone, PictureRefused
from bot.providers.base import Capability, Offer, Provider, ProviderError, Ticket
from bot.providers.detection import FaceDetector
from bot.providers.registry import Registry
from storage import Storage, Transaction, attempts, chats, jobs, ledger, switches
from storage.errors import StaleState
from storage.model import Attempt, Draft, Job, JobState, User

QUEUE_PATIENCE = timedelta(hours=1)  # then a job that no provider took is given back
LOCAL = "local"
"""The engine in this process, which sends pictures nowhere."""
EXPECTED_SECONDS = 60.0  # where no offer says how long it usually takes
REMEMBERED_JOBS = 4096
CANCELLED = "cancelled-by-you"
CANCELLED_BY_ADMIN = "cancelled-by-admin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Payer:
    """Whose credits an order takes, and how many there are."""

    wallet: str
    is_group: bool
    available: int


class Orders:
    def __init__(
        self,
        *,
        storage: Storage,
        registry: Registry,
        pictures: Pictures,
        detector: FaceDetector,
        limits: Limits,
        clock: Clock,
        ids: Callable[[], str],
        wake: Callable[[], None],
    ) -> None:
        self._storage = storage
        self._registry = registry
        self._pictures = pictures
        self._detector = detector
        self._limits = limits
        self._clock = clock
        self._ids = ids
        self._wake = wake
        self._capabilities: LRUCache[str, Capability] = LRUCache(REMEMBERED_JOBS)

    def capabilities(self) -> frozenset[Capability]:
        return self._registry.capabilities()

    def max_faces(self, kind: Kind) -> int:
        """How many faces of one scene somebody enabled can change; 0 when nobody can."""
        return self._registry.max_faces(*CAPABILITIES[kind])

    def most_seconds(self, kind: Kind) -> float:
        """The longest clip that somebody enabled takes; 0 when nobody takes any."""
        serving = [offer for wanted in CAPABILITIES[kind] for _, offer in self._registry.serving(wanted)]
        return max((offer.most_seconds for offer in serving), default=0.0)

    async def quote(self, spec: Spec) -> Quote:
        """Raises OrderRefused."""
        (provider, offer), *others = await self._serving(spec)
        return Quote(
            price=price_of(spec, offer),
            seconds=offer.seconds,
            provider=provider.name,
            others=tuple(other.name for other, _ in others),
        )

    def services(self) -> tuple[str, ...]:
        """Who is sent pictures now, by name: all that do something for us and are not this process itself."""
        serving = (each for wanted in Capability for each, _ in self._registry.serving(wanted))
        return tuple(dict.fromkeys(provider.name for provider in serving if provider.name != LOCAL))

    async def providers_for(self, spec: Spec) -> tuple[tuple[str, ...], timedelta]:
        """Who would do it now, in turn, and how long a job of it may take. Raises OrderRefused."""
        serving = await self._serving(spec)
        patience = QUEUE_PATIENCE + timedelta(seconds=serving[0][1].deadline)
        return tuple(provider.name for provider, _ in serving), patience

    async def payer(self, user: User, chat_id: int | None, price: int) -> Payer:
        """The group where it is asked for, when it has credits enough; else who asks."""
        return await self._storage.read(payer_of, user, chat_id, price)

    async def in_maintenance(self) -> bool:
        """New orders are not taken: an admin said so."""
        return await self._storage.read(switches.in_maintenance)

    async def submit(
        self,
        draft: Draft,
        spec: Spec,
        *,
        user: User,
        locale: str,
        wallet: str | None = None,
        chat_id: int | None = None,
        shown_price: int | None = None,
    ) -> Job:
        """Take the order once, however often the same draft asks. Raises OrderRefused; then nothing was charged.

        Raises StaleDraft when the draft was called off or moved on meanwhile. `wallet` pays, or else the person's own
        does. `chat_id`: where the card shall live, if not where it was asked. It costs no more than `shown_price`.
        """
        serving = await self._serving(spec)
        now = self._clock()
        offer = serving[0][1]
        order = Order(
            job_id=self._ids(),
            draft=draft,
            spec=spec,
            wallet=wallet or user.wallet,
            chat_id=chat_id,
            locale=locale,
            price=price_of(spec, offer),
            shown_price=shown_price,
            providers=[provider.name for provider, _ in serving],
            deadline_at=now + QUEUE_PATIENCE + timedelta(seconds=offer.deadline),
            at=now,
        )
        job = await self._storage.write(place_order, self._limits, order)
        self._wake()
        return job

    async def progress(self, job: Job) -> Progress:
        """Where an open job stands, for its card. Asked every other second of every open job, so it reads little."""
        ahead, attempt = await self._storage.read(standing_of, job)
        place = 1 + ahead if job.state is JobState.QUEUED else 0
        name = attempt.provider if attempt and not place else job.providers[0]
        provider = self._registry.get(name)
        offers = provider.offers if provider else {}
        capability = await self._capability_of_job(job)
        offer = offers.get(capability) if capability else None
        return Progress(
            place=place,
            started_at=attempt.sent_at if attempt else job.created_at,
            expected_seconds=offer.seconds if offer else EXPECTED_SECONDS,
            provider=name,
            may_cancel=job.state is JobState.QUEUED
            or (
                job.state is JobState.RUNNING and Capability.CANCEL in offers and job.cancel_asked_at is None
            ),
            unsure_until=job.deadline_at if job.state is JobState.UNSURE else None,
        )

    async def cancel(self, job_id: str, *, user_id: int, why: str = CANCELLED) -> Job | None:
        """Call a job off if that can still be done, and give the credits back. None when it is not that person's.

        A queued job ends here and now. A running one ends when its provider surely stopped; otherwise it goes on.
        """
        job = await self._storage.read(jobs.get, job_id)
        if job is None or job.user_id != user_id:
            return None
        if job.state is JobState.RUNNING and not await self._stopped_by_provider(job):
            return job
        try:
            job = await self._storage.write(
                end_without_result, job_id, why, at=self._clock(), state=JobState.CANCELLED
            )
        except StaleState:
            job = await self._storage.read(jobs.get, job_id)
        self._wake()
        return job

    async def _stopped_by_provider(self, job: Job) -> bool:
        await self._storage.write(jobs.ask_cancel, job.id, at=self._clock())
        attempt = await self._storage.read(attempts.latest, job.id)
        provider = self._registry.get(attempt.provider) if attempt else None
        if attempt is None or provider is None or attempt.task_ref is None:
            return False
        if Capability.CANCEL not in provider.offers:
            return False
        try:
            return await provider.cancel(Ticket(ref=attempt.task_ref, extra=attempt.ticket))
        except ProviderError:
            return False

    async def _serving(self, spec: Spec) -> Sequence[tuple[Provider, Offer]]:
        capability = await self._capability(spec)
        faces = max(1, spec.face_count)
        serving = [
            (provider, offer)
            for provider, offer in self._registry.serving(capability, faces=faces)
            if spec.seconds <= offer.most_seconds
        ]
        if serving:
            return serving
        limit = self._registry.max_faces(capability)
        if limit and faces > limit:
            raise OrderRefused("refused-faces", limit=limit)
        raise OrderRefused("refused-nobody")

    async def _capability_of_job(self, job: Job) -> Capability | None:
        """What it needs never changes, so it is remembered. None when its pictures are gone."""
        if job.id not in self._capabilities:
            try:
                capability = await self._capability(Spec.from_document(job.kind, job.spec))
            except OrderRefused:
                return None
            self._capabilities[job.id] = capability
        return self._capabilities[job.id]

    async def _capability(self, spec: Spec) -> Capability:
        try:
            faces = await self._detector.faces(await self._pictures.find(spec.chosen_in))
        except MediaGone as error:
            raise OrderRefused("refused-expired") from error
        except PictureRefused as error:
            raise OrderRefused("refused-nobody") from error
        return capability_of(spec, len(faces))


def standing_of(tx: Transaction, job: Job) -> tuple[int, Attempt | None]:
    """How many queued jobs are ahead of a queued one, and its latest attempt."""
    ahead = jobs.queue_place(tx, job) if job.state is JobState.QUEUED else 0
    return ahead, attempts.latest(tx, job.id) if job.attempt_no else None


def price_of(spec: Spec, offer: Offer) -> int:
    """Whole credits; part of a second counts as one."""
    faces = max(1, spec.face_count)
    a_second = offer.per_second + offer.per_second_face * faces + offer.per_second_enhance * spec.enhance
    return offer.price + offer.price_per_extra_face * (faces - 1) + math.ceil(spec.seconds) * a_second


def payer_of(tx: Transaction, user: User, chat_id: int | None, price: int) -> Payer:
    chat = chats.get(tx, chat_id) if chat_id is not None and chat_id < 0 else None
    if chat is not None:
        available = ledger.wallet(tx, chat.wallet).available
        if 0 < price <= available:
            return Payer(wallet=chat.wallet, is_group=True, available=available)
    own = ledger.wallet(tx, user.wallet).available
    return Payer(wallet=user.wallet, is_group=False, available=own)
