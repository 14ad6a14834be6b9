"""What a provider posts about an attempt: a doorbell, kept as it came and looked at afterwards.

If the process dies before the commit, the provider got no 200 and posts again, or the reconciler asks by itself. If it
dies after the commit, the callback is found at the next start. What is kept of one attempt is bounded, and nothing is
kept once the job has ended: an address that somebody got hold of fills no disk.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage import Transaction, attempts, callbacks, jobs

MAX_CALLBACKS = (
    16  # of one attempt; providers post one a change of state, and repeat what was not acknowledged
)
MAX_CALLBACKS_BYTES = 256 * 1024  # of one attempt, together


class Outcome(StrEnum):
    UNKNOWN = "unknown"
    """No attempt of this provider has such a token."""
    ENDED = "ended"
    """Nothing waits for news of this attempt any more."""
    TOO_MANY = "too_many"
    """As many as are kept of one attempt."""
    KEPT = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of a callback. `job_id` is the job to look at, of one that was kept."""

    outcome: Outcome
    job_id: str | None = None


def receive_callback(tx: Transaction, *, provider: str, token: str, body: bytes, at: datetime) -> Receipt:
    """Keep a callback to an attempt whose job is open. The same body twice is kept once, and rings twice."""
    attempt = attempts.by_token_hash(tx, hash_token(token))
    if attempt is None or attempt.provider != provider:
        return Receipt(outcome=Outcome.UNKNOWN)
    job = jobs.get(tx, attempt.job_id)
    if job is None or job.state not in jobs.OPEN or job.attempt_no != attempt.number:
        return Receipt(outcome=Outcome.ENDED)
    kept = callbacks.kept_of(tx, attempt.id)
    if kept.count >= MAX_CALLBACKS or kept.bytes + len(body) > MAX_CALLBACKS_BYTES:
        return Receipt(outcome=Outcome.TOO_MANY)
    callbacks.store(tx, attempt_id=attempt.id, body=body, at=at)
    return Receipt(outcome=Outcome.KEPT, job_id=job.id)


def hash_token(token: str) -> str:
    """SHA-256 as hex: only this is stored, so a copy of the database opens no callback address."""
    return hashlib.sha256(token.encode()).hexdigest()
