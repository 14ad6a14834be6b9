"""What carries progress and results to the person: the protocol that `bot.telegram.notify.courier` implements."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.media.library import Download
from storage.model import Job, Media


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What the card says while a job is open. `place` is 1 for the next in line and 0 once it is being worked on.

    `unsure_until`: the provider's answer was lost. Then the credits go back, unless the result comes before.
    """

    place: int
    started_at: datetime
    expected_seconds: float
    provider: str
    may_cancel: bool
    unsure_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A finished picture, ready to be shown; what is too large to be uploaded has a `download` and no `content`.

    A clip has a `thumbnail`, a JPEG of at most 320 pixels, when one could be made.
    """

    media: Media
    content: bytes
    download: Download | None = None
    thumbnail: bytes = b""
    seconds: float
    left: int
    provider: str


class CourierError(Exception):
    """The person could not be told."""


class TryLater(CourierError):
    """Telegram is busy or the answer was lost; the same call may be made again after `seconds`.

    `told`: Telegram named the time itself. Otherwise it is a guess, and who tries again waits longer each time.
    """

    def __init__(self, seconds: float, *, told: bool = False) -> None:
        super().__init__(f"try again in {seconds} s")
        self.seconds = seconds
        self.told = told


class Unreachable(CourierError):
    """The person blocked the bot or the chat is gone. What was to be delivered waits."""


class Courier(Protocol):
    """Every call may be repeated: it edits the card, so that twice is the same as once."""

    async def show_progress(self, job: Job, progress: Progress) -> None:
        """Best effort: never raises a CourierError, and drops what Telegram would throttle."""
        ...

    async def deliver_result(self, job: Job, result: Result) -> str | None:
        """Turn the card into the result. Returns Telegram's file id of it, if it has one. Raises CourierError."""
        ...

    async def deliver_failure(self, job: Job, *, key: str, left: int) -> None:
        """Turn the card into the reason and what to do next (`key` names the text). Raises CourierError."""
        ...

    async def announce(self, job: Job) -> None:
        """A short reply to the finished card, because edits ring no bell. Best effort, never repeated."""
        ...

    async def alert_admins(self, key: str, **details: str | int) -> None:
        """Best effort. What repeats itself is kept back for a while, and counted."""
        ...

    async def tell_held_back(self) -> None:
        """What was kept back and has waited long enough. Best effort."""
        ...
