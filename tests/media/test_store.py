import os
import stat
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.media.store import MediaStore

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "media"


@pytest.fixture
def store(root: Path) -> MediaStore:
    return MediaStore(f"file://{root}")


async def put(store: MediaStore, content: bytes, suffix: str) -> str:
    async with store.scratch() as file:
        file.write_bytes(content)
        return await store.adopt(file, suffix)


def files_under(root: Path) -> list[str]:
    return [str(file.relative_to(root)) for file in root.rglob("*") if file.is_file()]


async def test_what_was_put_can_be_got(store: MediaStore) -> None:
    path = await put(store, b"a picture", ".jpg")
    assert await store.get(path) == b"a picture"


async def test_the_same_picture_twice_is_two_files(store: MediaStore) -> None:
    assert await put(store, b"a", ".jpg") != await put(store, b"a", ".jpg")


async def test_files_are_for_nobody_else(store: MediaStore, root: Path) -> None:
    path = await put(store, b"a picture", ".png")
    assert stat.S_IMODE((root / path).stat().st_mode) == 0o600
    assert stat.S_IMODE((root / path).parent.stat().st_mode) == 0o700


async def test_no_half_written_file_is_ever_seen(store: MediaStore, root: Path) -> None:
    path = await put(store, b"a picture", ".png")
    assert files_under(root) == [path]


async def test_a_name_tells_nothing_and_is_spread_over_folders(store: MediaStore) -> None:
    paths = [await put(store, b"x", ".jpg") for _ in range(40)]
    assert len({path[:2] for path in paths}) > 10
    assert all(len(path) == len("ab/") + 32 + len(".jpg") for path in paths)


async def test_what_was_deleted_is_gone_and_may_be_deleted_again(store: MediaStore) -> None:
    path = await put(store, b"a picture", ".jpg")
    await store.delete(path)
    await store.delete(path)
    with pytest.raises(FileNotFoundError):
        await store.get(path)


TRICKS = [
    "",
    ".",
    "../secret.txt",
    "ab/../../secret.txt",
    "/etc/passwd",
    "ab/" + "0" * 32 + ".jpg/../../../secret.txt",
    "ab/" + "0" * 32 + ".jpg\0.png",
    "ab/" + "0" * 32 + ".jpg\n",
    "ab/" + "0" * 31 + "/.jpg",
    "AB/" + "A" * 32 + ".jpg",
    "ab\\" + "0" * 32 + ".jpg",
    "file:///etc/passwd",
    "ab/" + "０" * 32 + ".jpg",
    "%2e%2e/secret.txt",
]


@pytest.mark.parametrize("path", TRICKS)
async def test_no_path_leads_out_of_the_store(store: MediaStore, tmp_path: Path, path: str) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    await put(store, b"a picture", ".jpg")
    with pytest.raises(FileNotFoundError):
        await store.get(path)
    with pytest.raises(FileNotFoundError):
        await store.delete(path)
    assert (tmp_path / "secret.txt").read_text() == "secret"


async def test_a_link_planted_in_the_store_is_not_followed(
    store: MediaStore, root: Path, tmp_path: Path
) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    path = await put(store, b"a picture", ".jpg")
    (root / path).unlink()
    (root / path).symlink_to(tmp_path / "secret.txt")
    with pytest.raises(OSError, match="symbolic links"):
        await store.get(path)


@pytest.mark.parametrize("suffix", ["", "jpg", ".exe", "/../x.jpg", ".jpg/.."])
async def test_only_known_suffixes_are_stored(store: MediaStore, suffix: str) -> None:
    with pytest.raises(ValueError, match="suffix"):
        await put(store, b"x", suffix)


async def test_a_full_disk_leaves_no_scraps(root: Path) -> None:
    store = MediaStore(f"file://{root}", names=lambda: "ab" * 16)
    (root / "ab" / f"{'ab' * 16}.jpg").mkdir(
        parents=True
    )  # renaming onto a folder fails like a full disk does
    with pytest.raises(OSError, match="directory"):
        await put(store, b"x", ".jpg")
    assert files_under(root) == []


async def test_the_sweep_takes_only_what_no_row_knows_and_what_is_old(store: MediaStore, root: Path) -> None:
    known, unknown, fresh = [await put(store, b"x", ".jpg") for _ in range(3)]
    scrap = root / known[:2] / ".new-scrap"
    scrap.touch()
    for path in (root / known, root / unknown, scrap):
        os.utime(path, (LONG_AGO.timestamp(), LONG_AGO.timestamp()))

    async def wanted(paths: Sequence[str]) -> set[str]:
        assert fresh not in paths
        return {known} & set(paths)

    assert await store.sweep(wanted, older_than=datetime.now(UTC) - timedelta(hours=1)) == 2
    assert await store.get(known) == await store.get(fresh) == b"x"
    with pytest.raises(FileNotFoundError):
        await store.get(unknown)


async def test_an_empty_store_can_be_swept(store: MediaStore) -> None:
    assert await store.sweep(_none, older_than=datetime.now(UTC)) == 0


async def test_many_files_are_asked_about_a_few_at_a_time(
    store: MediaStore, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.media.store.SWEPT_AT_ONCE", 2)
    for path in [await put(store, b"x", ".jpg") for _ in range(5)]:
        os.utime(root / path, (LONG_AGO.timestamp(), LONG_AGO.timestamp()))
    asked: list[int] = []

    async def wanted(paths: Sequence[str]) -> set[str]:
        asked.append(len(paths))
        return set()

    assert await store.sweep(wanted, older_than=datetime.now(UTC)) == 5
    assert asked == [2, 2, 1]
    assert files_under(root) == []


async def _none(paths: Sequence[str]) -> set[str]:
    return set()


def test_other_places_are_refused_at_the_start() -> None:
    with pytest.raises(ValueError, match="s3"):
        MediaStore("s3://bucket/prefix")


async def test_a_relative_place_begins_where_the_bot_began(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = await put(MediaStore("file://data/media"), b"x", ".jpg")
    assert (tmp_path / "data" / "media" / path).exists()


async def test_a_scratch_file_that_is_adopted_is_kept_and_is_for_nobody_else(
    store: MediaStore, root: Path
) -> None:
    async with store.scratch() as file:
        file.write_bytes(b"a result")
        path = await store.adopt(file, ".png")
    assert await store.get(path) == b"a result"
    assert files_under(root) == [path]
    assert stat.S_IMODE((root / path).stat().st_mode) == 0o600


async def test_a_scratch_file_that_nobody_adopted_is_gone(store: MediaStore, root: Path) -> None:
    async with store.scratch() as file:
        file.write_bytes(b"half a result")
    assert files_under(root) == []


async def test_a_scratch_file_that_a_crash_has_left_is_swept_away(store: MediaStore, root: Path) -> None:
    crashed = store.scratch()
    file = await crashed.__aenter__()
    os.utime(file, (0, 0))

    async def none_is_wanted(paths: Sequence[str]) -> list[str]:
        return []

    assert await store.sweep(none_is_wanted, older_than=datetime(2000, 1, 1, tzinfo=UTC)) == 1
    assert files_under(root) == []


async def test_only_suffixes_of_ours_are_adopted(store: MediaStore) -> None:
    async with store.scratch() as file:
        with pytest.raises(ValueError, match="suffix"):
            await store.adopt(file, ".exe")
