"""Akool's codes, and what each means for the money. They count, not the HTTP status beside them."""

from collections.abc import Callable, Mapping
from functools import partial

from bot.providers.base import (
    Misconfigured,
    OutOfCredit,
    ProviderError,
    Rejected,
    Throttled,
    Unavailable,
    Unsure,
)

OK_CODE = 1000
TOKEN_REFUSED = 1101
TOO_FREQUENT = 1005
CANNOT_OPERATE = 1010
OPERATED_ALREADY = 1011
SERVER_ERROR = 2001

_failed = partial(Rejected, key="failed-provider")

ERRORS: Mapping[int, Callable[[str], ProviderError]] = {
    1003: Rejected,  # a parameter is wrong or empty
    1004: Misconfigured,  # the account must be verified
    1006: OutOfCredit,  # two codes say the same: 1006 in the seed documents, 1104 on the newer pages
    1007: partial(Rejected, key="failed-too-many-faces"),
    1008: partial(Rejected, key="failed-pictures-gone"),
    1009: Misconfigured,  # no permission
    CANNOT_OPERATE: _failed,
    OPERATED_ALREADY: _failed,
    1014: partial(Rejected, key="failed-pictures-gone"),
    1015: _failed,  # video processing
    1016: _failed,  # face-swap processing
    TOKEN_REFUSED: Misconfigured,
    1102: Misconfigured,  # no authorization sent
    1103: Misconfigured,  # unpaid
    1104: OutOfCredit,
    1108: _failed,  # image processing
    1109: Misconfigured,  # no such account
    1200: Misconfigured,  # banned
    1204: Rejected,  # too long
    1207: Rejected,  # too big
    1208: Rejected,  # unreadable
    1209: Rejected,  # codec
    1210: Rejected,  # frame rate
    1213: Misconfigured,  # a subscription is needed
    1221: Misconfigured,
}


def error_of(code: int, said: str, *, paid: bool, retry_after: float | None = None) -> ProviderError:
    """Any code but 1000 is a refusal, says its documentation; only of a stumbling server nobody knows."""
    what = f"code {code}: {said}"
    if code == SERVER_ERROR:
        return Unsure(what) if paid else Unavailable(what)
    if code == TOO_FREQUENT:
        return Throttled(what, retry_after=retry_after)
    return ERRORS.get(code, _failed)(what)
