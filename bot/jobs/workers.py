"""The loops that keep jobs moving: each sleeps until something rings or its interval is over."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

import structlog

from bot.jobs.courier import Courier
from bot.jobs.deliver import Deliverer
from bot.jobs.dispatch import Dispatcher
from bot.jobs.housekeeping import Housekeeper
from bot.jobs.observe import Observer
from bot.jobs.orders import Orders
from bot.jobs.provider_pauses import ProviderMonitor
from bot.jobs.reconcile import Reconciler
from bot.nursery import Nursery
from storage import Storage, StorageError, job_queue
from storage.model import Job

log = structlog.get_logger(__name__)

PROGRESS_SECONDS = 2.0
HOUSEKEEPING_SECONDS = 60.0
WATCH_SECONDS = 15.0
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
        watch: ProviderMonitor,
        courier: Courier,
        nursery: Nursery,
        owns_chat: Callable[[int], bool] = lambda _: True,
    ) -> None:
        """`owns_chat` tells whether progress in a chat is shown from here, and not by another process."""
        self._storage = storage
        self._orders = orders
        self._dispatcher = dispatcher
        self._observer = observer
        self._reconciler = reconciler
        self._deliverer = deliverer
        self._housekeeper = housekeeper
        self._watch = watch
        self._courier = courier
        self._nursery = nursery
        self._owns_chat = owns_chat
        self._bells = {name: asyncio.Event() for name in ("dispatch", "deliver")}
        self._calling: set[asyncio.Task[None]] = set()
        self._closing = False

    def start(self) -> None:
        for name, work in (
            ("dispatch", self._dispatcher.dispatch_waiting),
            ("deliver", self._deliverer.deliver_waiting),
        ):
            self._calling.add(self._nursery.start(self._loop(name, work, every=1.0), name=name))
        self._nursery.start(self._loop("reconcile", self._reconciler.check_due, every=0.5), name="reconcile")
        self._nursery.start(
            self._loop("progress", self._show_progress, every=PROGRESS_SECONDS), name="progress"
        )
        self._nursery.start(
            self._loop("housekeeping", self._housekeeper.tidy, every=HOUSEKEEPING_SECONDS),
            name="housekeeping",
        )
        self._nursery.start(self._loop("watch", self._watch.look, every=WATCH_SECONDS), name="watch")

    async def close(self) -> None:
        """Takes on nothing new, and lets the calls end whose answer nobody else would hear."""
        self._closing = True
        self.wake()
        if self._calling:
            await asyncio.wait(self._calling, timeout=CLOSING_SECONDS)

    def wake(self) -> None:
        """Something was queued or ended: look now instead of at the next interval."""
        for bell in self._bells.values():
            bell.set()

    def ring(self, job_id: str) -> None:
        """A doorbell: somebody claims that there is news of a job."""
        self._nursery.start(self._answer(job_id), name=f"doorbell {job_id}")

    def ring_task(self, provider: str, ref: str) -> None:
        """The same, by the provider's own name of the task."""
        self._nursery.start(self._answer_task(provider, ref), name=f"doorbell {provider}")

    async def _answer_task(self, provider: str, ref: str) -> None:
        if job_id := await self._storage.read(job_queue.job_of_task, provider=provider, ref=ref):
            await self._answer(job_id)

    async def _answer(self, job_id: str) -> None:
        await self._observer.observe(job_id)
        self.wake()

    async def _show_progress(self) -> None:
        """A card that is slow to be edited keeps no other waiting."""
        open_jobs = await self._storage.read(job_queue.open_jobs)
        await asyncio.gather(*(self._show(job) for job in open_jobs if self._owns_chat(job.chat_id)))

    async def _show(self, job: Job) -> None:
        await self._courier.show_progress(job, await self._orders.progress(job))

    async def _loop(self, name: str, work: Callable[[], Awaitable[int | None]], *, every: float) -> None:
        """Never ends by an error: what failed is logged and tried again a little later."""
        bell = self._bells.get(name) or asyncio.Event()
        while not self._closing:
            bell.clear()
            try:
                busy = await work()
            except StorageError as error:
                log.error("storage failed", worker=name, why=str(error))
                busy = 0
            except Exception:
                log.exception("worker failed", worker=name)
                busy = 0
            if busy:
                self._after(name)
                continue
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(every):
                    await bell.wait()

    def _after(self, name: str) -> None:
        """A round that did something may have given the next loop something to do."""
        for other in ("dispatch", "deliver"):
            if other != name:
                self._bells[other].set()
