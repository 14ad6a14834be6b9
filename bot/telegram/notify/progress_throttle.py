"""How often progress may be shown in one group: Telegram counts everything that a bot does there together.

Of its 20 a minute progress takes four, and ten when much begins at once; the rest is for cards and results, which
are never left out.
"""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from cachetools import LRUCache

MINUTE = timedelta(minutes=1)
MOST_A_MINUTE = 10
BETWEEN_EDITS = timedelta(seconds=15)
MOST_GROUPS = 1024


@dataclass(slots=True)
class _Shown:
    """`jobs`: when each was last heard of; `edits`: when anything was shown."""

    jobs: dict[str, datetime] = field(default_factory=dict)
    edits: deque[datetime] = field(default_factory=deque)
    last_of: dict[str, datetime] = field(default_factory=dict)


class ProgressThrottle:
    def __init__(self) -> None:
        self._groups: LRUCache[int, _Shown] = LRUCache(MOST_GROUPS)

    def allows(self, chat_id: int, job_id: str, now: datetime, *, news: bool) -> bool:
        """Counts as shown when it does. `news`: a job's first line, or that its turn has come.

        Jobs of one group take turns: with three of them, each waits three times as long.
        """
        group = self._group(chat_id)
        _forget(group, now)
        group.jobs[job_id] = now
        if len(group.edits) >= MOST_A_MINUTE:
            return False
        if not news and not _is_due(group, job_id, now):
            return False
        group.edits.append(now)
        group.last_of[job_id] = now
        return True

    def _group(self, chat_id: int) -> _Shown:
        if (group := self._groups.get(chat_id)) is None:
            group = self._groups[chat_id] = _Shown()
        return group


def _is_due(group: _Shown, job_id: str, now: datetime) -> bool:
    if group.edits and now - group.edits[-1] < BETWEEN_EDITS:
        return False
    last = group.last_of.get(job_id)
    return last is None or now - last >= BETWEEN_EDITS * len(group.jobs)


def _forget(group: _Shown, now: datetime) -> None:
    while group.edits and now - group.edits[0] >= MINUTE:
        group.edits.popleft()
    for job_id in [job_id for job_id, seen in group.jobs.items() if now - seen >= MINUTE]:
        del group.jobs[job_id]
        group.last_of.pop(job_id, None)
