"""Readers, on connections of their own that cannot write."""

from functools import partial

from storage.sqlite.connection_thread import ConnectionThread
from storage.sqlite.transaction import SqliteTransaction
from storage.thread_bridge import Outcome, ThreadBridge


class Reader:
    """Answers questions one after another on a connection that cannot write."""

    def __init__(self, line: ConnectionThread) -> None:
        self._line = line
        self._waiting = 0

    def hand_over(self, handover: ThreadBridge) -> None:
        self._waiting += 1
        self._line.run(partial(self._answer, handover))

    def waiting(self) -> int:
        return self._waiting

    async def close(self) -> None:
        await self._line.close()

    def _answer(self, handover: ThreadBridge) -> None:
        outcome = self._outcome(handover)
        self._line.loop.call_soon_threadsafe(self._answered, outcome)

    def _outcome(self, handover: ThreadBridge) -> Outcome:
        connection = self._line.connection
        try:
            connection.execute("BEGIN")  # one snapshot for all statements of the unit
            try:
                return Outcome(handover.future, handover.run(SqliteTransaction(connection)), None)
            finally:
                connection.execute("ROLLBACK")
        except BaseException as error:  # noqa: BLE001 - whatever a unit raises belongs to its caller
            return Outcome(handover.future, None, error)

    def _answered(self, outcome: Outcome) -> None:
        self._waiting -= 1
        outcome.settle()
