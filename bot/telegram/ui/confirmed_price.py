"""What the big button promises, as the card says it: the price, and who pays."""

from dataclasses import dataclass

from bot.telegram.ui.callback_data import row_number

GROUP = "group"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmedPrice:
    price: int
    by_group: bool = False

    def encode(self) -> str:
        return f"{self.price}.{GROUP}" if self.by_group else str(self.price)

    @classmethod
    def decode(cls, arg: str) -> "ConfirmedPrice | None":
        """None for a button that names no price."""
        number, _, payer = arg.partition(".")
        price = row_number(number)
        return None if price is None else cls(price=price, by_group=payer == GROUP)
