"""Looks for faces that a hosted service is paid for, before anything is ordered: counted per person and day.

The look is counted and committed before the service is asked. If the process dies in between, a look is counted that
never was; it is never the other way round.
"""

from datetime import datetime, timedelta

from bot.clock import Clock
from bot.i18n.format import hours_and_minutes
from bot.media.model import PictureRefused
from storage import Storage, Transaction, allowances, users


class PaidLooks:
    """`limit` a day by the person's own clock; None: no limit, and counted all the same."""

    def __init__(self, *, storage: Storage, clock: Clock, limit: int | None) -> None:
        self._storage = storage
        self._clock = clock
        self._limit = limit

    async def take(self, user_id: int) -> None:
        """Count one. Raises PictureRefused when the person had them all today."""
        wait = await self._storage.write(take_look, user_id, limit=self._limit, at=self._clock())
        if wait is not None:
            hours, minutes = hours_and_minutes(wait)
            raise PictureRefused("refused-looks", limit=self._limit or 0, hours=hours, minutes=minutes)

    async def give_back(self, user_id: int) -> None:
        """The service was surely not paid."""
        await self._storage.write(give_back_look, user_id, at=self._clock())


def take_look(tx: Transaction, user_id: int, *, limit: int | None, at: datetime) -> timedelta | None:
    """None when it was counted, else the time until the person's day ends."""
    user = users.get(tx, user_id)
    if allowances.take_look(tx, user, limit=limit, at=at):
        return None
    return allowances.day_of(user, at)[1] - at


def give_back_look(tx: Transaction, user_id: int, *, at: datetime) -> None:
    allowances.give_back_look(tx, users.get(tx, user_id), at=at)
