"""A process that writes for as long as it lives, and prints each update that it was told is on the disk."""

import asyncio
import sys

from storage import inbox, open_storage
from tests.storage.rows import NOW


async def main(url: str) -> None:
    async with await open_storage(url) as storage:

        async def write(first: int) -> None:
            for update_id in range(first, 1_000_000, 8):
                await storage.write(inbox.receive, update_id=update_id, lane=1, payload="{}", at=NOW)
                sys.stdout.write(f"{update_id}\n")
                sys.stdout.flush()

        await asyncio.gather(*(write(first) for first in range(8)))


asyncio.run(main(sys.argv[1]))
