"""Many units in one commit, each of them alone with its own failure."""

import sqlite3
from collections.abc import Sequence

from storage.errors import StorageError
from storage.sqlite.errors import translated
from storage.sqlite.transaction import SqliteTransaction
from storage.thread_bridge import Outcome, ThreadBridge


class TransactionLost(Exception):
    """SQLite rolled everything back by itself, as it does on a full disk."""

    def __init__(self, cause: StorageError) -> None:
        super().__init__(str(cause))
        self.cause = cause


class GroupCommit:
    """Runs in the connection's thread."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._control = connection.execute

    def run(self, batch: Sequence[ThreadBridge]) -> list[Outcome]:
        """Nobody's outcome is good before the COMMIT is; a failed COMMIT is everybody's failure."""
        outcomes: list[Outcome] = []
        try:
            self._control("BEGIN IMMEDIATE")
            if not self._run_together(batch, outcomes):
                self._run_apart(batch, outcomes)
            self._control("COMMIT")
        except sqlite3.Error as error:
            return self._spoiled(batch, outcomes, translated(error))
        except TransactionLost as error:
            return self._spoiled(batch, outcomes, error.cause)
        return outcomes

    def _run_together(self, batch: Sequence[ThreadBridge], outcomes: list[Outcome]) -> bool:
        """Without savepoints, which cost as much as the units: as if nobody would raise, and mostly nobody does."""
        tx = SqliteTransaction(self._connection)
        try:
            for handover in batch:
                outcomes.append(Outcome(handover.future, handover.run(tx), None))
                tx.must_be_sound()
        except BaseException:  # noqa: BLE001 - it is raised again when they are run apart
            outcomes.clear()
            self._roll_back()
            self._control("BEGIN IMMEDIATE")
            return False
        return True

    def _run_apart(self, batch: Sequence[ThreadBridge], outcomes: list[Outcome]) -> None:
        """Each from its start again, in a savepoint of its own."""
        for handover in batch:
            outcomes.append(self._run_one(handover))  # noqa: PERF401 - those before a failure are needed

    def _run_one(self, handover: ThreadBridge) -> Outcome:
        self._control("SAVEPOINT unit")
        tx = SqliteTransaction(self._connection)
        try:
            value = handover.run(tx)
            tx.must_be_sound()
        except BaseException as error:  # noqa: BLE001 - whatever a unit raises belongs to its caller
            self._undo(error)
            return Outcome(handover.future, None, error)
        self._control("RELEASE unit")
        return Outcome(handover.future, value, None)

    def _undo(self, error: BaseException) -> None:
        if not self._connection.in_transaction:
            raise TransactionLost(error if isinstance(error, StorageError) else StorageError(str(error)))
        self._control("ROLLBACK TO unit")
        self._control("RELEASE unit")

    def _spoiled(
        self, batch: Sequence[ThreadBridge], so_far: Sequence[Outcome], error: StorageError
    ) -> list[Outcome]:
        self._roll_back()
        own = [outcome if outcome.error else Outcome(outcome.future, None, error) for outcome in so_far]
        return own + [Outcome(handover.future, None, error) for handover in batch[len(own) :]]

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self._control("ROLLBACK")
