"""What buttons carry back: 64 bytes at most, naming a row and an explicit target, so that two presses are one."""

import re
from dataclasses import dataclass
from enum import StrEnum

MOST_BYTES = 64
LONGEST_NUMBER = 15
_SHAPE = re.compile(
    r"(?P<about>[djfmag]):(?P<target>[\w-]*):(?P<action>[a-z]+)(?::(?P<arg>[\w.-]+))?", re.ASCII
)


class About(StrEnum):
    """The kind of row that a button belongs to; its owner is looked up there."""

    DRAFT = "d"
    JOB = "j"
    FACE = "f"
    MENU = "m"
    ADMIN = "a"
    GROUP = "g"


HALT = "halt"
"""Of a draft: stops what its owner's lane is busy with."""


def overtakes(data: object) -> bool:
    """The press need not wait for its lane. Takes whatever stands in an update."""
    found = Button.decode(data) if isinstance(data, str) else None
    return found is not None and found.about is About.DRAFT and found.action == HALT


def row_number(text: str) -> int | None:
    """The number of a row, or None: forged buttons hold numbers that no database takes."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST_NUMBER else None


@dataclass(frozen=True, slots=True)
class Button:
    about: About
    target: str
    action: str
    arg: str = ""

    def encode(self) -> str:
        parts = [self.about.value, self.target, self.action, *([self.arg] if self.arg else [])]
        data = ":".join(parts)
        assert len(data.encode()) <= MOST_BYTES, data
        return data

    @classmethod
    def decode(cls, data: str) -> "Button | None":
        """None for whatever no version of this bot has ever put on a button."""
        if len(data.encode()) > MOST_BYTES or not (found := _SHAPE.fullmatch(data)):
            return None
        return cls(About(found["about"]), found["target"], found["action"], found["arg"] or "")


BY_GROUP = "group"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmedPrice:
    """What the big button promises, as the card says it: the price, and who pays."""

    price: int
    by_group: bool = False

    def encode(self) -> str:
        return f"{self.price}.{BY_GROUP}" if self.by_group else str(self.price)

    @classmethod
    def decode(cls, arg: str) -> "ConfirmedPrice | None":
        """None for a button that names no price."""
        number, _, payer = arg.partition(".")
        price = row_number(number)
        return None if price is None else cls(price=price, by_group=payer == BY_GROUP)
