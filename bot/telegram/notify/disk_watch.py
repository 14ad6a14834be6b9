"""Looks once a minute whether there is room on the disks, and tells the admins when there is not.

Nothing here needs the disk: neither the look nor the message. What follows from a full disk is everybody's own affair
(updates are not acknowledged, orders are refused); this is so that somebody hears of it.
"""

import asyncio
import errno
import os
import shutil
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

import structlog

log = structlog.get_logger(__name__)

EVERY_SECONDS = 60.0
MIN_FREE_BYTES = 100_000_000
PROBE_BYTES = 64 * 1024
MEGABYTE = 1_000_000


class Alert(Protocol):
    async def __call__(self, key: str, **details: str | int) -> None: ...


class DiskWatch:
    def __init__(
        self,
        alert_admins: Alert,
        folders: Sequence[Path],
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        min_free_bytes: int = MIN_FREE_BYTES,
    ) -> None:
        self._alert_admins = alert_admins
        self._folders = folders
        self._sleep = sleep
        self._min_free_bytes = min_free_bytes

    async def run(self) -> None:
        """For ever."""
        while True:
            await self.look()
            await self._sleep(EVERY_SECONDS)

    async def look(self) -> None:
        """One line in the log and one alert a folder, which `AdminAlerts` tells every 15 minutes."""
        for folder in self._folders:
            why, free = await asyncio.to_thread(_problem, folder, self._min_free_bytes)
            if why:
                log.error("disk.full", folder=str(folder), free=free, why=why)
                await self._alert_admins(
                    "alert-disk", where=folder.name or str(folder), megabytes=free // MEGABYTE
                )


def folders_of(*urls: str) -> list[Path]:
    """The folders behind the addresses of the database and of the media; none for a database server."""
    found = []
    for url in urls:
        parts = urlsplit(url)
        if parts.scheme == "sqlite":
            found.append(Path(parts.path.removeprefix("/")).parent)
        elif parts.scheme == "file":
            found.append(Path(parts.netloc + parts.path))
    return list(dict.fromkeys(folder.resolve() for folder in found))


def _problem(folder: Path, min_free_bytes: int) -> tuple[str, int]:
    """What is wrong, and the bytes that are left. A quota may be used up on a disk that has room, so it is tried."""
    if not folder.is_dir():
        return "", 0  # nothing was kept there yet
    try:
        free = shutil.disk_usage(folder).free
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(os.urandom(PROBE_BYTES))
            probe.flush()
    except OSError as error:
        return errno.errorcode.get(error.errno or 0, type(error).__name__), 0
    return ("nearly_full" if free < min_free_bytes else ""), free
