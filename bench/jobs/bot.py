"""The whole bot as it runs, but for its provider: one that has finished at once, and answers where the result is."""

import argparse
import itertools
import socket
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvloop

from bench.bots.program import SECRET, TOKEN, ready, until_stopped
from bench.pin import pin
from bot.app import running
from bot.media.model import Box, Face, MediaRef
from bot.providers.base import Capability, Observation, Offer, Ticket, Work
from bot.settings import Settings

FACE = Face(box=Box(200, 150, 420, 430))
CREDITS = 1_000_000


@dataclass
class Instant:
    """The picture is swapped before the order is answered. Looking for faces costs nothing here."""

    result: str
    name: str = "instant"
    concurrency: int = 64
    result_hosts: Sequence[str] = ("127.0.0.1",)
    replayable: bool = False
    numbers: Any = field(default_factory=itertools.count)

    @property
    def offers(self) -> Mapping[Capability, Offer]:
        offer = Offer(seconds=1, price=1, max_faces=4)
        return {
            Capability.DETECT: Offer(price=0),
            Capability.SWAP: offer,
            Capability.MULTI_SWAP: offer,
        }

    async def submit(self, work: Work) -> Ticket:  # noqa: ARG002 - every order has the same result
        return Ticket(ref=f"task{next(self.numbers)}", result=self.result, points=1)

    async def status(self, ticket: Ticket) -> Observation | None:  # noqa: ARG002
        return None

    def read_callback(self, body: bytes, ticket: Ticket | None) -> Observation | None:  # noqa: ARG002
        return None

    async def cancel(self, ticket: Ticket) -> bool:  # noqa: ARG002
        return False

    async def detect(self, picture: MediaRef) -> tuple[Face, ...]:  # noqa: ARG002
        return (FACE,)

    async def balance(self) -> int | None:
        return None


def settings_for(api: str, directory: Path, port: int) -> Settings:
    """No limits and no pace: those of Telegram are not the question here."""
    values: dict[str, Any] = {
        "bot_token": TOKEN,
        "telegram_api_url": api,
        "telegram_mode": "webhook",
        "telegram_webhook_secret": SECRET,
        "telegram_messages_per_second": None,
        "public_url": f"http://127.0.0.1:{port}",
        "host": "127.0.0.1",
        "port": port,
        "database_url": f"sqlite:///{directory}/bench.db",
        "media_url": f"file://{directory}/media",
        "free_credits": CREDITS,
        "daily_jobs_per_user": None,
        "max_open_jobs_per_user": None,
        "local_engine": False,
        "allow_private_network": True,
        "log_level": "WARNING",
    }
    return Settings(_env_file=None, **values)  # type: ignore[call-arg]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--api", required=True)
    parser.add_argument("--directory", type=Path, required=True)
    parser.add_argument("--core", type=int, required=True)
    options = parser.parse_args()
    pin(options.core)
    settings = settings_for(options.api, options.directory, free_port())
    async with running(settings, providers=[Instant(result=f"{options.api}/result.jpg")]) as app:
        ready(app.port)
        await until_stopped()


if __name__ == "__main__":
    uvloop.run(main())
