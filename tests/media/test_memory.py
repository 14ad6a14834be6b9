"""How much of the bot's own memory people's files take: it must not grow with them."""

import asyncio
import json
import sys
from pathlib import Path

from tests.media import crafted

MOST_MEBIBYTES = 50

PROGRAM = """
import asyncio, json, sys
from pathlib import Path
from bot.media.sandbox import from_disk
from bot.wiring import build
from storage import open_storage
from tests.support.settings import settings_in

def peak():
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) // 1024

async def main():
    directory, files = Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]
    settings = settings_in(directory, workshop_processes=2, workshop_memory_mb=512, local_engine=False)
    async with await open_storage(settings.database_url) as storage:
        await storage.migrate()
        media = build(settings, storage, providers=[]).media
        await media.sandbox.start()
        await media.pictures.take(from_disk(files[0]), user_id=None, purpose="scene")
        before = peak()
        taken = await asyncio.gather(
            *(media.pictures.take(from_disk(file), user_id=None, purpose="scene") for file in files),
            *(media.pictures.take_result(file) for file in files),
        )
        await asyncio.gather(*(media.pictures.preview(one, [], []) for one in taken))
        print(json.dumps([len(taken), peak() - before]))
        await media.sandbox.close()

asyncio.run(main())
"""


async def test_forty_large_files_at_once_are_never_in_the_bots_memory(tmp_path: Path) -> None:
    """A photograph, and padding up to 19.5 MB: from twenty people and from providers at the same moment."""
    photo = crafted.sample("hopper")
    files = []
    for number in range(20):
        files.append(tmp_path / f"{number}.jpg")
        files[-1].write_bytes(photo.ljust(19_500_000, b"\0"))
    bot = await asyncio.create_subprocess_exec(
        sys.executable, "-c", PROGRAM, str(tmp_path), *map(str, files), stdout=asyncio.subprocess.PIPE
    )
    out, _ = await bot.communicate()
    taken, grown = json.loads(out)
    assert taken == 40
    assert grown <= MOST_MEBIBYTES
