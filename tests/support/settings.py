"""The settings of a bot under test: nothing of it comes from the environment or from a file."""

from pathlib import Path
from typing import Any

from bot.settings import Settings


def settings_in(directory: Path, **given: Any) -> Settings:
    """Everything is kept in that directory; no provider has a key, and nothing is paced."""
    settings: Any = Settings
    values: dict[str, Any] = {
        "bot_token": "42:AAtestTESTtestTESTtestTESTtestTESTtest123",
        "database_url": f"sqlite:///{directory}/bot.db",
        "media_url": f"file://{directory}/media",
        "public_url": "https://bot.example",
        "secret_key": "secret",
        "telegram_messages_per_second": None,
    }
    built: Settings = settings(_env_file=None, **values | given)
    return built
