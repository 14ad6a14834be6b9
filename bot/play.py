"""`python -m bot play`: the real bot, beside a Telegram that needs no account."""

import asyncio
import socket
import sys
import tempfile
import webbrowser
from collections.abc import Sequence
from pathlib import Path

from pydantic import SecretStr

from bot.app import StartError, running
from bot.settings import Settings
from playground.play import SERVICES, Playground, open_playground

WELCOME = """
  The playground is open:  {url}

  Alice, Boris and a group are waiting there, with photographs to try.
  Only Telegram's server is imitated: the bot is the real one, and forgets everything when you stop it.
  Stop it with Ctrl+C.
"""
SHOWN_SECONDS = 3.0  # the local engine is faster than anybody can read a progress line


async def play(
    settings: Settings, *, port: int, services: Sequence[str], open_browser: bool, stop: asyncio.Event
) -> None:
    """Runs until `stop` is set. Raises StartError."""
    with tempfile.TemporaryDirectory(prefix="faceswap-bot-") as home:
        try:
            async with (
                open_playground(port=port, services=services) as playground,
                running(_settings(settings, playground, Path(home))),
            ):
                sys.stdout.write(WELCOME.format(url=playground.url))
                sys.stdout.flush()
                if open_browser:
                    await asyncio.to_thread(webbrowser.open, playground.url)
                await stop.wait()
        except OSError as error:
            raise StartError(
                f"Port {port} is taken ({error.strerror}). Try: python -m bot play --port 0"
            ) from error


def _settings(settings: Settings, playground: Playground, home: Path) -> Settings:
    """What the operator set for limits and logs stays; everything that reaches outside points to the playground."""
    port = _free_port()
    own = {name: field.default for name, field in Settings.model_fields.items() if name.startswith(SERVICES)}
    accounts = {
        key: value for account in playground.accounts.values() for key, value in account.settings.items()
    }
    return Settings.model_validate(
        settings.model_dump()
        | own
        | accounts
        | {
            "bot_token": SecretStr(playground.token),
            "telegram_api_url": playground.url,
            "telegram_mode": "webhook",
            "telegram_webhook_secret": SecretStr(""),
            "public_url": f"http://127.0.0.1:{port}",
            "host": "127.0.0.1",
            "port": port,
            "database_url": f"sqlite:///{home / 'bot.db'}",
            "media_url": f"file://{home / 'media'}",
            "secret_key": SecretStr(""),
            "admin_ids": playground.admin_ids,
            "local_engine": True,
            "local_seconds": settings.local_seconds or SHOWN_SECONDS,
            "allow_private_network": True,
            "log_format": "console",
            "log_level": "WARNING" if settings.log_level == "INFO" else settings.log_level,
        }
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
