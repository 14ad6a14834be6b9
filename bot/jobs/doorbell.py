"""Between those who have news for the workers and the workers: made before either of them, so neither waits for it."""

import asyncio


class Doorbell:
    """Rung without waiting. What is rung twice before it is answered is answered once.

    Nothing is lost when the process dies with the bell still ringing: the workers look at everything from time to
    time, so the bell only makes it sooner.
    """

    def __init__(self) -> None:
        self.dispatch = asyncio.Event()
        self.deliver = asyncio.Event()
        self._news: dict[tuple[str, str], None] = {}
        self._rung = asyncio.Event()

    def wake(self) -> None:
        """Something was queued or ended: the workers look now instead of at the next interval."""
        self.dispatch.set()
        self.deliver.set()

    def ring(self, job_id: str) -> None:
        """Somebody claims that there is news of a job."""
        self.ring_task("", job_id)

    def ring_task(self, provider: str, ref: str) -> None:
        """The same, by the provider's own name of the task."""
        self._news[provider, ref] = None
        self._rung.set()

    async def answer(self) -> tuple[str, str]:
        """The provider and the name of the task that was rung first; the provider is empty for a job's own id."""
        while not self._news:
            self._rung.clear()
            await self._rung.wait()
        first = next(iter(self._news))
        del self._news[first]
        return first
