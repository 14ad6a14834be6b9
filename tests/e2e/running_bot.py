"""The bot as it runs for real: a child process with an environment, that can be killed at any moment."""

import asyncio
import os
import signal
import socket
import sys
from dataclasses import dataclass, field
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[2]
STARTS_WITHIN = 120.0  # on a machine that is busy with other tests


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class BotProcess:
    """`home` keeps the database, the media and the log, so that a restart finds what the last process left."""

    token: str
    telegram_url: str
    home: Path
    webhook: bool = True
    settings: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    process: asyncio.subprocess.Process | None = None
    starts: int = 0

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

    async def start(self) -> None:
        """Returns when it answers."""
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
        """As an operator does it: it finishes what it is doing."""
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
