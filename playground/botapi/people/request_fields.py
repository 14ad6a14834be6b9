"""The fields of a request of a person, each of the right type or refused."""

from collections.abc import Mapping
from dataclasses import dataclass


class Refused(Exception):
    """Something that Telegram's own apps would not let a person do."""

    def __init__(self, reason: str, status: int = 400) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status


@dataclass(frozen=True, slots=True)
class Wish:
    fields: Mapping[str, object]

    def number(self, name: str) -> int:
        value = self.optional_number(name)
        if value is None:
            raise Refused(f"{name} is missing")
        return value

    def optional_number(self, name: str) -> int | None:
        value = self.fields.get(name)
        if value in (None, ""):
            return None
        try:
            return int(str(value))
        except ValueError as error:
            raise Refused(f"{name} must be a whole number") from error

    def seconds(self, name: str, default: float) -> float:
        try:
            return float(str(self.fields.get(name, default)))
        except ValueError as error:
            raise Refused(f"{name} must be a number") from error

    def text(self, name: str, default: str | None = None) -> str:
        value = self.fields.get(name, default)
        if not isinstance(value, str):
            raise Refused(f"{name} is missing")
        return value

    def flag(self, name: str) -> bool:
        return str(self.fields.get(name, "")).lower() in {"true", "1", "yes"}

    def numbers(self, name: str) -> list[int]:
        value = self.fields.get(name)
        if not isinstance(value, list) or not all(isinstance(each, int) for each in value):
            raise Refused(f"{name} must be a list of numbers")
        return value
