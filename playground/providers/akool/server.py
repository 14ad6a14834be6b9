"""Akool as its documents describe it: HTTP 200 around every refusal, and faces named by its own detectors only."""

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Literal

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute

from playground.providers.akool import bodies
from playground.providers.akool.access import Access
from playground.providers.akool.crypto import webhook
from playground.providers.akool.detectors import Detectors
from playground.providers.akool.live import LiveRooms
from playground.providers.akool.orders import Workbench
from playground.providers.akool.refusals import (
    BAD_PARAMETER,
    CANNOT_OPERATE,
    GOOD,
    NO_LIVE_QUOTA,
    NO_QUOTA,
    OPERATED_ALREADY,
    PATIENCE,
    envelope,
    refuse,
)
from playground.providers.akool.tasks import DONE, FAILED, PROCESSING, Task
from playground.providers.callbacks import Letter
from playground.providers.journal import Bought
from playground.providers.rendering import CannotFetch
from playground.providers.service import BadBody, Handler, Service, is_address, read_body

FACESWAP = "/api/open/v3/faceswap"
RESULTS = "/results"
WEBHOOK_TRIES = 3
Medium = Literal["jpg", "mp4"]
ORDERS: dict[str, tuple[type[bodies.Order], Medium]] = {
    "imgreage": (bodies.ImageReage, "jpg"),
    "vidreage": (bodies.VideoReage, "mp4"),
    "specifyimage": (bodies.ImageSwap, "jpg"),
    "specifyvideo": (bodies.VideoSwap, "mp4"),
}
TYPES: dict[Medium, str] = {"jpg": "image/jpeg", "mp4": "video/mp4"}


class AkoolService(Service):
    """A task takes `seconds`, half of them in the queue. `unlisted`: how many looks it takes until it is listed.

    Its price is published nowhere: `price` is taken of `credit`, which quota/info tells.
    """

    def __init__(
        self,
        *,
        client_id: str = "AKX5brZQplayground=",
        client_secret: str = "playground-secret-24byte",  # noqa: S107 - opens nothing but the emulator
        credit: float = 5000.0,
        price: float = 4.0,
        seconds: float = 0.0,
        unlisted: int = 0,
    ) -> None:
        super().__init__()
        self.access = Access(client_id=client_id, client_secret=client_secret)
        self.credit = credit
        self.price = price
        self.seconds = seconds
        self.unlisted = unlisted
        self.tasks: dict[str, Task] = {}
        self.deleted: set[str] = set()
        self.detectors = Detectors(self.studio)
        self._bench = Workbench(self.studio, self.detectors)
        self.live = LiveRooms(placed=self._bench.placed, charge=self._charge_live)

    def routes(self) -> Sequence[BaseRoute]:
        posts: dict[str, Handler] = {
            "result/delbyids": self._delete_results,
            "job/del": self._delete_jobs,
            "live/create": self.live.create,
            "live/update": self.live.update,
            "live/close": self.live.close,
        }
        gets: dict[str, Handler] = {"result/listbyids": self._list, "quota/info": self._quota}
        detect, newer = "/detect", "/interface/detect-api/detect_faces"
        return [
            self.post("/api/open/v3/getToken", "getToken", self.access.get_token),
            self.post(detect, "detect", self._known(self.detectors.legacy)),
            self.post(newer, "detect_faces", self._known(self.detectors.current)),
            *(self.post(f"{FACESWAP}/highquality/{name}", name, self._taking(name)) for name in ORDERS),
            *(self.post(f"{FACESWAP}/{name}", name, self._known(call)) for name, call in posts.items()),
            *(self.get(f"{FACESWAP}/{name}", name, self._known(call)) for name, call in gets.items()),
            self.result_route(f"{RESULTS}/{{name}}"),
        ]

    def refusal(self, code: str, text: str) -> Response:
        return envelope(int(code), text)

    def too_many(self, retry_after: float | None) -> Response:
        headers = {} if retry_after is None else {"Retry-After": f"{retry_after:g}"}
        return PlainTextResponse("Too Many Requests", 429, headers=headers)

    def _known(self, call: Handler) -> Handler:
        async def answer(request: Request) -> Response:
            self.access.check(request)
            try:
                return await call(request)
            except BadBody as error:
                raise refuse(BAD_PARAMETER, str(error)) from error

        return answer

    def _taking(self, name: str) -> Handler:
        model, medium = ORDERS[name]

        async def take(request: Request) -> Response:
            order = await read_body(request, model)
            present = await self._bench.placed(order.targetImage)
            new = await self._bench.placed(order.new_faces)
            if new and len(new) != len(present):
                raise refuse(BAD_PARAMETER, "sourceImage and targetImage do not pair")
            if not all(map(is_address, filter(None, (order.media, order.webhookUrl)))):
                raise refuse(BAD_PARAMETER, "not an address")
            task = self._task(name, medium, order.webhookUrl, home=str(request.base_url).rstrip("/"))

            async def make() -> bytes:
                if medium == "mp4":
                    return await self._bench.clip(order)
                return await self._bench.image(order, present, new)

            self.later(self._work(task, medium, make))
            return envelope(GOOD, PATIENCE, {"_id": task.id, "url": task.url, "job_id": task.job_id})

        return self._known(take)

    def _task(self, endpoint: str, medium: Medium, webhook_url: str | None, *, home: str) -> Task:
        name = f"final_{secrets.token_hex(8)}.{medium}"
        task = Task(name=name, url=f"{home}{RESULTS}/{name}", webhook=webhook_url, unlisted=self.unlisted)
        self._charge(endpoint, self.price, task.id, lacking=NO_QUOTA, webhook=webhook_url or "")
        self.tasks[task.id] = task
        return task

    def _charge_live(self, session_id: str) -> None:
        self._charge("live/create", self.price, session_id, lacking=NO_LIVE_QUOTA)

    def _charge(self, endpoint: str, price: float, task: str, *, lacking: int, webhook: str = "") -> None:
        if self.credit < price:
            raise refuse(lacking, "Your quota is not enough")
        self.credit -= price
        self.journal.bought.append(Bought(endpoint=endpoint, points=price, task=task, webhook=webhook))

    async def _work(self, task: Task, medium: Medium, make: Callable[[], Awaitable[bytes]]) -> None:
        try:
            await asyncio.sleep(self.seconds / 2)
            task.status = PROCESSING
            await asyncio.sleep(self.seconds / 2)
            self.results[task.name] = (await make(), TYPES[medium])
        except CannotFetch as error:
            task.status, task.reason = FAILED, str(error)
        else:
            task.status = DONE
        if task.id in self.tasks and task.webhook:
            await self.callbacks.ring(self._letter(task, task.webhook))

    def _letter(self, task: Task, url: str) -> Letter:
        forged = task.news() | {"status": DONE, "url": f"https://evil.example/{task.name}"}
        return Letter(
            url=url, body=self._sealed(task.news()), forged=self._sealed(forged), tries=WEBHOOK_TRIES
        )

    def _sealed(self, news: dict[str, object]) -> bytes:
        return webhook(
            news,
            client_id=self.access.client_id,
            client_secret=self.access.client_secret,
            timestamp=int(time.time() * 1000),
            nonce=str(secrets.randbelow(10_000)),
        )

    async def _list(self, request: Request) -> Response:
        """Asked by `_id`; job ids and strangers are simply not in the list."""
        ids = request.query_params.get("_ids", "")
        if not ids:
            raise refuse(BAD_PARAMETER, "_ids cannot be empty")
        asked = [self.tasks[each] for each in ids.split(",") if each in self.tasks]
        return envelope(GOOD, "OK", {"result": [task.row() for task in asked if task.is_listed()]})

    async def _delete_results(self, request: Request) -> Response:
        body = await read_body(request, bodies.DeleteResults)
        for each in body.ids.split(","):
            if task := self.tasks.pop(each, None):
                self.results.pop(task.name, None)
        return envelope(GOOD, "OK")

    async def _delete_jobs(self, request: Request) -> Response:
        """Asked by job id. What has ended stays; whether a deletion is paid back is said nowhere: it is not."""
        wanted = (await read_body(request, bodies.DeleteJobs)).job_ids.split(",")
        if not all(wanted):
            raise refuse(BAD_PARAMETER, "job_ids cannot be empty")
        found = [task for task in self.tasks.values() if task.job_id in wanted]
        if any(task.ended for task in found):
            raise refuse(CANNOT_OPERATE, "the job has ended")
        if not found:
            deleted = self.deleted & set(wanted)
            raise refuse(OPERATED_ALREADY if deleted else BAD_PARAMETER, "no such job any more, or never")
        for task in found:
            self.deleted.add(task.job_id)
            del self.tasks[task.id]
        return envelope(GOOD, "OK")

    async def _quota(self, _: Request) -> Response:
        return envelope(GOOD, "OK", {"credit": self.credit})
