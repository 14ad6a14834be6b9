"""kill -9 of a process that writes."""

import asyncio
import sys

from storage import Storage, Transaction


def update_ids(tx: Transaction) -> set[int]:
    return {row["update_id"] for row in tx.all("SELECT update_id FROM inbox")}


async def test_kill_9_loses_no_answered_unit(storage: Storage, url: str) -> None:
    for enough in (1, 300, 1500):
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.storage.writer_process", url, stdout=asyncio.subprocess.PIPE
        )
        assert process.stdout is not None
        lines = [await process.stdout.readline() for _ in range(enough)]
        process.kill()
        lines += (await process.stdout.read()).splitlines(keepends=True)
        await process.wait()
        answered = {int(line) for line in lines if line.endswith(b"\n")}
        assert len(answered) >= enough
        assert answered <= await storage.read(update_ids)
        await storage.write(lambda tx: tx.execute("DELETE FROM inbox"))
