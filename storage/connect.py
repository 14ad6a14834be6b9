"""From DATABASE_URL to an open database."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from storage.base import Storage
from storage.errors import Unopenable
from storage.sqlite.store import open_sqlite

READERS = 2
CONNECTIONS = 8
ADVICE = "DATABASE_URL must look like sqlite:///data/bot.db or postgresql://user@host/name"


async def open_storage(url: str, *, readers: int = READERS, connections: int = CONNECTIONS) -> Storage:
    """`sqlite:///data/bot.db` is relative to where the bot was started, `sqlite:////data/bot.db` is not.

    The schema is left as it is: call `migrate`.
    """
    match urlsplit(url).scheme:
        case "sqlite":
            return await open_sqlite(_path(url), readers=readers)
        case "postgresql" | "postgres":
            from storage.postgres.store import open_postgres  # noqa: PLC0415 - SQLite needs no psycopg

            return await open_postgres(url, connections=connections)
        case scheme:
            raise Unopenable(f"{ADVICE}, and not begin with {scheme or 'nothing'}:.")


def _path(url: str) -> Path:
    parts = urlsplit(url)
    path = unquote(parts.path).removeprefix("/")
    if parts.netloc or parts.query or not path or path == ":memory:":
        raise Unopenable(f"{ADVICE}; after sqlite:/// comes the path of a file, and nothing else.")
    return Path(path)
