"""The one writer, whose waiting units share a commit."""

import asyncio
from collections import deque

from storage.sqlite.connection_thread import ConnectionThread
from storage.sqlite.group_commit import GroupCommit
from storage.thread_bridge import ThreadBridge, send_back

BATCH = 256


class Writer:
    """Collects units while the thread is busy; the thread takes all that wait into its next commit."""

    def __init__(self, line: ConnectionThread) -> None:
        self._line = line
        self._commit = GroupCommit(line.connection)
        self._waiting: deque[ThreadBridge] = deque()
        self._draining = False
        self._idle = asyncio.Event()
        self._idle.set()

    def hand_over(self, handover: ThreadBridge) -> None:
        self._waiting.append(handover)
        if not self._draining:
            self._start()

    async def close(self) -> None:
        await self._idle.wait()
        await self._line.close()

    def _start(self) -> None:
        self._draining = True
        self._idle.clear()
        self._line.run(self._drain)

    def _drain(self) -> None:
        loop = self._line.loop
        while self._waiting:
            outcomes = self._commit.run(self._next_batch())
            send_back(loop, outcomes)
        loop.call_soon_threadsafe(self._drained)

    def _next_batch(self) -> list[ThreadBridge]:
        waiting = self._waiting
        return [waiting.popleft() for _ in range(min(len(waiting), BATCH))]

    def _drained(self) -> None:
        if self._waiting:  # came between the thread's last look and now
            self._start()
        else:
            self._draining = False
            self._idle.set()
