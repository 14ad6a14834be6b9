"""What keeps jobs moving: pools that claim rows as their places free up, and rounds at an interval."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from bot.jobs.courier import Courier
from bot.jobs.deliver import Deliverer
from bot.jobs.dispatch import Dispatcher
from bot.jobs.doorbell import Doorbell
from bot.jobs.housekeeping import Housekeeper
from bot.jobs.observe import Observer
from bot.jobs.orders import Orders
from bot.jobs.pool import Pool
from bot.jobs.provider_pauses import ProviderMonitor
from bot.jobs.reconcile import Reconciler
from bot.media.turns import Priority, turn_of
from bot.nursery import Nursery
from storage import Storage, StorageError, job_queue
from storage.model import Job, Outbound

log = structlog.get_logger(__name__)

DISPATCH_PLACES = 1024  # the providers' own places are fewer
LOOK_PLACES = 64
DELIVERY_PLACES = 32
PROGRESS_PLACES = 64
QUEUE_SECONDS = 1.0
LOOK_SECONDS = 0.5
PROGRESS_SECONDS = 2.0
HOUSEKEEPING_SECONDS = 60.0
MONITOR_SECONDS = 15.0
CLOSING_SECONDS = 10.0


class Workers:
    def __init__(
        self,
        *,
        storage: Storage,
        orders: Orders,
        dispatcher: Dispatcher,
        observer: Observer,
        reconciler: Reconciler,
        deliverer: Deliverer,
        housekeeper: Housekeeper,
        monitor: ProviderMonitor,
        courier: Courier,
        nursery: Nursery,
        doorbell: Doorbell,
        owns_chat: Callable[[int], bool] = lambda _: True,
    ) -> None:
        """`owns_chat` tells whether progress in a chat is shown from here, and not by another process."""
        self._storage = storage
        self._orders = orders
        self._observer = observer
        self._housekeeper = housekeeper
        self._monitor = monitor
        self._courier = courier
        self._nursery = nursery
        self._doorbell = doorbell
        self._owns_chat = owns_chat
        self._dispatching, self._checking, self._delivering = _pools(
            dispatcher, reconciler, deliverer, nursery=nursery, doorbell=doorbell
        )
        self._showing: set[str] = set()
        self._progress_places = asyncio.Semaphore(PROGRESS_PLACES)
        self._closing = False

    def start(self) -> None:
        with turn_of(None, Priority.PAID):  # the pictures of jobs do not wait behind new ones
            self._start()

    def _start(self) -> None:
        for name, pool in (
            ("dispatch", self._dispatching),
            ("check", self._checking),
            ("deliver", self._delivering),
        ):
            self._nursery.start(pool.run(), name=name)
        self._nursery.start(self._answer_the_door(), name="doorbell")
        for name, work, seconds in (
            ("progress", self._show_progress, PROGRESS_SECONDS),
            ("housekeeping", self._housekeeper.tidy, HOUSEKEEPING_SECONDS),
            ("monitor", self._monitor.look, MONITOR_SECONDS),
        ):
            self._nursery.start(self._rounds(name, work, every=seconds), name=name)

    async def close(self) -> None:
        """Take on nothing new, and let calls end: their answers would be lost."""
        self._closing = True
        calls = {*self._dispatching.close(), *self._delivering.close()}
        self._checking.close()
        if calls:
            await asyncio.wait(calls, timeout=CLOSING_SECONDS)

    async def _answer_the_door(self) -> None:
        while True:
            provider, name = await self._doorbell.answer()
            self._nursery.start(self._answer(provider, name), name=f"doorbell {provider or name}")

    async def _answer(self, provider: str, name: str) -> None:
        job_id: str | None = name
        if provider:
            job_id = await self._storage.read(job_queue.job_of_task, provider=provider, ref=name)
        if job_id is None:
            return
        with turn_of(None, Priority.PAID):
            await self._observer.observe(job_id)
        self._doorbell.wake()

    async def _show_progress(self) -> None:
        """Start on the card of every open job that is not being shown just now."""
        after: Job | None = None
        while page := await self._storage.read(job_queue.open_jobs, after=after):
            for job in page:
                if self._owns_chat(job.chat_id) and job.id not in self._showing:
                    self._showing.add(job.id)
                    self._nursery.start(self._show(job), name="progress")
            after = page[-1]

    async def _show(self, job: Job) -> None:
        """Neither a card that is slow to be edited nor one that cannot be shown keeps another waiting."""
        try:
            async with self._progress_places:
                await self._courier.show_progress(job, await self._orders.progress(job))
        except Exception:
            log.exception("progress.failed", job=job.id)
        finally:
            self._showing.discard(job.id)

    async def _rounds(self, name: str, work: Callable[[], Awaitable[None]], *, every: float) -> None:
        """Never ends by an error: what failed is logged and tried again at the next round."""
        while not self._closing:
            try:
                await work()
            except StorageError as error:
                log.error("worker.storage_failed", worker=name, why=str(error))
            except Exception:
                log.exception("worker.failed", worker=name)
            await asyncio.sleep(every)


def _pools(
    dispatcher: Dispatcher,
    reconciler: Reconciler,
    deliverer: Deliverer,
    *,
    nursery: Nursery,
    doorbell: Doorbell,
) -> tuple[Pool[Job], Pool[Job], Pool[Outbound]]:
    """Each of them may give the next something to do."""
    dispatching = Pool(
        "dispatch",
        claim=dispatcher.claim,
        work=dispatcher.dispatch,
        nursery=nursery,
        places=DISPATCH_PLACES,
        every=QUEUE_SECONDS,
        bell=doorbell.dispatch,
        then=doorbell.deliver.set,
    )
    checking = Pool(
        "check",
        claim=reconciler.claim,
        work=reconciler.check,
        nursery=nursery,
        places=LOOK_PLACES,
        every=LOOK_SECONDS,
        then=doorbell.wake,
    )
    delivering = Pool(
        "deliver",
        claim=deliverer.claim,
        work=deliverer.deliver,
        nursery=nursery,
        places=DELIVERY_PLACES,
        every=QUEUE_SECONDS,
        bell=doorbell.deliver,
    )
    return dispatching, checking, delivering
