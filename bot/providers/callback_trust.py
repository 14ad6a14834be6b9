"""How far an unsigned callback is believed where the provider cannot be asked.

It came to the attempt's own secret address; beyond that it must name the attempt's task, and its result must lie on
one of the provider's own hosts. Anything else is passed over: a later callback may still be the true one.
"""

from collections.abc import Sequence
from urllib.parse import urlsplit

import structlog

from bot.media.fetch import is_allowed
from bot.providers.base import Observation, Ticket

log = structlog.get_logger(__name__)


def believable(claim: Observation | None, ticket: Ticket | None, hosts: Sequence[str]) -> Observation | None:
    if claim is None or not claim.ref:
        return None
    if ticket is not None and ticket.ref and ticket.ref != claim.ref:
        return None
    if claim.result is not None and not _lies_on(claim.result, hosts):
        return None
    return claim


def _lies_on(url: str, hosts: Sequence[str]) -> bool:
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return False
    if host is None or not is_allowed(host, hosts):
        log.warning("a callback names a result elsewhere", host=host)
        return False
    return True
