"""Units that look across jobs, attempts and outbox: the next ones, the due ones, and the job behind a task."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from storage import jobs
from storage.codecs import from_ms, to_ms, to_text
from storage.inbox import SINGLE_PROCESS
from storage.jobs import IS_OPEN
from storage.model import Callback, Job
from storage.transaction import Transaction

ORPHANS = 10  # jobs of a provider that is gone, claimed at once


def lock_person(tx: Transaction, user_id: int) -> None:
    """Until the transaction ends nobody else may count this person's jobs. SQLite has one writer anyway."""
    if tx.dialect == "postgresql":
        tx.value("SELECT id FROM users WHERE id = :id FOR UPDATE", id=user_id)


def lock_chat(tx: Transaction, chat_id: int) -> None:
    """The same for what was ordered in a group; after the person, so that nobody waits in a circle."""
    if tx.dialect == "postgresql":
        tx.value("SELECT id FROM chats WHERE id = :id FOR UPDATE", id=chat_id)


def claim_queued(
    tx: Transaction, *, room: Mapping[str, int], at: datetime, lease: timedelta, holder: str = SINGLE_PROCESS
) -> list[Job]:
    """Claim the oldest queued jobs of every provider, no more than it has room for.

    Jobs whose provider was taken out of the settings are claimed too: the dispatcher hands them on.
    """
    claimed: list[Job] = []
    for provider, concurrency in room.items():
        free = concurrency - _busy(tx, provider, at)
        if free > 0:
            claimed += _lease(tx, provider, limit=free, at=at, lease=lease, holder=holder)
    for provider in _waited_for(tx) - room.keys():
        claimed += _lease(tx, provider, limit=ORPHANS, at=at, lease=lease, holder=holder)
    return claimed


def _busy(tx: Transaction, provider: str, at: datetime) -> int:
    """How many jobs a provider has, and how many somebody has just claimed to send there.

    A place is free again as soon as the provider is done, even while the result is on its way to us.
    """
    return int(
        tx.value(
            f"""SELECT count(*) FROM jobs WHERE {IS_OPEN} AND provider = :provider AND (
                    state = 'queued' AND lease_until >= :at
                    OR state IN ('submitting', 'running') AND NOT EXISTS (
                        SELECT 1 FROM attempts WHERE attempts.job_id = jobs.id
                        AND attempts.number = jobs.attempt_no AND attempts.ended_at IS NOT NULL))""",  # noqa: S608 - a constant
            provider=provider,
            at=to_ms(at),
        )
    )


def _waited_for(tx: Transaction) -> set[str]:
    rows = tx.all(f"SELECT DISTINCT provider FROM jobs WHERE {IS_OPEN} AND state = 'queued'")  # noqa: S608
    return {row["provider"] for row in rows}


def _lease(
    tx: Transaction, provider: str, *, limit: int, at: datetime, lease: timedelta, holder: str
) -> list[Job]:
    found = tx.all(
        """SELECT id FROM jobs WHERE state = 'queued' AND provider = :provider AND next_check_at <= :now
           AND (lease_until IS NULL OR lease_until < :now)
           ORDER BY created_at, id LIMIT :limit FOR UPDATE SKIP LOCKED""",
        provider=provider,
        now=to_ms(at),
        limit=limit,
    )
    if not found:
        return []
    rows = tx.all(
        """UPDATE jobs SET lease_until = :until, lease_by = :holder, epoch = epoch + 1
           WHERE id = ANY(:ids) RETURNING *""",
        holder=holder,
        until=to_ms(at + lease),
        ids=[row["id"] for row in found],
    )
    return sorted((jobs.from_row(row) for row in rows), key=lambda job: (job.created_at, job.id))


def put_back(
    tx: Transaction, job: Job, *, providers: Sequence[str], next_check_at: datetime, at: datetime
) -> bool:
    """A claimed job that nobody was asked to do. False when the claim was not ours any more."""
    changed = tx.execute(
        """UPDATE jobs SET providers = :providers, next_check_at = :next, lease_until = NULL, changed_at = :at
           WHERE id = :id AND state = 'queued' AND epoch = :epoch""",
        id=job.id,
        epoch=job.epoch,
        providers=to_text(list(providers)),
        next=to_ms(next_check_at),
        at=to_ms(at),
    )
    return changed == 1


def release_leases(tx: Transaction, *, at: datetime) -> None:
    """For the one process of a SQLite database, at start: the holders of all leases are dead.

    On PostgreSQL another replica may be at work: there `replicas.free` tells the dead from the living.
    """
    if tx.dialect == "postgresql":
        return
    tx.execute(
        """UPDATE jobs SET lease_until = NULL, observed_until = NULL, epoch = epoch + 1, next_check_at = :at
           WHERE state IN ('queued', 'submitting', 'running', 'unsure')
           AND (lease_until IS NOT NULL OR observed_until IS NOT NULL)""",
        at=to_ms(at),
    )
    tx.execute(
        "UPDATE outbox SET lease_until = NULL, epoch = epoch + 1, next_at = :at WHERE state = 'waiting'",
        at=to_ms(at),
    )


def open_jobs(tx: Transaction, *, after: Job | None = None, limit: int = 200) -> list[Job]:
    """A page of the open jobs, those due soonest first. `after` is the last one of the page before."""
    rows = tx.all(
        f"""SELECT * FROM jobs WHERE {IS_OPEN}
            AND next_check_at >= :due AND (next_check_at > :due OR id > :id)
            ORDER BY next_check_at, id LIMIT :limit""",  # noqa: S608 - a constant
        due=to_ms(after.next_check_at) if after else -1,
        id=after.id if after else "",
        limit=limit,
    )
    return [jobs.from_row(row) for row in rows]


def unclaimed(tx: Transaction, *, before: datetime) -> list[str]:
    """Jobs with a result that could not be brought to anybody since then."""
    rows = tx.all(
        "SELECT id FROM jobs WHERE state = 'ready' AND changed_at < :before ORDER BY changed_at LIMIT 100",
        before=to_ms(before),
    )
    return [row["id"] for row in rows]


def bury_outbox(tx: Transaction, job_id: str) -> None:
    """Nothing is to be told about this job any more."""
    tx.execute(
        "UPDATE outbox SET state = 'dead' WHERE job_id = :id AND state IN ('waiting', 'parked')", id=job_id
    )


def job_of_task(tx: Transaction, *, provider: str, ref: str) -> str | None:
    row = tx.one_or_none(
        "SELECT job_id FROM attempts WHERE provider = :provider AND task_ref = :ref ORDER BY id DESC LIMIT 1",
        provider=provider,
        ref=ref,
    )
    return row["job_id"] if row else None


def callbacks_of(tx: Transaction, attempt_id: int) -> list[Callback]:
    """What was posted to an attempt's address and not looked at yet, oldest first."""
    rows = tx.all(
        "SELECT * FROM callbacks WHERE attempt_id = :id AND handled_at IS NULL ORDER BY id LIMIT 20",
        id=attempt_id,
    )
    return [
        Callback(
            id=row["id"],
            attempt_id=attempt_id,
            body=bytes(row["body"]),
            received_at=from_ms(row["received_at"]),
        )
        for row in rows
    ]


def jobs_with_news(tx: Transaction) -> list[str]:
    """Jobs whose callbacks were stored and not looked at: the process died in between."""
    rows = tx.all(
        """SELECT DISTINCT attempts.job_id AS job_id FROM callbacks JOIN attempts ON attempts.id = callbacks.attempt_id
           WHERE callbacks.handled_at IS NULL LIMIT 500"""
    )
    return [row["job_id"] for row in rows]


def give_media(tx: Transaction, media_id: str, *, user_id: int) -> None:
    """A result belongs to the person it was made for: it is theirs to be forgotten."""
    tx.execute(
        "UPDATE media SET user_id = :user WHERE id = :id AND user_id IS NULL", user=user_id, id=media_id
    )
