"""SQLite databases that have their tables already: copied from one that was migrated once in this process."""

import asyncio
import shutil
import tempfile
from functools import cache
from pathlib import Path
from threading import Thread

from storage import Storage, open_storage


async def open_migrated(path: Path) -> Storage:
    """What lies there, or else a new database with all tables. The caller closes it."""
    copy_migrated(path)
    return await open_storage(f"sqlite:///{path}")


def copy_migrated(path: Path) -> None:
    """Unless there is a file already."""
    if not path.exists():
        shutil.copy(_migrated(), path)


@cache
def _migrated() -> Path:
    path = Path(_directory().name) / "migrated.db"
    thread = Thread(target=lambda: asyncio.run(_migrate(path)))  # who asks may be in a loop
    thread.start()
    thread.join()
    return path


@cache
def _directory() -> "tempfile.TemporaryDirectory[str]":
    """It goes when this process ends."""
    return tempfile.TemporaryDirectory(prefix="migrated-")


async def _migrate(path: Path) -> None:
    async with await open_storage(f"sqlite:///{path}") as storage:
        await storage.migrate()
