"""Something that cannot be done, with the text that says so."""

from collections.abc import Mapping


class Refusal(Exception):
    """`key` names the text for the person, `details` are what it has placeholders for."""

    key: str
    details: Mapping[str, str | int]

    def __init__(self, key: str, **details: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.details = details
