"""A disk without room is told, and neither the look nor the message needs the disk."""

from pathlib import Path

import pytest

from bot.telegram.notify.disk_watch import DiskWatch, _problem, folders_of
from tests.logbook import logbook

MUCH = 10**18


class Admins:
    def __init__(self) -> None:
        self.heard: list[tuple[str, dict[str, str | int]]] = []

    async def __call__(self, key: str, **details: str | int) -> None:
        self.heard.append((key, details))


async def test_a_disk_with_room_is_nothing_to_speak_of(tmp_path: Path) -> None:
    admins = Admins()
    await DiskWatch(admins, [tmp_path, tmp_path / "not yet"], min_free_bytes=0).look()
    assert admins.heard == []


async def test_a_disk_that_is_nearly_full_is_told_with_what_is_left(tmp_path: Path) -> None:
    admins = Admins()
    with logbook() as book:
        await DiskWatch(admins, [tmp_path], min_free_bytes=MUCH).look()
    ((key, details),) = admins.heard
    assert (key, details["where"]) == ("alert-disk", tmp_path.name)
    assert int(details["megabytes"]) > 0
    assert "disk.full" in book.getvalue()


async def test_a_disk_that_takes_nothing_is_told_whatever_it_says_of_its_room() -> None:
    """A quota that is used up, or a disk that became read-only: here the kernel's own files, where nobody may write."""
    admins = Admins()
    await DiskWatch(admins, [Path("/proc")], min_free_bytes=0).look()
    assert [details["where"] for _, details in admins.heard] == ["proc"]


async def test_it_looks_once_a_minute(tmp_path: Path) -> None:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 3:
            raise KeyboardInterrupt

    admins = Admins()
    with pytest.raises(KeyboardInterrupt):
        await DiskWatch(admins, [tmp_path], sleep=sleep, min_free_bytes=MUCH).run()
    assert (waits, len(admins.heard)) == ([60.0] * 3, 3)


def test_the_folders_are_those_of_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert folders_of("sqlite:///data/bot.db", "file://data/media") == [
        tmp_path / "data",
        tmp_path / "data/media",
    ]
    assert folders_of(f"sqlite:////{tmp_path}/bot.db", f"file://{tmp_path}") == [tmp_path]
    assert folders_of("postgresql://host/bot", f"file://{tmp_path}") == [tmp_path]


def test_the_try_leaves_nothing_behind(tmp_path: Path) -> None:
    assert _problem(tmp_path, 0)[0] == ""
    assert list(tmp_path.iterdir()) == []
