"""Jobs: their legal moves, and who holds them.

A claim is a lease with an epoch. A claimant passes the epoch to every later write, and is refused once somebody else
has claimed the job or moved it. A move without an epoch is made by somebody who learned something outside of any
claim, such as from a callback; it ends the claim that it overtakes.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.codecs import from_ms, to_document, to_ms, to_text
from storage.errors import StaleState
from storage.inbox import SINGLE_PROCESS
from storage.model import Document, Job, JobState
from storage.transaction import Row, Transaction

_S = JobState
MOVES: dict[JobState, frozenset[JobState]] = {
    _S.QUEUED: frozenset({_S.SUBMITTING, _S.CANCELLED, _S.FAILED, _S.EXPIRED}),
    _S.SUBMITTING: frozenset(
        {_S.RUNNING, _S.QUEUED, _S.UNSURE, _S.READY, _S.FAILED, _S.CANCELLED, _S.EXPIRED}
    ),
    _S.RUNNING: frozenset({_S.READY, _S.QUEUED, _S.UNSURE, _S.FAILED, _S.CANCELLED, _S.EXPIRED}),
    _S.UNSURE: frozenset({_S.RUNNING, _S.READY, _S.DELIVERED, _S.FAILED, _S.EXPIRED}),
    _S.READY: frozenset({_S.DELIVERED, _S.EXPIRED}),
    _S.DELIVERED: frozenset(),
    _S.FAILED: frozenset(),
    _S.EXPIRED: frozenset(),
    _S.CANCELLED: frozenset(),
}
OPEN = frozenset({_S.QUEUED, _S.SUBMITTING, _S.RUNNING, _S.UNSURE})
NO_RESULT = frozenset({_S.FAILED, _S.EXPIRED, _S.CANCELLED})

IS_OPEN = "state IN ('queued', 'submitting', 'running', 'unsure')"
"""Of jobs, for statements. SQLite takes the index of open jobs, instead of reading all that ever were, only for a
statement that says just this, whatever else it says about the state."""
IS_WITHOUT_RESULT = "state IN ('failed', 'expired', 'cancelled')"
IN_CHAT = "(asked_in = :owner OR (asked_in IS NULL AND chat_id = :owner))"
_NOT_IN_VAIN = "state NOT IN ('failed', 'cancelled', 'expired')"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """Jobs that were ordered and the credits that they take; those that came to nothing do not count."""

    jobs: int
    credits: int


def from_row(row: Row) -> Job:
    return Job(
        id=row["id"],
        draft_id=row["draft_id"],
        user_id=row["user_id"],
        wallet=row["wallet"],
        chat_id=row["chat_id"],
        thread_id=row["thread_id"],
        card_message_id=row["card_message_id"],
        locale=row["locale"],
        kind=row["kind"],
        spec=to_document(row["spec"]),
        price=row["price"],
        state=JobState(row["state"]),
        attempt_no=row["attempt_no"],
        providers=tuple(json.loads(row["providers"])),
        reason=row["reason"],
        result_media=row["result_media"],
        cancel_asked_at=from_ms(row["cancel_asked_at"]),
        epoch=row["epoch"],
        lease_until=from_ms(row["lease_until"]),
        next_check_at=from_ms(row["next_check_at"]),
        checks=row["checks"],
        deadline_at=from_ms(row["deadline_at"]),
        created_at=from_ms(row["created_at"]),
        changed_at=from_ms(row["changed_at"]),
        asked_in=row["asked_in"],
        retry_of=row["retry_of"],
    )


def sources_of(to: JobState) -> list[str]:
    return [source.value for source, targets in MOVES.items() if to in targets]


def create(
    tx: Transaction,
    *,
    job_id: str,
    draft_id: str,
    user_id: int,
    wallet: str,
    chat_id: int,
    thread_id: int | None,
    card_message_id: int | None,
    locale: str,
    kind: str,
    spec: Document,
    price: int,
    providers: Sequence[str],
    deadline_at: datetime,
    at: datetime,
    asked_in: int | None = None,
    retry_of: str | None = None,
) -> Job:
    """NotUnique when the draft has its job already: see `by_draft`."""
    row = tx.one(
        """INSERT INTO jobs
               (id, draft_id, user_id, wallet, chat_id, thread_id, card_message_id, locale, kind, spec, price,
                state, providers, next_check_at, deadline_at, created_at, changed_at, asked_in, retry_of)
           VALUES
               (:id, :draft_id, :user_id, :wallet, :chat_id, :thread_id, :card_message_id, :locale, :kind, :spec,
                :price, 'queued', :providers, :at, :deadline_at, :at, :at, :asked_in, :retry_of)
           RETURNING *""",
        id=job_id,
        draft_id=draft_id,
        user_id=user_id,
        wallet=wallet,
        chat_id=chat_id,
        thread_id=thread_id,
        card_message_id=card_message_id,
        locale=locale,
        kind=kind,
        spec=to_text(spec),
        price=price,
        providers=to_text(list(providers)),
        deadline_at=to_ms(deadline_at),
        at=to_ms(at),
        asked_in=asked_in,
        retry_of=retry_of,
    )
    return from_row(row)


def get(tx: Transaction, job_id: str) -> Job | None:
    row = tx.one_or_none("SELECT * FROM jobs WHERE id = :id", id=job_id)
    return from_row(row) if row else None


def by_draft(tx: Transaction, draft_id: str) -> Job | None:
    row = tx.one_or_none("SELECT * FROM jobs WHERE draft_id = :id", id=draft_id)
    return from_row(row) if row else None


def history(tx: Transaction, user_id: int, *, limit: int) -> list[Job]:
    """Newest first."""
    rows = tx.all(
        "SELECT * FROM jobs WHERE user_id = :id ORDER BY created_at DESC, id DESC LIMIT :limit",
        id=user_id,
        limit=limit,
    )
    return [from_row(row) for row in rows]


def count_all(tx: Transaction, user_id: int) -> int:
    """Count what a person ever ordered."""
    return int(tx.value("SELECT count(*) FROM jobs WHERE user_id = :id", id=user_id))


def last_retry(tx: Transaction, job_id: str) -> Job | None:
    """The job that was ordered last in place of this one, or of what was ordered in its place."""
    found = None
    while row := tx.one_or_none(
        "SELECT * FROM jobs WHERE retry_of = :id ORDER BY created_at DESC, id DESC LIMIT 1", id=job_id
    ):
        found = from_row(row)
        job_id = found.id
    return found


def queue_place(tx: Transaction, job: Job) -> int:
    """How many queued jobs wait for the same provider before this one."""
    return int(
        tx.value(
            """SELECT count(*) FROM jobs WHERE state = 'queued' AND provider = :provider
               AND (created_at, id) < (:created_at, :id)""",
            id=job.id,
            provider=job.provider,
            created_at=to_ms(job.created_at),
        )
    )


def claim(
    tx: Transaction,
    *,
    states: Collection[JobState],
    at: datetime,
    lease: timedelta,
    limit: int,
    holder: str = SINGLE_PROCESS,
) -> list[Job]:
    """Open jobs whose next check is due and that nobody holds or looks at, longest due first: the look is ours."""
    found = tx.all(
        """SELECT id FROM jobs
           WHERE state IN ('queued', 'submitting', 'running', 'unsure') AND state = ANY(:states)
           AND next_check_at <= :at AND (lease_until IS NULL OR lease_until < :at)
           AND (observed_until IS NULL OR observed_until < :at)
           ORDER BY next_check_at, created_at, id LIMIT :limit FOR UPDATE SKIP LOCKED""",
        states=_names(states),
        at=to_ms(at),
        limit=limit,
    )
    if not found:
        return []
    rows = tx.all(
        """UPDATE jobs SET epoch = epoch + 1, lease_until = :until, lease_by = :holder,
               observed_until = :until, observed_by = :holder
           WHERE id = ANY(:ids) RETURNING *""",
        holder=holder,
        until=to_ms(at + lease),
        ids=[row["id"] for row in found],
    )
    return sorted(map(from_row, rows), key=lambda job: (job.next_check_at, job.created_at, job.id))


def advance(
    tx: Transaction,
    job_id: str,
    to: JobState,
    *,
    at: datetime,
    epoch: int | None = None,
    reason: str | None = None,
    result_media: str | None = None,
    providers: Sequence[str] | None = None,
    next_check_at: datetime | None = None,
    deadline_at: datetime | None = None,
    lease_until: datetime | None = None,
) -> Job:
    """Of several that move a job, one wins and the others get StaleState. What is None stays as it was.

    Except for the lease: it ends with the move, unless its holder goes on until `lease_until`.
    """
    row = tx.one_or_none(
        """UPDATE jobs SET
               state = :to, changed_at = :at, checks = 0,
               reason = COALESCE(:reason, reason),
               result_media = COALESCE(:result_media, result_media),
               providers = COALESCE(:providers, providers),
               next_check_at = COALESCE(:next_check_at, next_check_at),
               deadline_at = COALESCE(:deadline_at, deadline_at),
               lease_until = :lease_until,
               epoch = CASE WHEN CAST(:epoch AS BIGINT) IS NULL THEN epoch + 1 ELSE epoch END
           WHERE id = :id AND state = ANY(:sources)
           AND (CAST(:epoch AS BIGINT) IS NULL OR epoch = :epoch) RETURNING *""",
        id=job_id,
        to=to.value,
        at=to_ms(at),
        epoch=epoch,
        sources=sources_of(to),
        reason=reason,
        result_media=result_media,
        providers=None if providers is None else to_text(list(providers)),
        next_check_at=to_ms(next_check_at),
        deadline_at=to_ms(deadline_at),
        lease_until=to_ms(lease_until),
    )
    if row is None:
        raise StaleState(job_id, wanted=to)
    return from_row(row)


def postpone(tx: Transaction, job: Job, *, next_check_at: datetime, at: datetime) -> Job:
    """Nothing new was learned: somebody looks again later. StaleState when the claim is lost."""
    row = tx.one_or_none(
        """UPDATE jobs SET next_check_at = :next_check_at, checks = checks + 1, lease_until = NULL, changed_at = :at
           WHERE id = :id AND epoch = :epoch AND state = :state RETURNING *""",
        id=job.id,
        epoch=job.epoch,
        state=job.state.value,
        next_check_at=to_ms(next_check_at),
        at=to_ms(at),
    )
    if row is None:
        raise StaleState(job.id, wanted=job.state)
    return from_row(row)


def ask_cancel(tx: Transaction, job_id: str, *, at: datetime) -> bool:
    """Noted, and due for a look now; False when the job is not open any more."""
    changed = tx.execute(
        """UPDATE jobs SET cancel_asked_at = COALESCE(cancel_asked_at, :at),
               next_check_at = CASE WHEN next_check_at > :at THEN :at ELSE next_check_at END
           WHERE id = :id AND state IN ('queued', 'submitting', 'running', 'unsure')""",
        id=job_id,
        at=to_ms(at),
    )
    return changed == 1


def place_card(tx: Transaction, job_id: str, message_id: int) -> None:
    """The card of a job is another message now: the old one is gone."""
    tx.execute(
        "UPDATE jobs SET card_message_id = :message_id WHERE id = :id", id=job_id, message_id=message_id
    )


def move_card(tx: Transaction, job_id: str, *, chat_id: int, message_id: int) -> None:
    """The group that it was asked in does not let it in: it belongs to the private chat now."""
    tx.execute(
        """UPDATE jobs SET asked_in = COALESCE(asked_in, chat_id), chat_id = :chat_id, thread_id = NULL,
               card_message_id = :message_id WHERE id = :id""",
        id=job_id,
        chat_id=chat_id,
        message_id=message_id,
    )


def _names(states: Collection[JobState]) -> list[str]:
    if not OPEN.issuperset(states):
        raise ValueError("only open jobs are claimed")
    return [state.value for state in states]


def ordered_since(
    tx: Transaction, *, user_id: int | None = None, chat_id: int | None = None, since: datetime
) -> Ordered:
    """Count what a person ordered, or what was ordered in a group, wherever its card is."""
    theirs, owner = _of(user_id, chat_id)
    row = tx.one(
        f"""SELECT count(*) AS jobs, COALESCE(sum(price), 0) AS credits FROM jobs
            WHERE created_at >= :since AND {_NOT_IN_VAIN} AND {theirs}""",  # noqa: S608 - constants of this module
        since=to_ms(since),
        owner=owner,
    )
    return Ordered(jobs=int(row["jobs"]), credits=int(row["credits"]))


def count_open(tx: Transaction, user_id: int | None = None, *, chat_id: int | None = None) -> int:
    """Count open jobs of a person, or of a group; not those in doubt, which are nobody's fault and may last.

    Open jobs are few, and those that somebody ever ordered are many: the sums keep both databases from going through
    the latter.
    """
    _, owner = _of(user_id, chat_id)
    theirs = "user_id + 0 = :owner" if chat_id is None else "COALESCE(asked_in, chat_id) + 0 = :owner"
    sql = f"SELECT count(*) FROM jobs WHERE {IS_OPEN} AND state <> 'unsure' AND {theirs}"  # noqa: S608 - constants
    return int(tx.value(sql, owner=owner))


def _of(user_id: int | None, chat_id: int | None) -> tuple[str, int]:
    if user_id is not None and chat_id is None:
        return "user_id = :owner", user_id
    if chat_id is not None and user_id is None:
        return IN_CHAT, chat_id
    raise ValueError("jobs are counted of a person or of a chat")
