"""Payments in Stars: who paid what, and what was given back."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(slots=True, kw_only=True)
class Checkout:
    """A person pressed Pay, and Telegram asks the bot whether that is still all right."""

    id: str
    user_id: int
    chat_id: int
    payload: str
    amount: int
    asked_at: datetime
    answered: bool = False


@dataclass(slots=True, kw_only=True)
class Payment:
    charge_id: str
    user_id: int
    chat_id: int
    payload: str
    amount: int
    paid_at: datetime
    refunded_at: datetime | None = None


@dataclass(slots=True)
class Till:
    invoices: dict[tuple[int, int], str] = field(default_factory=dict)
    checkouts: dict[str, Checkout] = field(default_factory=dict)
    payments: dict[str, Payment] = field(default_factory=dict)
