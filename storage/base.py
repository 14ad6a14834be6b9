"""The two doors to a database: `write` and `read`."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from types import TracebackType
from typing import Concatenate, ParamSpec, Self, TypeVar

from storage.transaction import Transaction

P = ParamSpec("P")
T = TypeVar("T")


class Storage(ABC):
    """Must be closed, whatever happens: its threads keep a process alive that would end."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    @abstractmethod
    async def write(
        self, unit: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run `unit` and return when it is on the disk; when it raises, nothing of it is.

        Isolation: serializable on both. SQLite has one writer, which runs waiting units one after the other in a
        common transaction that began with BEGIN IMMEDIATE. On PostgreSQL each unit is a SERIALIZABLE transaction,
        run again when it lost a race.

        A unit may be run again from its start, when others won a race against it or failed beside it, so it must do
        nothing but read and write through its transaction. A caller that is cancelled leaves its unit to be run.
        """

    @abstractmethod
    async def read(
        self, unit: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run `unit` on one consistent state of the database, without waiting for writers. It cannot write.

        Isolation: a snapshot of what is committed when it begins. On SQLite a transaction on a connection with
        PRAGMA query_only, of a log (WAL) that writers append to meanwhile; on PostgreSQL REPEATABLE READ, READ ONLY.
        What is written while it runs is not seen, so what it read may be old by the time that it returns: a unit that
        decides by what it reads belongs in `write`.
        """

    @abstractmethod
    async def migrate(self) -> list[str]:
        """Bring the schema up to date and name what was applied; safe when several replicas start at once."""

    @abstractmethod
    async def rollback(self, to: int) -> list[str]:
        """Undo every migration above number `to`, newest first."""

    @abstractmethod
    async def scrub(self) -> None:
        """Leave no copy of erased text in the database's own files."""

    @abstractmethod
    async def close(self) -> None:
        """Finish what was handed over, then let go of the database."""
