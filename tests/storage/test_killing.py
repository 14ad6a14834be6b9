"""kill -9 of a process that writes."""

import asyncio
import sys

import pytest

from storage import Storage, Transaction


def update_ids(tx: Transaction) -> set[int]:
    return {row["update_id"] for row in tx.all("SELECT update_id FROM inbox")}


async def killed_after(enough: int, url: str) -> set[int]:
    """What a child process was told to be on the disk, until it was killed in the middle of its work."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.storage.writer_process", url, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        lines = [await process.stdout.readline() for _ in range(enough)]
    finally:
        process.kill()
    lines += (await process.stdout.read()).splitlines(keepends=True)
    await process.wait()
    return {int(line) for line in lines if line.endswith(b"\n")}


@pytest.mark.parametrize("enough", [1, 300, 1500])
async def test_kill_9_loses_no_answered_unit(storage: Storage, url: str, enough: int) -> None:
    answered = await killed_after(enough, url)
    assert len(answered) >= enough
    assert answered <= await storage.read(update_ids)
