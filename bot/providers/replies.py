"""What a hosted provider answered, and what an answer means by its HTTP status alone. Pure functions."""

import json
import re
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from bot.providers.base import (
    Misconfigured,
    OutOfCredit,
    ProviderError,
    Rejected,
    Throttled,
    Unavailable,
    Unsure,
)
from bot.redact import Redactor, one_line

LONGEST_QUOTE = 200

_ADDRESS = re.compile(r"\b[a-zA-Z][a-zA-Z0-9+.-]*://\S+")
_OPAQUE = re.compile(r"[A-Za-z0-9_+/=.-]{48,}")  # tokens, keys, signed links without their scheme
_redact = Redactor()

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """`retry_after` is in seconds, when the answer named a time to wait."""

    status: int
    body: bytes
    retry_after: float | None = None

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300

    def json(self) -> dict[str, object] | None:
        """The JSON object that it is, or None."""
        try:
            found = json.loads(self.body)
        except (ValueError, RecursionError):
            return None
        return found if isinstance(found, dict) else None


def read_as(model: type[M], value: object) -> M | None:
    """None when the value is not of that shape: what pydantic says about it quotes it, and is dropped."""
    try:
        return model.model_validate(value)
    except ValidationError:
        return None


def quoted(text: object) -> str:
    """What a provider said, fit for a log, an alert or the database: no links, no tokens, one short line."""
    plain = _OPAQUE.sub("[...]", _redact(_ADDRESS.sub("[link]", str(text))))
    return one_line(plain)[:LONGEST_QUOTE]


def nonsense(reply: Reply, *, paid: bool) -> ProviderError:
    """An answer that is none: of a paid call nobody knows what it did."""
    what = f"answered {reply.status} with something unreadable"
    return Unsure(what) if paid else Unavailable(what)


def by_status(reply: Reply, *, paid: bool, said: str = "") -> ProviderError:
    """What an answer without a code that we know means. `said` must have been `quoted`."""
    what = f"answered {reply.status}" + (f": {said}" if said else "")
    match reply.status:
        case 402:
            return OutOfCredit(what)
        case 401 | 403 | 404 | 405 | 410 | 301 | 307 | 308:
            return Misconfigured(what)  # the key, the plan or the address: it did not look at the work
        case 429:
            return Throttled(what, retry_after=reply.retry_after)
        case status if 400 <= status < 500 and status != 408:
            return Rejected(what)
        case _:
            return Unsure(what) if paid else Unavailable(what)
