"""Ways to make an emulated provider misbehave, once or a few times, at one endpoint or at any."""

from dataclasses import dataclass
from enum import StrEnum

ANY = "*"


class FaultMode(StrEnum):
    TOO_MANY = "429"
    SERVER_ERROR = "500"
    REFUSED = "refused"
    """Answers with the provider's own error of that `code`, before doing anything."""
    LOST_BEFORE = "lost_before"
    LOST_AFTER = "lost_after"
    SLOW_BEFORE = "slow_before"
    """Answers late, and does nothing when the caller has gone by then."""
    SLOW_AFTER = "slow_after"
    GARBAGE = "garbage"
    TRUNCATED = "truncated"


AFTER_THE_EFFECT = frozenset(
    {FaultMode.LOST_AFTER, FaultMode.SLOW_AFTER, FaultMode.GARBAGE, FaultMode.TRUNCATED}
)


@dataclass(slots=True, kw_only=True)
class Fault:
    endpoint: str
    mode: FaultMode
    times: int = 1
    code: str = ""
    text: str = "as you wished"
    retry_after: float | None = None
    seconds: float = 1.0


class Faults:
    def __init__(self) -> None:
        self.waiting: list[Fault] = []

    def add(self, endpoint: str, mode: FaultMode, **options: object) -> None:
        self.waiting.append(Fault(endpoint=endpoint, mode=mode, **options))  # type: ignore[arg-type]

    def next_for(self, endpoint: str) -> Fault | None:
        """The oldest one that fits, used up by one."""
        fault = next((each for each in self.waiting if each.endpoint in {ANY, endpoint}), None)
        if fault is not None:
            fault.times -= 1
            self.waiting = [each for each in self.waiting if each.times > 0]
        return fault
