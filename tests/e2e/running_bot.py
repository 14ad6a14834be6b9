"""The bot as it runs for real: inside this process, or as a child process that can be killed at any moment."""

import abc
import asyncio
import contextlib
import gc
import logging
import os
import signal
import socket
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

import httpx
import structlog

from bot.app import running
from bot.settings import Settings
from tests.e2e.memory import shared_sandbox
from tests.support.databases import copy_migrated

ROOT = Path(__file__).parents[2]
STARTS_WITHIN = 120.0  # on a machine that is busy with other tests


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class RunningBot(abc.ABC):
    """`home` keeps the database, the media and the log, so that a restart finds what was left before."""

    token: str
    telegram_url: str
    home: Path
    webhook: bool = True
    settings: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)

    @property
    def environment(self) -> dict[str, str]:
        url = f"http://127.0.0.1:{self.port}"
        return {
            "PATH": os.environ["PATH"],
            "BOT_TOKEN": self.token,
            "TELEGRAM_API_URL": self.telegram_url,
            "TELEGRAM_MODE": "webhook" if self.webhook else "polling",
            "TELEGRAM_MESSAGES_PER_SECOND": "",
            "PUBLIC_URL": url,
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "DATABASE_URL": f"sqlite:///{self.home / 'bot.db'}",
            "MEDIA_URL": f"file://{self.home / 'media'}",
            "ADMIN_IDS": "1000",
            "ALLOW_PRIVATE_NETWORK": "true",
            "LOG_LEVEL": "DEBUG",
            **self.settings,
        }

    @property
    def log_file(self) -> Path:
        return self.home / "bot.log"

    def log(self) -> str:
        return self.log_file.read_text(errors="replace") if self.log_file.exists() else ""

    @abc.abstractmethod
    async def start(self) -> None:
        """Returns when it answers."""

    @abc.abstractmethod
    async def stop(self) -> None:
        """As an operator does it: it finishes what it is doing. Nothing happens when it is stopped already."""


@dataclass
class BotInside(RunningBot):
    """The whole bot by `bot.app.running`, in the loop of the test: for stories in which no process is the subject.

    It comes up in a tenth of the time. Its sandbox outlives it and remembers what it was asked before.
    """

    running: contextlib.AsyncExitStack | None = None

    async def start(self) -> None:
        copy_migrated(self.home / "bot.db")
        async with contextlib.AsyncExitStack() as stack:
            log = stack.enter_context(self.log_file.open("a"))
            stack.enter_context(logging_to(log))
            bot = running(settings_of(self.environment), sandbox=shared_sandbox())
            await stack.enter_async_context(bot)
            self.running = stack.pop_all()

    async def stop(self) -> None:
        stack, self.running = self.running, None
        if stack is not None:
            await stack.aclose()


@dataclass
class BotProcess(RunningBot):
    """A child process: for stories of processes that end."""

    process: asyncio.subprocess.Process | None = None
    starts: int = 0

    async def start(self) -> None:
        self.starts += 1
        with self.log_file.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", cwd=ROOT, env=self.environment, stdout=log, stderr=log
            )
        async with httpx.AsyncClient(trust_env=False) as client, asyncio.timeout(STARTS_WITHIN):
            while not await self._answers(client):
                assert self.process.returncode is None, self.log()
                await asyncio.sleep(0.05)

    async def stop(self) -> None:
        await self._end(signal.SIGTERM)

    async def kill(self) -> None:
        """As a power cut does it."""
        await self._end(signal.SIGKILL)

    async def kill_and_start(self) -> None:
        await self.kill()
        await self.start()

    async def _end(self, how: signal.Signals) -> None:
        if self.process is not None and self.process.returncode is None:
            self.process.send_signal(how)
            await self.process.wait()

    async def _answers(self, client: httpx.AsyncClient) -> bool:
        try:
            answer = await client.get(f"http://127.0.0.1:{self.port}/health/live", timeout=2)
        except httpx.TransportError:
            return False
        return answer.status_code == 200


def settings_of(environment: Mapping[str, str]) -> Settings:
    """As a process with this environment would read them."""
    settings: Any = Settings
    built: Settings = settings(_env_file=None, **{name.lower(): value for name, value in environment.items()})
    return built


@contextlib.contextmanager
def logging_to(log: TextIO) -> Iterator[None]:
    """A bot that starts inside takes hold of what belongs to the whole process. Gives it back at the end."""
    root, hook, thresholds = logging.getLogger(), sys.excepthook, gc.get_threshold()
    handlers, level = list(root.handlers), root.level
    root.handlers[:] = []  # or setting up would close them
    configured = structlog.get_config()
    try:
        with contextlib.redirect_stderr(log):
            yield
    finally:
        root.handlers[:], root.level = handlers, level
        sys.excepthook = hook
        logging.captureWarnings(False)
        structlog.configure(**configured)
        gc.set_threshold(*thresholds)
        gc.unfreeze()
