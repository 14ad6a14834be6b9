"""What strangers make to hold the bot up: each file is refused or read, in little time and at nobody's cost."""

import asyncio
import json
import sys
from pathlib import Path

import pytest

from bot.media.intake import read_picture
from bot.media.model import PictureRefused
from bot.media.sandbox import Sandbox, from_disk
from bot.media.turns import turn_of
from tests.media import crafted, reading
from tests.media.bombs import BOMBS, scans

WORKER_MB = 512
MAX_SECONDS = 5.0


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    directory = tmp_path_factory.mktemp("bombs")
    paths = {}
    for number, (name, make) in enumerate(BOMBS.items()):
        paths[name] = directory / str(number)
        paths[name].write_bytes(make())
    return paths


async def test_no_file_takes_long_or_more_memory_than_its_process_may(files: dict[str, Path]) -> None:
    sandbox = Sandbox(1, WORKER_MB, 60.0, modules=("tests.media.reading",))
    await sandbox.start()
    slow = {}
    for name, path in files.items():
        seconds, _ = await sandbox.run(reading.time_of_reading, from_disk(path))
        if seconds > MAX_SECONDS:
            slow[name] = seconds
    await sandbox.close()
    assert slow == {}


async def test_they_cost_the_bot_itself_no_memory(files: dict[str, Path]) -> None:
    """In a process of its own, whose peak is its own."""
    program = """
import asyncio, json, sys
from bot.media.intake import read_picture
from bot.media.model import PictureRefused
from bot.media.sandbox import Sandbox, from_disk
from pathlib import Path

def peak():
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) // 1024

async def read(sandbox, path):
    try:
        await sandbox.run(read_picture, from_disk(Path(path)))
    except PictureRefused:
        pass

async def main():
    sandbox = Sandbox(2, 512, 60.0)
    await sandbox.start()
    before = peak()
    await asyncio.gather(*(read(sandbox, path) for path in sys.argv[1:]))
    print(json.dumps(peak() - before))
    await sandbox.close()

asyncio.run(main())
"""
    paths = [str(path) for path in files.values()]
    bot = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, *paths, stdout=asyncio.subprocess.PIPE
    )
    out, _ = await bot.communicate()
    assert json.loads(out) <= 50  # MiB


async def test_a_neighbour_does_not_wait_for_somebodys_twenty_bombs() -> None:
    sandbox = Sandbox(2, WORKER_MB, 60.0, modules=("tests.media.reading",))
    await sandbox.start()
    ended: list[str] = []

    async def read(owner: str, data: bytes) -> None:
        with turn_of(owner):
            await sandbox.run(reading.time_of_reading, data)
        ended.append(owner)

    expensive = scans(60, 3800)
    hostile = [asyncio.create_task(read("stranger", expensive)) for _ in range(20)]
    await asyncio.sleep(0)
    await read("neighbour", crafted.sample("hopper"))
    assert ended.count("stranger") <= 1
    for task in hostile:
        task.cancel()
    await asyncio.gather(*hostile, return_exceptions=True)
    await sandbox.close()


def test_scans_are_counted_before_anything_is_decoded() -> None:
    with pytest.raises(PictureRefused) as refused:
        read_picture(scans(200, 200))
    assert "scans" in str(refused.value.__cause__)
    assert read_picture(scans(20, 200)).width == 200


async def test_what_the_count_misses_is_ended_by_a_time_that_fits_its_size(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The kernel's clock is the second fence: a process that knows nothing of scans is ended all the same."""
    sandbox = Sandbox(1, WORKER_MB, 600.0, modules=("tests.media.reading",))
    await sandbox.start()
    with pytest.raises(PictureRefused, match="more time than a file of its size"):
        await sandbox.run(reading.read_without_counting, scans(20_000, 600))
    assert (await sandbox.run(read_picture, crafted.sample("hopper"))).width == 512
    await sandbox.close()
