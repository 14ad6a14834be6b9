"""What a provider's books say: every request as it came, and everything that was bought."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    endpoint: str
    address: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Bought:
    """`task` is empty for what leaves nothing behind, such as looking for faces. `webhook`: where it is to be told."""

    endpoint: str
    points: float
    task: str = ""
    webhook: str = ""


@dataclass(slots=True)
class Journal:
    asked: list[Asked] = field(default_factory=list)
    bought: list[Bought] = field(default_factory=list)

    @property
    def points(self) -> float:
        return sum(each.points for each in self.bought)

    def calls(self, endpoint: str) -> int:
        return sum(each.endpoint == endpoint for each in self.asked)

    def purchases(self, endpoint: str) -> int:
        return sum(each.endpoint == endpoint for each in self.bought)
