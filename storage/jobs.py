"""Jobs: their legal moves, and whose hands they are in.

A claim is a lease with an epoch. A claimant passes the epoch to every later write, and is refused once somebody else
has claimed the job or moved it. A move without an epoch is made by whoever learned something outside of any claim, such
as from a callback; it ends the claim that it overtakes.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from storage.documents import to_text
from storage.errors import StaleState
from storage.inbox import SINGLE_PROCESS
from storage.job_counts import count_open
from storage.job_rows import IS_OPEN, from_row
from storage.model import Document, Job, JobState
from storage.times import to_ms
from storage.transaction import Transaction

__all__ = [
    "MOVES",
    "NO_RESULT",
    "OPEN",
    "advance",
    "ask_cancel",
    "by_draft",
    "claim",
    "claim_one",
    "count_open",
    "create",
    "from_row",
    "get",
    "history",
    "place_card",
    "postpone",
    "queue_place",
    "sources_of",
]

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
) -> Job:
    """NotUnique when the draft has its job already: see `by_draft`."""
    row = tx.one(
        """INSERT INTO jobs
               (id, draft_id, user_id, wallet, chat_id, thread_id, card_message_id, locale, kind, spec, price,
                state, providers, next_check_at, deadline_at, created_at, changed_at, asked_in)
           VALUES
               (:id, :draft_id, :user_id, :wallet, :chat_id, :thread_id, :card_message_id, :locale, :kind, :spec,
                :price, 'queued', :providers, :at, :deadline_at, :at, :at, :asked_in)
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


def queue_place(tx: Transaction, job: Job) -> int:
    """How many queued jobs wait for the same provider before this one."""
    first = to_text(list(job.providers[:1]))[:-1]  # ["akool"
    return int(
        tx.value(
            # The sum keeps SQLite from going through all that is older; those that are open are few.
            f"""SELECT count(*) FROM jobs
                WHERE {IS_OPEN} AND state = 'queued' AND substr(providers, 1, :length) = :first AND id <> :id
                AND (created_at + 0 < :created_at OR (created_at + 0 = :created_at AND id < :id))""",  # noqa: S608
            id=job.id,
            first=first,
            length=len(first),
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
    """Open jobs whose next check is due and that nobody holds, longest due first."""
    rows = tx.all(
        """UPDATE jobs SET epoch = epoch + 1, lease_until = :until, lease_by = :holder WHERE id IN (
               SELECT id FROM jobs
               WHERE state IN ('queued', 'submitting', 'running', 'unsure') AND state = ANY(:states)
               AND next_check_at <= :at AND (lease_until IS NULL OR lease_until < :at)
               ORDER BY next_check_at, created_at, id LIMIT :limit FOR UPDATE SKIP LOCKED
           ) RETURNING *""",
        holder=holder,
        states=_names(states),
        at=to_ms(at),
        until=to_ms(at + lease),
        limit=limit,
    )
    return sorted(map(from_row, rows), key=lambda job: (job.next_check_at, job.created_at, job.id))


def claim_one(
    tx: Transaction, job_id: str, *, states: Collection[JobState], at: datetime, lease: timedelta
) -> Job | None:
    """This job now, due or not; None when somebody holds it or it is in another state."""
    row = tx.one_or_none(
        """UPDATE jobs SET epoch = epoch + 1, lease_until = :until
           WHERE id = :id AND state = ANY(:states) AND (lease_until IS NULL OR lease_until < :at) RETURNING *""",
        id=job_id,
        states=_names(states),
        at=to_ms(at),
        until=to_ms(at + lease),
    )
    return from_row(row) if row else None


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


def _names(states: Collection[JobState]) -> list[str]:
    if not OPEN.issuperset(states):
        raise ValueError("only open jobs are claimed")
    return [state.value for state in states]
