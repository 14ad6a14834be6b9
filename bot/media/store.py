"""Where pictures rest: files with random names, readable by nobody else."""

import asyncio
import contextlib
import os
import re
import secrets
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from urllib.parse import urlsplit

from bot.media.owner_mark import MARK, claim

SUFFIXES = frozenset({".jpg", ".png", ".webp", ".mp4", ".bin"})
SWEPT_AT_ONCE = 500
_NAME = re.compile(r"[0-9a-f]{2}/[0-9a-f]{32}\.[0-9a-z]{2,4}", re.ASCII)


def random_name() -> str:
    return secrets.token_hex(16)


class MediaStore:
    """Files under `file://<directory>`; a relative one (`file://data/media`) begins where the bot began."""

    def __init__(self, url: str, *, names: Callable[[], str] = random_name) -> None:
        parts = urlsplit(url)
        if parts.scheme != "file":
            raise ValueError(f"media can be kept under file:// only, not {parts.scheme}://")
        self._root = Path(parts.netloc + parts.path)
        self._names = names
        self._foreign = False

    async def belongs_to(self, name: str) -> bool:
        """Mark the files as those of the database of that name. False: they are another's, so none is swept away."""
        self._foreign = not await asyncio.to_thread(claim, self._root, name)
        return not self._foreign

    @property
    def mark(self) -> Path:
        """The file that says whose these files are."""
        return self._root / MARK

    @contextlib.asynccontextmanager
    async def scratch(self) -> AsyncIterator[Path]:
        """An empty file to write to and to `adopt`. If it is not adopted it is gone afterwards.

        The sweep finds those that a crash has left.
        """
        file = await asyncio.to_thread(_new_file, self._root / self._names()[:2])
        try:
            yield file
        finally:
            await asyncio.to_thread(file.unlink, missing_ok=True)

    async def adopt(self, file: Path, suffix: str) -> str:
        """Keep a scratch file: the path to `get` it by. When this returns, it survives a power cut."""
        path = self._new_path(suffix)
        await asyncio.to_thread(_adopt, file, self._place(path))
        return path

    async def get(self, path: str) -> bytes:
        """Raises FileNotFoundError: also for a path that `adopt` never gave out."""
        return await asyncio.to_thread(_read, self._place(path))

    async def place(self, path: str) -> Path:
        """Where it lies on the disk. Raises FileNotFoundError as `get` does."""
        place = self._place(path)
        if not await asyncio.to_thread(_is_plain_file, place):
            raise FileNotFoundError(path)
        return place

    async def delete(self, path: str) -> None:
        """Deleting what is gone already is fine."""
        await asyncio.to_thread(self._place(path).unlink, missing_ok=True)

    async def sweep(
        self, wanted: Callable[[Sequence[str]], Awaitable[Collection[str]]], *, older_than: datetime
    ) -> int:
        """Delete old files that no row knows: a crash between file and row leaves such. Returns how many.

        `wanted(paths)` says which of a few files are to stay, so that no list of all files is ever in memory.
        """
        if self._foreign:
            return 0
        count = 0
        listing = self._old(older_than)
        while paths := await asyncio.to_thread(list, islice(listing, SWEPT_AT_ONCE)):
            lost = set(paths) - set(await wanted(paths))
            for path in lost:
                await asyncio.to_thread((self._root / path).unlink, missing_ok=True)
            count += len(lost)
        return count

    def _new_path(self, suffix: str) -> str:
        if suffix not in SUFFIXES:
            raise ValueError(f"not a suffix of ours: {suffix!r}")
        name = self._names()
        return f"{name[:2]}/{name}{suffix}"

    def _place(self, path: str) -> Path:
        if not _NAME.fullmatch(path):
            raise FileNotFoundError(path)
        return self._root / path

    def _old(self, older_than: datetime) -> Iterator[str]:
        for file in self._root.glob("??/*"):
            with contextlib.suppress(FileNotFoundError):
                if datetime.fromtimestamp(file.stat().st_mtime, UTC) < older_than:
                    yield str(file.relative_to(self._root))


def _new_file(directory: Path) -> Path:
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=directory, prefix=".new-")  # mkstemp makes it 0600
    os.close(handle)
    return Path(name)


def _adopt(file: Path, place: Path) -> None:
    handle = os.open(file, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.rename(place)
    _sync_directory(place.parent)


def _sync_directory(directory: Path) -> None:
    handle = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _is_plain_file(place: Path) -> bool:
    return place.is_file() and not place.is_symlink()


def _read(place: Path) -> bytes:
    handle = os.open(place, os.O_RDONLY | os.O_NOFOLLOW)
    with os.fdopen(handle, "rb") as file:
        return file.read()
