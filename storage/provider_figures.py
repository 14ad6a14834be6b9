"""What each provider did lately, from committed rows.

SQLite begins a CROSS JOIN with the table that is named first: here the jobs of a short time, and not all the attempts
that a provider ever had.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from storage import users
from storage.codecs import from_ms, to_ms
from storage.jobs import IS_OPEN
from storage.provider_pauses import Pause
from storage.transaction import Transaction

LONGEST_LIFE = timedelta(
    hours=6
)  # of a job, generously: which rows to look at is found by when they were made
NOT_DONE = "jobs.state IN ('failed', 'expired') AND jobs.result_media IS NULL AND attempts.state <> 'refused'"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderDay:
    """Jobs made since its start that were last sent to one provider; `milliseconds` of those that it finished."""

    jobs: int
    failed: int
    milliseconds: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """`failed`: without a result, and not because the provider refused the picture."""

    at: datetime
    failed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderStanding:
    """One provider as the operator sees it. `spent` is in its points, `paused_by` the name of an admin."""

    day: ProviderDay
    spent: int
    pause: Pause | None = None
    paused_by: str = ""


def standing(tx: Transaction, provider: str, *, pause: Pause | None, since: datetime) -> ProviderStanding:
    """`pause` is the one that holds now, `since` the beginning of the day."""
    return ProviderStanding(
        day=day_of(tx, provider, since=since),
        spent=points_since(tx, provider, since=since),
        pause=pause,
        paused_by=_name_behind(tx, pause) if pause is not None else "",
    )


def _name_behind(tx: Transaction, pause: Pause) -> str:
    """The name of the admin who paused it, or the number of one who was forgotten."""
    _, _, number = pause.by.partition(":")
    admin = users.by_telegram_id(tx, int(number)) if number else None
    return admin.name if admin is not None else number


def points_since(tx: Transaction, provider: str, *, since: datetime) -> int:
    """What it says that it took of our account there."""
    return int(
        tx.value(
            """SELECT COALESCE(SUM(amount), 0) FROM transfers
               WHERE kind = 'cost' AND credit = :account AND at >= :since""",
            account=f"provider:{provider}:cost",
            since=to_ms(since),
        )
    )


def day_of(tx: Transaction, provider: str, *, since: datetime) -> ProviderDay:
    rows = tx.all(
        f"""SELECT attempts.state AS state, attempts.ended_at - attempts.sent_at AS took,
                   CASE WHEN {NOT_DONE} THEN 1 ELSE 0 END AS failed
            FROM jobs CROSS JOIN attempts WHERE attempts.job_id = jobs.id AND attempts.number = jobs.attempt_no
            AND jobs.created_at >= :since AND attempts.provider = :provider""",  # noqa: S608 - a constant of this module
        provider=provider,
        since=to_ms(since),
    )
    return ProviderDay(
        jobs=len(rows),
        failed=sum(row["failed"] for row in rows),
        milliseconds=tuple(row["took"] for row in rows if row["state"] == "succeeded"),
    )


def ended_lately(tx: Transaction, provider: str, *, since: datetime, limit: int) -> list[Ended]:
    """Newest first; what people called off does not count."""
    rows = tx.all(
        f"""SELECT jobs.changed_at AS at, CASE WHEN {NOT_DONE} THEN 1 ELSE 0 END AS failed
            FROM jobs CROSS JOIN attempts WHERE attempts.job_id = jobs.id AND attempts.number = jobs.attempt_no
            AND jobs.created_at >= :made AND jobs.changed_at >= :since AND attempts.provider = :provider
            AND jobs.state IN ('ready', 'delivered', 'failed', 'expired')
            ORDER BY jobs.changed_at DESC, jobs.id LIMIT :limit""",  # noqa: S608 - a constant of this module
        provider=provider,
        made=to_ms(since - LONGEST_LIFE),
        since=to_ms(since),
        limit=limit,
    )
    return [Ended(at=from_ms(row["at"]), failed=bool(row["failed"])) for row in rows]


def count_unfinished(tx: Transaction) -> int:
    """Of all jobs: taken, and not ended yet."""
    return int(tx.value(f"SELECT count(*) FROM jobs WHERE {IS_OPEN}"))  # noqa: S608 - a constant
