"""How many bytes of people's files are in this process's memory at once."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

SMALL_BYTES = 2**20
MAX_UNKNOWN_BYTES = 20_000_000  # what Telegram lets a bot download


class _Pool:
    """First come, first served. Who wants more than there is waits for all of it."""

    def __init__(self, total: int) -> None:
        self._total = self._free = total
        self._waiting: deque[tuple[int, asyncio.Future[None]]] = deque()

    @asynccontextmanager
    async def hold(self, size: int) -> AsyncIterator[None]:
        wanted = min(size, self._total)
        place = asyncio.get_running_loop().create_future()
        self._waiting.append((wanted, place))
        self._serve()
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self._give_back(wanted)
            raise
        try:
            yield
        finally:
            self._give_back(wanted)

    def _give_back(self, size: int) -> None:
        self._free += size
        self._serve()

    def _serve(self) -> None:
        while self._waiting:
            wanted, place = self._waiting[0]
            if place.done():  # cancelled while it waited
                self._waiting.popleft()
            elif wanted <= self._free:
                self._waiting.popleft()
                self._free -= wanted
                place.set_result(None)
            else:
                return


class ByteBudget:
    """So many bytes at once, and as many files as fit. Small files have a quarter of their own.

    So forty people with files of twenty megabytes wait for each other, and nobody with a photo waits for them.
    """

    def __init__(self, total: int) -> None:
        self._small, self._large = _Pool(total // 4), _Pool(total - total // 4)

    def hold(self, size: int) -> AbstractAsyncContextManager[None]:
        """Wait until `size` bytes may be read, and hold them inside. A size that is not known counts as the largest."""
        pool = self._small if 0 < size <= SMALL_BYTES else self._large
        return pool.hold(size or MAX_UNKNOWN_BYTES)
