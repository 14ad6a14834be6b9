"""Kills the bot's processes at random moments and starts them again, or freezes one until it is taken for dead."""

import asyncio
import contextlib
import random
import signal
from collections.abc import Callable, Sequence

from tests.e2e.running_bot import BotProcess
from tools.chaos.plan import Plan

LATEST_SECONDS = 1.5
WHILE_STARTING = 0.2
"""The share of kills that are followed by another one before the bot is up again."""


class Blows:
    """They are spread over the run by what is `done` of it, each with a random delay."""

    def __init__(self, bots: Sequence[BotProcess], plan: Plan, done: Callable[[], int]) -> None:
        self._bots = bots
        self._plan = plan
        self._done = done
        self._rng: random.Random = plan.rng("blows")
        self.kills = 0
        self.freezes = 0

    async def fall(self) -> None:
        for number in range(self._plan.kills):
            if self.kills >= self._plan.kills:
                return
            due = self._plan.jobs * number / self._plan.kills
            while self._done() < due:  # noqa: ASYNC110 - people count in another task
                await asyncio.sleep(LATEST_SECONDS / 30)
            await asyncio.sleep(self._rng.uniform(0, LATEST_SECONDS))
            bot = self._rng.choice(self._bots)
            if len(self._bots) > 1 and number % 2:
                await self._freeze(bot)
            await self._kill(bot)

    async def _kill(self, bot: BotProcess) -> None:
        await bot.kill()
        self.kills += 1
        if self._rng.random() < WHILE_STARTING:
            starting = asyncio.create_task(bot.start())
            await asyncio.sleep(self._rng.uniform(0.1, LATEST_SECONDS))
            starting.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await starting
            await bot.kill()
            self.kills += 1
        await bot.start()

    async def _freeze(self, bot: BotProcess) -> None:
        """Past every lease: the others do its work, and then it wakes and believes that it still has it."""
        assert bot.process is not None
        bot.process.send_signal(signal.SIGSTOP)
        try:
            await asyncio.sleep(self._plan.frozen_seconds)
        finally:
            bot.process.send_signal(signal.SIGCONT)
        self.freezes += 1
        await asyncio.sleep(self._rng.uniform(1, 3))
