"""Units on their way from the event loop to a database's thread, and their outcomes on the way back."""

from asyncio import AbstractEventLoop, Future
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from storage.transaction import Transaction


class ThreadBridge(NamedTuple):
    """Once handed over a unit is run, whether or not its caller still waits: what was answered must be recorded."""

    future: Future[Any]
    unit: Callable[..., Any]
    args: tuple[Any, ...]
    kwargs: dict[str, Any]

    def run(self, tx: Transaction) -> Any:
        return self.unit(tx, *self.args, **self.kwargs)


class Outcome(NamedTuple):
    future: Future[Any]
    value: Any
    error: BaseException | None

    def settle(self) -> None:
        if self.future.done():  # its caller was cancelled
            return
        if self.error is None:
            self.future.set_result(self.value)
        else:
            self.future.set_exception(_raisable(self.error))


def settle_all(outcomes: Sequence[Outcome]) -> None:
    for outcome in outcomes:
        outcome.settle()


def send_back(loop: AbstractEventLoop, outcomes: Sequence[Outcome]) -> None:
    """Called in the database's thread."""
    loop.call_soon_threadsafe(settle_all, outcomes)


def _raisable(error: BaseException) -> BaseException:
    if isinstance(error, StopIteration):  # the one exception that a future refuses
        wrapped = RuntimeError("a unit raised StopIteration")
        wrapped.__cause__ = error
        return wrapped
    return error
