"""Delivers updates to the bot's webhook: in order within a lane, again and again until it answers 2xx."""

import asyncio
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx

from playground.botapi.updates import Update, UpdateQueue

LONGEST_PAUSE = 60.0
LONGEST_RETRY_AFTER = 3600.0
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookSettings:
    url: str
    secret_token: str = ""
    max_connections: int = 40
    ip_address: str = ""


@dataclass(slots=True)
class _Trouble:
    """How often one update failed, and when it may be tried again (monotonic seconds)."""

    failures: int = 0
    pause: float = 1.0
    not_before: float = 0.0


@dataclass(slots=True)
class WebhookState:
    last_error: str = ""
    last_error_date: int = 0
    troubles: dict[int, _Trouble] = field(default_factory=dict)


class WebhookDelivery:
    """`pace` shortens the pauses between retries: 1 is the real server's, tests use less."""

    def __init__(
        self,
        queue: UpdateQueue,
        *,
        pace: float = 1.0,
        timeout: float = 60.0,
        rng: random.Random | None = None,
    ) -> None:
        self._queue = queue
        self.pace = pace
        self.timeout = timeout
        self._rng = rng or random.Random()
        self.settings: WebhookSettings | None = None
        self.state = WebhookState()
        self.on_failure: Callable[[Update], None] = lambda _: None
        self._runner: asyncio.Task[None] | None = None

    async def start(self, settings: WebhookSettings) -> None:
        await self.stop()
        self.settings = settings
        self.state = WebhookState()
        self._runner = asyncio.create_task(self._run(settings), name="webhook delivery")

    async def stop(self) -> None:
        runner, self._runner, self.settings = self._runner, None, None
        if runner is not None:
            runner.cancel()
            await asyncio.gather(runner, return_exceptions=True)

    async def _run(self, settings: WebhookSettings) -> None:
        busy: dict[str, asyncio.Task[None]] = {}
        try:
            async with httpx.AsyncClient(timeout=self.timeout, trust_env=False, verify=False) as client:  # noqa: S501
                while True:
                    self._start_ready(client, settings, busy)
                    await self._something_new(busy)
                    for lane in [lane for lane, task in busy.items() if task.done()]:
                        busy.pop(lane).result()
        finally:
            for task in busy.values():
                task.cancel()
            await asyncio.gather(*busy.values(), return_exceptions=True)

    def _start_ready(
        self, client: httpx.AsyncClient, settings: WebhookSettings, busy: dict[str, asyncio.Task[None]]
    ) -> None:
        now = time.monotonic()
        for update in self._heads():
            if len(busy) >= settings.max_connections:
                return
            if update.lane not in busy and self._trouble(update).not_before <= now:
                busy[update.lane] = asyncio.create_task(self._deliver(client, settings, update))

    async def _something_new(self, busy: dict[str, asyncio.Task[None]]) -> None:
        """Returns when an update came, a delivery ended, or a pause is over."""
        ring = asyncio.create_task(self._queue.notifier.wait(self._until_next_retry(busy)))
        try:
            await asyncio.wait({ring, *busy.values()}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            ring.cancel()

    def _until_next_retry(self, busy: dict[str, asyncio.Task[None]]) -> float | None:
        idle = [update for update in self._heads() if update.lane not in busy]
        soonest = min((self._trouble(update).not_before for update in idle), default=None)
        return None if soonest is None else max(0.0, soonest - time.monotonic())

    def _heads(self) -> list[Update]:
        heads: dict[str, Update] = {}
        for update in self._queue.waiting():
            heads.setdefault(update.lane, update)
        return list(heads.values())

    def _trouble(self, update: Update) -> _Trouble:
        return self.state.troubles.get(update.id) or _Trouble()

    async def _deliver(self, client: httpx.AsyncClient, settings: WebhookSettings, update: Update) -> None:
        headers = {SECRET_HEADER: settings.secret_token} if settings.secret_token else {}
        try:
            response = await client.post(settings.url, json=update.as_json(), headers=headers)
        except httpx.TimeoutException:
            return self._failed(update, "Read timeout expired")
        except httpx.ConnectError:
            return self._failed(update, "Connection refused")
        except httpx.HTTPError:
            return self._failed(update, "Webhook connection closed")
        if response.is_success:
            self.state.troubles.pop(update.id, None)
            self._queue.forget(update)
            return None
        reason = f"Wrong response from the webhook: {response.status_code} {response.reason_phrase}"
        return self._failed(update, reason, retry_after=_seconds(response.headers.get("retry-after")))

    def _failed(self, update: Update, reason: str, *, retry_after: float = 0.0) -> None:
        self.state.last_error = reason
        self.state.last_error_date = int(time.time())
        trouble = self.state.troubles.setdefault(update.id, _Trouble())
        pause = retry_after
        if not retry_after and trouble.failures:  # the first retry is immediate
            longest = self._rng.uniform(LONGEST_PAUSE, LONGEST_PAUSE * 2)
            trouble.pause = pause = min(longest, trouble.pause * 2)
        trouble.failures += 1
        trouble.not_before = time.monotonic() + pause * self.pace
        self.on_failure(update)


def _seconds(header: str | None) -> float:
    return min(float(header), LONGEST_RETRY_AFTER) if header and header.isdecimal() else 0.0
