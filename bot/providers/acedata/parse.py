"""What AceData's answers and callbacks mean. Pure functions.

Its codes count, not the HTTP status beside them: the documents do not agree on the latter.
"""

from collections.abc import Callable, Mapping
from functools import partial

import structlog

from bot.providers.acedata.schemas import Fault, SwapReply
from bot.providers.base import (
    Misconfigured,
    Observation,
    Outcome,
    OutOfCredit,
    ProviderError,
    Rejected,
    Throttled,
    Ticket,
    Unsure,
)
from bot.providers.http import Reply, by_status, nonsense, quoted, read_as

log = structlog.get_logger(__name__)

FAILED = "failed-provider"
FOR_THE_OPERATOR = (
    "token_mismatched", "api_not_implemented", "no_token", "invalid_token", "token_expired", "disabled", "no_api",
)  # fmt: skip
ERRORS: Mapping[str, Callable[[str], ProviderError]] = {
    **dict.fromkeys(FOR_THE_OPERATOR, Misconfigured),
    "used_up": OutOfCredit,  # comes with HTTP 403, as `forbidden` does, which is its moderation
    "bad_request": Rejected,
    "forbidden": Rejected,
    "api_error": partial(Rejected, key=FAILED),  # its final word on the task: "fetch failed" is our own link
    "timeout": Unsure,  # HTTP 504: the task may be done and charged all the same (error page, 2026-11-20)
}


def ticket_from(reply: Reply, *, waited: bool) -> Ticket:
    """`waited`: the result was to come with this answer. Raises ProviderError."""
    answer = read_as(SwapReply, reply.json())
    if answer is None:
        raise nonsense(reply, paid=True) if reply.ok else by_status(reply, paid=True)
    log.info("acedata answered", trace=answer.trace_id, task=answer.task_id, status=reply.status)
    if answer.failed or not reply.ok:
        raise error_of(reply, answer.error or Fault())
    if answer.image_url:
        return Ticket(ref=answer.task_id or answer.trace_id or "unnamed", result=answer.image_url)
    if not answer.task_id:
        raise nonsense(reply, paid=True)
    if waited:
        raise Unsure("answered without a result, and there is no way to ask for it")
    return Ticket(ref=answer.task_id)


def error_of(reply: Reply, fault: Fault) -> ProviderError:
    what = f"{quoted(fault.code)}: {quoted(fault.message)}"
    if fault.code == "too_many_requests":
        return Throttled(what, retry_after=reply.retry_after)
    if fault.code in ERRORS:
        return ERRORS[fault.code](what)
    return Rejected(what, key=FAILED) if reply.ok else by_status(reply, paid=True, said=what)


def claim_in(body: bytes) -> Observation | None:
    """What a callback says, or None when it says nothing."""
    said = read_as(SwapReply, Reply(status=200, body=body).json())
    if said is None:
        return None
    if said.failed:
        fault = said.error or Fault()
        log.info("acedata failed", trace=said.trace_id, task=said.task_id, code=quoted(fault.code))
        return Observation(
            outcome=Outcome.FAILED,
            ref=said.task_id,
            key="failed-rejected" if fault.code == "forbidden" else FAILED,
            detail=f"{quoted(fault.code)}: {quoted(fault.message)}",
        )
    if not said.image_url:
        return None
    return Observation(outcome=Outcome.SUCCEEDED, ref=said.task_id, result=said.image_url)


def source_kept(reply: SwapReply, *, source: tuple[int, int], target: tuple[int, int]) -> bool | None:
    """Whether the result has the size of the source picture, and not the target's; None when that does not tell."""
    size = (reply.image_width, reply.image_height)
    if size == source != target:
        return True
    return False if size == target != source else None
