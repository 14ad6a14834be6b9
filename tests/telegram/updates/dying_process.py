"""A process with an inbox, to be killed: `python -m tests.telegram.updates.dying_process <database> <journal>`.

Update 1 kills it, a moment after it has begun. All others take a moment and are written into the journal when they
are done. Update 1 is written there when its person is told that it was left aside. It prints when it serves.
"""

import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import Any

from telegram import Update

from bot.telegram.updates.runner import AnyContext
from tests.telegram.world import living, text

DEADLY = 1
PEOPLE = 12
A_MOMENT = 0.03


async def main(database: Path, journal: Path) -> None:
    def note(update_id: int) -> None:
        with journal.open("a") as file:
            file.write(f"{update_id}\n")

    async def handle(update: Update, _: AnyContext) -> None:
        await asyncio.sleep(A_MOMENT)
        if update.update_id == DEADLY:
            os.kill(os.getpid(), signal.SIGKILL)
        note(update.update_id)

    async def tell(raw: dict[str, Any]) -> None:
        note(raw["update_id"])

    async with living(database, handle, on_left_aside=tell, sleep=asyncio.sleep, lag=0.02) as world:
        sys.stdout.write("serves\n")
        sys.stdout.flush()
        await world.inbox.accept_all([text(number, person=number) for number in range(1, PEOPLE + 1)])
        await world.settled()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), Path(sys.argv[2])))
